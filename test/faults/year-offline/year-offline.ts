import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import type { DeskStart } from '../../../electron/contract/process-message.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import type { Proof, Verdict } from '../proof.ts';
import { seededRandom } from '../random.ts';
import { DeskProcess } from './desk-process.ts';
import { enrolTerminal, fillTerminal, openTerminal } from './offline-terminal.ts';
import { type PageCall, pageCalls, Refused, signIn } from './page-calls.ts';

const entriesOf = { SHORT: 2_500, LONG: 100_000 } as const;
/** A terminal that was offline for an hour: the measure of the other. */
const fewEntries = 200;
/** Times are judged in the long form alone; in the short one every call must be answered. */
const roundsOf = { SHORT: 1, LONG: 40 } as const;
/** A call on the large database may take this part of the growth of the data longer. */
const tolerableGrowth = 0.1;
/**
 * Both have a heap in which the entries of a year, of which each takes a kilobyte and more, have no room: who would hold
 * them all would end. Without a bound a process lets rubbish lie for as long as the machine has memory.
 */
const heapMiB = 64;
/** The process with the large database may hold so much more than the other, bytes: batches on their way. */
const tolerableMemory = 96 * 2 ** 20;
/** What a person calls at once, milliseconds. Counted, never asserted: it depends on the machine. */
const atOnceMs = 100;

/** The core's books lie here where the system has such a place: it is not its disk that is tried. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * A terminal that was offline for a year: the page has its answers as quickly as on a new one, memory stays flat, and
 * when the line is back everything drains while the page is served.
 */
export const yearOffline: Proof = {
  name: 'year-offline',
  async prove(extent, seed, tell): Promise<Verdict> {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-year-'));
    const coreFolder = await mkdtemp(join(inMemory, 'branch-teller-core-'));
    const core = await SimulatedCoreProcess.start({ folder: coreFolder });
    const running: DeskProcess[] = [];
    try {
      const year = await enrolTerminal(core, join(folder, 'year'));
      const hour = await enrolTerminal(core, join(folder, 'hour'));
      await core.control({ do: 'line', state: 'DOWN' });
      await fillTerminal(hour, fewEntries);
      await fillTerminal(year, entriesOf[extent]);
      tell(`${entriesOf[extent]} entries made`);

      const failures: string[] = [];
      const must = (what: string, holds: boolean) => {
        if (!holds) failures.push(`not so: ${what}`);
      };
      const long = await DeskProcess.start(year, { heapMiB });
      const short = await DeskProcess.start(hour, { heapMiB });
      running.push(long, short);
      for (const desk of running) await signIn(desk.calls);

      const timings = await compare(long, short, roundsOf[extent], seed);
      const growth = entriesOf[extent] / fewEntries;
      for (const { name, ratio } of timings) {
        if (extent === 'LONG')
          must(`“${name}” does not grow with the journal`, ratio <= growth * tolerableGrowth);
      }
      for (const { name, ms, ratio } of timings)
        tell(`${name.padEnd(28)} ${spreadText(ms)} ms, ${ratio.toFixed(1)} times the small one's`);
      const before = { long: long.residentBytes(), short: short.residentBytes() };

      await core.control({ do: 'line', state: 'UP' });
      const drain = await drained(long, tell);
      must('memory is that of a small terminal', drain.mostBytes <= before.short + tolerableMemory);

      for (const desk of running.splice(0)) await desk.stop();
      const books = await core.books();
      const found = examine(year, must);
      const atCore = books.terminals.find(({ terminalId }) => terminalId === found.terminalId);
      must('the core holds what was made', atCore?.lastHash === found.lastHash);
      return {
        counts: {
          entries: found.entries,
          'at the core': atCore?.entryCount ?? 0,
          issuances: found.issuances,
          'calls measured': timings.length * roundsOf[extent],
          'calls over 100 ms': timings.reduce((all, { over }) => all + over, 0),
          'calls while draining': drain.calls,
          'of them over 100 ms': drain.over,
          'slowest of them, ms': Math.round(drain.slowestMs),
          'entries a second to the core': Math.round(drain.perSecond),
          'MB, small terminal': megabytes(before.short),
          'MB, a year': megabytes(before.long),
          'MB at most while draining': megabytes(drain.mostBytes),
        },
        failures,
      };
    } finally {
      for (const desk of running) await desk.stop();
      await core.stop();
      for (const made of [folder, coreFolder]) await rm(made, { recursive: true, force: true });
    }
  },
};

interface Timing {
  readonly name: string;
  /** Least, middle and most, milliseconds. */
  readonly ms: readonly [number, number, number];
  /** Of the middle to that of the small terminal. */
  readonly ratio: number;
  /** How many were not answered at once. */
  readonly over: number;
}

