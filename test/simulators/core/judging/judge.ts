import { JournalEntry, JournalPayloads } from '../../../../electron/contract/journal-entry.ts';
import { raiseAlarm } from '../alarm.ts';
import { settleClaims } from '../claims/settle-claims.ts';
import { cardBySerialNo, changeCard, noteSequenceCounter } from '../core-card.ts';
import type { CoreDatabase } from '../core-database.ts';
import { releaseDebit } from '../debit.ts';
import { acceptIssuance } from './accept-issuance.ts';
import { sequenceCounterOf } from './check-card-proof.ts';
import { beginIssuance, isIssuanceOpen, moveIssuance, spendTicket } from './course-of-issuance.ts';
import { openIssuanceFile, payloadOf } from './issuance-file.ts';
import {
  type ApprovalConcern,
  noteApprovalEnded,
  noteApprovalGiven,
  noteApprovalRequested,
  noteApprovalsUsed,
} from './judge-approval.ts';
import { type CarriedFeeConcern, noteCarried, noteReturn, noteUse } from './judge-carried-fee.ts';
import { judgeClaim } from './judge-claim.ts';
import { judgeClaimAct } from './judge-claim-act.ts';
import { judgeDrawer } from './judge-drawer.ts';
import { judgeIssuance } from './judge-issuance.ts';
import { noteRemoteAnswer, noteRemoteReceipt } from './judge-remote-approval.ts';
import { isOfStock, judgeStock } from './judge-stock.ts';
import { judgeUndoing } from './judge-undoing.ts';
import { type ErasureConcern, noteCopiesErased, noteErasure } from './note-erasure.ts';
import { type GapConcern, noteGap, noteGapSettled } from './note-gap.ts';
import { noteRecall } from './note-recall.ts';
import { type CertificateConcern, noteRenewal } from './note-renewal.ts';
import { forgetOffline, noteOffline } from './offline-exposure.ts';
import { rejectionOf } from './rejection.ts';
import { noteStockOf } from './stock-figures.ts';
import { noteSupersession } from './supersession.ts';
import { type Outcome, tellOutcome } from './tell-outcome.ts';

/**
 * Judges the stored entries that have not been judged, in the order they came, one transaction each. Whatever it
 * finds becomes an outcome in the feed or an alarm; a stored entry stays stored.
 */
export function judgeStoredEntries(database: CoreDatabase): void {
  const next = database.prepare<[], { arrival: number; entry: string }>(
    'SELECT arrival, entry FROM entry WHERE judged = 0 ORDER BY arrival LIMIT 1',
  );
  const judgeNext = database.transaction((): boolean => {
    const row = next.get();
    if (row === undefined) return false;
    const entry = JournalEntry.parse(JSON.parse(row.entry));
    const misuse = noteApprovalsUsed(database, entry);
    const concern = judge(database, entry) ?? misuse;
    noteStockOf(database, entry);
    for (const raised of [concern, judgeDrawer(database, entry)]) {
      if (raised) raiseAlarm(database, entry.terminalId, entry.seq, raised);
    }
    database.prepare('UPDATE entry SET judged = 1 WHERE arrival = ?').run(row.arrival);
    return true;
  });
  while (judgeNext());
  database.transaction(() => settleClaims(database))();
}

/** What should not be possible in an honest journal. */
type Concern =
  | ApprovalConcern
  | CarriedFeeConcern
  | ErasureConcern
  | GapConcern
  | 'RECORD_NOT_UNDERSTOOD'
  | 'ISSUANCE_STARTED_TWICE'
  | 'ISSUANCE_NOT_OPEN'
  | 'RECALLED_CARD_UNKNOWN'
  | CertificateConcern;

/**
 * An issuance gets a verdict, what corrects or undoes one, and an act of the stock; of the other entries some move the
 * books, and all must be understood.
 */
function judge(database: CoreDatabase, entry: JournalEntry): Concern | undefined {
  switch (entry.type) {
    case 'SmartOtpIssuanceStarted':
      return noteStart(database, entry);
    case 'SmartOtpIssuanceResumed':
      return noteResumption(database, entry);
    case 'SmartOtpIssuanceAbandoned':
      return noteAbandonment(database, entry);
    case 'CarriedFeeReturned':
      return noteReturn(database, entry);
    case 'ClaimFiled':
    case 'ClaimCorrected':
      tellOutcome(database, entry, judgeClaim(database, entry));
      return undefined;
    case 'ClaimSupplemented':
    case 'RefundProcedureRecorded':
    case 'ClaimWithdrawn':
    case 'ObjectionFiled':
      tellOutcome(database, entry, judgeClaimAct(database, entry));
      return undefined;
    case 'SmartOtpIssued':
    case 'SmartOtpIssuanceCorrected':
      return giveVerdict(database, entry);
    case 'ApprovalRequested':
      return noteApprovalRequested(database, entry);
    case 'ApprovalGiven':
      return noteApprovalGiven(database, entry);
    case 'RemoteApprovalAnswered':
      return noteRemoteAnswer(database, entry);
    case 'RemoteApprovalReceived':
      return noteRemoteReceipt(database, entry);
    case 'ApprovalRefused':
    case 'ApprovalLapsed':
      return noteApprovalEnded(database, entry);
    case 'SmartOtpIssuanceReversed':
    case 'RejectedRecordWithdrawn':
      return judgeUndoing(database, entry) ? undefined : 'RECORD_NOT_UNDERSTOOD';
    case 'CertificateRenewed':
      return noteRenewal(database, entry);
    case 'PersonalDataErased':
      return noteErasure(database, entry);
    case 'EvidenceCopiesErased':
      return noteCopiesErased(database, entry);
    case 'JournalGapFound':
      return noteGap(entry);
    case 'JournalGapSettled':
      return noteGapSettled(database, entry);
    case 'CardRecalled':
      return noteRecalledCard(database, entry);
    default:
      if (isOfStock(entry)) {
        tellOutcome(database, entry, judgeStock(database, entry));
        return undefined;
      }
      return JournalPayloads[entry.type].safeParse(entry.payload).success
        ? undefined
        : 'RECORD_NOT_UNDERSTOOD';
  }
}

