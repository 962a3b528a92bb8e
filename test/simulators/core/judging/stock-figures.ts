import type { DayFigures } from '../../../../electron/contract/day.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { terminalById } from '../terminal.ts';
import { payloadOf } from './issuance-file.ts';

type Stock = DayFigures['stock'];
type Kind = 'received' | 'spoiled' | 'returned' | 'lost';

const kindOf: Readonly<Record<string, Kind>> = {
  IN_STOCK: 'received',
  SPOILED: 'spoiled',
  RETURNED: 'returned',
  LOST: 'lost',
};

/** Entries by which a terminal moves its own list as the core moves its books; what mends a record moves the books alone. */
const MOVING = `('CardBatchReceived', 'CardSpoiled', 'CardLost', 'CardsReturned', 'SmartOtpIssuanceAbandoned')`;

/** Notes which entry made the core move cards into or out of stock, and what a count found; after the entry's judgement. */
export function noteStockOf(database: CoreDatabase, entry: JournalEntry): void {
  const { terminalId, businessDate, type, seq } = entry;
  database
    .prepare('UPDATE stock_move SET terminal_id = ?, business_date = ?, type = ? WHERE terminal_id IS NULL')
    .run(terminalId, businessDate, type);
  const count = payloadOf(entry, 'StockCounted');
  if (count === undefined) return;
  database
    .prepare('INSERT INTO stock_count VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(terminalId, seq, businessDate, count.place, count.counted - count.expected);
}

/**
 * Whether a closing's figures of the stock are what the core reckons. A terminal shows its branch's stock by what it did
 * and what it had heard of the others: so what other terminals moved can only bound the figures. Where this one alone
 * has moved the branch's stock, and nothing of it was rejected, they are the core's books to the card.
 *
 * @param issuedHere cards issued by the terminal's own entries of the date
 */
export function stockAgrees(
  database: CoreDatabase,
  closing: JournalEntry,
  stock: Stock,
  issuedHere: number,
): boolean {
  const { opening, received, issued, spoiled, returned, lost, expected } = stock;
  const own = movedOn(database, closing);
  const moved = { received, spoiled, returned, lost };
  const addsUp = opening + received - issued - spoiled - returned - lost === expected;
  const holdsOwn = Object.entries(own).every(([kind, cards]) => cards <= moved[kind as Kind]);
  if (!addsUp || !holdsOwn || issued < issuedHere || !countAgrees(database, closing, stock)) return false;
  if (!movesAlone(database, closing)) return true;
  return (
    issued === issuedHere &&
    Object.entries(own).every(([kind, cards]) => cards === moved[kind as Kind]) &&
    expected === inStock(database, closing)
  );
}

/** What the terminal's own entries of the date moved, in cards. */
function movedOn(database: CoreDatabase, { terminalId, businessDate }: JournalEntry): Record<Kind, number> {
  const moved = { received: 0, spoiled: 0, returned: 0, lost: 0 };
  const rows = database
    .prepare<[string, string], { toStatus: string; cards: number }>(
      `SELECT to_status AS toStatus, count(*) AS cards FROM stock_move
       WHERE terminal_id = ? AND business_date = ? AND type IN ${MOVING} GROUP BY to_status`,
    )
    .all(terminalId, businessDate);
  for (const { toStatus, cards } of rows) {
    const kind = kindOf[toStatus];
    if (kind !== undefined) moved[kind] += cards;
  }
  return moved;
}

/** The stock counted is the stock expected and what the day's last count of each place found too many or too few. */
function countAgrees(
  database: CoreDatabase,
  { terminalId, businessDate }: JournalEntry,
  { counted, uncounted, expected }: Stock,
): boolean {
  if (uncounted > 0) return counted === null;
  const found = database
    .prepare<[string, string], number>(
      `SELECT coalesce(sum(difference), 0) FROM stock_count c
       WHERE terminal_id = ? AND business_date = ? AND seq = (
         SELECT max(seq) FROM stock_count l
         WHERE l.terminal_id = c.terminal_id AND l.business_date = c.business_date AND l.place IS c.place)`,
    )
    .pluck()
    .get(terminalId, businessDate);
  return counted === expected + (found ?? 0);
}

/**
 * Whether this terminal knows every card of its branch, no other one ever moved the branch's stock, and the core rejected
 * nothing of this one's.
 */
function movesAlone(database: CoreDatabase, { terminalId }: JournalEntry): boolean {
  const unknown = database
    .prepare(
      `SELECT 1 FROM stock_move WHERE terminal_id <> @terminalId AND branch_no = @branchNo
       UNION ALL SELECT 1 FROM feed_item
       WHERE terminal_id = @terminalId AND item ->> '$.outcome.verdict' = 'REJECTED'
       UNION ALL SELECT 1 FROM feed_item
       WHERE branch_no = @branchNo AND item ->> '$.card.revision' = 1
         AND position > (SELECT feed_position FROM terminal WHERE terminal_id = @terminalId)`,
    )
    .get({ terminalId, branchNo: branchOf(database, terminalId) });
  return unknown === undefined;
}

const inStock = (database: CoreDatabase, { terminalId }: JournalEntry): number =>
  database
    .prepare<[string], number>(`SELECT count(*) FROM card WHERE branch_no = ? AND status = 'IN_STOCK'`)
    .pluck()
    .get(branchOf(database, terminalId)) ?? 0;

const branchOf = (database: CoreDatabase, terminalId: string): string =>
  terminalById(database, terminalId)?.branchNo ?? '';
