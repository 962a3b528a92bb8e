import { randomBytes, randomUUID } from 'node:crypto';
import { won } from '../../../electron/contract/won.ts';
import type { Act } from '../../../electron/desk/journal/journal.ts';
import { serialNoOf, staff } from '../../simulators/core/sample-bank.ts';

const hex = (bytes: number) => randomBytes(bytes).toString('hex').toUpperCase();

/** The record of an offline issuance, every field as long as a real one. */
export const sampleAct = (): Act<'SmartOtpIssued'> => ({
  type: 'SmartOtpIssued',
  actor: staff.teller.staffNo,
  payload: {
    issuanceId: randomUUID(),
    customerNo: '0000000406',
    serialNo: serialNoOf(1),
    receiptNo: '0421-01-20261123-0001',
    fee: { method: 'CASH', amount: won(3_000), received: won(10_000), change: won(7_000), carriedFrom: null },
    debitNo: null,
    transactionHash: hex(32),
    proof: {
      identity: { source: 'CIN', value: hex(8) },
      hostChallenge: hex(8),
      initializeUpdate: hex(32),
      possession: hex(20),
      check: { kind: 'TICKET', ticketNo: 1, answerSha256: hex(32) },
    },
  },
});
