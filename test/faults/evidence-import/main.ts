import { createHash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { largeScan } from '../evidence-upload/large-scan.ts';
import { openLocalEvidence } from './local-evidence.ts';

/**
 * Takes files in, in a folder, and tells of each the moment its import has ended well: `main.ts FOLDER`. What is done
 * to the disk meanwhile is recorded by whoever started it.
 */

const [folder = ''] = process.argv.slice(2);
const told = openSync(join(folder, 'told'), 'a');
const opened = openDatabase(join(folder, 'terminal'), databaseKey, Date.now());
if (!opened.ok) throw new Error(opened.problem.tag);
const { intake, files, book, teller } = openLocalEvidence(join(folder, 'terminal'), opened.value);
const claimId = uuidv7();

const take = async (bytes: number, seed: number, until = bytes) => {
  const begun = await intake.begin({ claimId, paper: 'OTHER', name: 'scan.pdf' }, bytes, teller);
  if (!begun.ok) throw new Error(begun.problem.tag);
  const { importId } = begun.value;
  const hash = createHash('sha256');
  let offset = 0;
  for (const piece of largeScan(bytes, 70_000, seed)) {
    hash.update(piece);
    await intake.piece(importId, offset, piece, teller);
    offset += piece.length;
    if (offset >= until) break;
  }
  if (until < bytes) return;
  const finished = await intake.finish(importId, teller);
  if (!finished.ok) throw new Error(finished.problem.tag);
  writeSync(told, `${hash.digest('hex').toUpperCase()}\n`);
};

await take(1_000, 1);
await take(200_000, 2);
// Given up half way, as when a page is closed.
await take(200_000, 3, 140_000);
await take(64 * 1024, 4);
// The same once more, one that is removed again, and one more.
await take(1_000, 1);
await take(3_000, 5);
const removed = book.of(claimId).at(-1);
if (removed === undefined) throw new Error('there is nothing to remove');
writeSync(told, `-${removed.sha256}\n`);
files.remove(removed.fileId, teller);
await take(90_000, 6);
opened.value.close();
process.exit(0);
