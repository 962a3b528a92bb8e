import type { Fault, Step } from './step.ts';
import type { TellerAct } from './terminal-message.ts';

type Issue = TellerAct & { act: 'ISSUE' };

const issue = (
  customer: Issue['customer'],
  method: Issue['method'],
  apdus: number | null = null,
  document: Issue['document'] = 'GOOD',
): TellerAct => ({ act: 'ISSUE', customer, method, document, apdus });

const calm = (act: TellerAct): Step => ({ act, fault: null, afterMs: 0 });
const alone = (fault: Fault): Step => ({ act: null, fault, afterMs: 0 });

/** A life in which everything that can happen does, so that no proof depends on what was drawn. */
export const everyFaultOnce: Step[] = [
  // A day with nothing open yet, so that it can be closed; what follows is booked under the next one.
  calm({ act: 'OPEN_DRAWER' }),
  calm({ act: 'MOVE_CASH', direction: 'FROM_VAULT' }),
  calm({ act: 'BOOK_DIFFERENCE', found: 'SHORT' }),
  calm({ act: 'COUNT_DRAWER' }),
  { act: { act: 'CLOSE_DAY' }, fault: { kind: 'CORE', order: { do: 'deliverLate', count: 1 } }, afterMs: 5 },
  // Rejected while it is put right or undone, whatever else comes.
  calm(issue('WITHOUT_TIER', 'CASH', null, 'LOST')),
  calm(issue('BEST', 'CASH')),
  calm(issue('VVIP', 'WAIVED')),
  calm({ act: 'FILE_CLAIM', document: 'LOST' }),
  // Only what has been rejected can be put right.
  alone({ kind: 'QUIET' }),
  calm({ act: 'CORRECT' }),
  calm({ act: 'CORRECT_CLAIM' }),
  alone({ kind: 'CORE', order: { do: 'damagePieces', where: 'IN_THE_STORE', count: 1 } }),
  calm({ act: 'SUPPLEMENT_CLAIM' }),
  alone({ kind: 'BACKUP' }),
  alone({ kind: 'QUIET' }),
  alone({ kind: 'DECIDE' }),
  alone({ kind: 'CORE', order: { do: 'loseAnswers', count: 3, path: '/v1/evidence/uploads' } }),
  calm(issue('WITHOUT_TIER', 'DEBIT')),
  calm(issue('RESTRICTED', 'CASH')),
  alone({ kind: 'QUIET' }),
  calm({ act: 'RECALL', outcome: 'RETURNED' }),
  calm({ act: 'REVERSE' }),
  // The answer is lost in the middle of an issuance, and the program with it.
  alone({ kind: 'CORE', order: { do: 'loseAnswers', count: 2, path: '/v1/journal' } }),
  { act: issue('BEST', 'DEBIT'), fault: { kind: 'KILL' }, afterMs: 40 },
  calm({ act: 'OBJECT' }),
  { act: { act: 'FILE_CLAIM', document: 'GOOD' }, fault: { kind: 'KILL' }, afterMs: 50 },
  calm({ act: 'FILE_CLAIM', document: 'GOOD' }),
  calm({ act: 'NOTE_CLAIM' }),
  calm({ act: 'RESUME' }),
  alone({ kind: 'CORE', order: { do: 'status', code: 503, retryAfter: 1 } }),
  calm(issue('BEST', 'CASH')),
  { act: issue('BEST', 'CASH', 7), fault: { kind: 'CORE', order: { do: 'behave' } }, afterMs: 20 },
  calm({ act: 'ABANDON', carryCash: true }),
  calm(issue('BEST', 'CASH')),
  calm({ act: 'REVERSE' }),
  { act: issue('WITHOUT_TIER', 'CASH'), fault: { kind: 'LINE', state: 'HALF_OPEN' }, afterMs: 10 },
  alone({ kind: 'STICK' }),
  { act: { act: 'PRINT' }, fault: { kind: 'LINE', state: 'UP' }, afterMs: 10 },
  { act: issue('BEST', 'CASH'), fault: { kind: 'DISK', state: 'FULL' }, afterMs: 10 },
  { act: { act: 'PRINT' }, fault: { kind: 'KILL' }, afterMs: 10 },
  alone({ kind: 'DISK', state: 'ROOMY' }),
  { act: issue('BEST', 'CASH'), fault: { kind: 'CLOCK', years: -10 }, afterMs: 20 },
  alone({ kind: 'CORE', order: { do: 'duplicateFeed' } }),
  alone({ kind: 'CORE', order: { do: 'redeliverFeed', items: 40 } }),
  alone({ kind: 'CORE', order: { do: 'deliverLate', count: 1 } }),
  { act: issue('VVIP', 'CASH'), fault: { kind: 'RESTORE', disk: 'READABLE' }, afterMs: 50 },
  { act: { act: 'OPEN_DRAWER' }, fault: { kind: 'KILL' }, afterMs: 40 },
  calm({ act: 'HAND_DRAWER_OVER' }),
  calm({ act: 'HAND_DRAWER_OVER' }),
  calm({ act: 'RETURN_CARRIED' }),
  calm({ act: 'SIGN_OUT' }),
  { act: issue('BEST', 'CASH'), fault: { kind: 'CLOCK', years: 10 }, afterMs: 20 },
  alone({ kind: 'CLOCK', years: 0 }),
  alone({ kind: 'DAYS_OFFLINE', days: 3 }),
  calm(issue('VVIP', 'CASH')),
  { act: { act: 'FILE_CLAIM', document: 'GOOD' }, fault: { kind: 'KILL' }, afterMs: 90 },
  calm({ act: 'RECORD_REFUND' }),
  calm({ act: 'WITHDRAW_CLAIM' }),
  { act: issue('RESTRICTED', 'CASH'), fault: { kind: 'KILL' }, afterMs: 60 },
  alone({ kind: 'STICK' }),
  alone({ kind: 'LINE', state: 'UP' }),
  { act: { act: 'SIGN_IN' }, fault: { kind: 'RESTORE', disk: 'GONE' }, afterMs: 30 },
  calm(issue('BEST', 'CASH')),
  calm({ act: 'FILE_CLAIM', document: 'GOOD' }),
];