/** The same calls at both, in turns. */
async function compare(
  long: DeskProcess,
  short: DeskProcess,
  rounds: number,
  seed: number,
): Promise<Timing[]> {
  const random = seededRandom(seed);
  const timings: Timing[] = [];
  for (const [name, call] of Object.entries(pageCalls)) {
    const times = { long: [] as number[], short: [] as number[] };
    for (let round = -1; round < rounds; round += 1) {
      const n = Math.floor((random() * fewEntries) / 4);
      const [a, b] = [await timed(call, long.calls, n), await timed(call, short.calls, n)];
      // The first of each prepares what the others use.
      if (round < 0) continue;
      times.long.push(a);
      times.short.push(b);
    }
    const ms = spread(times.long);
    timings.push({
      name,
      ms,
      ratio: ms[1] / spread(times.short)[1],
      over: times.long.filter((time) => time > atOnceMs).length,
    });
  }
  return timings;
}

/** Waits until the core holds and has judged everything, working on meanwhile as a page does. */
async function drained(desk: DeskProcess, tell: (line: string) => void) {
  let status: TerminalStatus | undefined;
  const watching = new AbortController();
  const watched = (async () => {
    for await (const now of await desk.calls.terminal.watch(undefined, { signal: watching.signal }))
      status = now;
  })().catch(() => {});
  // Customers are looked for at the core as long as there is a line; how quick that is, is the core's affair.
  const calls = Object.entries(pageCalls).flatMap(([name, call]) =>
    name.startsWith('customers') ? [] : [call],
  );
  const times: number[] = [];
  let mostBytes = 0;
  let told = Number.POSITIVE_INFINITY;
  let perSecond = 0;
  const start = performance.now();
  let first: number | null = null;
  for (let n = 0; status === undefined || status.waiting > 0 || status.provisional > 0; n += 1) {
    const call = calls[n % calls.length];
    if (call !== undefined) times.push(await timed(call, desk.calls, n % 40));
    mostBytes = Math.max(mostBytes, desk.residentBytes());
    if (status !== undefined) {
      first ??= status.waiting;
      if (status.waiting === 0 && perSecond === 0) perSecond = first / ((performance.now() - start) / 1_000);
      if (status.waiting <= told - 10_000) {
        told = status.waiting;
        tell(`${told} entries wait`);
      }
    }
    await sleep(20);
  }
  watching.abort();
  await watched;
  return {
    calls: times.length,
    over: times.filter((time) => time > atOnceMs).length,
    slowestMs: Math.max(...times),
    perSecond,
    mostBytes,
  };
}

/** What a terminal's file says after all is done. */
function examine(start: DeskStart, must: (what: string, holds: boolean) => void) {
  const database = openTerminal(start);
  const { connection } = database;
  const { publicKey, enrolment } = loadDevice(connection);
  const stored = new StoredEntries(connection);
  must('the chain verifies', verifyJournal(stored.all(), publicKey).firstBroken === null);
  for (const [what, [kept, counted]] of Object.entries(lookUps))
    must(`${what} is what it is made of`, number(connection, kept) === number(connection, counted));
  const found = {
    terminalId: enrolment?.terminalId,
    entries: stored.count(),
    lastHash: stored.last()?.hash,
    issuances: number(connection, 'SELECT count(*) FROM issuance'),
  };
  database.close();
  return found;
}

/** What migration 0002 keeps up, and the same counted anew. */
const lookUps = {
  'what awaits a verdict': [
    'SELECT count(*) FROM issuance_unjudged',
    `SELECT count(*) FROM issuance i WHERE state = 'ISSUED' AND NOT EXISTS (SELECT 1 FROM outcome WHERE seq = i.closed_by)`,
  ],
  'the drawer': [
    "SELECT amount FROM balance WHERE account = 'DRAWER'",
    "SELECT sum(amount) FROM posting WHERE debit = 'DRAWER'",
  ],
  'the index of names': [
    'SELECT count(DISTINCT started_by) FROM issuance_name_part',
    'SELECT count(*) FROM issuance',
  ],
  'the index of numbers': ['SELECT count(*) FROM issuance_number', 'SELECT count(*) FROM issuance'],
} as const;

const number = (connection: Connection, sql: string) =>
  connection.prepare<[], number>(sql).pluck().get() as number;

/** At midnight in Seoul, and when nobody has touched the keyboard for long. */
const sessionEnds = ['SessionExpired', 'SessionLocked'];

/** How long a call takes, milliseconds; whoever finds their session at its end signs in again. */
async function timed(call: PageCall, calls: DeskProcess['calls'], n: number): Promise<number> {
  const start = performance.now();
  try {
    await call(calls, n);
    return performance.now() - start;
  } catch (error) {
    if (!(error instanceof Refused && sessionEnds.includes(error.problem))) throw error;
    await signIn(calls);
    return await timed(call, calls, n);
  }
}

function spread(times: readonly number[]): [number, number, number] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return [at(0), at(0.5), at(1)];
}

const spreadText = (ms: readonly number[]) => ms.map((time) => time.toFixed(1).padStart(6)).join(' /');
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
