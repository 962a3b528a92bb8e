import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Desk } from '../../../electron/desk/desk.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { deskRouter } from '../../../electron/desk/router.ts';
import { terminalStatus } from '../../../electron/desk/terminal-status.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import type { Proof, Verdict } from '../proof.ts';
import { papersOf } from '../terminal/books-by-journal.ts';
import { ClaimWork } from '../terminal/claim-work.ts';
import { workOffline } from '../year-offline/work-offline.ts';
import { askEverything } from './ask-everything.ts';
import { bringPapers } from './bring-papers.ts';
import { HostileCoreProcess } from './hostile-core-process.ts';
import { slownesses } from './slow-endpoint.ts';

const answersOf = { SHORT: 1_500, LONG: 100_000 } as const;
/** Slow answers are waited for by several at once, each as long as the terminal's own limits let it. */
const slowCallsOf = { SHORT: slownesses.length, LONG: 20 * slownesses.length } as const;
/** Issuances that wait for a verdict when hostility begins, and entries added while it lasts. */
const issuancesBefore = 120;
const claims = 5;
const actEveryMs = 25;
/** What is in use may grow by so much after the first half, bytes, and what was taken from the system for it. */
const tolerableGrowth = { used: 32 * 2 ** 20, resident: 384 * 2 ** 20 };

/**
 * A core that answers nothing as it should: the terminal neither crashes nor loses nor doubles anything, takes nothing
 * for stored that is not, and drains as soon as the core is itself again.
 */
