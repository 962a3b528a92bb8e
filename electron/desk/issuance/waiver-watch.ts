import type { Database } from 'better-sqlite3';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { type CalendarDate, instantOf } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { Journal } from '../journal/journal.ts';
import { readSettings } from '../settings.ts';
import type { WaiverCounts, WaiverPair } from './waiver-counts.ts';

const dayMs = 86_400_000;

/**
 * Watches for pairs of maker and approver with far more waivers than is usual: more than `times` what the bank's
 * statistics or the other pairs of this branch have, whichever is more.
 */
export class WaiverWatch {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #counts: WaiverCounts;
  readonly #days: BusinessDays;

  constructor(connection: Database, journal: Journal, counts: WaiverCounts, days: BusinessDays) {
    this.#connection = connection;
    this.#journal = journal;
    this.#counts = counts;
    this.#days = days;
  }

  /**
   * Looks at the branch's last days after a waiver of this maker, and raises a security event for every pair of theirs
   * that stands out; once a pair and period. Pairs of other makers are watched where those work.
   */
  look(maker: StaffNo): void {
    const alarm = readSettings(this.#connection)?.waivers.pairAlarm;
    if (alarm === undefined) return;
    const { days, times } = alarm;
    const today = this.#days.today();
    const since = instantOf(Date.parse(today) - (days - 1) * dayMs).slice(0, 10);
    const pairs = this.#counts.pairsIn(since, today);
    for (const pair of pairs.filter((each) => each.maker === maker)) {
      const usual = Math.max(alarm.usual, meanOf(pairs.filter((other) => other !== pair)));
      if (pair.waivers > times * usual && !this.#isKnown(pair, since, today))
        this.#raise(pair, { days, usual });
    }
  }

  /** An event of a date to come is a wrong clock's: it stands for no other period. */
  #isKnown({ maker, approver }: WaiverPair, since: CalendarDate, today: CalendarDate): boolean {
    return (
      this.#connection
        .prepare(
          'SELECT 1 FROM security_event WHERE business_date BETWEEN ? AND ? AND maker = ? AND approver = ?',
        )
        .get(since, today, maker, approver) !== undefined
    );
  }

  #raise({ maker, approver, waivers }: WaiverPair, habit: { days: number; usual: number }): void {
    this.#journal.record(
      {
        type: 'SecurityEventRaised',
        payload: { kind: 'WAIVER_PAIR', maker, approver, waivers, ...habit },
        actor: 'TERMINAL',
      },
      (entry) => noteSecurityEvent(this.#connection, entry, { maker, approver }),
    );
  }
}

/** Keeps an alarm, so that it is raised once; part of the transaction that records it. */
export function noteSecurityEvent(
  connection: Database,
  { seq, businessDate }: JournalEntry,
  { maker, approver }: Pick<WaiverPair, 'maker' | 'approver'>,
): void {
  connection
    .prepare('INSERT INTO security_event VALUES (?, ?, ?, ?)')
    .run(seq, businessDate, maker, approver);
}

const meanOf = (pairs: readonly WaiverPair[]): number =>
  pairs.reduce((sum, { waivers }) => sum + waivers, 0) / Math.max(1, pairs.length);
