import type { z } from 'zod';
import { Claim, type FiledFile } from '../../contract/claim.ts';
import type { ClaimStep } from '../../contract/claim-draft.ts';
import type { ChecklistLine, ClaimObjection, DuplicateCheck } from '../../contract/claim-intake.ts';
import type { RefundProcedure } from '../../contract/claim-money.ts';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import { likelyOutside } from '../../contract/likely-outside.ts';
import type { StoredDraft } from './claim-drafts.ts';
import { moneyTotals } from './money-totals.ts';

const stepOf: Readonly<Record<string, ClaimStep>> = {
  who: 'WHO',
  what: 'WHAT',
  money: 'MONEY',
  evidence: 'EVIDENCE',
  declaration: 'DECLARATION',
};

/** What is added to a draft's sections when it is filed. */
export interface Filing {
  readonly provisionalNo: string;
  readonly reference: ClaimReference;
  readonly checklist: readonly ChecklistLine[];
  readonly files: readonly FiledFile[];
  readonly duplicateCheck: DuplicateCheck['check'];
}

/** The claim that a draft makes, or every field that is still missing for one. */
export function composeClaim(stored: StoredDraft, filing: Filing): Claim | ClaimObjection[] {
  const composed = Claim.safeParse(assemble(stored, filing));
  return composed.success ? composed.data : composed.error.issues.flatMap(objectionOf);
}

/** A field that is left open on purpose is written down as such: nobody, nothing, not yet. */
function assemble({ draft, identityNumbers }: StoredDraft, filing: Filing) {
  const { who, what, money, declaration } = draft;
  const movements = (money.movements ?? []).map((movement) => ({
    ...movement,
    asset: movement.asset ?? null,
    suspension: movement.suspension ?? { state: 'NOT_ASKED' as const },
  }));
  const notYet: Omit<RefundProcedure, 'applied'> = {
    reportedAt: null,
    papersOn: null,
    finalNoticeOn: null,
    announcedOn: null,
    decidedOn: null,
    refund: null,
  };
  const sums = moneyTotals(money);
  return {
    claimId: draft.claimId,
    provisionalNo: filing.provisionalNo,
    referenceFrom: filing.reference.effectiveFrom,
    who: {
      duplicate: null,
      ...who,
      identityDocument: { ...who.identityDocument, ...numberOf(identityNumbers.customer) },
      representative: who.representation === 'SELF' ? null : representativeOf(who, identityNumbers),
      contact: { email: null, ...who.contact },
    },
    what: { meansInWords: '', devices: [], exposed: [], actions: [], exclusions: {}, ...what },
    money: { ...money, movements, refund: { ...notYet, ...money.refund } },
    evidence: {
      checklist: filing.checklist.flatMap(({ item }) => (item === null ? [] : [item])),
      files: filing.files,
    },
    declaration: { texts: [], ...declaration },
    // Sums too large for whole won are an objection before this is looked at.
    totals: { loss: sums?.loss ?? 0, frozen: sums?.frozen ?? 0 },
    likelyOutside: likelyOutside(filing.reference, what).map(({ code }) => code),
    duplicateCheck: filing.duplicateCheck,
  };
}

const numberOf = (number: string | null) => (number === null ? {} : { number });

function representativeOf(
  { representative }: StoredDraft['draft']['who'],
  { representative: number }: StoredDraft['identityNumbers'],
) {
  const notSeen = {
    powerOfAttorney: false,
    sealCertificate: false,
    basicCertificate: false,
    familyRelationCertificate: false,
  };
  return {
    ...representative,
    identityDocument: { ...representative?.identityDocument, ...numberOf(number) },
    papers: { ...notSeen, ...representative?.papers },
  };
}

/** A field of a section that the claim needs. What is missing outside the sections is a bug. */
function objectionOf({ path }: z.core.$ZodIssue): ClaimObjection {
  const [section = '', ...field] = path.map(String);
  const step = stepOf[section];
  if (step === undefined) throw new Error(`a claim was put together without ${path.join('.')}`);
  return { section: step, field: field.join('.'), problem: { tag: 'ClaimFieldMissing' } };
}
