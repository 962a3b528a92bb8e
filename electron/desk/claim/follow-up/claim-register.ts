import type { Database } from 'better-sqlite3';
import type { ClaimRow, ClaimState } from '../../../contract/claim-follow-up.ts';
import { won } from '../../../contract/won.ts';
import { maskName, maskPhone } from '../../customer/mask.ts';
import { whereEntryStands } from '../../history/where-entry-stands.ts';
import { findClaims } from './find-claims.ts';

interface Row {
  readonly claim_id: string;
  readonly provisional_no: string;
  readonly core_no: string | null;
  readonly filed_at: string;
  readonly customer_name: string | null;
  readonly phone: string | null;
  readonly accident_type: ClaimRow['accidentType'];
  readonly means: ClaimRow['means'];
  readonly accident_on: string;
  readonly loss: number;
  readonly state: ClaimState;
  readonly sync: ClaimRow['sync'];
  readonly maker: string;
  readonly filed_by: number;
}

const selected = `
  SELECT c.*, j.occurred_at AS filed_at, j.actor AS maker, o.core_no, ${whereEntryStands('c.stands_by')} AS sync
  FROM claim c JOIN journal j ON j.seq = c.filed_by LEFT JOIN outcome o ON o.seq = c.stands_by`;

/** The claims that were filed at this terminal, for people to find; masked like everything a page shows. */
export class ClaimRegister {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /**
   * Claims with `query` in the customer's name, or in a number that leads to them; newest first; a page of them.
   *
   * @param skip how many stand above the page
   * @returns how many there are in all with the first page only
   */
  search(
    query: string,
    state: ClaimState | null,
    limit: number,
    skip = 0,
  ): { rows: ClaimRow[]; total: number | null } {
    const { found, wanted } = findClaims(query, state);
    const rows = this.#connection
      .prepare<[...(string | number)[]], Row>(
        `${selected} WHERE c.filed_by IN (${found} ORDER BY 1 DESC LIMIT ? OFFSET ?) ORDER BY c.filed_by DESC`,
      )
      .all(...wanted, limit, skip);
    return {
      rows: rows.map(viewRow),
      total: skip > 0 ? null : rows.length < limit ? rows.length : this.#count(found, wanted),
    };
  }

  /** One claim; undefined for an unknown one. */
  row(claimId: string): ClaimRow | undefined {
    const row = this.#connection.prepare<[string], Row>(`${selected} WHERE c.claim_id = ?`).get(claimId);
    return row && viewRow(row);
  }

  #count(found: string, wanted: readonly string[]): number {
    return this.#connection
      .prepare<string[], number>(`SELECT count(*) FROM (${found})`)
      .pluck()
      .get(...wanted) as number;
  }
}

const viewRow = (row: Row): ClaimRow => ({
  claimId: row.claim_id,
  provisionalNo: row.provisional_no,
  coreNo: row.core_no,
  filedAt: row.filed_at,
  maskedName: row.customer_name === null ? null : maskName(row.customer_name),
  maskedPhone: row.phone === null ? null : maskPhone(row.phone),
  accidentType: row.accident_type,
  means: row.means,
  accidentOn: row.accident_on,
  loss: won(row.loss),
  state: row.state,
  sync: row.sync,
  maker: row.maker,
});
