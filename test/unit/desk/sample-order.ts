import { v7 as uuidv7 } from 'uuid';
import type { IssuanceOrder } from '../../../electron/contract/issuance.ts';
import { won } from '../../../electron/contract/won.ts';

/** An order that every rule allows: this card for this customer, fee in cash, on a reader called `reader`. */
export const orderOf = (customerNo: string, cardSerialNo: string): IssuanceOrder => ({
  draftId: uuidv7(),
  customerNo,
  identityDocument: { kind: 'RESIDENT_CARD', number: '9001010000000', authenticityCheck: 'AUTHENTIC' },
  phoneCheck: { device: 'ANDROID_PHONE', nfc: true, simHoldsNumber: true },
  legalRepresentative: null,
  replacement: null,
  reader: 'reader',
  cardSerialNo,
  exposureApprovalId: null,
  fee: { method: 'CASH', received: won(10_000), carriedFrom: null },
});
