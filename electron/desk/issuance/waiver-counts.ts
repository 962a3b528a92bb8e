import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';

/** A maker and an approver, and how many waivers they had together. */
export interface WaiverPair {
  readonly maker: StaffNo;
  readonly approver: StaffNo;
  readonly waivers: number;
}

/** Waivers given or used on a business date for a reason other than a tier. */
const forReason = `kind = 'FEE_WAIVER' AND state IN ('GIVEN', 'USED') AND subject ->> '$.ground.reason' <> 'TIER'`;

/** How many waivers there were, by what this terminal has recorded. */
export class WaiverCounts {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** Of the day, for a reason other than a tier. */
  forReasonOn(date: CalendarDate): number {
    return this.#count(
      `SELECT count(*) FROM approval_request WHERE business_date = ? AND ${forReason}`,
      date,
    );
  }

  /** Of the day, for a reason other than a tier, approved by this person. */
  forReasonBy(approver: StaffNo, date: CalendarDate): number {
    return this.#count(
      `SELECT count(*) FROM approval_request JOIN approval_answer USING (request_id)
       WHERE business_date = ? AND approver = ? AND ${forReason}`,
      date,
      approver,
    );
  }

  /** Used on a business date, whatever the ground: how many, and what was not collected, won. */
  usedOn(date: CalendarDate): { count: number; amount: number } {
    const used = this.#connection
      .prepare<[string], { count: number; amount: number }>(`
        SELECT count(*) AS count, coalesce(sum(subject ->> '$.amount'), 0) AS amount FROM approval_request
        WHERE business_date = ? AND kind = 'FEE_WAIVER' AND state = 'USED'`)
      .get(date);
    return used ?? { count: 0, amount: 0 };
  }

  /** Every pair that had waivers since a business date, whatever the ground; the one with most first. */
  pairsSince(date: CalendarDate): WaiverPair[] {
    return this.#connection
      .prepare<[string], WaiverPair>(`
        SELECT maker, approver, count(*) AS waivers FROM approval_request JOIN approval_answer USING (request_id)
        WHERE business_date >= ? AND kind = 'FEE_WAIVER' AND state = 'USED'
        GROUP BY maker, approver ORDER BY waivers DESC, maker, approver`)
      .all(date);
  }

  #count(sql: string, ...values: string[]): number {
    return (
      this.#connection
        .prepare<string[], number>(sql)
        .pluck()
        .get(...values) ?? 0
    );
  }
}
