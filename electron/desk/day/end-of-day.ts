import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import { type CashCount, cashOf } from '../../contract/cash.ts';
import type { ClosedDay, DayClosingSubject, DayView } from '../../contract/day.ts';
import { type CalendarDate, seoulDateOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { CoreClock } from '../core/core-clock.ts';
import type { CashDrawer } from '../drawer/cash-drawer.ts';
import type { DrawerState } from '../drawer/drawer-state.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { SyncState } from '../sync/sync-state.ts';
import type { BusinessDays } from './business-days.ts';
import { type DayBooks, differencesOf } from './day-figures.ts';

/** How many closed days the page is told of. */
const closedDaysShown = 31;

/**
 * The end of the day (마감): what is in the drawer, in the records and in the stock is held against each other, and the
 * day closes only when they agree or each difference is explained and approved. Late work goes to the next date.
 */
export class EndOfDay {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #days: BusinessDays;
  readonly #books: DayBooks;
  readonly #drawer: CashDrawer;
  readonly #drawerState: DrawerState;
  readonly #sync: SyncState;
  readonly #clock: CoreClock;
  readonly #approvals: () => Approvals;
  readonly #now: () => number;
  readonly #changed: () => void;

  /** @param parts.approvals reached when it is needed: it knows the rules of this closing */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    days: BusinessDays;
    books: DayBooks;
    drawer: CashDrawer;
    drawerState: DrawerState;
    sync: SyncState;
    clock: CoreClock;
    approvals: () => Approvals;
    now: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#days = parts.days;
    this.#books = parts.books;
    this.#drawer = parts.drawer;
    this.#drawerState = parts.drawerState;
    this.#sync = parts.sync;
    this.#clock = parts.clock;
    this.#approvals = parts.approvals;
    this.#now = parts.now;
    this.#changed = parts.changed;
  }

  view(): DayView {
    const businessDate = this.#drawer.businessDate();
    const figures = this.#books.figures(businessDate);
    return {
      businessDate,
      figures,
      differences: differencesOf(figures, null),
      openIssuances: this.#openIssuances(),
      carriedFees: this.#drawerState.carriedFees(),
      unsent: this.#unsent(),
      waiverPairs: this.#books.waiverPairs(businessDate, null),
      closedDays: this.#closedDays(),
    };
  }

  /**
   * What the closing would be with this count, for a second person to look at. What is explained and no difference any
   * more is left out.
   *
   * @returns problems DayAlreadyClosed, ClockWrong, ClockBehindClosedDay, IssuancesOpen, CarriedFeesOpen, DrawerNotOpen, DrawerOfAnotherTeller, DrawerDiffers,
   *   DifferenceUnexplained
   */
  prepare(
    count: CashCount,
    explanations: DayClosingSubject['explanations'],
    maker: KnownPerson,
  ): Result<DayClosingSubject> {
    const businessDate = this.#drawer.businessDate();
    const reached = this.#hasCome(businessDate);
    if (!reached.ok) return reached;
    const open = this.#openIssuances();
    if (open > 0) return fail('IssuancesOpen', { open });
    const mine = this.#drawer.mayEnd(maker);
    if (!mine.ok) return mine;
    const counted = cashOf(count);
    const figures = this.#books.figures(businessDate);
    const needed: DayClosingSubject['explanations'] = [];
    for (const { side, difference } of differencesOf(figures, counted)) {
      // The drawer is emptied into the vault: the books must say what is in it.
      if (side === 'CASH') return fail('DrawerDiffers', { difference });
      const given = explanations.find((each) => each.side === side && each.difference === difference);
      if (given === undefined) return fail('DifferenceUnexplained', { side, difference });
      needed.push(given);
    }
    return succeed({ kind: 'DAY_CLOSING', businessDate, count, counted, figures, explanations: needed });
  }

  /** Whether the closing can be asked for as it is now. @returns problem DayFiguresChanged and those of {@link prepare} */
  allows(subject: DayClosingSubject, maker: KnownPerson): Result<null> {
    if (subject.businessDate <= (this.#days.lastClosed() ?? '')) {
      return fail('DayAlreadyClosed', { businessDate: subject.businessDate });
    }
    const now = this.prepare(subject.count, subject.explanations, maker);
    if (!now.ok) return now;
    return isDeepStrictEqual(now.value, subject) ? succeed(null) : fail('DayFiguresChanged');
  }

  /** Closes the day for good. @returns problems of {@link allows} and of {@link Approvals.take} */
  close(subject: DayClosingSubject, requestId: string, maker: KnownPerson): Result<null> {
    const allowed = this.allows(subject, maker);
    if (!allowed.ok) return allowed;
    const approvals = this.#approvals().take(requestId, subject, maker);
    if (!approvals.ok) return approvals;
    this.#journal.record(
      {
        type: 'DayClosed',
        payload: { closing: subject, unsent: this.#unsent() },
        actor: maker.staffNo,
        approvals: approvals.value,
        businessDate: subject.businessDate,
      },
      (entry) => {
        this.#drawerState.closed(entry, subject.counted);
        this.#days.close(entry);
      },
    );
    this.#changed();
    return succeed(null);
  }

  /**
   * A day that has not come cannot be closed: after a closing it would be the same day once more. The core's clock
   * decides where it was heard, else this terminal's, unless that one stands behind a closed day.
   */
  #hasCome(businessDate: CalendarDate): Result<null> {
    const core = this.#clock.now();
    const setBack = this.#days.setBack();
    if (core === null && setBack !== null) return { ok: false, problem: setBack };
    if (businessDate <= seoulDateOf(core ?? this.#now())) return succeed(null);
    if (businessDate <= seoulDateOf(this.#now())) return fail('ClockWrong');
    const closed = this.#days.lastClosed();
    return fail('DayAlreadyClosed', closed === null ? undefined : { businessDate: closed });
  }

  #openIssuances(): number {
    return this.#connection
      .prepare<[], number>("SELECT count(*) FROM issuance WHERE state = 'STARTED'")
      .pluck()
      .get() as number;
  }

  #unsent(): number {
    return this.#journal.lastSeq() - this.#sync.storedThrough;
  }

  #closedDays(): ClosedDay[] {
    return this.#connection
      .prepare<[number], ClosedDay>(`
        SELECT c.business_date AS businessDate, j.occurred_at AS closedAt, j.actor
        FROM closed_day c JOIN journal j ON j.seq = c.closed_by ORDER BY c.business_date DESC LIMIT ?`)
      .all(closedDaysShown);
  }
}
