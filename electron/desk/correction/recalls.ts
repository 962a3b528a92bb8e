import type { Database } from 'better-sqlite3';
import type { RecallContact, RecallOutcome } from '../../contract/correction-records.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import type { CardStatus } from '../../contract/smart-otp-card.ts';

/** A card that is to come back, and the last word with its customer. */
export interface Recall {
  readonly outcome: RecallOutcome;
  readonly contact: RecallContact | null;
  readonly contactedAt: string | null;
}

/** What a recall's outcome makes of the card: a card that has been out is never issued again. */
export const statusAfterRecall = {
  PENDING: 'RECALLED',
  RETURNED: 'SPOILED',
  LOST: 'LOST',
} as const satisfies Record<RecallOutcome, CardStatus>;

/** Cards that are to come back. What it writes is part of the transaction that records why. */
export class Recalls {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** The recall of an issuance's card; undefined where nobody has asked for it back. */
  of(issuanceId: string): Recall | undefined {
    return this.#connection
      .prepare<[string], Recall>(`
        SELECT outcome, json_extract(j.payload, '$.contact') AS contact, j.occurred_at AS contactedAt
        FROM card_recall LEFT JOIN journal j ON j.seq = last_word WHERE issuance_id = ?`)
      .get(issuanceId);
  }

  /** Issuances whose card is still out, the longest first. */
  open(): string[] {
    return this.#connection
      .prepare<[], string>("SELECT issuance_id FROM card_recall WHERE outcome = 'PENDING' ORDER BY opened_by")
      .pluck()
      .all();
  }

  /** The card is to come back; nobody has told the customer yet. */
  begin({ seq }: JournalEntry, issuanceId: string): void {
    this.#connection
      .prepare("INSERT INTO card_recall (issuance_id, outcome, opened_by) VALUES (?, 'PENDING', ?)")
      .run(issuanceId, seq);
  }

  /** A word with the customer, and what came of it. */
  note({ seq }: JournalEntry, issuanceId: string, outcome: RecallOutcome): void {
    this.#connection
      .prepare(`
        INSERT INTO card_recall (issuance_id, outcome, opened_by, last_word) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET outcome = excluded.outcome, last_word = excluded.last_word`)
      .run(issuanceId, outcome, seq, seq);
  }
}
