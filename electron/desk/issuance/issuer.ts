import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { Customer } from '../../contract/customer.ts';
import { exceedsCaps } from '../../contract/exposure.ts';
import type {
  AbandonReason,
  EligibilityAssessment,
  FeeSettled,
  IssuanceOrder,
  IssuanceOutcome,
  IssuanceProgress,
  IssuanceStep,
} from '../../contract/issuance.ts';
import { may } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { type Won, won } from '../../contract/won.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import { maskName } from '../customer/mask.ts';
import type { Ballast } from '../database/ballast.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { CashDrawer } from '../drawer/cash-drawer.ts';
import type { ExposureBook } from '../exposure/exposure-book.ts';
import { consentToExposure } from '../exposure/exposure-consent.ts';
import type { SessionKeeper } from '../staff/session.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { CardStock, ListedCard, Ticket } from '../stock/card-stock.ts';
import { authoriseDebit } from './authorise-debit.ts';
import type { CardProving } from './card-proving.ts';
import type { CardsOnReaders } from './cards-on-readers.ts';
import { objectionTo } from './eligibility.ts';
import type { IssuanceBook, IssuanceRow } from './issuance-book.ts';
import type { IssuanceRecords } from './issuance-records.ts';
import type { IssuanceRules } from './issuance-rules.ts';
import { settleFee } from './settle-fee.ts';
import type { WaiverWatch } from './waiver-watch.ts';

/** One try at getting the card of an issuance to prove itself. */
interface Attempt {
  readonly row: IssuanceRow;
  readonly card: ListedCard;
  readonly reader: string;
  /** Offline: the ticket this try has spent; null: the core confirms a test code. */
  readonly ticket: Ticket | null;
  /** Who is at the terminal now. */
  readonly actor: StaffNo;
  readonly meter: Meter;
}

/** Time and traffic of one order, over all its visits to the card; milliseconds. */
interface Meter {
  readonly startedAt: number;
  cardMs: number;
  apduCount: number;
}

/** The step the page lights up while the card process is at one of its own. */
const shownAs = {
  IDENTIFY: 'IDENTIFY_CARD',
  GENUINE: 'PROVE_GENUINE',
  POSSESSION: 'PROVE_POSSESSION',
  CHECK: 'CHECK_CODE',
} as const;

/**
 * Issues Smart OTP cards. An issuance is written to the journal before the card is asked for anything that can't be
 * undone (`SmartOtpIssuanceStarted`) and after it has proved itself (`SmartOtpIssued`); whatever happens in between,
 * it stays open until the same card has proved itself or a person has abandoned it. Money is booked with the end,
 * never before.
 */
export class Issuer {
  readonly #connection: Database;
  readonly #ballast: Ballast;
  readonly #book: IssuanceBook;
  readonly #records: IssuanceRecords;
  readonly #rules: IssuanceRules;
  readonly #exposure: ExposureBook;
  readonly #cards: CardsOnReaders;
  readonly #proving: CardProving;
  readonly #stock: CardStock;
  readonly #customers: CustomerDirectory;
  readonly #drawer: CashDrawer;
  readonly #days: BusinessDays;
  readonly #approvals: Approvals;
  readonly #sessions: Pick<SessionKeeper, 'isStillHere'>;
  readonly #watch: WaiverWatch;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly #now: () => number;
  readonly #changed: () => void;
  #progress: IssuanceProgress | null = null;
  #busy = false;

