import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v4 as uuidv4 } from 'uuid';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { largestPiece } from '../../../electron/contract/evidence.ts';
import type { DeskStart } from '../../../electron/contract/process-message.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { EvidenceBook } from '../../../electron/desk/evidence/evidence-book.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import type { Extent, Proof } from '../proof.ts';
import { DeskProcess } from '../year-offline/desk-process.ts';
import { BreakingLine } from './breaking-line.ts';
import { largeScan } from './large-scan.ts';

/** Bytes of the large file, and after how many the line breaks each time. */
const sizes: Readonly<Record<Extent, { large: number; every: number }>> = {
  SHORT: { large: 24_000_000, every: 8_000_000 },
  LONG: { large: 500_000_000, every: 20_000_000 },
};
const smallFiles = [40_000, 250_000];
/** Of the file's size. */
const mostSent = 1.1;
/** Bytes a desk may take more while it moves the second half of the file than it did for the first. */
const mostGrowth = 64 * 1024 * 1024;

/** Large scans reach the core over a line that keeps breaking: whole, resumed, and out of a memory that stays flat. */
export const evidenceUpload: Proof = {
  name: 'evidence-upload',
  async prove(extent, seed, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-evidence-'));
    const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
    const line = await BreakingLine.to(core.origin, sizes[extent].every);
    try {
      const start: DeskStart = {
        environment: 'DEMO',
        dataFolder: join(folder, 'terminal'),
        databaseKey,
        core: {
          origin: line.origin,
          authority: core.authority,
          enrolmentCode: await core.issueEnrolmentCode(),
        },
      };
      return await prove({ extent, seed, tell, core, line, start, coreFolder: join(folder, 'core') });
    } finally {
      await line.close();
      await core.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Scene {
  readonly extent: Extent;
  readonly seed: number;
  readonly tell: (line: string) => void;
  readonly core: SimulatedCoreProcess;
  readonly line: BreakingLine;
  readonly start: DeskStart;
  readonly coreFolder: string;
}

async function prove({ extent, seed, tell, core, line, start, coreFolder }: Scene) {
  const { large } = sizes[extent];
  const failures: string[] = [];
  const claimId = uuidv4();
  // Largest first, so that the order of sending is not that of coming.
  const files = [large, ...smallFiles].map((bytes, index) => ({ bytes, seed: seed + index }));
  const expected: string[] = [];

  const intake = await DeskProcess.start(start);
  await statusWhen(intake, ({ ready }) => ready);
  const { staffNo, password } = staff.teller;
  must(await intake.calls.session.signIn({ staffNo, password }));
  must(await intake.calls.claims.begin({ claimId }));
  const importing = new Memory(intake);
  for (const file of files) expected.push(await bring(intake, claimId, file, importing));
  await intake.stop();
  tell(`taken in: ${mega(large)} MB; memory ${importing}`);

  fileAll(start.dataFolder, claimId);
  const before = line.sent;
  const order: string[] = [];
  let desk = await DeskProcess.start(start);
  let sending = new Memory(desk);
  let restarts = 0;
  for (;;) {
    sending.sample();
    const { evidence } = await statusWhen(desk, () => true);
    for (const { sha256, upload } of evidence)
      if (upload === 'SENDING' && order.at(-1) !== sha256) order.push(sha256);
    if (evidence.length === 0) break;
    const sent = evidence.find(({ bytes }) => bytes === large)?.sent ?? 0;
    if (restarts === 0 && sent > large / 2) {
      restarts += 1;
      await desk.stop();
      tell(`restarted at ${mega(sent)} MB; memory ${sending}`);
      desk = await DeskProcess.start(start);
      sending = new Memory(desk);
    }
    await sleep(extent === 'SHORT' ? 20 : 200);
  }
  const sent = line.sent - before;
  await desk.stop();
  tell(`sent: ${mega(sent)} MB for ${mega(total(files))} MB over ${line.breaks} breaks; memory ${sending}`);

  const { evidence: held, alarms } = await core.books();
  const atCore = new Set(held.map(({ sha256 }) => sha256));
  for (const [index, sha256] of expected.entries()) {
    if (!atCore.has(sha256)) failures.push(`file ${index} is not at the core`);
    else if ((await hashOf(join(coreFolder, 'evidence', sha256))) !== sha256)
      failures.push(`file ${index} is another at the core`);
  }
  const smallestFirst = [...expected].reverse().filter((sha256) => order.includes(sha256));
  const seenOrder = order.filter((sha256, index) => order.indexOf(sha256) === index);
  if (
    seenOrder.join() !==
    smallestFirst
      .filter((sha256) => seenOrder.includes(sha256))
      .sort(bySize(expected, files))
      .join()
  )
    failures.push('a larger file was sent before a smaller one');
  if (sent > mostSent * total(files)) failures.push(`${mega(sent)} MB were sent`);
  for (const [what, memory] of [
    ['import', importing],
    ['upload', sending],
  ] as const)
    if (memory.growth > mostGrowth) failures.push(`memory of the ${what}: ${memory}`);
  if (line.breaks < Math.floor(large / sizes[extent].every)) failures.push('the line did not break');
  if (alarms.length > 0) failures.push(`the core raised ${alarms.length} alarms`);
  return {
    counts: {
      'bytes of the files': total(files),
      'bytes sent': sent,
      breaks: line.breaks,
      restarts,
      'files hash-equal at the core':
        expected.length - failures.filter((one) => one.startsWith('file')).length,
      'memory of the import, growth in bytes': importing.growth,
      'memory of the upload, growth in bytes': sending.growth,
    },
    failures,
  };
}

const bySize =
  (expected: readonly string[], files: readonly { bytes: number }[]) => (one: string, other: string) =>
    (files[expected.indexOf(one)]?.bytes ?? 0) - (files[expected.indexOf(other)]?.bytes ?? 0);

/** Brings a file as the page does; gives its hash. */
async function bring(
  desk: DeskProcess,
  claimId: string,
  { bytes, seed }: { bytes: number; seed: number },
  memory: Memory,
): Promise<string> {
  const { evidence } = desk.calls;
  const hash = createHash('sha256');
  const begun = must(await evidence.begin({ claimId, paper: 'OTHER', name: 'scan.pdf', bytes }));
  const { importId } = begun;
  let offset = 0;
  for (const piece of largeScan(bytes, largestPiece, seed)) {
    hash.update(piece);
    must(await evidence.piece({ importId, offset, data: piece.toString('base64') }));
    offset += piece.length;
    memory.sample();
  }
  const { file } = must(await evidence.finish({ importId }));
  const sha256 = hash.digest('hex').toUpperCase();
  if (file.sha256 !== sha256) throw new Error('the desk sealed another file');
  return sha256;
}

/** Does to the files of a claim what its filing does, between two starts of the desk. */
function fileAll(dataFolder: string, claimId: string): void {
  const opened = openDatabase(dataFolder, databaseKey, Date.now());
  if (!opened.ok) throw new Error(opened.problem.tag);
  const book = new EvidenceBook(opened.value.connection);
  book.filed(book.unfiled(claimId));
  opened.value.close();
}

/** Memory of a desk while it moves a file. */
class Memory {
  readonly #desk: DeskProcess;
  readonly #samples: number[] = [];

  constructor(desk: DeskProcess) {
    this.#desk = desk;
  }

  sample(): void {
    this.#samples.push(this.#desk.residentBytes());
  }

  /** By how much the most of the second half is above the most of the first, bytes. */
  get growth(): number {
    const half = Math.floor(this.#samples.length / 2);
    return Math.max(...this.#samples.slice(half)) - Math.max(...this.#samples.slice(0, half));
  }

  toString(): string {
    const first = this.#samples[0] ?? 0;
    return `${mega(first)} MB at its beginning, ${mega(Math.max(...this.#samples))} MB at most`;
  }
}

/** The first status that is as wanted. */
async function statusWhen(desk: DeskProcess, wanted: (status: TerminalStatus) => boolean) {
  for await (const status of await desk.calls.terminal.watch()) if (wanted(status)) return status;
  throw new Error('the desk has ended');
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.tag);
  return result.value;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex').toUpperCase();
}

const total = (files: readonly { bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);
const mega = (bytes: number) => (bytes / 1_000_000).toFixed(1);
