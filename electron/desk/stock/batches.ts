import type { Database } from 'better-sqlite3';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { BatchFindings, CardManifest } from '../../contract/stock-records.ts';

interface BatchRow {
  batch_no: string;
  branch_no: string;
  vendor_code: string;
  package_no: string;
  sent_on: string;
  status: 'WAITING' | 'RECEIVED';
}

/** Packages head office has announced to this branch. */
export class Batches {
  readonly #connection: Database;
  readonly #branchNo: string;

  constructor(connection: Database, branchNo: string) {
    this.#connection = connection;
    this.#branchNo = branchNo;
  }

  /** Batches on their way to this branch, the longest waiting first. */
  waiting(): CardManifest[] {
    return this.#connection
      .prepare<[string], BatchRow>(
        "SELECT * FROM card_batch WHERE branch_no = ? AND status = 'WAITING' ORDER BY sent_on, batch_no",
      )
      .all(this.#branchNo)
      .map((row) => this.#manifestOf(row));
  }

  /**
   * A batch that may be received here and now.
   *
   * @returns problems BatchUnknown, BatchOfAnotherBranch, BatchAlreadyReceived
   */
  require(batchNo: string): Result<CardManifest> {
    const row = this.#connection
      .prepare<[string], BatchRow>('SELECT * FROM card_batch WHERE batch_no = ?')
      .get(batchNo);
    if (row === undefined) return fail('BatchUnknown');
    if (row.branch_no !== this.#branchNo) return fail('BatchOfAnotherBranch', { branchNo: row.branch_no });
    if (row.status === 'RECEIVED') return fail('BatchAlreadyReceived');
    return succeed(this.#manifestOf(row));
  }

  /** Marks a batch as received; part of the transaction that records it. */
  close(batchNo: string, seq: number): void {
    this.#connection
      .prepare(
        "UPDATE card_batch SET status = 'RECEIVED', received_by = ? WHERE batch_no = ? AND status = 'WAITING'",
      )
      .run(seq, batchNo);
  }

  #manifestOf(row: BatchRow): CardManifest {
    return {
      batchNo: row.batch_no,
      branchNo: row.branch_no,
      vendorCode: row.vendor_code,
      packageNo: row.package_no,
      sentOn: row.sent_on,
      received: row.status === 'RECEIVED',
      serialNos: this.#connection
        .prepare<[string], string>(
          'SELECT serial_no FROM card_batch_line WHERE batch_no = ? ORDER BY serial_no',
        )
        .pluck()
        .all(row.batch_no),
    };
  }
}

/**
 * What is wrong with what two people say they found: it must be this package, and account for every serial number of
 * its manifest exactly once.
 *
 * @returns problems PackageOfAnotherBatch, SerialTwice, SerialNotOnManifest, BatchIncomplete
 */
export function judgeFindings(manifest: CardManifest, findings: BatchFindings): Result<null> {
  if (findings.packageNo !== manifest.packageNo) return fail('PackageOfAnotherBatch');
  const { present, damaged, missing, extra } = findings;
  const all = [...present, ...damaged, ...missing, ...extra];
  const twice = all.find((serialNo, i) => all.indexOf(serialNo) !== i);
  if (twice !== undefined) return fail('SerialTwice', { serialNo: twice });
  const expected = new Set(manifest.serialNos);
  const foreign = [...present, ...damaged, ...missing].find((serialNo) => !expected.has(serialNo));
  if (foreign !== undefined) return fail('SerialNotOnManifest', { serialNo: foreign });
  const left = expected.size - present.length - damaged.length - missing.length;
  // A serial number of the manifest that is said to be extra is one that is not accounted for.
  return left === 0 ? succeed(null) : fail('BatchIncomplete', { left });
}
