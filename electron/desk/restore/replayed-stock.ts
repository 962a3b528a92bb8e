import type { Database } from 'better-sqlite3';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import { CardStock } from '../stock/card-stock.ts';

/**
 * The stock while lost entries are replayed. The feed comes before them, so the core may have told already what an
 * entry did to a card, or what was done to it later: then the card stays where the core says.
 */
export class ReplayedStock extends CardStock {
  readonly #database: Database;

  constructor(connection: Database, core: CoreClient, line: Line, branchNo: string) {
    super(connection, core, line, branchNo);
    this.#database = connection;
  }

  override move(...[entry, kind, serialNo, status, assignedTo = null]: Parameters<CardStock['move']>): void {
    const isStillToBeDone = this.#database
      .prepare<{ kind: string; serialNo: string; status: string; seq: number }>(`
        SELECT 1 FROM stock_card JOIN card_step ON kind = @kind AND from_status = status AND to_status = @status
        WHERE serial_no = @serialNo
          AND (status <> @status OR NOT EXISTS (SELECT 1 FROM outcome WHERE seq >= @seq))`)
      .get({ kind, serialNo, status, seq: entry.seq });
    if (isStillToBeDone !== undefined) super.move(entry, kind, serialNo, status, assignedTo);
  }
}
