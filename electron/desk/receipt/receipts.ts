import type { Database } from 'better-sqlite3';
import { correctionRecords } from '../../contract/correction-records.ts';
import type { IssuanceOutcome } from '../../contract/issuance.ts';
import type { Instant } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { maskName } from '../customer/mask.ts';
import type { IssuanceBook, IssuanceRow } from '../issuance/issuance-book.ts';
import type { Journal } from '../journal/journal.ts';
import { PrintQueue } from '../paper/print-queue.ts';
import { readSettings } from '../settings.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { ReceiptContent } from './draw-receipt.ts';
import type { ReceiptBook } from './receipt-book.ts';

/** Sends a PDF to the printer the shell has. */
export type Print = (pdf: Uint8Array) => Promise<'PRINTED' | 'NO_PRINTER' | 'FAILED'>;

/** Receipts to look at and to print; the second print and every one after it is a copy and says so. */
export class Receipts {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #issuances: IssuanceBook;
  readonly #book: ReceiptBook;
  readonly #print: Print;
  readonly #queue = new PrintQueue();

  constructor(parts: {
    connection: Database;
    journal: Journal;
    issuances: IssuanceBook;
    book: ReceiptBook;
    print: Print;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#issuances = parts.issuances;
    this.#book = parts.book;
    this.#print = parts.print;
  }

  /** The receipt as its next print would look. @returns problem ReceiptNotFound */
  async render(receiptNo: string): Promise<Result<Uint8Array>> {
    const content = this.#content(receiptNo);
    return content.ok ? succeed(await pdfOf(content.value)) : content;
  }

  /** Prints a receipt. @returns problems ReceiptNotFound, PrinterMissing, PrintFailed */
  print(receiptNo: string, person: KnownPerson): Promise<Result<null>> {
    return this.#queue.next(() => this.#printNow(receiptNo, person));
  }

  async #printNow(receiptNo: string, person: KnownPerson): Promise<Result<null>> {
    const content = this.#content(receiptNo);
    if (!content.ok) return content;
    const { copyNo } = content.value;
    const outcome = await this.#print(await pdfOf(content.value));
    if (outcome === 'NO_PRINTER') return fail('PrinterMissing');
    if (outcome === 'FAILED') return fail('PrintFailed');
    if (copyNo === 0) this.#book.notePrint(receiptNo, copyNo);
    else {
      this.#journal.record(
        { type: 'ReceiptReprinted', payload: { receiptNo, copyNo }, actor: person.staffNo },
        () => this.#book.notePrint(receiptNo, copyNo),
      );
    }
    return succeed(null);
  }

  #content(receiptNo: string): Result<ReceiptContent> {
    const receipt = this.#book.find(receiptNo);
    const issuance = receipt && this.#issuances.find(receipt.issuanceId);
    const settings = readSettings(this.#connection);
    if (receipt === undefined || issuance === undefined || settings === null) return fail('ReceiptNotFound');
    const common = {
      bankName: settings.bankName,
      branchName: settings.branchName,
      receiptNo,
      maskedName: maskName(issuance.customer_name),
      serialNo: issuance.serial_no,
      copyNo: receipt.prints,
    };
    const outcome = this.#issuances.outcome(issuance);
    return succeed(
      receipt.kind === 'REVERSAL'
        ? { ...common, ...this.#reversal(issuance, outcome) }
        : {
            ...common,
            kind: 'ISSUANCE',
            recordedAt: this.#issuedAt(issuance),
            teller: issuance.maker,
            fee: outcome.fee,
            carried: this.#issuances.carried.paidFor(outcome.fee),
            approver: this.#journal.at(issuance.started_by).approvals[0]?.approver ?? null,
            provisional: outcome.provisional,
          },
    );
  }

  /** It may have been begun days before: its card was pulled, or the power cut. */
  #issuedAt({ closed_by }: IssuanceRow): Instant {
    if (closed_by === null) throw new Error('a receipt is of an issuance that has ended');
    return this.#journal.at(closed_by).occurredAt;
  }

  #reversal({ superseded_by }: IssuanceRow, { receiptNo }: IssuanceOutcome) {
    if (superseded_by === null) throw new Error('a reversal supersedes what it reverses');
    const entry = this.#journal.at(superseded_by);
    const { refund, card } = correctionRecords.SmartOtpIssuanceReversed.parse(entry.payload);
    return {
      kind: 'REVERSAL' as const,
      recordedAt: entry.occurredAt,
      teller: entry.actor,
      receiptOfIssuance: receiptNo,
      refund,
      card,
      approver: entry.approvals[0]?.approver ?? null,
    };
  }
}

/** The drawing library and its fonts are loaded with the first receipt, not with the program. */
async function pdfOf(content: ReceiptContent): Promise<Uint8Array> {
  const { drawReceipt } = await import('./draw-receipt.ts');
  return await drawReceipt(content);
}
