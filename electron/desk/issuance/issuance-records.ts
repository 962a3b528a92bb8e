import type { Customer } from '../../contract/customer.ts';
import type { AbandonReason, FeeSettled, IssuanceOrder, IssuanceOutcome } from '../../contract/issuance.ts';
import type { Approval, CardProof, JournalEntry } from '../../contract/journal-entry.ts';
import { businessDateOf } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { type Won, won } from '../../contract/won.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { CardStock, ListedCard, Ticket } from '../stock/card-stock.ts';
import type { Drafts } from './drafts.ts';
import type { IssuanceBook, IssuanceRow } from './issuance-book.ts';

/** The four acts of an issuance: each is one journal entry and everything that changes with it. */
export class IssuanceRecords {
  readonly #journal: Journal;
  readonly #book: IssuanceBook;
  readonly #drafts: Drafts;
  readonly #receipts: ReceiptBook;
  readonly #stock: CardStock;
  readonly #customers: CustomerDirectory;
  readonly #ledger: Ledger;
  readonly #now: () => number;

  constructor(parts: {
    journal: Journal;
    book: IssuanceBook;
    drafts: Drafts;
    receipts: ReceiptBook;
    stock: CardStock;
    customers: CustomerDirectory;
    ledger: Ledger;
    now: () => number;
  }) {
    this.#ledger = parts.ledger;
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#drafts = parts.drafts;
    this.#receipts = parts.receipts;
    this.#stock = parts.stock;
    this.#customers = parts.customers;
    this.#now = parts.now;
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
    maker: StaffNo;
  }): IssuanceRow {
    const { issuanceId, order, customer, card, fee, ticket, maker } = begun;
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
          feeEffectiveFrom: begun.feeEffectiveFrom,
          ticketNo: ticket?.ticketNo ?? null,
        },
        actor: maker,
        approvals: begun.approvals,
      },
      (entry) => {
        this.#book.begin(entry, order, issuanceId, customer, fee);
        if (ticket !== null) this.#stock.spendTicket(card.serialNo, ticket.ticketNo, entry.seq);
        this.#drafts.discard(maker, order.draftId);
      },
    );
    const row = this.#book.find(issuanceId);
    if (row === undefined) throw new Error('the issuance just begun is in the book');
    return row;
  }

  /** Written before another attempt: spends its ticket. */
  resume(row: IssuanceRow, ticket: Ticket | null, actor: StaffNo): void {
    this.#journal.record(
      {
        type: 'SmartOtpIssuanceResumed',
        payload: { issuanceId: row.issuance_id, ticketNo: ticket?.ticketNo ?? null },
        actor,
      },
      (entry) => {
        if (ticket !== null) this.#stock.spendTicket(row.serial_no, ticket.ticketNo, entry.seq);
      },
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
    const businessDate = businessDateOf(this.#now());
    const { receiptNo, number } = this.#receipts.next(businessDate);
    const outcome: IssuanceOutcome = { ...done.shown, receiptNo };
    this.#journal.record(
      {
        type: 'SmartOtpIssued',
        payload: {
          issuanceId: row.issuance_id,
          customerNo: row.customer_no,
          serialNo: row.serial_no,
          receiptNo,
          fee: outcome.fee,
          debitNo: done.debitNo,
          transactionHash: done.transactionHash,
          proof: done.proof,
        },
        actor: done.actor,
      },
      (entry) => {
        // The test code has done its work; it is shown once and kept nowhere.
        this.#book.close(entry, row.issuance_id, 'ISSUED', { ...outcome, testOtp: null });
        this.#receipts.enter(receiptNo, number, businessDate, row.issuance_id);
        this.#stock.setStatus(row.serial_no, 'ISSUED');
        this.#customers.noteSmartOtp(row.customer_no);
        this.#takeFee(entry, outcome.fee);
      },
    );
    return outcome;
  }

  /** Written when no card is handed over: nothing was booked, so only cash in hand goes back. Returns it, won. */
  abandon(row: IssuanceRow, fee: FeeSettled, reason: AbandonReason, actor: StaffNo): Won {
    const cashReturned = won(fee.method === 'CASH' ? fee.amount : 0);
    this.#journal.record(
      {
        type: 'SmartOtpIssuanceAbandoned',
        payload: { issuanceId: row.issuance_id, reason, cashReturned },
        actor,
      },
      (entry) => {
        this.#book.close(entry, row.issuance_id, 'ABANDONED', null);
        if (reason === 'CARD_NOT_GENUINE' || reason === 'CARD_DEFECTIVE') {
          this.#stock.setStatus(row.serial_no, 'SPOILED');
        } else if (reason === 'CARD_LOST_AT_COUNTER') this.#stock.setStatus(row.serial_no, 'LOST');
      },
    );
    return cashReturned;
  }

  /** Books the fee of an issued card; a waived one moves nothing. */
  #takeFee(entry: JournalEntry, fee: FeeSettled): void {
    if (fee.method === 'WAIVED') return;
    const debit = fee.method === 'CASH' ? 'DRAWER' : 'CUSTOMER_ACCOUNTS';
    this.#ledger.post(entry, { debit, credit: 'FEE_INCOME', amount: fee.amount });
  }
}
