import type { Database } from 'better-sqlite3';
import type { Claim } from '../../contract/claim.ts';
import type { ExistingCase } from '../../contract/claim-intake.ts';
import { CaseElsewhere } from '../../contract/claim-progress.ts';
import type { CustomerNo } from '../../contract/customer.ts';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import { type CalendarDate, type Instant, seoulDateOf } from '../../contract/moment.ts';
import { Rejection } from '../../contract/rejection.ts';

/** A filed claim as the tables hold it. */
export interface ClaimRow {
  readonly claim_id: string;
  readonly provisional_no: string;
  readonly business_date: CalendarDate;
  readonly customer_no: CustomerNo;
  readonly customer_name: string | null;
  readonly accident_on: CalendarDate;
  readonly filed_by: number;
  /** The entry that says what it is now: the one that filed it, or its last correction. */
  readonly stands_by: number;
  readonly withdrawn_by: number | null;
  readonly filed_at: Instant;
  /** Null until the core's number has arrived. */
  readonly core_no: string | null;
  /** Why the core does not accept what it is now; null where it has not said so. */
  readonly rejection: Rejection | null;
}

type StoredRow = Omit<ClaimRow, 'rejection'> & { readonly rejection: string | null };

const from = `
  SELECT c.*, j.occurred_at AS filed_at, o.core_no, o.rejection
  FROM claim c JOIN journal j ON j.seq = c.filed_by LEFT JOIN outcome o ON o.seq = c.stands_by`;

/** Claims that were filed here, and what the core has told of cases elsewhere. */
export class ClaimBook {
  readonly #connection: Database;
  readonly #terminalId: string;

  constructor(connection: Database, terminalId: string) {
    this.#connection = connection;
    this.#terminalId = terminalId;
  }

  find(claimId: string): ClaimRow | undefined {
    const row = this.#connection.prepare<[string], StoredRow>(`${from} WHERE c.claim_id = ?`).get(claimId);
    return row && { ...row, rejection: rejectionIn(row) };
  }

  /** The next provisional number of a date; stays the next until {@link filed} takes it. */
  nextNo(businessDate: CalendarDate): string {
    const last = this.#connection
      .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM claim WHERE business_date = ?')
      .pluck()
      .get(businessDate) as number;
    return `P-${this.#terminalId}-${businessDate.replaceAll('-', '')}-${String(last + 1).padStart(4, '0')}`;
  }

  /** Enters a claim under the number it names; part of the transaction that files it. */
  filed(entry: JournalEntry, claim: JournalPayload<'ClaimFiled'>, customerName: string): void {
    this.#connection
      .prepare(`
        INSERT INTO claim (claim_id, provisional_no, business_date, number, customer_no, customer_name, phone,
          accident_type, means, accident_on, loss, filed_by)
        VALUES (@claimId, @provisionalNo, @businessDate, @number, @customerNo, @customerName, @phone,
          @accidentType, @means, @accidentOn, @loss, @filedBy)`)
      .run({
        ...columnsOf(claim),
        provisionalNo: claim.provisionalNo,
        businessDate: entry.businessDate,
        number: Number(claim.provisionalNo.split('-').at(-1)),
        customerNo: claim.who.customerNo,
        customerName,
        filedBy: entry.seq,
      });
  }

  /** Another entry takes the place of the rejected one; part of the transaction that records it. */
  corrected(
    entry: JournalEntry,
    { supersedes, leftOut: _leftOut, ...claim }: JournalPayload<'ClaimCorrected'>,
  ): void {
    this.#connection.prepare('INSERT INTO supersession VALUES (?, ?)').run(supersedes.seq, entry.seq);
    this.#connection
      .prepare(`
        UPDATE claim SET superseded_by = @seq, phone = @phone, accident_type = @accidentType, means = @means,
          accident_on = @accidentOn, loss = @loss
        WHERE claim_id = @claimId`)
      .run({ seq: entry.seq, ...columnsOf(claim) });
  }

  /**
   * Every case of a customer that this terminal knows of, the last first.
   *
   * @param except the claim that asks: a correction is no other case than the one it corrects
   */
  casesOf(customerNo: CustomerNo, except: string): ExistingCase[] {
    const here = this.#connection
      .prepare<[string, string], StoredRow>(`${from} WHERE c.customer_no = ? AND c.claim_id <> ?`)
      .all(customerNo, except)
      .map(
        (row): ExistingCase => ({
          where: 'HERE',
          claimId: row.claim_id,
          provisionalNo: row.provisional_no,
          coreNo: row.core_no,
          filedAt: row.filed_at,
          accidentOn: row.accident_on,
          state: row.withdrawn_by === null ? 'FILED' : 'WITHDRAWN',
        }),
      );
    const elsewhere = this.#connection
      .prepare<[string], unknown>(`
        SELECT core_no AS coreNo, customer_no AS customerNo, kind, filed_at AS filedAt, channel,
          branch_no AS branchNo, state, accident_on AS accidentOn
        FROM case_elsewhere WHERE customer_no = ?`)
      .all(customerNo)
      .map((row): ExistingCase => ({ where: 'ELSEWHERE', case: CaseElsewhere.parse(row) }));
    return [...here, ...elsewhere].sort((a, b) => filedAtOf(b).localeCompare(filedAtOf(a))).slice(0, 50);
  }
}

const rejectionIn = ({ rejection }: StoredRow): Rejection | null =>
  rejection === null ? null : Rejection.parse(JSON.parse(rejection));

/** What the book keeps of a claim's content. */
const columnsOf = ({ claimId, who, what, totals }: Claim) => ({
  claimId,
  phone: who.contact.phone,
  accidentType: what.accidentType,
  means: what.means,
  accidentOn: seoulDateOf(what.beganAt),
  loss: totals.loss,
});

const filedAtOf = (one: ExistingCase): Instant => (one.where === 'HERE' ? one.filedAt : one.case.filedAt);
