import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import type { Batches } from './batches.ts';
import type { CardStock } from './card-stock.ts';

/**
 * What the acts of the controlled stock change in the state tables. Each change follows from its entry alone, so that
 * the same lines serve the counter and a restore.
 */
export class StockState {
  readonly #connection: Database;
  readonly #stock: CardStock;
  readonly #batches: Batches;

  constructor(connection: Database, stock: CardStock, batches: Batches) {
    this.#connection = connection;
    this.#stock = stock;
    this.#batches = batches;
  }

  /** Every card of the package is in the open stock, out of use, or was not there. */
  received(entry: JournalEntry, payload: JournalPayload<'CardBatchReceived'>): void {
    for (const serialNo of payload.present) this.#stock.move(entry, 'RECEIVED', serialNo, 'IN_STOCK');
    for (const serialNo of payload.damaged) this.#stock.move(entry, 'RECEIVED_DAMAGED', serialNo, 'SPOILED');
    for (const serialNo of payload.missing) this.#stock.move(entry, 'NOT_RECEIVED', serialNo, 'MISSING');
    this.#batches.close(payload.batchNo, entry.seq);
  }

  assigned(entry: JournalEntry, { serialNos, to }: JournalPayload<'CardsAssigned'>): void {
    for (const serialNo of serialNos) this.#stock.move(entry, 'ASSIGNED', serialNo, 'IN_STOCK', to);
  }

  spoiled(entry: JournalEntry, { serialNo }: JournalPayload<'CardSpoiled'>): void {
    this.#stock.move(entry, 'SPOILED', serialNo, 'SPOILED');
  }

  lost(entry: JournalEntry, { serialNo }: JournalPayload<'CardLost'>): void {
    this.#stock.move(entry, 'LOST', serialNo, 'LOST');
  }

  returned(entry: JournalEntry, { serialNos }: JournalPayload<'CardsReturned'>): void {
    for (const serialNo of serialNos) this.#stock.move(entry, 'RETURNED', serialNo, 'RETURNED');
  }

  counted({ seq, businessDate }: JournalEntry, counted: JournalPayload<'StockCounted'>): void {
    this.#connection
      .prepare('INSERT INTO stock_count VALUES (?, ?, ?, ?, ?, ?)')
      .run(seq, businessDate, counted.place, counted.expected, counted.counted, counted.explanation);
  }
}
