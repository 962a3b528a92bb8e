import type { ChecklistItem } from '../../../contract/claim.ts';
import type { ClaimDraft } from '../../../contract/claim-draft.ts';
import type { RefundPoint } from '../../../contract/claim-money-review.ts';
import type { ClaimReference } from '../../../contract/claim-reference.ts';
import type { Customer } from '../../../contract/customer.ts';
import type { Instant } from '../../../contract/moment.ts';
import type { BranchSettings } from '../../../contract/reference-data.ts';
import type { PaperLanguage } from './words-in.ts';

/** Everything a claim's papers are written from, filed or still being taken in. */
export interface ClaimPaperFacts {
  readonly language: PaperLanguage;
  readonly settings: Pick<BranchSettings, 'bankName' | 'branchName'>;
  readonly reference: Pick<
    ClaimReference,
    'papers' | 'texts' | 'institutions' | 'exchanges' | 'standardFrom' | 'exclusions'
  >;
  /** Null while it is being taken in. */
  readonly filed: {
    readonly provisionalNo: string;
    /** Null until the core's number has arrived. */
    readonly coreNo: string | null;
    readonly at: Instant;
  } | null;
  readonly sections: Pick<ClaimDraft, 'who' | 'what' | 'money' | 'declaration'>;
  readonly checklist: readonly ChecklistItem[];
  readonly timeline: readonly RefundPoint[];
  readonly customer: Pick<Customer, 'name' | 'birthDate'> | null;
  readonly maskedIdentityNo: string | null;
  /** PNG of the drawn signature; NOT_SHOWN: there is one that can't be drawn any more; null for none, and for one on paper. */
  readonly signature: Uint8Array | 'NOT_SHOWN' | null;
  readonly teller: string;
  readonly printedAt: Instant;
  /** 0 for the original, else the number of the copy. */
  readonly copyNo: number;
}
