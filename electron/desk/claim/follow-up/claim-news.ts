import type { Database, Statement } from 'better-sqlite3';

/** How far something that grows has been looked through, and the last in it that was about a claim; 0 for none. */
interface Looked {
  readonly through: number;
  readonly aboutClaim: number;
}

const aboutClaim = "json_extract(j.payload, '$.claimId') IS NOT NULL";

/**
 * Notices what comes about claims: entries made here, verdicts and words of the core. Most entries and verdicts are about
 * cards; what is reckoned from all claims under way is not reckoned anew for them.
 */
export class ClaimNews {
  readonly #newEntries: Statement<[number], Looked>;
  readonly #newVerdicts: Statement<[number], Looked>;
  readonly #lastWord: Statement<[], number>;
  #entries: Looked;
  #verdicts: Looked;

  constructor(connection: Database) {
    // By number of the entry, not by the index of claims, which is all of them.
    this.#newEntries = connection.prepare(`
      SELECT max(j.seq) AS through, max(iif(${aboutClaim}, j.seq, 0)) AS aboutClaim
      FROM journal j NOT INDEXED WHERE j.seq > ? HAVING count(*) > 0`);
    this.#newVerdicts = connection.prepare(`
      SELECT max(o.seq) AS through, max(iif(${aboutClaim}, o.seq, 0)) AS aboutClaim
      FROM outcome o CROSS JOIN journal j ON j.seq = o.seq WHERE o.seq > ? HAVING count(*) > 0`);
    this.#lastWord = connection
      .prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM claim_progress')
      .pluck();
    const lastOf = (table: 'journal' | 'outcome'): Looked => ({
      through: connection
        .prepare<[], number>(`SELECT coalesce(max(seq), 0) FROM ${table}`)
        .pluck()
        .get() as number,
      aboutClaim: 0,
    });
    this.#entries = lastOf('journal');
    this.#verdicts = lastOf('outcome');
  }

  /** Rises with every entry about a claim. */
  made(): number {
    this.#entries = lookOn(this.#newEntries, this.#entries);
    return this.#entries.aboutClaim;
  }

  /** Rises with every word of the core about the course of a case, and with its verdicts on claims, which come in order. */
  heard(): number {
    this.#verdicts = lookOn(this.#newVerdicts, this.#verdicts);
    return (this.#lastWord.get() as number) + this.#verdicts.aboutClaim;
  }
}

function lookOn(news: Statement<[number], Looked>, looked: Looked): Looked {
  const found = news.get(looked.through);
  if (found === undefined) return looked;
  return { through: found.through, aboutClaim: Math.max(looked.aboutClaim, found.aboutClaim) };
}
