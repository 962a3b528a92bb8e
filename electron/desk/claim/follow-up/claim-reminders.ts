import type { Database } from 'better-sqlite3';
import type { ClaimReminder } from '../../../contract/claim-follow-up.ts';
import { Words } from '../../../contract/claim-reference.ts';
import type { CalendarDate } from '../../../contract/moment.ts';
import type { BranchSettings } from '../../../contract/reference-data.ts';
import { maskName } from '../../customer/mask.ts';
import { readSettings } from '../../settings.ts';
import { addDays } from '../business-calendar.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';
import type { ClaimNews } from './claim-news.ts';
import { daysFrom } from './days-from.ts';
import { paperName } from './paper-name.ts';
import { refundReminders } from './refund-reminders.ts';

/** A paper, and a day of the refund act's clock, is thought of so many days before; an answer to an objection from the first day on. */
const aheadDays = 7;
const mostTold = 500;

interface Row {
  readonly kind: ClaimReminder['kind'];
  readonly claimId: string;
  readonly number: string;
  readonly customerName: string | null;
  readonly paper: string | null;
  readonly name: string | null;
  readonly until: CalendarDate;
  readonly maker: string;
  readonly filedOn: CalendarDate;
}

/** What the branch must not forget: papers that are due or overdue, objections whose answer is, days of refund procedures. */
export class ClaimReminders {
  readonly #connection: Database;
  readonly #news: ClaimNews;
  #counted: { readonly asOf: string; readonly settings: BranchSettings | null; readonly n: number } | null =
    null;

  constructor(connection: Database, news: ClaimNews) {
    this.#connection = connection;
    this.#news = news;
  }

  /** What is nearest first. */
  of(today: CalendarDate): ClaimReminder[] {
    const rows = this.#connection
      .prepare<{ until: string }, Row>(`
        SELECT iif(p.status = 'WANTED', 'PAPER_WANTED', 'PAPER_PENDING') AS kind, c.claim_id AS claimId,
          coalesce(o.core_no, c.provisional_no) AS number, c.customer_name AS customerName, p.paper, p.name, p.until,
          j.actor AS maker, c.business_date AS filedOn
        FROM claim_paper p JOIN claim c ON c.claim_id = p.claim_id JOIN journal j ON j.seq = c.filed_by
          LEFT JOIN outcome o ON o.seq = c.stands_by
        WHERE p.until IS NOT NULL AND p.is_over = 0 AND p.until <= @until AND o.verdict IS NOT 'REJECTED'
        UNION ALL
        SELECT 'OBJECTION_DUE', c.claim_id, b.provisional_no, c.customer_name, NULL, NULL, b.due_on, j.actor, c.business_date
        FROM objection b JOIN claim c ON c.claim_id = b.claim_id JOIN journal j ON j.seq = b.filed_by
          LEFT JOIN outcome v ON v.seq = b.filed_by
        WHERE b.state <> 'ANSWERED' AND v.verdict IS NOT 'REJECTED'
        ORDER BY until, number LIMIT ${mostTold}`)
      .all({ until: addDays(today, aheadDays) });
    const named = rows.map(({ paper, name, filedOn, ...row }) => ({
      ...row,
      name:
        paper === null ? null : name === null ? this.#nameOf(paper, filedOn) : Words.parse(JSON.parse(name)),
    }));
    const refunds = refundReminders(this.#connection, today, addDays(today, aheadDays));
    return [...named, ...refunds.map((row) => ({ ...row, name: null }))]
      .sort((one, other) => one.until.localeCompare(other.until) || one.number.localeCompare(other.number))
      .slice(0, mostTold)
      .map(({ customerName, ...row }) => ({
        ...row,
        maskedName: customerName === null ? null : maskName(customerName),
        daysLeft: daysFrom(today, row.until),
      }));
  }

  /** How many there are, for the frame, which asks at every change. */
  count(today: CalendarDate): number {
    const asOf = `${today} ${this.#news.made()} ${this.#news.heard()}`;
    // The days of the law move with the branch's holidays.
    const settings = readSettings(this.#connection);
    if (this.#counted?.asOf !== asOf || this.#counted.settings !== settings)
      this.#counted = { asOf, settings, n: this.of(today).length };
    return this.#counted.n;
  }

  #nameOf(paper: string, filedOn: CalendarDate): Words {
    const reference = claimReferenceOn(this.#connection, filedOn);
    return paperName(paper, reference.ok ? reference.value.papers : []);
  }
}
