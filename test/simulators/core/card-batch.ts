import type { CardManifest } from '../../../electron/contract/stock-records.ts';
import type { CoreDatabase } from './core-database.ts';
import { publish } from './feed.ts';

/** A delivery to a branch: its cards stand in the core's books already. */
export type CardBatch = Omit<CardManifest, 'received'>;

/** Sends a package on its way, or enters one the branch has long since received. */
export function registerBatch(database: CoreDatabase, batch: CardBatch, received: boolean): void {
  const { batchNo, branchNo, vendorCode, packageNo, sentOn, serialNos } = batch;
  database
    .prepare('INSERT INTO card_batch VALUES (?, ?, ?, ?, ?, ?)')
    .run(batchNo, branchNo, vendorCode, packageNo, sentOn, received ? 1 : 0);
  const line = database.prepare('INSERT INTO card_batch_line VALUES (?, ?)');
  for (const serialNo of serialNos) line.run(batchNo, serialNo);
  publishManifest(database, { ...batch, received });
}

export function batchByNo(database: CoreDatabase, batchNo: string): CardManifest | undefined {
  const row = database
    .prepare<[string], Omit<CardBatch, 'serialNos'> & { received: number }>(
      `SELECT batch_no AS batchNo, branch_no AS branchNo, vendor_code AS vendorCode, package_no AS packageNo,
         sent_on AS sentOn, received
       FROM card_batch WHERE batch_no = ?`,
    )
    .get(batchNo);
  const serialNos = database
    .prepare<[string], string>('SELECT serial_no FROM card_batch_line WHERE batch_no = ? ORDER BY serial_no')
    .pluck()
    .all(batchNo);
  return row && { ...row, received: row.received === 1, serialNos };
}

/** The branch has it; every terminal there hears of it. */
export function closeBatch(database: CoreDatabase, batch: CardManifest): void {
  database.prepare('UPDATE card_batch SET received = 1 WHERE batch_no = ?').run(batch.batchNo);
  publishManifest(database, { ...batch, received: true });
}

function publishManifest(database: CoreDatabase, manifest: CardManifest): void {
  publish(database, { kind: 'manifest', manifest }, { branchNo: manifest.branchNo });
}
