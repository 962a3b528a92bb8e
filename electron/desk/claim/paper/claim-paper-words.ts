import type { CustomerAction, Exposed } from '../../../contract/claim.ts';
import type { MovementChannel, Suspension } from '../../../contract/claim-money.ts';
import type { RefundPoint } from '../../../contract/claim-money-review.ts';
import type {
  AccidentMeans,
  AccidentType,
  MovementKind,
  NotificationChannel,
  Representation,
} from '../../../contract/claim-reference.ts';
import type { IdentityDocument } from '../../../contract/issuance.ts';

type SuspensionState =
  | Exclude<Suspension['state'], 'ANSWERED'>
  | Extract<Suspension, { state: 'ANSWERED' }>['result'];

/** Every word that stands on a claim's papers, in one of the customer's languages. */
export interface ClaimPaperWords {
  readonly formTitle: string;
  readonly receiptTitle: string;
  readonly draft: string;
  readonly copy: (n: number) => string;
  readonly page: (x: number, y: number) => string;
  readonly won: (amount: number) => string;
  readonly none: string;
  readonly section: Readonly<
    Record<'applicant' | 'accident' | 'money' | 'refund' | 'papers' | 'declaration' | 'signature', string>
  >;
  readonly label: Readonly<
    Record<
      | ('number' | 'coreNumber' | 'filedAt' | 'printedAt' | 'branch' | 'teller')
      | ('name' | 'birth' | 'document' | 'phone' | 'email' | 'address' | 'channels' | 'payTo')
      | ('representation' | 'representative' | 'relation' | 'representativePhone')
      | ('accidentType' | 'means' | 'beganAt' | 'noticedAt' | 'exposed' | 'actions' | 'narrative' | 'outside')
      | ('at' | 'kind' | 'amount' | 'from' | 'to' | 'suspension')
      | ('loss' | 'lossInWords' | 'frozen' | 'refunded' | 'signedOn' | 'openPapers'),
      string
    >
  >;
  readonly identityDocument: Readonly<Record<IdentityDocument['kind'], string>>;
  readonly representation: Readonly<Record<Representation, string>>;
  readonly channel: Readonly<Record<NotificationChannel, string>>;
  readonly accidentType: Readonly<Record<AccidentType, string>>;
  readonly means: Readonly<Record<AccidentMeans, string>>;
  readonly exposed: Readonly<Record<Exposed, string>>;
  readonly action: Readonly<Record<CustomerAction, string>>;
  readonly movement: Readonly<Record<MovementKind, string>>;
  readonly movementChannel: Readonly<Record<MovementChannel, string>>;
  readonly suspension: Readonly<Record<SuspensionState, string>>;
  readonly refundStep: Readonly<Record<RefundPoint['step'], string>>;
  readonly certainty: Readonly<Record<RefundPoint['certainty'], (date: string) => string>>;
  /** Why the accident is likely outside the standard, as the reference data ends the sentence. */
  readonly outside: (because: string) => string;
  readonly paper: {
    readonly present: string;
    readonly pending: (until: string) => string;
    readonly notApplicable: (reason: string) => string;
  };
  readonly agreed: string;
  readonly notAgreed: string;
  /** That a claim is no promise; beneath the signature. */
  readonly noPromise: string;
  /** In the place of a signature whose picture can't be drawn. */
  readonly signatureNotShown: string;
  /** In the place of a signature that follows. */
  readonly signaturePending: (why: string) => string;
  readonly unknownTarget: string;
  readonly receipt: { readonly provisional: string; readonly keep: string; readonly refundFirst: string };
}
