import type { Database } from 'better-sqlite3';
import { ClaimState, type ClaimStatistics } from '../../../contract/claim-follow-up.ts';
import { AccidentMeans, AccidentType } from '../../../contract/claim-reference.ts';
import { type CalendarDate, instantOf, seoulDateOf } from '../../../contract/moment.ts';
import { addDays } from '../business-calendar.ts';

const weeksShown = 26;
/** Last days of the spans between accident and intake; the last is open. */
const delays = [1, 3, 7, 14, 30, 90] as const;
/** Upper ends of the spans of completeness, per cent. */
const completeness = [25, 50, 75, 99, 100] as const;

/** The branch's claims of the last half year in numbers, by the index of their dates. */
export class ClaimFigures {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  of(today: CalendarDate): ClaimStatistics {
    const to = today;
    const from = addDays(mondayOf(today), -7 * (weeksShown - 1));
    const groups = (expression: string): Map<string, number> =>
      new Map(
        this.#connection
          .prepare<[string, string], { name: string; n: number }>(`
            SELECT CAST(${expression} AS TEXT) AS name, count(*) AS n FROM claim
            WHERE business_date BETWEEN ? AND ? GROUP BY 1`)
          .all(from, to)
          .map(({ name, n }) => [name, n]),
      );
    const named = (names: readonly string[], found: Map<string, number>) =>
      names.map((name) => ({ name, n: found.get(name) ?? 0 }));
    const spans = (ends: readonly number[], value: string) =>
      named(ends.map(String).concat('MORE'), groups(spanOf(value, ends)));
    return {
      from,
      to,
      weeks: this.#weeks(from, groups('business_date')),
      byType: named(AccidentType.options, groups('accident_type')),
      byMeans: named(AccidentMeans.options, groups('means')),
      byState: named(ClaimState.options, groups('state')),
      byDelay: spans(delays, 'julianday(business_date) - julianday(accident_on)'),
      byCompleteness: spans(
        completeness,
        'iif(papers_wanted = 0, 100, 100.0 * papers_present / papers_wanted)',
      ).slice(0, -1),
    };
  }

  #weeks(from: CalendarDate, here: Map<string, number>): ClaimStatistics['weeks'] {
    const online = new Map<string, number>();
    const elsewhere = this.#connection
      .prepare<[string], string>(
        "SELECT filed_at FROM case_elsewhere WHERE kind = 'CLAIM' AND channel = 'ONLINE' AND filed_at >= ?",
      )
      .pluck()
      .all(instantOf(Date.parse(`${from}T00:00:00+09:00`)));
    for (const filedAt of elsewhere) {
      const date = seoulDateOf(filedAt);
      online.set(date, (online.get(date) ?? 0) + 1);
    }
    return Array.from({ length: weeksShown }, (_, i) => {
      const week = addDays(from, 7 * i);
      const days = Array.from({ length: 7 }, (_, day) => addDays(week, day));
      const sum = (of: Map<string, number>) => days.reduce((total, date) => total + (of.get(date) ?? 0), 0);
      return { week, branch: sum(here), online: sum(online) };
    });
  }
}

/** SQL: the upper end of the span that a value lies in, `MORE` beyond the last. */
const spanOf = (value: string, ends: readonly number[]): string =>
  `CASE ${ends.map((end) => `WHEN ${value} <= ${end} THEN '${end}'`).join(' ')} ELSE 'MORE' END`;

/** The Monday of a date's week. */
const mondayOf = (date: CalendarDate): CalendarDate => addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
