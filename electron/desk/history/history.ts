import type { Database } from 'better-sqlite3';
import type { HistoryDetail, HistoryRow, TodayView } from '../../contract/desk.ts';
import type { JournalType } from '../../contract/journal-entry.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { Rejection } from '../../contract/rejection.ts';
import { won } from '../../contract/won.ts';
import { maskDocument, maskName } from '../customer/mask.ts';
import type { IssuanceBook } from '../issuance/issuance-book.ts';
import type { Journal } from '../journal/journal.ts';
import { rulesAt } from '../reference/reference-versions.ts';
import { findIssuances } from './find-issuances.ts';
import { whereEntryStands } from './where-entry-stands.ts';

interface Row {
  issuance_id: string;
  started_at: string;
  business_date: string;
  maker: string;
  customer_no: string;
  customer_name: string;
  serial_no: string;
  fee_amount: number;
  fee_method: HistoryRow['feeMethod'];
  state: HistoryRow['state'];
  started_by: number;
  closed_by: number | null;
  sync: HistoryRow['sync'];
  receipt_no: string | null;
  core_no: string | null;
  rejection: string | null;
}

/** The entry whose verdict is the issuance's. */
const standing = 'coalesce(i.superseded_by, i.closed_by, i.started_by)';

const from = `
  FROM issuance i
  LEFT JOIN receipt r ON r.issuance_id = i.issuance_id AND r.kind = 'ISSUANCE'
  LEFT JOIN outcome o ON o.seq = ${standing}`;

/** What `journal_about_issuance` holds (migration 0002), in its words. */
export const isAboutIssuance = `
  type NOT IN ('SmartOtpIssuanceStarted', 'SmartOtpIssued') AND json_extract(payload, '$.issuanceId') IS NOT NULL`;

/** What was done at this terminal, for people to find and read; masked like everything a page shows. */
export class History {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #book: IssuanceBook;

  constructor(connection: Database, journal: Journal, book: IssuanceBook) {
    this.#connection = connection;
    this.#journal = journal;
    this.#book = book;
  }

  /**
   * Issuances with `query` in the customer's name, or in the serial, customer or receipt number or the fee in won;
   * newest first; a page of them.
   *
   * @param skip how many stand above the page
   * @returns how many there are in all with the first page only, so that they are not counted again for every other
   */
  search(query: string, limit: number, skip = 0): { rows: HistoryRow[]; total: number | null } {
    const { found, wanted } = findIssuances(query);
    const rows = this.#connection
      .prepare<[...(string | number)[]], Row>(`
        SELECT i.*, r.receipt_no, o.core_no, o.rejection, ${whereEntryStands(standing)} AS sync
        ${from} WHERE i.started_by IN (${found} ORDER BY 1 DESC LIMIT ? OFFSET ?) ORDER BY i.started_by DESC`)
      .all(...wanted, limit, skip);
    const total = () =>
      this.#connection
        .prepare<string[], number>(`SELECT count(*) FROM (${found})`)
        .pluck()
        .get(...wanted) as number;
    return {
      rows: rows.map(viewRow),
      total: skip > 0 ? null : rows.length < limit ? rows.length : total(),
    };
  }

