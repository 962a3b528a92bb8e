import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { Imports } from '../../../electron/desk/evidence/imports.ts';
import { SealedStore } from '../../../electron/desk/evidence/sealed-store.ts';
import { sha256 } from '../../integration/simulated-core/test-terminal.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { smallDisk } from '../../unit/desk/small-disk.ts';
import { largeScan } from '../evidence-upload/large-scan.ts';
import { Disk, type Files } from '../power-cut/disk.ts';
import { fated } from '../power-cut/fate.ts';
import { FileRecording } from '../power-cut/file-recording.ts';
import { newSeed, seededRandom, seedFrom } from '../random.ts';
import { openLocalEvidence } from './local-evidence.ts';

const seed = newSeed();
const program = fileURLToPath(new URL('main.ts', import.meta.url));

/** What the next start finds: every file of the book, read whole, and what else lies in its folder. */
async function startAfter(files: Files) {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-cut-'));
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const data = join(folder, 'terminal');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'terminal.ballast'), '');
    const opened = openDatabase(data, databaseKey, Date.now());
    if (!opened.ok) throw new Error(opened.problem.tag);
    try {
      const { book, files: kept, teller } = openLocalEvidence(data, opened.value);
      const whole = new Set<string>();
      const broken: string[] = [];
      const claims = opened.value.connection
        .prepare<[], string>('SELECT DISTINCT claim_id FROM evidence_file')
        .pluck()
        .all();
      for (const file of claims.flatMap((claimId) => book.of(claimId))) {
        const read = await kept.read(file.fileId, 0, teller);
        if (read.ok && sha256(read.value) === file.sha256) whole.add(file.sha256);
        else broken.push(file.sha256);
      }
      return { whole, broken, lying: readdirSync(join(data, 'evidence')), known: book.contents() };
    } finally {
      opened.value.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A failure names its seed; it is tried again by writing it above. */
describe.skipIf(process.platform !== 'linux')('a file that is being taken in', () => {
  test(`survives a power cut before every sync whole or not at all (seed ${seed})`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-import-'));
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      const recording = await FileRecording.of(disk);
      await promisify(execFile)(process.execPath, [program, disk], {
        env: { ...process.env, ...recording.environment },
      });
      const random = seededRandom(seed);
      const model = new Disk();
      const told = new Set<string>();
      /** Told of, then told that it goes: from then on it may be there or not. */
      const going = new Set<string>();
      let cuts = 0;
      const cut = async (at: string) => {
        for (const fate of ['LOST', 'KEPT', 'SCATTERED'] as const) {
          const survives = fated(fate, model.unsynced, seededRandom(seedFrom(random)));
          const { whole, broken, lying, known } = await startAfter(model.afterPowerCut(survives));
          cuts += 1;
          const lost = [...told].filter((one) => !whole.has(one) && !going.has(one));
          expect({ at, fate, lost, broken }).toEqual({ at, fate, lost: [], broken: [] });
          // No half file, and none that nobody knows.
          expect(lying.filter((name) => !known.has(name))).toEqual([]);
        }
      };
      for (const [index, operation] of (await recording.operations()).entries()) {
        const { kind, path } = operation;
        if (path === 'told' && kind === 'write')
          for (const line of operation.bytes.toString().trim().split('\n'))
            (line.startsWith('-') ? going : told).add(line.replace('-', ''));
        if (/^told$|-shm$|\.ballast$/.test(path)) continue;
        // What comes before the first file has a proof of its own.
        const concerns = told.size > 0 || path.includes('evidence');
        if (concerns && (kind === 'sync' || kind === 'sync-folder'))
          await cut(`before ${index}, ${kind} ${path}`);
        model.perform(operation);
      }
      await cut('at the end');
      expect(told.size).toBe(5);
      expect(cuts).toBeGreaterThan(45);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);

  const disk = smallDisk(6, afterAll);
  test.skipIf(disk === null)(
    'on a disk that fills up meanwhile leaves nothing; with room it comes in',
    async () => {
      if (disk === null) return;
      const store = new SealedStore(disk);
      const imports = new Imports<null>(store, () => true);
      const take = async (bytes: number) => {
        const importId = await imports.begin(null, bytes);
        let offset = 0;
        for (const piece of largeScan(bytes, 500_000, seed)) {
          const taken = await imports.piece(importId, offset, piece);
          if (!taken.ok) return taken.problem.tag;
          offset += piece.length;
        }
        return (await imports.end(importId)).ok;
      };
      expect(await take(20_000_000)).toBe('DiskFull');
      expect(readdirSync(join(disk, 'evidence'))).toEqual([]);
      expect(await take(3_000_000)).toBe(true);
    },
  );
});
