import type { Database } from 'better-sqlite3';
import { type CashCount, cashOf } from '../../contract/cash.ts';
import type { DrawerSubject, DrawerView } from '../../contract/drawer.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { may } from '../../contract/permission.ts';
import type { Problem } from '../../contract/problem.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { won } from '../../contract/won.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readSettings } from '../settings.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';
import type { DrawerState, OpenDrawer } from './drawer-state.ts';

const entryTypeOf = {
  DRAWER_OPENING: 'DrawerOpened',
  CASH_MOVEMENT: 'CashMoved',
  DRAWER_HAND_OVER: 'DrawerHandedOver',
  CASH_DIFFERENCE: 'CashDifferenceBooked',
} as const;

/**
 * The cash drawer of this terminal: opened with a float, in one person's hands at a time, counted, handed over, and
 * emptied by the closing of the day. Whatever moves cash without a customer takes two people.
 */
export class CashDrawer {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #state: DrawerState;
  readonly #days: BusinessDays;
  readonly #register: StaffRegister;
  readonly #approvals: () => Approvals;
  readonly #changed: () => void;

  /** @param parts.approvals reached when it is needed: it knows this drawer's rules, and this drawer takes consents from it */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    ledger: Ledger;
    state: DrawerState;
    days: BusinessDays;
    register: StaffRegister;
    approvals: () => Approvals;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#ledger = parts.ledger;
    this.#state = parts.state;
    this.#days = parts.days;
    this.#register = parts.register;
    this.#approvals = parts.approvals;
    this.#changed = parts.changed;
  }

  /** The business date the drawer is open for, else today's. */
  businessDate(): CalendarDate {
    return this.#current()?.businessDate ?? this.#days.today();
  }

  view(): DrawerView {
    const open = this.#current();
    const settings = readSettings(this.#connection);
    const businessDate = this.businessDate();
    return {
      state: open === undefined ? 'NOT_OPENED' : this.#isOfToday(open) ? 'OPEN' : 'NOT_CLOSED',
      businessDate,
      holder: open === undefined ? null : { staffNo: open.holder, name: this.#register.nameOf(open.holder) },
      expected: this.#ledger.drawer(),
      limit: settings?.drawerLimit ?? won(0),
      required: settings?.drawerRequired ?? false,
      lastCount: this.#state.lastCount(businessDate),
      movements: this.#state.movements(businessDate),
    };
  }

  /** DrawerOverLimit while there is more in the drawer than the branch wants there. */
  overLimit(): Problem | null {
    const limit = readSettings(this.#connection)?.drawerLimit;
    return limit !== undefined && this.#ledger.drawer() > limit
      ? { tag: 'DrawerOverLimit', detail: { limit } }
      : null;
  }

  /**
   * Whether cash may go into the drawer now, or out of it, by this person's hands.
   *
   * @returns problems DrawerNotOpen, DrawerOfAnotherTeller, DrawerNotClosed
   */
  mayTakeCash(person: KnownPerson): Result<null> {
    const open = this.#current();
    if (open !== undefined && !this.#isOfToday(open)) {
      return fail('DrawerNotClosed', { businessDate: open.businessDate });
    }
    return this.#inHandsOf(person);
  }

  /** Records a count. @returns problems DrawerNotOpen, DrawerOfAnotherTeller, CashIssuanceOpen, CarriedFeesOpen */
  count(count: CashCount, person: KnownPerson): Result<DrawerView> {
    const mine = this.mayEnd(person);
    if (!mine.ok) return mine;
    const businessDate = this.businessDate();
    const payload = { businessDate, count, counted: cashOf(count), expected: this.#ledger.drawer() };
    this.#journal.record({ type: 'DrawerCounted', payload, actor: person.staffNo, businessDate }, (entry) =>
      this.#state.counted(entry, payload),
    );
    this.#changed();
    return succeed(this.view());
  }

  /**
   * Whether this person may count the drawer and close its day: whoever holds it, or who may in the holder's place.
   *
   * @returns problems DrawerNotOpen, DrawerOfAnotherTeller, CashIssuanceOpen, CarriedFeesOpen
   */
  mayEnd(person: KnownPerson): Result<null> {
    const settled = this.#allCashBooked();
    if (!settled.ok) return settled;
    return may(person.role, 'TAKE_OVER_DRAWER') ? succeed(null) : this.#inHandsOf(person);
  }

  /**
   * Whether what two people are to do with the drawer can be done now.
   *
   * @returns problems BusinessDateChanged, InputNotUnderstood, CashIssuanceOpen, CarriedFeesOpen, DrawerAlreadyOpen,
   *   DrawerNotOpen, DrawerOfAnotherTeller, DrawerNotClosed, DrawerShort, DrawerDiffers, DrawerChanged
   */
  allows(subject: DrawerSubject, maker: KnownPerson): Result<null> {
    if (subject.businessDate !== this.businessDate()) return fail('BusinessDateChanged');
    if (cashOf(subject.count) !== ('amount' in subject ? subject.amount : subject.counted)) {
      return fail('InputNotUnderstood');
    }
    const settled = this.#allCashBooked();
    if (!settled.ok) return settled;
    switch (subject.kind) {
      case 'DRAWER_OPENING':
        return this.#mayOpen();
      case 'CASH_MOVEMENT':
        return this.#mayMove(subject, maker);
      case 'DRAWER_HAND_OVER':
        return this.#mayHandOver(subject, maker);
      case 'CASH_DIFFERENCE':
        return this.#mayBookDifference(subject, maker);
    }
  }

  /**
   * Whether this second person may consent: a drawer is handed over to nobody who does not take it, or may do nothing
   * with it.
   *
   * @returns problems DrawerReceiverMustConsent, ApproverNotPermitted
   */
  allowsConsent(subject: DrawerSubject, approver: KnownPerson): Result<null> {
    if (subject.kind !== 'DRAWER_HAND_OVER') return succeed(null);
    if (subject.to !== approver.staffNo) return fail('DrawerReceiverMustConsent');
    return may(approver.role, 'HANDLE_CASH') ? succeed(null) : fail('ApproverNotPermitted');
  }

  /** Does what the second person has consented to. @returns problems of {@link allows} and of {@link Approvals.take} */
  carryOut(subject: DrawerSubject, requestId: string, maker: KnownPerson): Result<DrawerView> {
    const allowed = this.allows(subject, maker);
    if (!allowed.ok) return allowed;
    const approvals = this.#approvals().take(requestId, subject, maker);
    if (!approvals.ok) return approvals;
    this.#journal.record(
      {
        type: entryTypeOf[subject.kind],
        payload: subject,
        actor: maker.staffNo,
        approvals: approvals.value,
        businessDate: subject.businessDate,
      },
      (entry) => this.#state.carriedOut(entry, subject),
    );
    this.#changed();
    return succeed(this.view());
  }

  /** No customer's cash lies here that the books do not know of. */
  #allCashBooked(): Result<null> {
    if (this.#state.openCashIssuances() > 0) return fail('CashIssuanceOpen');
    const open = this.#state.carriedFees();
    return open > 0 ? fail('CarriedFeesOpen', { open }) : succeed(null);
  }

  #mayOpen(): Result<null> {
    const open = this.#current();
    if (open === undefined) return succeed(null);
    return this.#isOfToday(open)
      ? fail('DrawerAlreadyOpen', { holder: open.holder })
      : fail('DrawerNotClosed', { businessDate: open.businessDate });
  }

  #mayMove(
    { direction, amount }: Extract<DrawerSubject, { kind: 'CASH_MOVEMENT' }>,
    maker: KnownPerson,
  ): Result<null> {
    const mine = this.mayTakeCash(maker);
    if (!mine.ok) return mine;
    const available = this.#ledger.drawer();
    if (direction === 'TO_VAULT' && amount > available) return fail('DrawerShort', { amount, available });
    return amount > 0 ? succeed(null) : fail('InputNotUnderstood');
  }

  #mayHandOver(
    { to, amount }: Extract<DrawerSubject, { kind: 'DRAWER_HAND_OVER' }>,
    maker: KnownPerson,
  ): Result<null> {
    const open = this.#current();
    if (open === undefined) return fail('DrawerNotOpen');
    const mine = this.mayTakeCash(maker);
    if (!mine.ok) return mine;
    if (to === maker.staffNo) return fail('ApproverIsMaker');
    const difference = amount - this.#ledger.drawer();
    return difference === 0 ? succeed(null) : fail('DrawerDiffers', { difference });
  }

  #mayBookDifference(
    { counted, expected }: Extract<DrawerSubject, { kind: 'CASH_DIFFERENCE' }>,
    maker: KnownPerson,
  ): Result<null> {
    const mine = this.mayEnd(maker);
    if (!mine.ok) return mine;
    if (expected !== this.#ledger.drawer() || counted === expected) return fail('DrawerChanged');
    return succeed(null);
  }

  #inHandsOf(person: KnownPerson): Result<null> {
    const open = this.#current();
    if (open === undefined) {
      return readSettings(this.#connection)?.drawerRequired === true ? fail('DrawerNotOpen') : succeed(null);
    }
    return open.holder === person.staffNo
      ? succeed(null)
      : fail('DrawerOfAnotherTeller', { holder: open.holder });
  }

  /** The drawer, if it is open. One that was opened while the clock was ahead is today's: nobody waits until that day comes. */
  #current(): OpenDrawer | undefined {
    const open = this.#state.current();
    const today = this.#days.today();
    return open !== undefined && open.businessDate > today ? { ...open, businessDate: today } : open;
  }

  #isOfToday(open: OpenDrawer): boolean {
    return open.businessDate === this.#days.today();
  }
}
