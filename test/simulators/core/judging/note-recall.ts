import type { JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import { cardBySerialNo, changeCard } from '../core-card.ts';
import type { CoreDatabase } from '../core-database.ts';

/** What a recall's outcome makes of the card. */
const STATUS = { PENDING: 'RECALLED', RETURNED: 'SPOILED', LOST: 'LOST' } as const;

/** Takes a recalled card out of use; false when there is no such card, or it is somebody else's. */
export function noteRecall(
  database: CoreDatabase,
  { serialNo, customerNo, outcome }: JournalPayload<'CardRecalled'>,
): boolean {
  const card = cardBySerialNo(database, serialNo);
  if (card === undefined || (card.holder !== null && card.holder !== customerNo)) return false;
  changeCard(database, card, { status: STATUS[outcome], holder: null, assignedTo: null });
  return true;
}
