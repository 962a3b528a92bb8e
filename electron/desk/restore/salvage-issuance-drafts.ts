import type { Connection } from '../database/connect.ts';
import type { DamagedDatabase } from './damaged-database.ts';

/**
 * Takes over the issuances that are being prepared, one a teller. What the damaged file says is the later word; a draft
 * whose issuance has begun since ends when that entry is replayed.
 */
export function salvageIssuanceDrafts(connection: Connection, damaged: DamagedDatabase): void {
  const keep = connection.prepare(`
    INSERT INTO draft (staff_no, draft_id, content, saved_at) VALUES (@staff_no, @draft_id, @content, @saved_at)
    ON CONFLICT (staff_no) DO UPDATE SET
      draft_id = excluded.draft_id, content = excluded.content, saved_at = excluded.saved_at`);
  for (const row of damaged.rowsOf('draft')) keep.run(row);
}
