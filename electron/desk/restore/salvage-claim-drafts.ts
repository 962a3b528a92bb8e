import type { Connection } from '../database/connect.ts';
import type { DamagedDatabase } from './damaged-database.ts';

/**
 * Takes over the claims that are being taken in: half an hour's talk with a customer, which is on no other machine. Of
 * a draft that a backup knows as well the later one stays; one that was filed since ends when its entry is replayed.
 *
 * @returns how many more there were, of which nothing can be read
 */
export function salvageClaimDrafts(connection: Connection, damaged: DamagedDatabase): number {
  const keep = connection.prepare(`
    INSERT INTO claim_draft (claim_id, maker, content, customer_identity_no, representative_identity_no, begun_at,
      saved_at, set_aside, corrects)
    VALUES (@claim_id, @maker, @content, @customer_identity_no, @representative_identity_no, @begun_at, @saved_at,
      @set_aside, @corrects)
    ON CONFLICT DO UPDATE SET maker = excluded.maker, content = excluded.content,
      customer_identity_no = excluded.customer_identity_no,
      representative_identity_no = excluded.representative_identity_no, saved_at = excluded.saved_at,
      set_aside = excluded.set_aside, corrects = excluded.corrects
    WHERE excluded.saved_at >= claim_draft.saved_at`);
  for (const row of damaged.rowsOf('claim_draft')) keep.run({ corrects: null, ...row });
  const isKept = connection.prepare('SELECT 1 FROM claim_draft WHERE claim_id = ?');
  return damaged.claimDraftIds().filter((claimId) => isKept.get(claimId) === undefined).length;
}
