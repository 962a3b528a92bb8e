import { instantOf } from '../../../electron/contract/moment.ts';
import type { CoreDatabase } from './core-database.ts';

/** Notes for the bank's people: a terminal's journal is not what it should be, or a card is out of sight. */
export function raiseAlarm(database: CoreDatabase, terminalId: string, seq: number, reason: string): void {
  database
    .prepare('INSERT INTO alarm (raised_at, terminal_id, seq, reason) VALUES (?, ?, ?, ?)')
    .run(instantOf(Date.now()), terminalId, seq, reason);
}
