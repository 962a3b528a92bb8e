import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { seoulDateOf } from '../../../../electron/contract/moment.ts';
import { raiseAlarm } from '../alarm.ts';
import {
  advanceCase,
  type CoreCase,
  caseById,
  courseOf,
  enterCase,
  enterPapers,
  isFree,
} from '../claims/claim-ledger.ts';
import { claimReferenceOn } from '../claims/claim-reference-master.ts';
import { lastDayOf } from '../claims/last-day.ts';
import type { CoreDatabase } from '../core-database.ts';
import { nextNumber } from '../number-range.ts';
import { settingsOf } from '../reference-data.ts';
import { terminalById } from '../terminal.ts';
import { checkConsent } from './check-consent.ts';
import { payloadOf } from './issuance-file.ts';
import { worksAt } from './judge-approval.ts';
import { type RejectionCode, rejectionOf } from './rejection.ts';
import type { Outcome } from './tell-outcome.ts';

/** What an act does to the books once nothing is wrong with it, under the number it gets. */
type Judged = RejectionCode | ((coreNo: string) => void);

/** Judges what was done about a claim after it was filed: a supplement, a step of the refund, a withdrawal, an objection. One that is rejected is done anew. */
export function judgeClaimAct(database: CoreDatabase, entry: JournalEntry): Outcome {
  const judged = judge(database, entry);
  const rejected = typeof judged === 'string' ? judged : null;
  const coreNo = rejected === null ? nextNumber(database, 'CLAIM_ACT') : null;
  database.prepare('INSERT INTO claim_act VALUES (?, ?, ?, ?)').run(entry.id, entry.type, coreNo, rejected);
  if (typeof judged === 'string' || coreNo === null)
    return {
      verdict: 'REJECTED',
      rejection: { ...rejectionOf(rejected ?? 'RECORD_NOT_UNDERSTOOD'), ways: ['WITHDRAW'] },
    };
  judged(coreNo);
  return { verdict: 'ACCEPTED', coreNo };
}

function judge(database: CoreDatabase, entry: JournalEntry): Judged {
  const role = worksAt(database, entry.terminalId, entry.actor)?.role ?? '';
  if (!['TELLER', 'SUPERVISOR'].includes(role)) return 'STAFF_NOT_PERMITTED';
  switch (entry.type) {
    case 'ClaimSupplemented':
      return judgeSupplement(database, entry);
    case 'RefundProcedureRecorded':
      return judgeRefund(database, entry);
    case 'ClaimWithdrawn':
      return judgeWithdrawal(database, entry);
    default:
      return judgeObjection(database, entry);
  }
}

function judgeSupplement(database: CoreDatabase, entry: JournalEntry): Judged {
  const supplement = payloadOf(entry, 'ClaimSupplemented');
  if (supplement === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const { claimId, checklist, files } = supplement;
  const found = openCase(database, claimId);
  if (typeof found === 'string') return found;
  const shown = checklist.every(
    ({ paper, status }) => status !== 'PRESENT' || files.some((file) => file.paper === paper),
  );
  return shown ? () => enterPapers(database, claimId, checklist, files) : 'CLAIM_PAPERS_MISSING';
}

/** Only what has happened is recorded, in the order of the law, and money with the day it was decided on. */
function judgeRefund(database: CoreDatabase, entry: JournalEntry): Judged {
  const recorded = payloadOf(entry, 'RefundProcedureRecorded');
  if (recorded === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const found = openCase(database, recorded.claimId);
  if (typeof found === 'string') return found;
  const { reportedAt, finalNoticeOn, papersOn, announcedOn, decidedOn, refund } = recorded.refund;
  const reportedOn = reportedAt && seoulDateOf(reportedAt);
  const happened = [reportedOn, finalNoticeOn, papersOn, announcedOn, decidedOn].filter((on) => on !== null);
  const inOrder = happened.every((on, i) => on <= (happened[i + 1] ?? seoulDateOf(entry.occurredAt)));
  const isDecided = refund === null || refund === 0 || decidedOn !== null;
  return inOrder && isDecided ? () => {} : 'CLAIM_REFUND_DATES_WRONG';
}

/** A second person has consented: a claim that is taken back does not come back. */
function judgeWithdrawal(database: CoreDatabase, entry: JournalEntry): Judged {
  const withdrawal = payloadOf(entry, 'ClaimWithdrawn');
  if (withdrawal === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const found = openCase(database, withdrawal.claimId);
  if (typeof found === 'string') return found;
  const { claimId, reason } = withdrawal;
  const objection = checkConsent(
    database,
    entry,
    'CLAIM_WITHDRAWAL',
    (subject) =>
      subject.kind === 'CLAIM_WITHDRAWAL' && subject.claimId === claimId && subject.reason === reason,
  );
  return objection ?? (() => advanceCase(database, found, { kind: 'WITHDRAWN' }));
}

/**
 * An objection is to a decision or a refusal. Its answer is due within the days of the law (EFTA decree art. 14), as the
 * core reckons them: a terminal may not have heard of a holiday yet.
 */
function judgeObjection(database: CoreDatabase, entry: JournalEntry): Judged {
  const objection = payloadOf(entry, 'ObjectionFiled');
  if (objection === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const { objectionId, claimId, dueOn, receivedAt, provisionalNo } = objection;
  const claim = caseById(database, claimId);
  if (claim === undefined) return 'CLAIM_UNKNOWN';
  if (caseById(database, objectionId) !== undefined) return 'CLAIM_FILED_TWICE';
  if (!isFree(database, provisionalNo)) return 'CLAIM_NUMBER_WRONG';
  const course = courseOf(database, claim.coreNo).map(({ kind }) => kind);
  if (!course.includes('DECIDED') && !course.includes('REFUSED')) return 'CLAIM_NOT_DECIDED';
  const days = claimReferenceOn(database, entry.businessDate)?.clocks.objectionDays ?? 0;
  const holidays = holidaysAt(database, entry.terminalId);
  const due = lastDayOf(seoulDateOf(receivedAt), days, holidays);
  return (coreNo) => {
    if (dueOn !== due) raiseAlarm(database, entry.terminalId, entry.seq, 'OBJECTION_DUE_DIFFERS');
    const { terminalId, occurredAt: filedAt } = entry;
    const opened: CoreCase = {
      ...claim,
      coreNo,
      claimId: objectionId,
      kind: 'OBJECTION',
      terminalId,
      filedAt,
    };
    enterCase(database, opened, provisionalNo);
    advanceCase(database, opened, { kind: 'OBJECTION_RECEIVED', dueOn: due });
  };
}

/** Days on which the terminal's branch does no business. */
const holidaysAt = (database: CoreDatabase, terminalId: string): readonly string[] =>
  settingsOf(database, terminalById(database, terminalId)?.branchNo ?? '')?.holidays ?? [];

/** The claim, if it has not come to its end. */
function openCase(database: CoreDatabase, claimId: string): CoreCase | 'CLAIM_UNKNOWN' | 'CLAIM_OVER' {
  const found = caseById(database, claimId);
  if (found === undefined) return 'CLAIM_UNKNOWN';
  const last = courseOf(database, found.coreNo).at(-1)?.kind;
  return last === 'WITHDRAWN' || last === 'CLOSED' || last === 'PAID' || last === 'REFUSED'
    ? 'CLAIM_OVER'
    : found;
}
