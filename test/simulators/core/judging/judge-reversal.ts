import type { ApprovalSubject } from '../../../../electron/contract/approval.ts';
import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import { canonicalJson } from '../canonical-json.ts';
import { cardBySerialNo, cardHeldBy, changeCard } from '../core-card.ts';
import type { CoreDatabase } from '../core-database.ts';
import { customerByNo, noteSmartOtp } from '../customer-book.ts';
import { refundDebit } from '../debit.ts';
import type { Terminal } from '../terminal.ts';
import { checkConsent } from './check-consent.ts';
import { checkChain, checkSignature } from './check-seal.ts';
import { moveIssuance } from './course-of-issuance.ts';
import { startOf } from './issuance-file.ts';
import { worksAt } from './judge-approval.ts';
import type { RejectionCode } from './rejection.ts';
import { checkSupersession, rejectionIn } from './supersession.ts';

type Reversal = JournalPayload<'SmartOtpIssuanceReversed'>;

/**
 * Judges the reversal of an issuance, accepted or rejected: it undoes what stands, by who may and with the consent of
 * a supervisor to exactly this, and gives back what was paid, the way it was paid. Changes nothing.
 */
export function judgeReversal(
  database: CoreDatabase,
  terminal: Terminal,
  entry: JournalEntry,
  reversal: Reversal,
): RejectionCode | undefined {
  const { issuanceId, supersedes, serialNo, refund } = reversal;
  const start = startOf(database, terminal.terminalId, issuanceId);
  const sealed = { database, terminal, entry };
  const broken = checkSignature(sealed) ?? checkChain(sealed);
  if (broken !== undefined) return broken;
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (start.state !== 'ACCEPTED' && start.state !== 'REJECTED') return 'ISSUANCE_CLOSED';
  const unsound = checkSupersession(database, entry, supersedes, issuanceId);
  if (unsound !== undefined) return unsound;
  if (rejectionIn(database, supersedes.id)?.ways.includes('REVERSE') === false) return 'WAY_NOT_OFFERED';

  const actor = worksAt(database, entry.terminalId, entry.actor);
  if (actor === undefined || (actor.role !== 'SUPERVISOR' && entry.actor !== start.entry.actor))
    return 'STAFF_NOT_PERMITTED';
  const refused = checkConsent(database, entry, 'REVERSAL', (subject) => isOfThis(subject, reversal));
  if (refused !== undefined) return refused;
  const owed = owedFor(start.payload.fee);
  return serialNo === start.payload.serialNo && canonicalJson(refund) === canonicalJson(owed)
    ? undefined
    : 'REFUND_WRONG';
}

/** Gives the fee back and takes the card away from whoever had it by this issuance. */
export function acceptReversal(
  database: CoreDatabase,
  terminal: Terminal,
  { issuanceId, serialNo, card: status }: Reversal,
): void {
  const start = startOf(database, terminal.terminalId, issuanceId);
  const customer = start && customerByNo(database, start.payload.customerNo);
  const card = cardBySerialNo(database, serialNo);
  moveIssuance(database, terminal.terminalId, issuanceId, ['ACCEPTED', 'REJECTED'], 'REVERSED');
  refundDebit(database, issuanceId);
  if (card === undefined || (card.holder !== null && card.holder !== customer?.customerNo)) return;
  changeCard(database, card, { status, holder: null, assignedTo: null });
  if (customer === undefined) return;
  noteSmartOtp(
    database,
    customer,
    cardHeldBy(database, customer.customerNo) !== undefined,
    terminal.branchNo,
  );
}

/** What was consented to, but for the name it was shown under. */
function isOfThis(subject: ApprovalSubject, { receiptNo: _, ...reversal }: Reversal): boolean {
  if (subject.kind !== 'REVERSAL') return false;
  const { kind: _kind, maskedName: _name, ...agreed } = subject;
  return canonicalJson(agreed) === canonicalJson(reversal);
}

function owedFor(fee: JournalPayload<'SmartOtpIssued'>['fee']): Reversal['refund'] {
  if (fee.method === 'WAIVED' || fee.amount === 0) return { method: 'NONE' };
  return fee.method === 'CASH'
    ? { method: 'CASH', amount: fee.amount }
    : { method: 'DEBIT', amount: fee.amount, accountNo: fee.accountNo };
}