  /** @param changed called at every step */
  constructor(parts: {
    connection: Database;
    ballast: Ballast;
    book: IssuanceBook;
    records: IssuanceRecords;
    rules: IssuanceRules;
    exposure: ExposureBook;
    cards: CardsOnReaders;
    proving: CardProving;
    stock: CardStock;
    customers: CustomerDirectory;
    drawer: CashDrawer;
    days: BusinessDays;
    approvals: Approvals;
    sessions: Pick<SessionKeeper, 'isStillHere'>;
    watch: WaiverWatch;
    core: CoreClient;
    line: Line;
    now: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#ballast = parts.ballast;
    this.#book = parts.book;
    this.#records = parts.records;
    this.#rules = parts.rules;
    this.#exposure = parts.exposure;
    this.#cards = parts.cards;
    this.#proving = parts.proving;
    this.#stock = parts.stock;
    this.#customers = parts.customers;
    this.#drawer = parts.drawer;
    this.#days = parts.days;
    this.#approvals = parts.approvals;
    this.#sessions = parts.sessions;
    this.#watch = parts.watch;
    this.#core = parts.core;
    this.#line = parts.line;
    this.#now = parts.now;
    this.#changed = parts.changed;
  }

  /** The step of the issuance running now; null when none runs. */
  get progress(): IssuanceProgress | null {
    return this.#progress;
  }

  /**
   * Carries out a teller's order. The same order again leads to the same issuance and never to a second one.
   *
   * @returns problems of the rules, the fee, the card, the line, a session that ended meanwhile; once the start is
   *   recorded, any problem leaves the issuance open
   */
  perform(order: IssuanceOrder, maker: KnownPerson): Promise<Result<IssuanceOutcome>> {
    const known = this.#book.ofOrder(order.draftId);
    if (known !== undefined) return Promise.resolve(this.#repeat(known, order));
    return this.#alone(async (meter) => {
      const prepared = await this.#prepare(order, maker);
      if (!prepared.ok) return prepared;
      return await this.#attempt({ ...prepared.value, reader: order.reader, actor: maker.staffNo, meter });
    });
  }

