import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { nextNumber } from '../number-range.ts';
import { type Terminal, terminalById } from '../terminal.ts';
import { payloadOf } from './issuance-file.ts';
import { acceptReversal, judgeReversal } from './judge-reversal.ts';
import { judgeWithdrawal } from './judge-withdrawal.ts';
import { type RejectionCode, rejectionOf } from './rejection.ts';
import { noteSupersession } from './supersession.ts';
import { tellOutcome } from './tell-outcome.ts';

/**
 * Gives a verdict on the reversal of an issuance or the withdrawal of a rejected record, and undoes what it accepts;
 * false when it can't be read. What undoes cannot itself be undone: a rejected one can only be let rest.
 */
export function judgeUndoing(database: CoreDatabase, entry: JournalEntry): boolean {
  const terminal = terminalById(database, entry.terminalId);
  const code = terminal === undefined ? 'RECORD_NOT_UNDERSTOOD' : judge(database, terminal, entry);
  const undoingNo = code === undefined ? nextNumber(database, 'UNDOING') : null;
  const { issuanceId } = entry.payload;
  database
    .prepare(
      'INSERT INTO undoing (entry_id, kind, issuance_id, undoing_no, rejection_code) VALUES (?, ?, ?, ?, ?)',
    )
    .run(
      entry.id,
      entry.type === 'SmartOtpIssuanceReversed' ? 'REVERSAL' : 'WITHDRAWAL',
      typeof issuanceId === 'string' ? issuanceId : null,
      undoingNo,
      code ?? null,
    );
  tellOutcome(
    database,
    entry,
    undoingNo === null
      ? {
          verdict: 'REJECTED',
          rejection: { ...rejectionOf(code ?? 'RECORD_NOT_UNDERSTOOD'), ways: ['WITHDRAW'] },
        }
      : { verdict: 'ACCEPTED', coreNo: undoingNo },
  );
  return code !== 'RECORD_NOT_UNDERSTOOD';
}

/** Why it is not accepted; what is accepted has been undone. */
function judge(database: CoreDatabase, terminal: Terminal, entry: JournalEntry): RejectionCode | undefined {
  const reversal = payloadOf(entry, 'SmartOtpIssuanceReversed');
  if (reversal !== undefined) {
    const code = judgeReversal(database, terminal, entry, reversal);
    noteSupersession(database, entry, reversal.supersedes);
    if (code === undefined) acceptReversal(database, terminal, reversal);
    return code;
  }
  const withdrawal = payloadOf(entry, 'RejectedRecordWithdrawn');
  if (withdrawal === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const code = judgeWithdrawal(database, terminal, entry, withdrawal);
  noteSupersession(database, entry, withdrawal.supersedes);
  return code;
}
