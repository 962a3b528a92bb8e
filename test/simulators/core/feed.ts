import { type FeedAnswer, FeedItem } from '../../../electron/contract/core.ts';
import type { CoreDatabase } from './core-database.ts';
import type { Terminal } from './terminal.ts';

/** Most items of one answer: half the contract's 500, so that the simulator can deliver each of them twice. */
const LARGEST_ANSWER = 250;

/** Who gets an item: every terminal, a branch's, perhaps all but one of them, or one. */
export type Addressee =
  | 'ALL'
  | { readonly branchNo: string; readonly exceptTerminalId?: string }
  | { readonly terminalId: string };

/** Puts an item at the end of the feed. */
export function publish(database: CoreDatabase, item: FeedItem, addressee: Addressee): void {
  const branchNo = addressee !== 'ALL' && 'branchNo' in addressee ? addressee.branchNo : null;
  const except = addressee !== 'ALL' && 'exceptTerminalId' in addressee ? addressee.exceptTerminalId : null;
  const terminalId = addressee !== 'ALL' && 'terminalId' in addressee ? addressee.terminalId : null;
  database
    .prepare('INSERT INTO feed_item (branch_no, terminal_id, except_terminal_id, item) VALUES (?, ?, ?, ?)')
    .run(branchNo, terminalId, except, JSON.stringify(FeedItem.parse(item)));
}

/**
 * The items for a terminal after `cursor`, in order; null asks from the beginning. The position is noted: what a
 * terminal asks after, it has applied. Undefined for a cursor this core never gave.
 *
 * @param stepBack items before the cursor that are delivered once more
 */
export function readFeed(
  database: CoreDatabase,
  { terminalId, branchNo }: Terminal,
  cursor: string | null,
  stepBack: number,
): FeedAnswer | undefined {
  const position = cursor === null ? 0 : positionOf(cursor);
  const last = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM feed_item').pluck().get();
  if (position === undefined || position > (last ?? 0)) return undefined;
  database.prepare('UPDATE terminal SET feed_position = ? WHERE terminal_id = ?').run(position, terminalId);

  const rows = database
    .prepare<[string, string, string, number, number], { position: number; item: string }>(
      `SELECT position, item FROM feed_item
       WHERE (branch_no IS NULL OR branch_no = ?) AND (terminal_id IS NULL OR terminal_id = ?)
         AND except_terminal_id IS NOT ? AND position > ?
       ORDER BY position LIMIT ?`,
    )
    .all(branchNo, terminalId, terminalId, Math.max(0, position - stepBack), LARGEST_ANSWER + 1);
  const items = rows.slice(0, LARGEST_ANSWER);
  return {
    items: items.map(({ item }) => FeedItem.parse(JSON.parse(item))),
    cursor: cursorAt(Math.max(position, items.at(-1)?.position ?? 0)),
    more: rows.length > items.length,
  };
}

/** Opaque to terminals, so that the core may change what it means. */
const cursorAt = (position: number): string => Buffer.from(`position ${position}`).toString('base64url');

function positionOf(cursor: string): number | undefined {
  const [, digits] = /^position (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