  /**
   * Takes up an open issuance with its card on a reader again; only its maker answers for how it ends.
   *
   * @returns problems IssuanceNotFound, IssuanceAlreadyClosed, IssuanceOfAnotherTeller, CardNotUsable, DebitUnresolved,
   *   CardChanged, NoTicketLeft, OfflineCapReached and those of the card and the line
   */
  resume(issuanceId: string, reader: string, person: KnownPerson): Promise<Result<IssuanceOutcome>> {
    return this.#alone(async (meter) => {
      const found = this.#findOpen(issuanceId);
      if (!found.ok) return found;
      const row = found.value;
      if (row.maker !== person.staffNo) return fail('IssuanceOfAnotherTeller');
      const card = this.#stock.find(row.serial_no);
      if (card === undefined) return fail('CardUnknown');
      // A card of an open issuance moves no more; but a restored terminal hears the core before it has that issuance again.
      if (card.status !== 'IN_STOCK') return fail('CardNotUsable');
      if (!this.#line.online) {
        // A ticket is spent on nothing that is bound to fail: there are few, and no more until the line is back.
        if (row.fee_method === 'DEBIT') return fail('DebitUnresolved');
        const there = await this.#cards.holds(reader, card);
        if (!there.ok) return there;
        const here = this.#sessions.isStillHere(person);
        if (!here.ok) return here;
      }
      const cash = this.#takesCash(row.fee_method, person);
      if (!cash.ok) return cash;
      const ticket = this.#chooseTicket(card);
      if (!ticket.ok) return ticket;
      if (ticket.value !== null && !this.#mayGoOffline(row)) return fail('OfflineCapReached');
      this.#records.resume(row, ticket.value, person.staffNo);
      return await this.#attempt({ row, card, reader, ticket: ticket.value, actor: person.staffNo, meter });
    });
  }

  /**
   * Ends an open issuance without a card handed over; its maker or a supervisor may. A debit that was reserved is
   * released by the core when it reads the entry.
   *
   * @param how.carryCash the cash taken stays on the counter for the same customer's next card of this date
   * @returns won of cash to hand back, and carried over; problems IssuanceInProgress, IssuanceNotFound,
   *   IssuanceAlreadyClosed, IssuanceOfAnotherTeller, NoCashToCarry
   */
  abandon(
    issuanceId: string,
    how: { reason: AbandonReason; carryCash: boolean },
    person: KnownPerson,
  ): Result<{ cashToReturn: Won; cashCarried: Won }> {
    if (this.#busy) return fail('IssuanceInProgress');
    const found = this.#findOpen(issuanceId);
    if (!found.ok) return found;
    const row = found.value;
    if (row.maker !== person.staffNo && !may(person.role, 'END_COLLEAGUES_WORK')) {
      return fail('IssuanceOfAnotherTeller');
    }
    const { fee } = this.#book.start(row).ordered;
    if (how.carryCash && (fee.method !== 'CASH' || fee.amount === 0)) return fail('NoCashToCarry');
    const { cashReturned, cashCarried } = this.#records.abandon(row, fee, how, person.staffNo);
    this.#changed();
    return succeed({ cashToReturn: cashReturned, cashCarried });
  }

  /**
   * Gives a carried fee back that no card was paid with; who carried it or a supervisor may.
   *
   * @returns won of cash to hand back; problems CarriedFeeNotFound, CarriedFeeEnded, IssuanceInProgress,
   *   IssuanceOfAnotherTeller
   */
  returnCarried(issuanceId: string, person: KnownPerson): Result<{ cashToReturn: Won }> {
    if (this.#busy) return fail('IssuanceInProgress');
    const found = this.#book.carried.findOpen(issuanceId);
    if (!found.ok) return found;
    if (found.value.carriedBy !== person.staffNo && !may(person.role, 'END_COLLEAGUES_WORK')) {
      return fail('IssuanceOfAnotherTeller');
    }
    this.#records.returnCarried(found.value, person.staffNo);
    this.#changed();
    return succeed({ cashToReturn: found.value.amount });
  }

  /** One order at a time: a second press finds the first one running. */
  async #alone(work: (meter: Meter) => Promise<Result<IssuanceOutcome>>): Promise<Result<IssuanceOutcome>> {
    if (this.#busy) return fail('IssuanceInProgress');
    this.#busy = true;
    try {
      return await work({ startedAt: performance.now(), cardMs: 0, apduCount: 0 });
    } finally {
      this.#busy = false;
      this.#progress = null;
      this.#changed();
    }
  }

  #repeat(row: IssuanceRow, order: IssuanceOrder): Result<IssuanceOutcome> {
    if (row.customer_no !== order.customerNo || row.serial_no !== order.cardSerialNo) {
      return fail('IssuanceDataChanged');
    }
    if (row.state === 'ISSUED') return succeed(this.#book.outcome(row));
    return fail(row.state === 'STARTED' ? 'IssuanceInProgress' : 'IssuanceAlreadyClosed');
  }

  /** Everything that can be refused without a trace, then the first entry. */
  async #prepare(
    order: IssuanceOrder,
    maker: KnownPerson,
  ): Promise<Result<{ row: IssuanceRow; card: ListedCard; ticket: Ticket | null }>> {
    const early = this.#check(order, maker);
    if (!early.ok) return early;
    const onReader = await this.#cards.require(order.reader, order.cardSerialNo, maker.staffNo);
    if (!onReader.ok) return onReader;
    const card = onReader.value;
    // Nothing begins in the name of somebody who has locked the screen or gone since.
    const here = this.#sessions.isStillHere(maker);
    if (!here.ok) return here;
    // A card is read for seconds: what was heard of the customer meanwhile counts. From here on nothing comes between.
    const checked = this.#check(order, maker);
    if (!checked.ok) return checked;
    const { customer, assessment } = checked.value;
    const ticket = this.#chooseTicket(card);
    if (!ticket.ok) return ticket;
    const exposure = ticket.value === null ? null : this.#exposure.now();

    const issuanceId = uuidv7();
    const brought = this.#book.carried.broughtBy(order.fee, customer.customerNo, this.#days.today());
    if (!brought.ok) return brought;
    const settled = settleFee(
      order.fee,
      {
        orderId: order.draftId,
        customer,
        serialNo: card.serialNo,
        fee: assessment.fee,
        brought: brought.value,
        replacement: order.replacement,
        maker,
        online: this.#line.online,
      },
      this.#approvals,
    );
    if (!settled.ok) return settled;
    const agreed =
      exposure === null
        ? succeed([])
        : consentToExposure(
            {
              orderId: order.draftId,
              customerNo: customer.customerNo,
              maskedName: maskName(customer.name),
              serialNo: card.serialNo,
              fee: assessment.fee.amount,
              exposure,
            },
            order.exposureApprovalId,
            maker,
            this.#approvals,
          );
    if (!agreed.ok) return agreed;
    const row = this.#records.start({
      issuanceId,
      order,
      customer,
      card,
      fee: settled.value.fee,
      approvals: [...settled.value.approvals, ...agreed.value],
      feeEffectiveFrom: assessment.fee.effectiveFrom,
      ticket: ticket.value,
      exposure,
      maker: maker.staffNo,
    });
    if (settled.value.fee.method === 'WAIVED') this.#watch.look(maker.staffNo);
    return succeed({ row, card, ticket: ticket.value });
  }

  /** Whether the rules let the order begin as things stand, whatever its card. */
  #check(
    order: IssuanceOrder,
    maker: KnownPerson,
  ): Result<{ customer: Customer; assessment: EligibilityAssessment }> {
    // What is begun must find room to end: a disk that is nearly full takes nothing new in.
    if (!this.#ballast.allowsIntake()) return fail('DiskFull');
    const customer = this.#customers.find(order.customerNo);
    if (customer === undefined) return fail('CustomerNotFound');
    const assessed = this.#rules.assess(order.customerNo);
    if (!assessed.ok) return assessed;
    const objection = objectionTo(order, assessed.value);
    if (objection !== null) return { ok: false, problem: objection };
    const cash = this.#takesCash(order.fee.method, maker);
    return cash.ok ? succeed({ customer, assessment: assessed.value }) : cash;
  }

  /** A fee in cash goes into a drawer that is open, today's, and in these hands. */
  #takesCash(method: FeeSettled['method'], person: KnownPerson): Result<null> {
    return method === 'CASH' ? this.#drawer.mayTakeCash(person) : succeed(null);
  }

  /** Online the core confirms a test code and no ticket is needed; offline the card's next ticket is. */
  #chooseTicket(card: ListedCard): Result<Ticket | null> {
    if (this.#line.online) return succeed(null);
    const [ticket] = this.#stock.ticketsLeft(card.serialNo);
    return ticket === undefined ? fail('NoTicketLeft') : succeed(ticket);
  }

  /** What began with the core goes on without it only within the caps: nobody can agree any more once it has begun. */
  #mayGoOffline(row: IssuanceRow): boolean {
    if (this.#exposure.holds(row.issuance_id)) return true;
    const exposure = this.#exposure.now();
    return exposure !== null && !exceedsCaps(exposure, won(row.fee_amount));
  }

  /** The card proves itself, the fee is settled, the end is recorded; any problem is noted and leaves all open. */
  async #attempt(attempt: Attempt): Promise<Result<IssuanceOutcome>> {
    const result = await this.#attemptUnnoted(attempt);
    if (!result.ok) this.#book.noteProblem(attempt.row.issuance_id, result.problem);
    return result;
  }

  async #attemptUnnoted(attempt: Attempt): Promise<Result<IssuanceOutcome>> {
    const { row, card, ticket, actor, meter } = attempt;
    const step = (current: IssuanceStep) => this.#show(attempt, current);
    const { ordered, transactionHash } = this.#book.start(row);
    step('RECORD_START');
    const proved = await this.#proving.prove(
      { ...attempt, issuanceId: row.issuance_id, transactionHash },
      (proofStep) => step(shownAs[proofStep]),
      (traffic) => {
        meter.cardMs += traffic.cardMs;
        meter.apduCount += traffic.apduCount;
      },
    );
    if (!proved.ok) {
      const lineFailed = proved.problem.tag === 'LineDown' || proved.problem.tag === 'CoreBusy';
      const [next] = this.#stock.ticketsLeft(card.serialNo);
      if (!lineFailed || ticket !== null || next === undefined || !this.#mayGoOffline(row)) return proved;
      // A ticket is spent on nothing that is bound to fail: a debit needs the core too.
      if (row.fee_method === 'DEBIT') return fail('DebitUnresolved');
      // The line went between the first step and the code: the card's ticket answers instead of the core.
      this.#records.resume(row, next, actor);
      return await this.#attemptUnnoted({ ...attempt, ticket: next });
    }
    const { proof, testOtp } = proved.value;
    step('SETTLE_FEE');
    const debit = await authoriseDebit(this.#core, row, ordered.fee);
    if (!debit.ok) return debit;
    step('RECORD_ISSUED');
    const shown = {
      issuanceId: row.issuance_id,
      cardSerialNo: row.serial_no,
      fee: ordered.fee,
      provisional: proof.check.kind === 'TICKET',
      testOtp,
      elapsedMs: Math.round(performance.now() - meter.startedAt),
      cardMs: Math.round(meter.cardMs),
      apduCount: meter.apduCount,
    };
    return succeed(this.#records.issue(row, { transactionHash, proof, debitNo: debit.value, actor, shown }));
  }

  #findOpen(issuanceId: string): Result<IssuanceRow> {
    const row = this.#book.find(issuanceId);
    if (row === undefined) return fail('IssuanceNotFound');
    return row.state === 'STARTED' ? succeed(row) : fail('IssuanceAlreadyClosed');
  }

  #show({ row, ticket, meter }: Attempt, current: IssuanceStep): void {
    this.#progress = {
      issuanceId: row.issuance_id,
      current,
      check: ticket === null ? 'TEST_OTP' : 'TICKET',
      elapsedMs: Math.round(performance.now() - meter.startedAt),
    };
    this.#changed();
  }
}
