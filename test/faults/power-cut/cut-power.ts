import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { seededRandom, seedFrom } from '../random.ts';
import { brokenPapers } from '../terminal/broken-papers.ts';
import { type Examination, examineTerminal } from '../terminal/examine-terminal.ts';
import { parseTold, type Told } from '../terminal/told.ts';
import { Disk, type Files } from './disk.ts';
import { type Fate, fated } from './fate.ts';
import type { RecordedHour } from './record-hour.ts';

/** What came of cutting the power at every sync of a recorded hour. */
export interface PowerCuts {
  /** Things the program did to its files. */
  readonly operations: number;
  /** Syncs of the database file itself: its log was being carried over. */
  readonly checkpoints: number;
  /** Moments at which the power was cut: before each sync, and at the end. */
  readonly cuts: number;
  /** Disks rebuilt and examined. */
  readonly disks: number;
  /** How many of them no other was like, to the byte and with as much told: so many were opened. */
  readonly different: number;
  /** Entries somebody had been told of by the end. */
  readonly acknowledged: number;
  /** Of those told of by the cut, entries missing; on all disks together, and on the worst. */
  readonly lost: number;
  readonly mostLost: number;
  /** What was there twice, and what else was not as it must be; on all disks together. */
  readonly duplicated: number;
  readonly broken: number;
  /** The first disks that were not as they must be, in words. */
  readonly examples: readonly string[];
}

const mostExamples = 5;

/** In memory where there is such a place: what a rebuilt disk holds need not outlive the look at it. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Cuts the power before every sync of a recorded hour and at its end, rebuilds the disk as it may be then, once for
 * each fate of what was unsynced, opens it as the product does, and examines it.
 *
 * @param from what of the hour is put to the test: all of it, or what comes once somebody has been told of an entry
 */
export function cutPower(
  hour: RecordedHour,
  fates: readonly Fate[],
  seed: number,
  from: 'FIRST_START' | 'FIRST_TOLD' = 'FIRST_START',
): PowerCuts {
  const random = seededRandom(seed);
  const disk = new Disk();
  const told: Told[] = [];
  const count = { checkpoints: 0, cuts: 0, disks: 0, lost: 0, mostLost: 0, duplicated: 0, broken: 0 };
  const examples: string[] = [];
  const examined = new Map<string, ReturnType<typeof startAfter>>();
  /** The same start on the same disk comes out the same. */
  const examine = (files: Files) => {
    const likeness = likenessOf(files, told.length);
    const known = examined.get(likeness);
    if (known !== undefined) return known;
    const examination = startAfter(files, told);
    examined.set(likeness, examination);
    return examination;
  };

  const cut = (at: string) => {
    count.cuts += 1;
    // Where nothing is unsynced, every fate is the same.
    for (const fate of disk.unsynced === 0 ? fates.slice(0, 1) : fates) {
      const survives = fated(fate, disk.unsynced, seededRandom(seedFrom(random)));
      const { lost, duplicated, broken } = examine(disk.afterPowerCut(survives));
      count.disks += 1;
      count.lost += lost.length;
      count.mostLost = Math.max(count.mostLost, lost.length);
      count.duplicated += duplicated.length;
      count.broken += broken.length;
      const losses = lost.length === 0 ? [] : [`${lost.length} of ${told.length} entries lost`];
      const faults = [...losses, ...duplicated, ...broken];
      if (faults.length > 0 && examples.length < mostExamples)
        examples.push(`${at}, ${fate}: ${faults.join('; ')}`);
    }
  };
  for (const [index, operation] of hour.operations.entries()) {
    const { kind, path } = operation;
    if (path === 'told' && kind === 'write') told.push(...parseTold(operation.bytes.toString()));
    if (isBesideThePoint(path)) continue;
    const concerns = from === 'FIRST_START' || told.length > 0;
    if (concerns && (kind === 'sync' || kind === 'sync-folder')) cut(`before ${index}, ${kind} ${path}`);
    if (kind === 'sync' && path === 'terminal/terminal.db') count.checkpoints += 1;
    disk.perform(operation);
  }
  cut('at the end');
  mustBeWhole(disk, hour.files);
  const operations = hour.operations.length;
  return { operations, acknowledged: told.length, ...count, different: examined.size, examples };
}

/** The same for disks with the same names and bytes after which as much was told. */
function likenessOf(files: Files, told: number): string {
  const digest = createHash('sha256').update(`${told}`);
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    digest.update(`\n${path} ${bytes.length}\n`).update(bytes);
  return digest.digest('base64');
}

/**
 * What was told is in nobody's power to take back, the index of the log (`-shm`) is made anew at every start, and the
 * ballast is random bytes that nobody reads.
 */
const isBesideThePoint = (path: string): boolean => /^told$|-shm$|\.ballast$/.test(path);

/** The next start of the program on a rebuilt disk. */
function startAfter(files: Files, told: readonly Told[]): Omit<Examination, 'entries'> {
  const folder = mkdtempSync(join(scratch, 'branch-teller-cut-'));
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    mkdirSync(join(folder, 'terminal'), { recursive: true });
    // So that no time is lost on making another.
    writeFileSync(join(folder, 'terminal/terminal.ballast'), '');
    const opened = openDatabase(join(folder, 'terminal'), databaseKey, Date.now());
    if (!opened.ok) return { lost: told, duplicated: [], broken: [opened.problem.tag] };
    try {
      const { connection } = opened.value;
      const { broken, ...others } = examineTerminal(connection, told);
      return { ...others, broken: [...broken, ...brokenPapers(connection, join(folder, 'terminal'))] };
    } finally {
      opened.value.close();
    }
  } catch (error) {
    return { lost: told, duplicated: [], broken: [String(error)] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without a power cut the model's disk must hold what the real one did: else a write went unseen. */
function mustBeWhole(disk: Disk, files: Files): void {
  const rebuilt = disk.afterPowerCut(() => true);
  const paths = new Set([...rebuilt.keys(), ...files.keys()]);
  for (const path of paths) {
    if (isBesideThePoint(path)) continue;
    const [is, should] = [rebuilt.get(path), files.get(path)];
    if (is === undefined || should === undefined || !is.equals(should))
      throw new Error(`the recording does not explain ${path}`);
  }
}
