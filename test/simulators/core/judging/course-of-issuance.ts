import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import type { IssuanceStart } from './issuance-file.ts';

type State = IssuanceStart['state'];

/** Notes that an issuance began and which ticket it spends; false when one of that id began before. */
export function beginIssuance(
  database: CoreDatabase,
  { terminalId, seq }: JournalEntry,
  { issuanceId, serialNo, ticketNo }: JournalPayload<'SmartOtpIssuanceStarted'>,
): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO issuance (issuance_id, terminal_id, started_seq, serial_no, state)
       VALUES (?, ?, ?, ?, 'STARTED') ON CONFLICT DO NOTHING`,
    )
    .run(issuanceId, terminalId, seq, serialNo);
  if (changes === 1) spendTicket(database, issuanceId, ticketNo);
  return changes === 1;
}

/** Marks a ticket of the issuance's card as spent by it; a ticket spent before stays with who spent it. */
export function spendTicket(database: CoreDatabase, issuanceId: string, ticketNo: number | null): void {
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

/** Ends an issuance that is under way in that terminal's journal; false when there is none. */
export function endIssuance(
  database: CoreDatabase,
  terminalId: string,
  issuanceId: string,
  state: Exclude<State, 'STARTED'>,
): boolean {
  const { changes } = database
    .prepare(`UPDATE issuance SET state = ? WHERE issuance_id = ? AND terminal_id = ? AND state = 'STARTED'`)
    .run(state, issuanceId, terminalId);
  return changes === 1;
}