function noteStart(database: CoreDatabase, entry: JournalEntry): Concern | undefined {
  const payload = payloadOf(entry, 'SmartOtpIssuanceStarted');
  if (payload === undefined) return 'RECORD_NOT_UNDERSTOOD';
  return beginIssuance(database, entry, payload)
    ? noteUse(database, entry, payload)
    : 'ISSUANCE_STARTED_TWICE';
}

function noteResumption(database: CoreDatabase, entry: JournalEntry): Concern | undefined {
  const payload = payloadOf(entry, 'SmartOtpIssuanceResumed');
  if (payload === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const open = isIssuanceOpen(database, entry.terminalId, payload.issuanceId);
  if (open) spendTicket(database, entry, payload.issuanceId, payload.ticketNo);
  return open ? undefined : 'ISSUANCE_NOT_OPEN';
}

/** The fee is let go. A card that is out of use or out of sight is never issued; any other stays in stock. */
function noteAbandonment(database: CoreDatabase, entry: JournalEntry): Concern | undefined {
  const payload = payloadOf(entry, 'SmartOtpIssuanceAbandoned');
  if (payload === undefined) return 'RECORD_NOT_UNDERSTOOD';
  if (!moveIssuance(database, entry.terminalId, payload.issuanceId, ['STARTED'], 'ABANDONED'))
    return 'ISSUANCE_NOT_OPEN';
  releaseDebit(database, payload.issuanceId);
  const lost = payload.reason === 'CARD_LOST_AT_COUNTER';
  if (lost) raiseAlarm(database, entry.terminalId, entry.seq, 'CARD_LOST');
  if (lost) takeFromStock(database, payload.issuanceId, 'LOST');
  else if (payload.reason === 'CARD_NOT_GENUINE' || payload.reason === 'CARD_DEFECTIVE')
    takeFromStock(database, payload.issuanceId, 'SPOILED');
  forgetOffline(database, payload.issuanceId);
  return noteCarried(database, entry, payload);
}

function giveVerdict(database: CoreDatabase, entry: JournalEntry): Concern | undefined {
  const file = openIssuanceFile(database, entry);
  if (file === undefined) {
    tellOutcome(database, entry, { verdict: 'REJECTED', rejection: rejectionOf('RECORD_NOT_UNDERSTOOD') });
    return 'RECORD_NOT_UNDERSTOOD';
  }
  const { checks, rejection } = judgeIssuance(file);
  const outcome: Outcome =
    rejection === undefined
      ? { verdict: 'ACCEPTED', coreNo: acceptIssuance(file) }
      : { verdict: 'REJECTED', rejection: rejectionOf(rejection) };
  const { issuanceId, serialNo, customerNo, proof } = file.issued;
  // A genuine proof counts whatever else was wrong.
  if (file.card && checks.cryptogram)
    noteSequenceCounter(database, file.card, sequenceCounterOf(proof.initializeUpdate, file.card));
  if (file.start?.state === 'STARTED' && proof.check.kind === 'TICKET')
    noteOffline(database, entry, issuanceId);
  if (rejection !== undefined) moveIssuance(database, entry.terminalId, issuanceId, ['STARTED'], 'REJECTED');
  if (file.supersedes !== undefined) noteSupersession(database, entry, file.supersedes);
  database
    .prepare(
      `INSERT INTO judgement (entry_id, issuance_id, serial_no, customer_no, supersedes, core_no, rejection_code, checks)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      entry.id,
      issuanceId,
      serialNo,
      customerNo,
      file.supersedes?.id ?? null,
      outcome.verdict === 'ACCEPTED' ? outcome.coreNo : null,
      rejection ?? null,
      JSON.stringify(checks),
    );
  tellOutcome(database, entry, outcome);
  return undefined;
}

function noteRecalledCard(database: CoreDatabase, entry: JournalEntry): Concern | undefined {
  const payload = payloadOf(entry, 'CardRecalled');
  if (payload === undefined) return 'RECORD_NOT_UNDERSTOOD';
  return noteRecall(database, payload) ? undefined : 'RECALLED_CARD_UNKNOWN';
}

function takeFromStock(database: CoreDatabase, issuanceId: string, status: 'SPOILED' | 'LOST'): void {
  const serialNo = database
    .prepare<[string], string>('SELECT serial_no FROM issuance WHERE issuance_id = ?')
    .pluck()
    .get(issuanceId);
  const card = serialNo === undefined ? undefined : cardBySerialNo(database, serialNo);
  if (card?.status === 'IN_STOCK') changeCard(database, card, { status, assignedTo: null });
}
