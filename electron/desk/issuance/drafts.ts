import type { Database } from 'better-sqlite3';
import { IssuanceDraft } from '../../contract/issuance.ts';
import { type Instant, instantOf } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';

/** Half-done issuances, one a teller; a draft belongs to its maker and survives everything but its end. */
export class Drafts {
  readonly #connection: Database;
  readonly #now: () => number;

  constructor(connection: Database, now: () => number) {
    this.#connection = connection;
    this.#now = now;
  }

  /** The maker's draft; null for none, or for one of a shape this program no longer knows. */
  of(maker: StaffNo): IssuanceDraft | null {
    const content = this.#connection
      .prepare<[string], string>('SELECT content FROM draft WHERE staff_no = ?')
      .pluck()
      .get(maker);
    return content === undefined ? null : (IssuanceDraft.safeParse(JSON.parse(content)).data ?? null);
  }

  save(maker: StaffNo, draft: IssuanceDraft): Instant {
    const savedAt = instantOf(this.#now());
    this.#connection
      .prepare(`
        INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT (staff_no) DO UPDATE SET
          draft_id = excluded.draft_id, content = excluded.content, saved_at = excluded.saved_at`)
      .run(maker, draft.draftId, JSON.stringify(draft), savedAt);
    return savedAt;
  }

  discard(maker: StaffNo, draftId: string): void {
    this.#connection.prepare('DELETE FROM draft WHERE staff_no = ? AND draft_id = ?').run(maker, draftId);
  }
}
