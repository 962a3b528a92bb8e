import type { FeeSettled, IssuanceOutcome } from '../../contract/issuance.ts';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { CardStock } from '../stock/card-stock.ts';
import type { Drafts } from './drafts.ts';
import type { IssuanceBook } from './issuance-book.ts';

/**
 * What the acts of an issuance change in the state tables. Each change follows from its entry, so that the same
 * lines serve the counter, where the entry is just being recorded, and a restore, where it is replayed.
 */
export class IssuanceState {
  readonly #ledger: Ledger;
  readonly #book: IssuanceBook;
  readonly #drafts: Drafts;
  readonly #receipts: ReceiptBook;
  readonly #stock: CardStock;
  readonly #customers: CustomerDirectory;

  constructor(parts: {
    book: IssuanceBook;
    drafts: Drafts;
    receipts: ReceiptBook;
    stock: CardStock;
    customers: CustomerDirectory;
    ledger: Ledger;
  }) {
    this.#ledger = parts.ledger;
    this.#book = parts.book;
    this.#drafts = parts.drafts;
    this.#receipts = parts.receipts;
    this.#stock = parts.stock;
    this.#customers = parts.customers;
  }

  /** Reserves the card, spends the ticket, uses a carried fee up, ends the draft. The name is not part of the entry: the number finds it. */
  started(
    entry: JournalEntry,
    payload: JournalPayload<'SmartOtpIssuanceStarted'>,
    customerName: string,
  ): void {
    const { serialNo, ticketNo, draftId, fee } = payload;
    this.#book.begin(entry, payload, customerName);
    if (fee.method === 'CASH' && fee.carriedFrom !== null) this.#book.carried.use(entry, fee.carriedFrom);
    if (ticketNo !== null) this.#stock.spendTicket(serialNo, ticketNo, entry.seq);
    if (entry.actor !== 'TERMINAL') this.#drafts.discard(entry.actor, draftId);
  }

  /** Spends another ticket. */
  resumed(entry: JournalEntry, payload: JournalPayload<'SmartOtpIssuanceResumed'>): void {
    const row = this.#book.find(payload.issuanceId);
    if (row !== undefined && payload.ticketNo !== null)
      this.#stock.spendTicket(row.serial_no, payload.ticketNo, entry.seq);
  }

  /** The card is issued, the money booked, the receipt's number taken. @param shown what the teller sees of it */
  issued(entry: JournalEntry, payload: JournalPayload<'SmartOtpIssued'>, shown: IssuanceOutcome): void {
    // The test code has done its work; it is shown once and kept nowhere.
    this.#book.close(entry, payload.issuanceId, 'ISSUED', { ...shown, testOtp: null });
    this.#receipts.enter(payload.receiptNo, payload.issuanceId, 'ISSUANCE');
    this.#stock.move(entry, 'ISSUED', payload.serialNo, 'ISSUED');
    this.#customers.noteSmartOtp(payload.customerNo, true);
    this.#post(entry, payload.fee);
  }

  /** No card is handed over: nothing was booked, and a card that can't be issued any more leaves the stock. */
  abandoned(entry: JournalEntry, payload: JournalPayload<'SmartOtpIssuanceAbandoned'>): void {
    const { issuanceId, reason, cashCarried } = payload;
    const row = this.#book.find(issuanceId);
    if (row === undefined) return;
    this.#book.close(entry, issuanceId, 'ABANDONED', null);
    if (cashCarried > 0) this.#book.carried.carry(entry, issuanceId, row.customer_no, cashCarried);
    if (reason === 'CARD_NOT_GENUINE' || reason === 'CARD_DEFECTIVE') {
      this.#takeOut(entry, 'SPOILED', row.serial_no, 'SPOILED');
    } else if (reason === 'CARD_LOST_AT_COUNTER') {
      this.#takeOut(entry, 'LOST_AT_COUNTER', row.serial_no, 'LOST');
    }
    this.#stock.heed(entry);
  }

  /** After a restore the core may have said something else of the card: then that stands. */
  #takeOut(
    entry: JournalEntry,
    kind: 'SPOILED' | 'LOST_AT_COUNTER',
    serialNo: string,
    status: 'SPOILED' | 'LOST',
  ): void {
    if (this.#stock.mayMove(kind, serialNo, status)) this.#stock.move(entry, kind, serialNo, status);
  }

  /** A carried fee is the customer's again. */
  carriedReturned(entry: JournalEntry, { issuanceId }: JournalPayload<'CarriedFeeReturned'>): void {
    this.#book.carried.giveBack(entry, issuanceId);
  }

  #post(entry: JournalEntry, fee: FeeSettled): void {
    if (fee.method === 'WAIVED') return;
    const debit = fee.method === 'CASH' ? 'DRAWER' : 'CUSTOMER_ACCOUNTS';
    this.#ledger.post(entry, { debit, credit: 'FEE_INCOME', amount: fee.amount });
  }
}
