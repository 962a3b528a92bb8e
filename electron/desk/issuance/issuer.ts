import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { ProofAnswer, ProofRequest } from '../../contract/card-process.ts';
import type { Customer, CustomerView } from '../../contract/customer.ts';
import type {
  AbandonReason,
  CardOnReader,
  EligibilityAssessment,
  IssuanceOrder,
  IssuanceOutcome,
  IssuanceProgress,
  IssuanceStep,
} from '../../contract/issuance.ts';
import type { CardProof } from '../../contract/journal-entry.ts';
import { businessDateOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { type Won, won } from '../../contract/won.ts';
import type { CardLink } from '../card/card-link.ts';
import { type CoreClient, problemOfFailure } from '../core/core-client.ts';
import type { CoreClock } from '../core/core-clock.ts';
import type { Line } from '../core/line.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import { viewCustomer } from '../customer/mask.ts';
import type { Ballast } from '../database/ballast.ts';
import { sha256 } from '../journal/canonical-json.ts';
import type { Journal } from '../journal/journal.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import { readSettings } from '../settings.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';
import type { CardStock, ListedCard, Ticket } from '../stock/card-stock.ts';
import type { Drafts } from './drafts.ts';
import { assess, objectionTo } from './eligibility.ts';
import { feeOn, isAvailableOn } from './fee-schedule.ts';
import type { IssuanceBook, IssuanceRow } from './issuance-book.ts';
import { settleFee } from './settle-fee.ts';

/** Time and traffic of one order, over all its visits to the card. */
interface Meter {
  readonly startedAt: number;
  cardMs: number;
  apduCount: number;
}

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

/** How the card's code was found right. */
interface Checked {
  readonly check: CardProof['check'];
  readonly testOtp: string | null;
}

/**
 * Issues Smart OTP cards. An issuance is written to the journal before the card is asked for anything that can't be
 * undone (`SmartOtpIssuanceStarted`) and after it has proved itself (`SmartOtpIssued`); whatever happens in between,
 * it stays open until the same card has proved itself or a person has abandoned it. Money is booked with the end,
 * never before.
 */
export class Issuer {
  readonly #connection: Database;
  readonly #ballast: Ballast;
  readonly #journal: Journal;
  readonly #book: IssuanceBook;
  readonly #drafts: Drafts;
  readonly #receipts: ReceiptBook;
  readonly #stock: CardStock;
  readonly #customers: CustomerDirectory;
  readonly #register: StaffRegister;
  readonly #card: CardLink;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly #clock: CoreClock;
  readonly #now: () => number;
  readonly #changed: () => void;
  #progress: IssuanceProgress | null = null;
  #lastSeen: { reader: string; presence: number; card: ListedCard } | null = null;
  #busy = false;

  /** @param changed called at every step */
  constructor(parts: {
    connection: Database;
    ballast: Ballast;
    journal: Journal;
    book: IssuanceBook;
    drafts: Drafts;
    receipts: ReceiptBook;
    stock: CardStock;
    customers: CustomerDirectory;
    register: StaffRegister;
    card: CardLink;
    core: CoreClient;
    line: Line;
    clock: CoreClock;
    now: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#ballast = parts.ballast;
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#drafts = parts.drafts;
    this.#receipts = parts.receipts;
    this.#stock = parts.stock;
    this.#customers = parts.customers;
    this.#register = parts.register;
    this.#card = parts.card;
    this.#core = parts.core;
    this.#line = parts.line;
    this.#clock = parts.clock;
    this.#now = parts.now;
    this.#changed = parts.changed;
  }

  /** The step of the issuance running now; null when none runs. */
  get progress(): IssuanceProgress | null {
    return this.#progress;
  }

  /** A customer as the page may see them today. */
  view(customer: Customer): CustomerView {
    const assessed = this.#assess(customer);
    return assessed.ok ? assessed.value.customer : viewCustomer(customer, false);
  }

  /**
   * What the rules say of a customer today.
   *
   * @returns problems CustomerNotFound, NoStaffYet
   */
  assess(customerNo: string): Result<EligibilityAssessment> {
    const customer = this.#customers.find(customerNo);
    return customer === undefined ? fail('CustomerNotFound') : this.#assess(customer);
  }

  /**
   * Reads the card in a reader and finds it in the stock. Writes nothing.
   *
   * @returns problems of the card and of {@link CardStock.findIssuable}
   */
  async identifyCard(reader: string): Promise<Result<CardOnReader>> {
    const read = await this.#card.identify(reader);
    if (!read.ok) return read;
    if (read.value.oath.accessCodeSet) return fail('CardAccessCodeSet');
    const card = await this.#stock.findIssuable(read.value.identity);
    if (!card.ok) return card;
    this.#lastSeen = { reader, presence: read.value.presence, card: card.value };
    const { serialNo, vendorCode, identity } = card.value;
    return succeed({
      reader,
      identity,
      serialNo,
      vendorCode,
      ticketsLeft: this.#stock.ticketsLeft(serialNo).length,
    });
  }

  /**
   * Carries out a teller's order. The same order again leads to the same issuance and never to a second one.
   *
   * @returns problems of the rules, the fee, the card, the line; once the start is recorded, any problem leaves the
   *   issuance open
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
   * @returns problems IssuanceNotFound, IssuanceAlreadyClosed, IssuanceOfAnotherTeller, NoTicketLeft and those of
   *   the card and the line
   */
  resume(issuanceId: string, reader: string, person: KnownPerson): Promise<Result<IssuanceOutcome>> {
    return this.#alone(async (meter) => {
      const found = this.#findOpen(issuanceId, person);
      if (!found.ok) return found;
      const row = found.value;
      if (row.maker !== person.staffNo) return fail('IssuanceOfAnotherTeller');
      const card = this.#stock.find(row.serial_no);
      if (card === undefined) return fail('CardUnknown');
      const ticket = this.#chooseTicket(card);
      if (!ticket.ok) return ticket;
      const attempt = { row, card, reader, ticket: ticket.value, actor: person.staffNo, meter };
      this.#recordResumption(attempt);
      return await this.#attempt(attempt);
    });
  }

  /**
   * Ends an open issuance without a card handed over; its maker or a supervisor may. Nothing was booked, so only cash in hand goes back; a debit
   * is released by the core when it reads the entry.
   *
   * @returns won of cash to hand back; problems IssuanceInProgress, IssuanceNotFound, IssuanceAlreadyClosed,
   *   IssuanceOfAnotherTeller
   */
  abandon(issuanceId: string, reason: AbandonReason, person: KnownPerson): Result<{ cashToReturn: Won }> {
    if (this.#busy) return fail('IssuanceInProgress');
    const found = this.#findOpen(issuanceId, person);
    if (!found.ok) return found;
    const row = found.value;
    const { fee } = this.#book.start(row).ordered;
    const cashReturned = won(fee.method === 'CASH' ? fee.amount : 0);
    this.#journal.record(
      {
        type: 'SmartOtpIssuanceAbandoned',
        payload: { issuanceId, reason, cashReturned },
        actor: person.staffNo,
      },
      (entry) => {
        this.#book.close(entry, issuanceId, 'ABANDONED', null);
        if (reason === 'CARD_NOT_GENUINE' || reason === 'CARD_DEFECTIVE') {
          this.#stock.setStatus(row.serial_no, 'SPOILED');
        } else if (reason === 'CARD_LOST_AT_COUNTER') this.#stock.setStatus(row.serial_no, 'LOST');
      },
    );
    this.#changed();
    return succeed({ cashToReturn: cashReturned });
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

  #assess(customer: Customer): Result<EligibilityAssessment> {
    const settings = readSettings(this.#connection);
    if (settings === null) return fail('NoStaffYet');
    const businessDate = businessDateOf(this.#now());
    return succeed(
      assess(customer, {
        businessDate,
        available: isAvailableOn(this.#connection, 'SMART_OTP', businessDate),
        fee: feeOn(this.#connection, 'SMART_OTP', businessDate),
        ageOfMajority: settings.ageOfMajority,
      }),
    );
  }

  /** Everything that can be refused without a trace, then the first entry. */
  async #prepare(
    order: IssuanceOrder,
    maker: KnownPerson,
  ): Promise<Result<{ row: IssuanceRow; card: ListedCard; ticket: Ticket | null }>> {
    // What is begun must find room to end: a disk that is nearly full takes nothing new in.
    if (!this.#ballast.allowsIntake()) return fail('DiskFull');
    const settings = readSettings(this.#connection);
    const customer = this.#customers.find(order.customerNo);
    if (settings === null || customer === undefined) return fail('CustomerNotFound');
    const assessed = this.#assess(customer);
    if (!assessed.ok) return assessed;
    const assessment = assessed.value;
    const objection = objectionTo(order, assessment);
    if (objection !== null) return { ok: false, problem: objection };

    const onReader = await this.#cardOnReader(order);
    if (!onReader.ok) return onReader;
    const card = onReader.value;
    const ticket = this.#chooseTicket(card);
    if (!ticket.ok) return ticket;

    const issuanceId = uuidv7();
    const settled = await settleFee(
      order.fee,
      {
        issuanceId,
        customer,
        serialNo: card.serialNo,
        fee: assessment.fee,
        maker,
        online: this.#line.online,
      },
      { register: this.#register, settings, now: this.#now },
    );
    if (!settled.ok) return settled;
    const { fee, approvals } = settled.value;

    this.#journal.record(
      {
        type: 'SmartOtpIssuanceStarted',
        payload: {
          issuanceId,
          customerNo: customer.customerNo,
          identityDocument: order.identityDocument,
          phoneCheck: order.phoneCheck,
          legalRepresentative: order.legalRepresentative,
          replacement: order.replacement,
          serialNo: card.serialNo,
          cardIdentity: card.identity,
          fee,
          feeEffectiveFrom: assessment.fee.effectiveFrom,
          ticketNo: ticket.value?.ticketNo ?? null,
        },
        actor: maker.staffNo,
        approvals,
      },
      (entry) => {
        this.#book.begin(entry, order, issuanceId, customer, fee);
        if (ticket.value !== null) this.#stock.spendTicket(card.serialNo, ticket.value.ticketNo, entry.seq);
        this.#drafts.discard(maker.staffNo, order.draftId);
      },
    );
    const row = this.#book.find(issuanceId);
    if (row === undefined) throw new Error('the issuance just begun is in the book');
    return succeed({ row, card, ticket: ticket.value });
  }

  /** The ordered card must lie on the reader before anything is recorded; one that has not moved is not read again. */
  async #cardOnReader(order: IssuanceOrder): Promise<Result<ListedCard>> {
    const seen = this.#lastSeen;
    const now = this.#card.readers.readers.find(({ name }) => name === order.reader);
    const unmoved =
      seen?.reader === order.reader && now?.state === 'PRESENT' && now.presence === seen.presence;
    if (!unmoved) {
      const read = await this.identifyCard(order.reader);
      if (!read.ok) return read;
    }
    const card = this.#lastSeen?.card;
    if (card?.serialNo !== order.cardSerialNo) return fail('CardChanged');
    return await this.#stock.findIssuable(card.identity);
  }

  /** Online the core confirms a test code and no ticket is needed; offline the card's next ticket is. */
  #chooseTicket(card: ListedCard): Result<Ticket | null> {
    if (this.#line.online) return succeed(null);
    const [ticket] = this.#stock.ticketsLeft(card.serialNo);
    return ticket === undefined ? fail('NoTicketLeft') : succeed(ticket);
  }

  #recordResumption({ row, card, ticket, actor }: Attempt): void {
    this.#journal.record(
      {
        type: 'SmartOtpIssuanceResumed',
        payload: { issuanceId: row.issuance_id, ticketNo: ticket?.ticketNo ?? null },
        actor,
      },
      (entry) => {
        if (ticket !== null) this.#stock.spendTicket(card.serialNo, ticket.ticketNo, entry.seq);
      },
    );
  }

  /** The card proves itself, the fee is settled, the end is recorded; any problem is noted and leaves all open. */
  async #attempt(attempt: Attempt): Promise<Result<IssuanceOutcome>> {
    const result = await this.#attemptUnnoted(attempt);
    if (!result.ok) this.#book.noteProblem(attempt.row.issuance_id, result.problem);
    return result;
  }

  async #attemptUnnoted(attempt: Attempt): Promise<Result<IssuanceOutcome>> {
    const { row, card, reader, ticket, actor, meter } = attempt;
    const step = (current: IssuanceStep) => this.#show(attempt, current);
    const { ordered, transactionHash } = this.#book.start(row);
    step('RECORD_START');
    const request = this.#proofRequest(card, reader, transactionHash, ticket);
    const proved = await this.#card.prove(request, (proofStep) => {
      const shown = {
        IDENTIFY: 'IDENTIFY_CARD',
        GENUINE: 'PROVE_GENUINE',
        POSSESSION: 'PROVE_POSSESSION',
        CHECK: 'CHECK_CODE',
      } as const;
      step(shown[proofStep]);
    });
    if (!proved.ok) return proved;
    meter.cardMs += proved.value.traffic.cardMs;
    meter.apduCount += proved.value.traffic.apduCount;

    const checked = await this.#check(row, proved.value, ticket);
    if (!checked.ok) {
      const lineFailed = checked.problem.tag === 'LineDown' || checked.problem.tag === 'CoreBusy';
      const [next] = this.#stock.ticketsLeft(card.serialNo);
      if (!lineFailed || ticket !== null || next === undefined) return checked;
      // The line went between the first step and the code: the card's ticket answers instead of the core.
      const again = { ...attempt, ticket: next };
      this.#recordResumption(again);
      return await this.#attemptUnnoted(again);
    }

    step('SETTLE_FEE');
    const debit = await this.#authoriseDebit(row);
    if (!debit.ok) return debit;
    step('RECORD_ISSUED');
    const proof: CardProof = {
      identity: card.identity,
      hostChallenge: request.hostChallenge,
      initializeUpdate: proved.value.initializeUpdate,
      possession: proved.value.possession,
      check: checked.value.check,
    };
    const businessDate = businessDateOf(this.#now());
    const { receiptNo, number } = this.#receipts.next(businessDate);
    const outcome: IssuanceOutcome = {
      issuanceId: row.issuance_id,
      receiptNo,
      cardSerialNo: card.serialNo,
      fee: ordered.fee,
      provisional: checked.value.check.kind === 'TICKET',
      testOtp: checked.value.testOtp,
      elapsedMs: Math.round(performance.now() - meter.startedAt),
      cardMs: Math.round(meter.cardMs),
      apduCount: meter.apduCount,
    };
    this.#journal.record(
      {
        type: 'SmartOtpIssued',
        payload: {
          issuanceId: row.issuance_id,
          customerNo: row.customer_no,
          serialNo: card.serialNo,
          receiptNo,
          fee: ordered.fee,
          debitNo: debit.value,
          transactionHash,
          proof,
        },
        actor,
      },
      (entry) => {
        this.#book.close(entry, row.issuance_id, 'ISSUED', { ...outcome, testOtp: null });
        this.#receipts.enter(receiptNo, number, businessDate, row.issuance_id);
        this.#stock.setStatus(card.serialNo, 'ISSUED');
        this.#customers.noteSmartOtp(row.customer_no);
        this.#post(entry.seq, ordered.fee);
      },
    );
    return succeed(outcome);
  }

  /** The challenges of one visit: both bound to the transaction, the third for the code or the ticket. */
  #proofRequest(
    card: ListedCard,
    reader: string,
    transactionHash: string,
    ticket: Ticket | null,
  ): ProofRequest {
    return {
      reader,
      identity: card.identity,
      keyVersion: card.keyVersion,
      oathAccount: card.oathAccount,
      hostChallenge: transactionHash.slice(0, 16),
      possessionChallenge: transactionHash,
      check:
        ticket === null
          ? { kind: 'TEST_OTP', challenge: this.#timeChallenge(card.period) }
          : { kind: 'TICKET', challenge: ticket.challenge },
    };
  }

  /** RFC 6238: T = floor(seconds / period), 8 bytes big-endian, by the core's clock. */
  #timeChallenge(period: number): string {
    const seconds = Math.floor((this.#clock.now() ?? this.#now()) / 1_000);
    return Math.floor(seconds / period)
      .toString(16)
      .toUpperCase()
      .padStart(16, '0');
  }

  async #check(row: IssuanceRow, answer: ProofAnswer, ticket: Ticket | null): Promise<Result<Checked>> {
    if (ticket !== null) {
      const answerSha256 = sha256(Buffer.from(answer.check, 'hex'));
      if (answerSha256 !== ticket.answerSha256) return fail('TicketMismatch');
      return succeed({ check: { kind: 'TICKET', ticketNo: ticket.ticketNo, answerSha256 }, testOtp: null });
    }
    const confirmed = await this.#core.confirmTestOtp({
      issuanceId: row.issuance_id,
      serialNo: row.serial_no,
      otp: answer.check,
    });
    if (!confirmed.ok) return { ok: false, problem: problemOfFailure(confirmed.failure) };
    if (confirmed.value.verdict === 'REFUSED') return fail('TestOtpRefused');
    const { confirmationNo } = confirmed.value;
    return succeed({ check: { kind: 'TEST_OTP', confirmationNo }, testOtp: answer.check });
  }

  /** Reserves a fee to be debited; asking again after a lost answer finds the same reservation. Null: nothing to debit. */
  async #authoriseDebit(row: IssuanceRow): Promise<Result<string | null>> {
    const { fee } = this.#book.start(row).ordered;
    if (fee.method !== 'DEBIT') return succeed(null);
    const request = {
      issuanceId: row.issuance_id,
      customerNo: row.customer_no,
      accountNo: fee.accountNo,
      amount: fee.amount,
    };
    let answer = await this.#core.authoriseDebit(request);
    if (!answer.ok) answer = await this.#core.authoriseDebit(request);
    if (!answer.ok) return fail('DebitUnresolved');
    return answer.value.verdict === 'AUTHORISED' ? succeed(answer.value.debitNo) : fail('DebitRefused');
  }

  #post(seq: number, fee: IssuanceOutcome['fee']): void {
    if (fee.method === 'WAIVED' || fee.amount === 0) return;
    this.#connection
      .prepare("INSERT INTO posting (seq, debit, credit, amount) VALUES (?, ?, 'FEE_INCOME', ?)")
      .run(seq, fee.method === 'CASH' ? 'DRAWER' : 'CUSTOMER_ACCOUNTS', fee.amount);
  }

  #findOpen(issuanceId: string, person: KnownPerson): Result<IssuanceRow> {
    const row = this.#book.find(issuanceId);
    if (row === undefined) return fail('IssuanceNotFound');
    if (row.state !== 'STARTED') return fail('IssuanceAlreadyClosed');
    if (row.maker !== person.staffNo && person.role !== 'SUPERVISOR') return fail('IssuanceOfAnotherTeller');
    return succeed(row);
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
