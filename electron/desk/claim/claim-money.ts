import type { Database } from 'better-sqlite3';
import type { CsvReading } from '../../contract/claim-csv.ts';
import type { ClaimDraft } from '../../contract/claim-draft.ts';
import type { ClaimMoneyReview } from '../../contract/claim-money-review.ts';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import { type Instant, instantOf, seoulDateOf } from '../../contract/moment.ts';
import { type Result, succeed } from '../../contract/result.ts';
import { readSettings } from '../settings.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import { BusinessCalendar } from './business-calendar.ts';
import type { ClaimIntake } from './claim-intake.ts';
import { claimReferenceOn } from './claim-reference-book.ts';
import { moneyContradictions } from './money-contradictions.ts';
import { moneyTotals } from './money-totals.ts';
import { datesOf, refundTimeline } from './refund-clock.ts';

/** The money of a claim that is being taken in: what it comes to, and movements out of files. */
export class ClaimMoneyDesk {
  readonly #connection: Database;
  readonly #intake: ClaimIntake;
  readonly #now: () => number;

  /** @param parts.now clock, milliseconds since 1970 */
  constructor(parts: { connection: Database; intake: ClaimIntake; now: () => number }) {
    this.#connection = parts.connection;
    this.#intake = parts.intake;
    this.#now = parts.now;
  }

  /** @returns problems ClaimReferenceMissing and those of {@link ClaimIntake.mine} */
  review(claimId: string, person: KnownPerson): Result<ClaimMoneyReview> {
    const found = this.#intake.mine(claimId, person);
    if (!found.ok) return found;
    const today = seoulDateOf(this.#now());
    const reference = claimReferenceOn(this.#connection, today);
    if (!reference.ok) return reference;
    const calendar = new BusinessCalendar(readSettings(this.#connection)?.holidays ?? []);
    return succeed(reviewMoney(found.value.draft, reference.value, calendar, instantOf(this.#now())));
  }

  /** Reads a CSV export; stores nothing. @returns problem ClaimReferenceMissing */
  async readCsv(bytes: Uint8Array): Promise<Result<CsvReading>> {
    const reference = claimReferenceOn(this.#connection, seoulDateOf(this.#now()));
    if (!reference.ok) return reference;
    // Loaded with the first file, not with the program.
    const { readMovementsCsv } = await import('./csv/read-movements-csv.ts');
    return succeed(readMovementsCsv(bytes, reference.value, instantOf(this.#now())));
  }
}

/** All that can be said of a draft's money; never refuses. */
function reviewMoney(
  { money, what }: ClaimDraft,
  reference: ClaimReference,
  calendar: BusinessCalendar,
  now: Instant,
): ClaimMoneyReview {
  const today = seoulDateOf(now);
  const totals = moneyTotals(money);
  const circumstances = { now, standardFrom: reference.standardFrom, beganAt: what.beganAt ?? null };
  return {
    today,
    totals,
    contradictions: moneyContradictions(money, totals, circumstances).slice(0, 200),
    timeline: refundTimeline(datesOf(money.refund), reference.clocks, calendar, today),
  };
}
