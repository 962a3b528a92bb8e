import { z } from 'zod';
import { courseOf } from './claims/claim-ledger.ts';
import type { CoreDatabase } from './core-database.ts';

/** What the core's books say, for tests and the demo. */
export const Books = z.strictObject({
  terminals: z.array(
    z.strictObject({
      terminalId: z.string(),
      entryCount: z.int(),
      /** Null before the first entry. */
      lastSeq: z.int().nullable(),
      lastHash: z.string().nullable(),
      /** How far the terminal has applied the feed, by what it asked for last. */
      feedPosition: z.int(),
    }),
  ),
  /** One a judged `SmartOtpIssued` or correction of one, in the order of judgement. */
  issuances: z.array(
    z.strictObject({
      entryId: z.string(),
      issuanceId: z.string(),
      serialNo: z.string(),
      customerNo: z.string(),
      /** The entry it takes the place of. */
      supersedes: z.string().nullable(),
      verdict: z.enum(['ACCEPTED', 'REJECTED']),
      coreNo: z.string().nullable(),
      rejectionCode: z.string().nullable(),
      checks: z.record(z.string(), z.boolean()),
    }),
  ),
  /** One a judged reversal or withdrawal, in the order of judgement. */
  undoings: z.array(
    z.strictObject({
      entryId: z.string(),
      kind: z.enum(['REVERSAL', 'WITHDRAWAL']),
      issuanceId: z.string().nullable(),
      undoingNo: z.string().nullable(),
      rejectionCode: z.string().nullable(),
    }),
  ),
  /** Won that branches have taken for issuances the core has accepted and nobody has reversed. */
  fees: z.strictObject({ cash: z.int(), debit: z.int() }),
  debits: z.array(
    z.strictObject({
      debitNo: z.string(),
      issuanceId: z.string(),
      accountNo: z.string(),
      amount: z.int(),
      state: z.enum(['AUTHORISED', 'CAPTURED', 'RELEASED', 'REFUNDED']),
    }),
  ),
  /** Where the core says each card is. */
  cards: z.array(
    z.strictObject({
      serialNo: z.string(),
      branchNo: z.string(),
      status: z.string(),
      assignedTo: z.string().nullable(),
      holder: z.string().nullable(),
    }),
  ),
  /** One a judged act of the controlled stock, in the order of judgement. */
  stockActs: z.array(
    z.strictObject({
      entryId: z.string(),
      type: z.string(),
      coreNo: z.string().nullable(),
      rejectionCode: z.string().nullable(),
    }),
  ),
  /** Evidence files that have come whole. */
  evidence: z.array(z.strictObject({ sha256: z.string(), bytes: z.int() })),
  /** One a judged claim, in the order of judgement, and the steps of its course so far. */
  claims: z.array(
    z.strictObject({
      claimId: z.string().nullable(),
      coreNo: z.string().nullable(),
      rejectionCode: z.string().nullable(),
      course: z.array(z.string()),
    }),
  ),
  alarms: z.array(z.strictObject({ terminalId: z.string(), seq: z.int(), reason: z.string() })),
});
export type Books = z.infer<typeof Books>;

export function readBooks(database: CoreDatabase): Books {
  const rows = (sql: string) => database.prepare<[], Record<string, unknown>>(sql).all();
  return Books.parse({
    terminals: rows(
      `SELECT terminal.terminal_id AS terminalId, count(seq) AS entryCount, max(seq) AS lastSeq,
         hash AS lastHash, feed_position AS feedPosition
       FROM terminal LEFT JOIN entry USING (terminal_id) GROUP BY terminal.terminal_id ORDER BY 1`,
    ),
    issuances: rows(
      `SELECT entry_id AS entryId, issuance_id AS issuanceId, serial_no AS serialNo, customer_no AS customerNo,
         supersedes, iif(core_no IS NULL, 'REJECTED', 'ACCEPTED') AS verdict, core_no AS coreNo,
         rejection_code AS rejectionCode, checks
       FROM judgement ORDER BY rowid`,
    ).map((row) => ({ ...row, checks: JSON.parse(String(row.checks)) })),
    undoings: rows(
      `SELECT entry_id AS entryId, kind, issuance_id AS issuanceId, undoing_no AS undoingNo,
         rejection_code AS rejectionCode
       FROM undoing ORDER BY rowid`,
    ),
    fees: rows(
      `SELECT coalesce(sum(iif(fee_method = 'CASH', fee_amount, 0)), 0) AS cash,
         coalesce(sum(iif(fee_method = 'DEBIT', fee_amount, 0)), 0) AS debit
       FROM issuance WHERE state = 'ACCEPTED'`,
    )[0],
    debits: rows(
      `SELECT debit_no AS debitNo, issuance_id AS issuanceId, account_no AS accountNo, amount, state
       FROM debit ORDER BY debit_no`,
    ),
    cards: rows(
      `SELECT serial_no AS serialNo, branch_no AS branchNo, status, assigned_to AS assignedTo, holder
       FROM card ORDER BY serial_no`,
    ),
    stockActs: rows(
      `SELECT entry_id AS entryId, type, core_no AS coreNo, rejection_code AS rejectionCode
       FROM stock_judgement ORDER BY rowid`,
    ),
    evidence: rows('SELECT sha256, bytes FROM evidence ORDER BY bytes, sha256'),
    claims: rows(
      `SELECT claim_id AS claimId, core_no AS coreNo, rejection_code AS rejectionCode FROM claim_judgement
       ORDER BY rowid`,
    ).map((row) => ({
      ...row,
      course: row.coreNo === null ? [] : courseOf(database, String(row.coreNo)).map(({ kind }) => kind),
    })),
    alarms: rows('SELECT terminal_id AS terminalId, seq, reason FROM alarm ORDER BY alarm_no'),
  });
}