  /** One issuance with every entry written about it; undefined for an unknown one. */
  detail(issuanceId: string): HistoryDetail | undefined {
    const row = this.#connection
      .prepare<[string], Row>(`
        SELECT i.*, r.receipt_no, o.core_no, o.rejection, ${whereEntryStands(standing)} AS sync
        ${from} WHERE i.issuance_id = ?`)
      .get(issuanceId);
    const issuance = this.#book.find(issuanceId);
    if (row === undefined || issuance === undefined) return undefined;
    const { ordered } = this.#book.start(issuance);
    return {
      row: viewRow(row),
      maskedIdentityDocument: maskDocument(ordered.identityDocument),
      identityDocumentKind: ordered.identityDocument.kind,
      approver: this.#journal.at(issuance.started_by).approvals[0]?.approver ?? null,
      feeOfTheDay: this.#feeOfTheDay(issuance.started_by, row.business_date),
      refundReceiptNo:
        this.#connection
          .prepare<[string], string>(
            "SELECT receipt_no FROM receipt WHERE issuance_id = ? AND kind = 'REVERSAL'",
          )
          .pluck()
          .get(issuanceId) ?? null,
      entries: this.#connection
        .prepare<
          [number, number, string],
          {
            seq: number;
            type: JournalType;
            occurredAt: string;
            actor: string;
            sync: HistoryRow['sync'];
          }
        >(`
          SELECT j.seq, j.type, j.occurred_at AS occurredAt, j.actor, ${whereEntryStands('j.seq')} AS sync
          FROM journal j LEFT JOIN outcome o ON o.seq = j.seq
          WHERE j.seq IN (
            SELECT ? UNION SELECT ? UNION
            SELECT seq FROM journal WHERE ${isAboutIssuance} AND json_extract(payload, '$.issuanceId') = ?)
          ORDER BY j.seq`)
        .all(issuance.started_by, row.closed_by ?? issuance.started_by, issuanceId),
    };
  }

  #feeOfTheDay(seq: number, date: CalendarDate): HistoryDetail['feeOfTheDay'] {
    const fee = rulesAt(this.#connection, seq).fees.find(
      ({ product, effectiveFrom, effectiveTo }) =>
        product === 'SMART_OTP' && effectiveFrom <= date && (effectiveTo === null || date <= effectiveTo),
    );
    return fee === undefined ? null : { amount: fee.amount, effectiveFrom: fee.effectiveFrom };
  }

  /** The numbers of one business date: what is issued counts on the date of its receipt, as in the day's books. */
  today(date: CalendarDate, cardsInStock: number): TodayView {
    const abandoned = this.#connection
      .prepare<[string], number>(
        "SELECT count(*) FROM issuance WHERE business_date = ? AND state = 'ABANDONED'",
      )
      .pluck()
      .get(date) as number;
    const issued = this.#connection
      .prepare<[string], { method: HistoryRow['feeMethod']; hour: number; cards: number; fees: number }>(`
        SELECT i.fee_method AS method, CAST(strftime('%H', j.occurred_at, '+9 hours') AS INTEGER) AS hour,
          count(*) AS cards, sum(i.fee_amount) AS fees
        FROM receipt r JOIN issuance i ON i.issuance_id = r.issuance_id JOIN journal j ON j.seq = i.closed_by
        WHERE r.business_date = ? AND r.kind = 'ISSUANCE' AND i.state = 'ISSUED' GROUP BY 1, 2`)
      .all(date);
    const fees = (method: HistoryRow['feeMethod']) =>
      won(issued.reduce((sum, row) => sum + (row.method === method ? row.fees : 0), 0));
    const issuedByHour: number[] = new Array(24).fill(0);
    for (const { hour, cards } of issued) issuedByHour[hour] = (issuedByHour[hour] ?? 0) + cards;
    return {
      issued: issuedByHour.reduce((sum, cards) => sum + cards),
      abandoned,
      cashFees: fees('CASH'),
      debitFees: fees('DEBIT'),
      waivedFees: fees('WAIVED'),
      cardsInStock,
      issuedByHour,
    };
  }
}

function viewRow(row: Row): HistoryRow {
  return {
    issuanceId: row.issuance_id,
    startedAt: row.started_at,
    businessDate: row.business_date,
    maker: row.maker,
    customerNo: row.customer_no,
    maskedName: maskName(row.customer_name),
    serialNo: row.serial_no,
    fee: won(row.fee_amount),
    feeMethod: row.fee_method,
    state: row.state,
    sync: row.sync,
    receiptNo: row.receipt_no,
    coreNo: row.core_no,
    rejection: row.rejection === null ? null : Rejection.parse(JSON.parse(row.rejection)),
  };
}
