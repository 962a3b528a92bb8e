import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import type { CardStatus } from '../../contract/smart-otp-card.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { IssuanceBook } from '../issuance/issuance-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { CardStock } from '../stock/card-stock.ts';
import { type Recalls, statusAfterRecall } from './recalls.ts';

/**
 * What putting right or undoing a record changes in the state tables; like every change it follows from its entry.
 * Which case it closes, and whose verdict is the issuance's now, follows by the triggers of migration 0009.
 */
export class CorrectionState {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #book: IssuanceBook;
  readonly #receipts: ReceiptBook;
  readonly #stock: CardStock;
  readonly #customers: CustomerDirectory;
  readonly #ledger: Ledger;
  readonly #recalls: Recalls;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    book: IssuanceBook;
    receipts: ReceiptBook;
    stock: CardStock;
    customers: CustomerDirectory;
    ledger: Ledger;
    recalls: Recalls;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#receipts = parts.receipts;
    this.#stock = parts.stock;
    this.#customers = parts.customers;
    this.#ledger = parts.ledger;
    this.#recalls = parts.recalls;
  }

  /** Another entry takes the place of a rejected one, and waits for its own verdict. */
  corrected(entry: JournalEntry, { supersedes }: JournalPayload<'SmartOtpIssuanceCorrected'>): void {
    this.#supersede(supersedes.seq, entry);
  }

  /** The fee goes back the way it came, the receipt's number is taken, the card is nobody's. */
  reversed(entry: JournalEntry, payload: JournalPayload<'SmartOtpIssuanceReversed'>): void {
    const { issuanceId, supersedes, serialNo, card, receiptNo } = payload;
    const row = this.#book.find(issuanceId);
    if (row === undefined || row.closed_by === null) return;
    this.#supersede(supersedes.seq, entry);
    this.#book.reverse(issuanceId);
    this.#ledger.reverse(entry, this.#journal.at(row.closed_by));
    this.#receipts.enter(receiptNo, issuanceId, 'REVERSAL');
    this.#move(entry, 'REVERSED', serialNo, card);
    if (card === 'RECALLED' && this.#recalls.of(issuanceId) === undefined)
      this.#recalls.begin(entry, issuanceId);
    // A customer who had one before may still have it; the core will say.
    const { replacement } = this.#book.start(row).ordered;
    if (replacement === null && !this.#book.isFollowed(row))
      this.#customers.noteSmartOtp(row.customer_no, false);
  }

  /** The last word with the customer about a card, and what it makes of the card. */
  recalled(entry: JournalEntry, { issuanceId, serialNo, outcome }: JournalPayload<'CardRecalled'>): void {
    this.#recalls.note(entry, issuanceId, outcome);
    this.#move(entry, 'RECALLED', serialNo, statusAfterRecall[outcome]);
  }

  /** A rejected record is let rest. */
  withdrawn(entry: JournalEntry, { supersedes }: JournalPayload<'RejectedRecordWithdrawn'>): void {
    this.#supersede(supersedes.seq, entry);
  }

  /** A card that is there already stays; and one of which the core has said something else since it was issued. */
  #move(entry: JournalEntry, kind: 'REVERSED' | 'RECALLED', serialNo: string, status: CardStatus): void {
    if (this.#stock.mayMove(kind, serialNo, status)) this.#stock.move(entry, kind, serialNo, status);
  }

  #supersede(superseded: number, { seq }: JournalEntry): void {
    this.#connection.prepare('INSERT INTO supersession VALUES (?, ?)').run(superseded, seq);
  }
}
