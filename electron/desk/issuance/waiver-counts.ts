import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';

/** A maker and an approver, and how many waivers they had together, at any terminal of the branch. */
export interface WaiverPair {
  readonly maker: StaffNo;
  readonly approver: StaffNo;
  readonly waivers: number;
}

/** Requests of this terminal for a waiver, given or used, for a reason other than a tier. */
const forReasonHere = `kind = 'FEE_WAIVER' AND state IN ('GIVEN', 'USED') AND subject ->> '$.ground.reason' <> 'TIER'`;

/**
 * How many waivers the branch had: by what this terminal has recorded, and what the core has told of the others. While
 * the line is up that is a few seconds old; without it, the others' waivers since then are unknown here.
 */
export class WaiverCounts {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** Of the branch and the day, for a reason other than a tier. */
  forReasonOn(date: CalendarDate): number {
    return this.#count(
      `SELECT (SELECT count(*) FROM approval_request WHERE business_date = @date AND ${forReasonHere})
            + (SELECT count(*) FROM waiver_elsewhere WHERE business_date = @date AND for_reason = 1)`,
      { date },
    );
  }

  /** Of the branch and the day, for a reason other than a tier, approved by this person. */
  forReasonBy(approver: StaffNo, date: CalendarDate): number {
    return this.#count(
      `SELECT (SELECT count(*) FROM approval_request JOIN approval_answer USING (request_id)
               WHERE business_date = @date AND approver = @approver AND ${forReasonHere})
            + (SELECT count(*) FROM waiver_elsewhere, json_each(approvers)
               WHERE business_date = @date AND for_reason = 1 AND value = @approver)`,
      { date, approver },
    );
  }

  /**
   * Used at this terminal for the cards of a business date, whatever the ground: how many, and what was not collected,
   * won. By their receipts, like the day's books: of a card that was not issued, or is taken back, nothing was due.
   */
  usedOn(date: CalendarDate): { count: number; amount: number } {
    const used = this.#connection
      .prepare<[string], { count: number; amount: number }>(`
        SELECT count(*) AS count, coalesce(sum(i.fee_amount), 0) AS amount
        FROM receipt r JOIN issuance i ON i.issuance_id = r.issuance_id
        WHERE r.business_date = ? AND r.kind = 'ISSUANCE' AND i.fee_method = 'WAIVED' AND i.state = 'ISSUED'`)
      .get(date);
    return used ?? { count: 0, amount: 0 };
  }

  /** Every pair of the branch that had waivers from one business date to another, whatever the ground; the one with most first. */
  pairsIn(from: CalendarDate, to: CalendarDate): WaiverPair[] {
    return this.#connection
      .prepare<[{ from: string; to: string }], WaiverPair>(`
        SELECT maker, approver, count(*) AS waivers FROM (
          SELECT maker, approver FROM approval_request JOIN approval_answer USING (request_id)
          WHERE business_date BETWEEN @from AND @to AND kind = 'FEE_WAIVER' AND state = 'USED'
          UNION ALL
          SELECT maker, value FROM waiver_elsewhere, json_each(approvers)
          WHERE business_date BETWEEN @from AND @to AND used = 1)
        GROUP BY maker, approver ORDER BY waivers DESC, maker, approver`)
      .all({ from, to });
  }

  #count(sql: string, of: { readonly date: CalendarDate; readonly approver?: StaffNo }): number {
    return this.#connection.prepare<[object], number>(sql).pluck().get(of) ?? 0;
  }
}
