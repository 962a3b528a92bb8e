import type { Approval } from '../../contract/approval.ts';
import type { Customer } from '../../contract/customer.ts';
import type { OfflineExposure } from '../../contract/exposure.ts';
import type {
  AbandonReason,
  CarriedFee,
  FeeSettled,
  IssuanceOrder,
  IssuanceOutcome,
} from '../../contract/issuance.ts';
import type { CardProof, JournalPayload } from '../../contract/journal-entry.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { type Won, won } from '../../contract/won.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { Journal } from '../journal/journal.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { ListedCard, Ticket } from '../stock/card-stock.ts';
import type { IssuanceBook, IssuanceRow } from './issuance-book.ts';
import type { IssuanceState } from './issuance-state.ts';

/** The acts of an issuance: each is one journal entry and everything that changes with it. */
export class IssuanceRecords {
  readonly #journal: Journal;
  readonly #book: IssuanceBook;
  readonly #receipts: ReceiptBook;
  readonly #state: IssuanceState;
  readonly #days: BusinessDays;

  constructor(parts: {
    journal: Journal;
    book: IssuanceBook;
    receipts: ReceiptBook;
    state: IssuanceState;
    days: BusinessDays;
  }) {
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#receipts = parts.receipts;
    this.#state = parts.state;
    this.#days = parts.days;
  }

  /** Written before the card is asked for anything: reserves the card, spends the ticket, ends the draft. */
  start(begun: {
    issuanceId: string;
    order: IssuanceOrder;
    customer: Customer;
    card: ListedCard;
    fee: FeeSettled;
    feeEffectiveFrom: string;
    approvals: readonly Approval[];
    ticket: Ticket | null;
    exposure: OfflineExposure | null;
    maker: StaffNo;
  }): IssuanceRow {
    const { issuanceId, order, customer, card, fee, ticket, maker } = begun;
    const payload: JournalPayload<'SmartOtpIssuanceStarted'> = {
      issuanceId,
      draftId: order.draftId,
      customerNo: customer.customerNo,
      identityDocument: order.identityDocument,
      phoneCheck: order.phoneCheck,
      legalRepresentative: order.legalRepresentative,
      replacement: order.replacement,
      serialNo: card.serialNo,
      cardIdentity: card.identity,
      fee,
      feeEffectiveFrom: begun.feeEffectiveFrom,
      ticketNo: ticket?.ticketNo ?? null,
      exposure: begun.exposure,
    };
    this.#journal.record(
      { type: 'SmartOtpIssuanceStarted', payload, actor: maker, approvals: begun.approvals },
      (entry) => this.#state.started(entry, payload, customer.name),
    );
    const row = this.#book.find(issuanceId);
    if (row === undefined) throw new Error('the issuance just begun is in the book');
    return row;
  }

  /** Written before another attempt: spends its ticket. */
  resume(row: IssuanceRow, ticket: Ticket | null, actor: StaffNo): void {
    const payload = { issuanceId: row.issuance_id, ticketNo: ticket?.ticketNo ?? null };
    this.#journal.record({ type: 'SmartOtpIssuanceResumed', payload, actor }, (entry) =>
      this.#state.resumed(entry, payload),
    );
  }

  /** Written when the card has proved itself and the fee is settled: the card is issued, the money booked. */
  issue(
    row: IssuanceRow,
    done: {
      transactionHash: string;
      proof: CardProof;
      debitNo: string | null;
      actor: StaffNo;
      shown: Omit<IssuanceOutcome, 'receiptNo'>;
    },
  ): IssuanceOutcome {
    const receiptNo = this.#receipts.next(this.#days.today());
    const outcome: IssuanceOutcome = { ...done.shown, receiptNo };
    const payload: JournalPayload<'SmartOtpIssued'> = {
      issuanceId: row.issuance_id,
      customerNo: row.customer_no,
      serialNo: row.serial_no,
      receiptNo,
      fee: outcome.fee,
      debitNo: done.debitNo,
      transactionHash: done.transactionHash,
      proof: done.proof,
    };
    this.#journal.record({ type: 'SmartOtpIssued', payload, actor: done.actor }, (entry) =>
      this.#state.issued(entry, payload, outcome),
    );
    return outcome;
  }

  /**
   * Written when no card is handed over: nothing was booked, so only cash in hand goes back, or stays on the counter
   * for the customer's next card. Returns both, won.
   */
  abandon(
    row: IssuanceRow,
    fee: FeeSettled,
    how: { reason: AbandonReason; carryCash: boolean },
    actor: StaffNo,
  ): { cashReturned: Won; cashCarried: Won } {
    const cash = fee.method === 'CASH' ? fee.amount : 0;
    const cashReturned = won(how.carryCash ? 0 : cash);
    const cashCarried = won(how.carryCash ? cash : 0);
    const payload = { issuanceId: row.issuance_id, reason: how.reason, cashReturned, cashCarried };
    this.#journal.record({ type: 'SmartOtpIssuanceAbandoned', payload, actor }, (entry) =>
      this.#state.abandoned(entry, payload),
    );
    return { cashReturned, cashCarried };
  }

  /** Written when a carried fee goes back to the customer after all. */
  returnCarried({ issuanceId, customerNo, amount }: CarriedFee, actor: StaffNo): void {
    const payload = { issuanceId, customerNo, amount };
    this.#journal.record({ type: 'CarriedFeeReturned', payload, actor }, (entry) =>
      this.#state.carriedReturned(entry, payload),
    );
  }
}