export const hostileCore: Proof = {
  name: 'hostile-core',
  async prove(extent, seed, tell): Promise<Verdict> {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-hostile-'));
    const core = await HostileCoreProcess.start(join(folder, 'core'), seed);
    const dice = Math.random;
    // Full jitter may always draw zero: then nothing is waited for between two tries, and hours pass in seconds.
    Math.random = () => 0;
    const siege = new Siege(core, join(folder, 'terminal'));
    try {
      await siege.settle();
      await core.hostility(true);
      await siege.endure(answersOf[extent], slowCallsOf[extent], tell);
      await core.hostility(false);
      await siege.settle();
      return await siege.verdict(extent);
    } finally {
      Math.random = dice;
      await siege.end();
      await core.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** One terminal at one hostile core. */
class Siege {
  readonly #core: HostileCoreProcess;
  readonly #folder: string;
  readonly #failures: string[] = [];
  readonly #unhandled = (error: unknown) => this.#failures.push(`not handled: ${String(error)}`);
  #desk: Desk;
  #contradictionsSeen = 0;
  #stops = 0;
  #acts = 0;
  #asked = 0;
  #slowAsked = 0;
  #uploads = 0;
  readonly #memory: { used: number; resident: number }[] = [];

  constructor(core: HostileCoreProcess, folder: string) {
    this.#core = core;
    this.#folder = folder;
    this.#desk = this.#open();
    process.on('unhandledRejection', this.#unhandled);
    process.on('uncaughtException', this.#unhandled);
  }

  /** Waits until the terminal is ready and has nothing left to send, starting it anew where it had rightly stopped. */
  async settle(): Promise<void> {
    for (let idle = 0; !this.#isSettled; idle += 1) {
      await this.#lookAfterStop();
      this.#desk.counter?.synchroniser.nudge();
      // A refused line asks again after minutes, or when a person wants it to.
      this.#desk.counter?.synchroniser.tryNow();
      this.#desk.counter?.evidence.sync.tryNow();
      if (idle > 6_000) {
        const { waiting, evidence, line } = this.#status;
        this.#failures.push(
          `${waiting} entries and ${evidence.length} papers wait, the line is ${line.state}`,
        );
        return;
      }
      await sleep(20);
    }
  }

  /** Works on, and asks the core whatever can be asked, until it has given so many answers. */
  async endure(answers: number, slowCalls: number, tell: (line: string) => void): Promise<void> {
    await this.#workOffline();
    await this.#fileClaims();
    let enduring = true;
    const working = setInterval(() => this.#act(), actEveryMs);
    const nudging = setInterval(() => this.#desk.counter?.synchroniser.nudge(), 5);
    const calling = this.#askUntil(() => !enduring);
    const uploading = this.#bringUntil(() => !enduring);
    const waiting = this.#askSlowly(slowCalls);
    try {
      await this.#watch(answers, tell);
    } finally {
      enduring = false;
      clearInterval(working);
      clearInterval(nudging);
    }
    await Promise.all([calling, uploading, waiting]);
  }

  async #watch(answers: number, tell: (line: string) => void): Promise<void> {
    for (let given = 0, told = 0; given < answers; ) {
      await this.#lookAfterStop();
      const { rss, heapUsed, external } = process.memoryUsage();
      this.#memory.push({ used: heapUsed + external, resident: rss });
      given = sum(Object.values((await this.#core.account()).given));
      if (given - told >= answers / 10) {
        told = given;
        tell(`${given} answers, ${megabytes(process.memoryUsage.rss())} MB`);
      }
      await sleep(50);
    }
  }

  async verdict(extent: keyof typeof answersOf): Promise<Verdict> {
    const { connection } = this.#desk.database;
    const entries = [...this.#counter.journal.all()];
    const held = await this.#core.held();
    const { given } = await this.#core.account();
    const papers = [...new Set(entries.flatMap(papersOf))];
    const papersHeld = await this.#core.heldEvidence(papers);
    this.#must('every paper of a claim is at the core', papersHeld.length === papers.length);
    this.#must(
      'no paper is thought damaged',
      connection.prepare('SELECT 1 FROM evidence_content WHERE unreadable = 1').get() === undefined,
    );
    this.#must('every entry is at the core once', String(held) === String(entries.map(({ hash }) => hash)));
    this.#must(
      'the chain verifies',
      verifyJournal(entries, loadDevice(connection).publicKey).firstBroken === null,
    );
    this.#must('every act is an entry', entries.filter(({ type }) => type === actType).length === this.#acts);
    this.#must('the file is sound', connection.pragma('integrity_check', { simple: true }) === 'ok');
    this.#must(
      'the rows refer to what is there',
      (connection.pragma('foreign_key_check') as unknown[]).length === 0,
    );
    const half = Math.ceil(this.#memory.length / 2);
    const [early, late] = [this.#memory.slice(0, half), this.#memory.slice(half)].map((samples) => ({
      // The least of a while is what stays when the garbage is gone.
      used: quantile(
        0.1,
        samples.map(({ used }) => used),
      ),
      resident: quantile(
        1,
        samples.map(({ resident }) => resident),
      ),
    })) as [{ used: number; resident: number }, { used: number; resident: number }];
    // A few thousand answers only show the heap finding its size: growth is judged where it has time to show.
    if (extent === 'LONG') {
      this.#must('what is in use stays', late.used <= early.used + tolerableGrowth.used);
      this.#must('memory is bounded', late.resident <= early.resident + tolerableGrowth.resident);
    }
    return {
      counts: {
        answers: sum(Object.values(given)),
        ...Object.fromEntries(Object.entries(given).map(([kind, count]) => [`  ${kind}`, count])),
        'calls beside sync': this.#asked,
        'calls answered too slowly': this.#slowAsked,
        'uploads ended': this.#uploads,
        'papers of claims': papers.length,
        'entries made': entries.length,
        lost: entries.filter(({ hash }) => !held.includes(hash)).length,
        doubled: held.length - new Set(held).size,
        'stops for a contradiction': this.#stops,
        'MB in use, first half': megabytes(early.used),
        'MB in use, second half': megabytes(late.used),
        'MB resident at most, first half': megabytes(early.resident),
        'MB resident at most, second half': megabytes(late.resident),
      },
      failures: this.#failures,
    };
  }

  async end(): Promise<void> {
    await this.#desk.stop();
    process.off('unhandledRejection', this.#unhandled);
    process.off('uncaughtException', this.#unhandled);
  }

  get #isSettled(): boolean {
    const { ready, waiting, evidence } = this.#status;
    return ready && waiting + evidence.length === 0;
  }

  get #status() {
    return terminalStatus(this.#desk);
  }

  get #counter() {
    const { counter } = this.#desk;
    if (counter === null) throw new Error('the terminal is not enrolled');
    return counter;
  }

  #must(what: string, holds: boolean): void {
    if (!holds) this.#failures.push(`not so: ${what}`);
  }

  #open(): Desk {
    const { origin, authority, enrolmentCode } = this.#core.at;
    const opened = Desk.open(
      {
        environment: 'DEMO',
        dataFolder: this.#folder,
        databaseKey,
        core: { origin, authority, enrolmentCode },
      },
      {
        postToCard: () => {},
        restartCard: () => {},
        print: () => Promise.resolve('PRINTED'),
        now: Date.now,
      },
    );
    if (!opened.ok) throw new Error(opened.problem.tag);
    return opened.value;
  }

  async #workOffline(): Promise<void> {
    const { connection } = this.#desk.database;
    const { terminalId, branchNo } = this.#counter.enrolment;
    const { epoch, privateKey } = loadDevice(connection);
    const terminal = { connection, owner: { terminalId, epoch, privateKey }, branchNo };
    await workOffline(terminal, (issuances) => issuances === issuancesBefore);
  }

  /** Their papers are on their way through all of it. */
  async #fileClaims(): Promise<void> {
    const call = createRouterClient(deskRouter(this.#desk));
    const { staffNo, password } = staff.teller;
    await call.session.signIn({ staffNo, password });
    const work = new ClaimWork(call, this.#desk.database.connection);
    for (let n = 0; n < claims; n += 1) this.#must('a claim is filed', (await work.file('GOOD')).ok);
    await call.session.signOut();
  }

  #act(): void {
    this.#counter.journal.record({
      type: actType,
      payload: { staffNo: staff.teller.staffNo, lockedOut: false },
      actor: 'TERMINAL',
    });
    this.#acts += 1;
  }

  /** A stop must have its reason. Then people look at both sides, find the core lied, and start the terminal again. */
  async #lookAfterStop(): Promise<void> {
    if (this.#status.line.state !== 'STOPPED') return;
    const { contradictions } = await this.#core.account();
    const why = this.#desk.database.connection.prepare<[], string>('SELECT stopped FROM sync').pluck().get();
    this.#must(`a stop follows a contradiction (${why})`, contradictions > this.#contradictionsSeen);
    this.#contradictionsSeen = contradictions;
    this.#stops += 1;
    this.#desk.database.connection.prepare('UPDATE sync SET stopped = NULL').run();
    await this.#desk.stop();
    this.#desk = this.#open();
  }

  /** Everything a terminal may ask of a core, by a client of its own. */
  async #askUntil(done: () => boolean): Promise<void> {
    const client = this.#client(this.#core.at.origin);
    while (!done()) {
      await askEverything(client, this.#asked, (failure) => this.#failures.push(failure));
      this.#asked += 1;
    }
    await client.close();
  }

  async #bringUntil(done: () => boolean): Promise<void> {
    const client = this.#client(this.#core.at.origin);
    this.#uploads = await bringPapers(client, done, (failure) => this.#failures.push(failure));
    await client.close();
  }

  async #askSlowly(calls: number): Promise<void> {
    const clients = Array.from({ length: calls }, () => this.#client(this.#core.at.slowOrigin));
    await Promise.all(
      clients.map(async (client) => {
        const answer = await client.ping();
        this.#must('a slow answer is none', !answer.ok && answer.failure.kind === 'UNREACHABLE');
        this.#slowAsked += 1;
        await client.close();
      }),
    );
  }

  #client(origin: string): CoreClient {
    const { privateKey } = loadDevice(this.#desk.database.connection);
    const { certificate } = this.#counter.enrolment;
    const client = { certificate, privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string };
    return new CoreClient({ origin, authority: this.#core.at.authority, client }, unfollowed);
  }
}

/** The entry that needs nothing but a terminal. */
const actType = 'StaffSignInRefused';

const quantile = (part: number, numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(part * (numbers.length - 1))] ?? 0;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
