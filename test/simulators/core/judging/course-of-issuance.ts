import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import type { IssuanceStart } from './issuance-file.ts';
import { judgeExposure, noteOffline } from './offline-exposure.ts';

type State = IssuanceStart['state'];

/** Notes that an issuance began and which ticket it spends; false when one of that id began before. */
export function beginIssuance(
  database: CoreDatabase,
  entry: JournalEntry,
  payload: JournalPayload<'SmartOtpIssuanceStarted'>,
): boolean {
  const { terminalId, seq } = entry;
  const { issuanceId, serialNo, ticketNo, fee } = payload;
  const { changes } = database
    .prepare(
      `INSERT INTO issuance (issuance_id, terminal_id, started_seq, serial_no, fee_method, fee_amount, state, exposure_finding)
       VALUES (?, ?, ?, ?, ?, ?, 'STARTED', ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      issuanceId,
      terminalId,
      seq,
      serialNo,
      fee.method,
      fee.amount,
      judgeExposure(database, entry, payload) ?? null,
    );
  if (changes === 0) return false;
  spendTicket(database, entry, issuanceId, ticketNo);
  return true;
}

/** Marks a ticket of the issuance's card as spent by it; a ticket spent before stays with who spent it. */
export function spendTicket(
  database: CoreDatabase,
  entry: JournalEntry,
  issuanceId: string,
  ticketNo: number | null,
): void {
  if (ticketNo === null) return;
  noteOffline(database, entry, issuanceId);
  database
    .prepare(
      `UPDATE ticket SET spent_by = @issuanceId WHERE ticket_no = @ticketNo AND spent_by IS NULL
         AND serial_no = (SELECT serial_no FROM issuance WHERE issuance_id = @issuanceId)`,
    )
    .run({ issuanceId, ticketNo });
}

/** Is the issuance under way in that terminal's journal? */
export function isIssuanceOpen(database: CoreDatabase, terminalId: string, issuanceId: string): boolean {
  return (
    database
      .prepare(`SELECT 1 FROM issuance WHERE issuance_id = ? AND terminal_id = ? AND state = 'STARTED'`)
      .get(issuanceId, terminalId) !== undefined
  );
}

/** Moves an issuance of that terminal's journal from one state to another; false when it is in none of `from`. */
export function moveIssuance(
  database: CoreDatabase,
  terminalId: string,
  issuanceId: string,
  from: readonly State[],
  to: State,
): boolean {
  const { changes } = database
    .prepare(
      `UPDATE issuance SET state = ? WHERE issuance_id = ? AND terminal_id = ?
         AND state IN (SELECT value FROM json_each(?))`,
    )
    .run(to, issuanceId, terminalId, JSON.stringify(from));
  return changes === 1;
}
