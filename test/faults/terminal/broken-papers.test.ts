import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealedStore } from '../../../electron/desk/evidence/sealed-store.ts';
import { scratchDatabase } from '../../unit/desk/scratch-database.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { brokenPapers } from './broken-papers.ts';

test('a paper is whole; changed, cut off, emptied or gone it is seen', async () => {
  const folder = scratchFolder();
  const connection = scratchDatabase();
  const store = new SealedStore(folder);
  // Three chunks, the last of one byte.
  const writer = await store.begin();
  await writer.write(Buffer.alloc(2 * 64 * 1024 + 1, 7));
  const sealed = await writer.finish();
  await writer.close();
  store.keep(writer, sealed);
  connection
    .prepare("INSERT INTO evidence_content VALUES (@sha256, @bytes, @key, 'application/pdf', 1, '[]', 0)")
    .run(sealed);
  expect(brokenPapers(connection, folder)).toEqual([]);

  const file = join(folder, 'evidence', sealed.sha256);
  const whole = readFileSync(file);
  const changed = Buffer.from(whole);
  changed[70_000] = (changed[70_000] ?? 0) ^ 1;
  const missing = [`the paper ${sealed.sha256} is not on the disk`];
  for (const bytes of [changed, whole.subarray(0, 2 * (64 * 1024 + 16)), Buffer.alloc(0)]) {
    writeFileSync(file, bytes);
    expect(brokenPapers(connection, folder)).toEqual(missing);
  }
  rmSync(file);
  expect(brokenPapers(connection, folder)).toEqual(missing);
});
