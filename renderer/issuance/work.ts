import type { WaiverGround } from '../../electron/contract/fee-waiver.ts';
import type { CarriedFee, FeeSettlement } from '../../electron/contract/issuance.ts';
import {
  IdentityDocument,
  type IdentityDocumentKind,
  type IssuanceDraft,
  type IssuanceOrder,
  type LegalRepresentativeDocuments,
  type PhoneCheck,
  type ReplacementReason,
} from '../../electron/contract/issuance.ts';
import { won } from '../../electron/contract/won.ts';
import type { Step } from './steps.ts';

/** What the teller has entered so far. More than the draft: amounts counted and consents never leave the page half-done. */
export interface Work {
  readonly draftId: string;
  readonly step: Step;
  readonly customerNo: string | null;
  readonly documentKind: IdentityDocumentKind | null;
  readonly documentNumber: string;
  readonly authenticity: IdentityDocument['authenticityCheck'] | null;
  readonly device: PhoneCheck['device'] | null;
  readonly nfc: boolean;
  readonly sim: boolean;
  readonly papers: LegalRepresentativeDocuments;
  readonly replacement: ReplacementReason | null;
  readonly reader: string | null;
  readonly cardSerialNo: string | null;
  readonly feeMethod: FeeSettlement['method'] | null;
  /** Cash counted, won; what is carried over comes on top. */
  readonly received: number | null;
  /** A fee carried over is used, when there is one. */
  readonly useCarried: boolean;
  readonly accountNo: string | null;
  /** Why the fee is waived. */
  readonly ground: WaiverGround | null;
  /** The request that has been approved for exactly this. */
  readonly approvalRequestId: string | null;
  /** The request that has been approved for issuing beyond the caps of what may be issued without the line. */
  readonly exposureApprovalId: string | null;
}

const noPapers: LegalRepresentativeDocuments = {
  representativeId: false,
  basicCertificate: false,
  familyRelationCertificate: false,
  seal: false,
};

/** Nothing entered yet. `draftId` keys the whole issuance: the desk makes at most one of it. */
export const newWork = (draftId: string): Work => ({
  draftId,
  step: 'CUSTOMER',
  customerNo: null,
  documentKind: null,
  documentNumber: '',
  authenticity: null,
  device: null,
  nfc: false,
  sim: false,
  papers: noPapers,
  replacement: null,
  reader: null,
  cardSerialNo: null,
  feeMethod: null,
  received: null,
  useCarried: true,
  accountNo: null,
  ground: null,
  approvalRequestId: null,
  exposureApprovalId: null,
});

/** What changes with the customer: all that was seen and settled was another's. The card on its reader stays. */
export function forCustomer(customerNo: string): Partial<Work> {
  const { draftId: _draft, step: _step, reader: _reader, cardSerialNo: _card, ...nothing } = newWork('');
  return { ...nothing, customerNo };
}

/** The work as it was left. */
export const workOf = (draft: IssuanceDraft): Work => ({
  ...newWork(draft.draftId),
  step: draft.step,
  customerNo: draft.customerNo,
  documentKind: draft.identityDocument?.kind ?? null,
  documentNumber: draft.identityDocument?.number ?? '',
  authenticity: draft.identityDocument?.authenticityCheck ?? null,
  device: draft.phoneCheck?.device ?? null,
  nfc: draft.phoneCheck?.nfc ?? false,
  sim: draft.phoneCheck?.simHoldsNumber ?? false,
  papers: draft.legalRepresentative ?? noPapers,
  replacement: draft.replacement,
  reader: draft.reader,
  cardSerialNo: draft.cardSerialNo,
  feeMethod: draft.feeMethod,
});

const numberComplete = (number: string): boolean => IdentityDocument.shape.number.safeParse(number).success;

/** What of the work is kept for later; a number half typed is not. */
export const draftOf = (work: Work): IssuanceDraft => ({
  draftId: work.draftId,
  step: work.step,
  customerNo: work.customerNo,
  identityDocument: {
    ...(work.documentKind !== null && { kind: work.documentKind }),
    ...(numberComplete(work.documentNumber) && { number: work.documentNumber }),
    ...(work.authenticity !== null && { authenticityCheck: work.authenticity }),
  },
  phoneCheck: {
    ...(work.device !== null && { device: work.device }),
    nfc: work.nfc,
    simHoldsNumber: work.sim,
  },
  legalRepresentative: work.papers,
  replacement: work.replacement,
  reader: work.reader,
  cardSerialNo: work.cardSerialNo,
  feeMethod: work.feeMethod,
});

/** The order the work amounts to, or null while something is missing. */
export function orderOf(
  work: Work,
  needs: {
    readonly legalRepresentative: boolean;
    readonly replacement: boolean;
    readonly carried: CarriedFee | null;
  },
): IssuanceOrder | null {
  const fee = feeOf(work, needs.carried);
  const { customerNo, documentKind, authenticity, device, reader, cardSerialNo } = work;
  if (customerNo === null || documentKind === null || authenticity === null || device === null) return null;
  if (reader === null || cardSerialNo === null || fee === null) return null;
  return {
    draftId: work.draftId,
    customerNo,
    identityDocument: { kind: documentKind, number: work.documentNumber, authenticityCheck: authenticity },
    phoneCheck: { device, nfc: work.nfc, simHoldsNumber: work.sim },
    legalRepresentative: needs.legalRepresentative ? work.papers : null,
    replacement: needs.replacement ? work.replacement : null,
    reader,
    cardSerialNo,
    fee,
    exposureApprovalId: work.exposureApprovalId,
  };
}

/** What of a fee carried over this work uses. */
export const carriedInto = (work: Work, carried: CarriedFee | null): CarriedFee | null =>
  work.useCarried ? carried : null;

function feeOf(work: Work, carried: CarriedFee | null): FeeSettlement | null {
  switch (work.feeMethod) {
    case 'CASH': {
      const carriedFrom = carriedInto(work, carried)?.issuanceId ?? null;
      if (work.received === null && carriedFrom === null) return null;
      return { method: 'CASH', received: won(work.received ?? 0), carriedFrom };
    }
    case 'DEBIT':
      return work.accountNo === null ? null : { method: 'DEBIT', accountNo: work.accountNo };
    case 'WAIVED':
      return work.approvalRequestId === null
        ? null
        : { method: 'WAIVED', approvalRequestId: work.approvalRequestId };
    case null:
      return null;
  }
}

/** A change that takes with it the consent it was not part of: a supervisor approved the work as it was. */
export function withoutStaleConsent(part: Partial<Work>): Partial<Work> {
  const touches = ['customerNo', 'cardSerialNo', 'replacement', 'feeMethod', 'ground'] as const;
  return touches.some((field) => field in part)
    ? { ...part, approvalRequestId: null, exposureApprovalId: null }
    : part;
}
