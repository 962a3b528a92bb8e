import { join } from 'node:path';
import type { Problem } from '../contract/problem.ts';
import type { DeskStart } from '../contract/process-message.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import { BackupSchedule } from './backup/backup-schedule.ts';
import { Broadcast } from './broadcast.ts';
import { CardLink } from './card/card-link.ts';
import { CoreClient } from './core/core-client.ts';
import { Line } from './core/line.ts';
import { type Counter, openCounter } from './counter.ts';
import { type OpenDatabase, openDatabase } from './database/open-database.ts';
import { problemOfSqlite } from './database/sqlite-problem.ts';
import { type Device, loadDevice, saveEnrolment } from './device/device.ts';
import { Journal } from './journal/journal.ts';
import type { Print } from './receipt/receipts.ts';
import { recoverDatabase } from './restore/recover-database.ts';
import { beginRestoration, readRestoration } from './restore/restoration.ts';
import { Restorer } from './restore/restorer.ts';
import { readSettings } from './settings.ts';
import { StatusBooks } from './status-books.ts';
import { Pause } from './sync/pause.ts';
import { SyncState } from './sync/sync-state.ts';
import { waitingTime } from './sync/waiting-time.ts';

/** Milliseconds between two statuses pushed to the page. */
const statusEveryMs = 40;
/** Milliseconds between two looks at the idle time. */
const idleCheckEveryMs = 5_000;

/** What the desk asks of the shell around it. */
export interface Surroundings {
  readonly postToCard: (data: string | Uint8Array) => void;
  readonly restartCard: () => void;
  readonly print: Print;
  /** Clock, milliseconds since 1970. */
  readonly now: () => number;
}

/** The desk: the database, the line, the card process, and, once the core knows the terminal, the counter. */
export class Desk {
  readonly start: DeskStart;
  readonly database: OpenDatabase;
  readonly line: Line;
  readonly card: CardLink;
  readonly backups: BackupSchedule;
  readonly status = new Broadcast(statusEveryMs);
  readonly books: StatusBooks;
  readonly now: () => number;
  readonly #surroundings: Surroundings;
  readonly #stopping = new AbortController();
  #core: CoreClient;
  #counter: Counter | null = null;
  /** Enrolling or restoring: what must be done before there is a counter. */
  #preparing: Promise<void> | null = null;
  #restoring = false;
  #unenrolled: Problem | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  /** The business date on which the last look for data past its time was taken. */
  #destroyedOn: string | null = null;

  private constructor(start: DeskStart, database: OpenDatabase, surroundings: Surroundings) {
    this.start = start;
    this.database = database;
    this.#surroundings = surroundings;
    this.now = surroundings.now;
    this.books = new StatusBooks(database.connection);
    this.backups = new BackupSchedule({
      folder: start.dataFolder,
      key: start.databaseKey ?? '',
      settings: () => readSettings(database.connection),
      changed: this.status.announce,
    });
    this.line = new Line(this.now, this.status.announce);
    this.card = new CardLink(surroundings.postToCard, surroundings.restartCard, this.status.announce);
    this.#core = this.#coreClient(null);
  }

  /**
   * Opens the database and starts work. A damaged one is recovered into a new one, which is never silent: this start
   * says what became of it, the next one works on.
   *
   * @returns problems of {@link openDatabase} and {@link recoverDatabase}; DatabaseRecovered
   */
  static open(start: DeskStart, surroundings: Surroundings): Result<Desk> {
    const { dataFolder, databaseKey } = start;
    const opened = openDatabase(dataFolder, databaseKey, surroundings.now());
    if (!opened.ok) {
      if (opened.problem.tag !== 'DatabaseCorrupted') return opened;
      const recovery = recoverDatabase(dataFolder, databaseKey, 'RECOVERY', surroundings.now());
      if (!recovery.ok) return recovery;
      const { recovered, draftsLost } = recovery.value;
      return fail('DatabaseRecovered', { recovered, ...(draftsLost > 0 && { draftsLost }) });
    }
    const desk = new Desk(start, opened.value, surroundings);
    const device = loadDevice(opened.value.connection);
    if (device.enrolment === null) desk.#preparing = desk.#enrolUntilDone(device);
    else if (readRestoration(opened.value.connection) !== null)
      desk.#preparing = desk.#restoreUntilDone(device);
    else desk.#openCounter(device);
    return succeed(desk);
  }

  /** The work of an enrolled terminal; null until the core knows this one, and while it is being restored. */
  get counter(): Counter | null {
    return this.#counter;
  }

  /** Whether the database is not the terminal's own latest and the core has not given back what it holds. */
  get restoring(): boolean {
    return this.#restoring;
  }

  /** Why nobody enrols this terminal: it has no code, or the core refused it; null while it is tried, and when it is done. */
  get unenrolled(): Problem | null {
    return this.#unenrolled;
  }

  /** Ends orderly: what is on its way is let go, what is recorded is safe. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#letGo();
    await this.#preparing;
    // It may have come to its end just now.
    await this.#letGo();
    await this.#counter?.evidence.intake.close();
    if (this.#idleTimer !== null) clearInterval(this.#idleTimer);
    this.backups.stop();
    this.card.close();
    this.database.close();
  }

  /** Waits for no answer of the core's: what was asked is asked again at the next start. */
  async #letGo(): Promise<void> {
    const ended = [this.#counter?.synchroniser.stop(), this.#counter?.evidence.sync.stop()];
    await this.#core.close();
    await Promise.all(ended);
  }

  #coreClient(device: Device | null): CoreClient {
    const { origin, authority } = this.start.core;
    const client =
      device?.enrolment == null
        ? null
        : {
            certificate: device.enrolment.certificate,
            privateKey: device.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
          };
    return new CoreClient({ origin, authority, client }, this.line);
  }

  #openCounter(device: Device): void {
    if (device.enrolment === null) throw new Error('only an enrolled terminal has a counter');
    this.#core = this.#coreClient(device);
    this.#counter = openCounter({
      connection: this.database.connection,
      ballast: this.database.ballast,
      device,
      enrolment: device.enrolment,
      authority: this.start.core.authority,
      card: this.card,
      core: this.#core,
      line: this.line,
      print: this.#surroundings.print,
      dataFolder: this.start.dataFolder,
      scannerFolder: this.start.scannerFolder ?? null,
      reportFolder: join(this.start.dataFolder, 'reports'),
      now: this.now,
      changed: this.status.announce,
      fellBehind: () => void this.#fellBehind(device),
    });
    this.#counter.synchroniser.start();
    this.#counter.evidence.sync.start();
    this.backups.start();
    this.#idleTimer = setInterval(() => this.#lookAround(), idleCheckEveryMs);
    this.status.announce();
  }

  /** Once a business date, while nobody is at work: what was kept of claims and is past its time. */
  #destroyWhatIsDue(): void {
    const counter = this.#counter;
    if (counter === null || counter.sessions.view() !== null) return;
    const today = counter.days.today();
    // Without anybody's word only when the core has said what day it is.
    if (this.#destroyedOn === today || counter.clock.now() === null) return;
    // On a full disk it is done another day.
    this.#destroyedOn = today;
    if (counter.claims.retention.destroy('TERMINAL') > 0) void this.backups.takeAnew();
  }

  /** What nobody asks for: the idle lock, approvals whose time is over, data whose is, and whether the disk has room again. */
  #lookAround(): void {
    const looks = [
      () => this.#counter?.sessions.lockWhenIdle(),
      () => this.#counter?.approvals.lapseExpired(),
      () => this.database.ballast.keep(),
      () => this.#destroyWhatIsDue(),
    ];
    for (const look of looks) {
      try {
        look();
      } catch (error) {
        // What a full disk keeps from being written is looked at again.
        problemOfSqlite(error);
      }
    }
    this.status.announce();
  }

  /** The core holds more of this journal than the terminal does: this is an older copy of its data. */
  async #fellBehind(device: Device): Promise<void> {
    const counter = this.#counter;
    if (counter === null) return;
    const seq = counter.journal.lastSeq();
    counter.journal.end();
    beginRestoration(this.database.connection, { cause: 'OLDER_COPY', stateThrough: seq, seenThrough: seq });
    this.#counter = null;
    if (this.#idleTimer !== null) clearInterval(this.#idleTimer);
    this.#preparing = this.#restoreUntilDone(device);
    this.status.announce();
    await counter.synchroniser.stop();
    await counter.evidence.sync.stop();
    await counter.evidence.intake.close();
  }

  async #restoreUntilDone(device: Device): Promise<void> {
    const { enrolment } = device;
    if (enrolment === null) throw new Error('only an enrolled terminal has a journal to restore');
    this.#restoring = true;
    const { connection } = this.database;
    await this.#core.close();
    this.#core = this.#coreClient(device);
    const { line, now } = this;
    const restorer = new Restorer({ connection, device, enrolment, core: this.#core, line, now });
    await this.#persist(async () => {
      // Once refused, a terminal may ask nothing else until this is answered.
      const ping = await this.#core.ping();
      if (!ping.ok) return 'AGAIN';
      const restored = await restorer.restore().catch(problemOfSqlite);
      if (restored.ok) {
        await this.#core.close();
        this.#restoring = false;
        this.#openCounter(loadDevice(connection));
        return 'ENDED';
      }
      if (restored.problem.tag !== 'CoreContradiction') return 'AGAIN';
      line.stop('CONTRADICTED_BY_CORE');
      return 'ENDED';
    });
  }

  async #enrolUntilDone(device: Device): Promise<void> {
    const code = this.start.core.enrolmentCode;
    if (code === null) {
      this.#unenrolled = { tag: 'TerminalNotEnrolled' };
      return;
    }
    // Certificates are made once in a terminal's life: their library is not part of every start.
    const { enrol } = await import('./core/enrol.ts');
    await this.#persist(async () => {
      const enrolled = await enrol(this.#core, device, code);
      if (enrolled.ok) {
        await this.#core.close();
        this.#recordEnrolment({ ...device, enrolment: enrolled.value });
        return 'ENDED';
      }
      if (enrolled.problem.tag !== 'EnrolmentRefused') return 'AGAIN';
      this.#unenrolled = enrolled.problem;
      return 'ENDED';
    });
  }

  /** Makes attempts until one comes to an end or the program does; a core that names a time is left alone for it. */
  async #persist(attempt: () => Promise<'ENDED' | 'AGAIN'>): Promise<void> {
    const state = new SyncState(this.database.connection);
    const pause = new Pause(state, this.#stopping.signal);
    // A restart is no way round the waiting time.
    await pause.wait({ ms: 0, toldMs: state.toldWait });
    for (let attempts = 1; !this.#stopping.signal.aborted; attempts += 1) {
      const end = await attempt();
      this.status.announce();
      if (end === 'ENDED') return;
      const { toldMs } = this.line;
      await pause.wait({ ms: waitingTime(attempts, toldMs, Math.random()), toldMs });
    }
  }

  #recordEnrolment(device: Device): void {
    const { enrolment } = device;
    if (enrolment === null) return;
    const { connection } = this.database;
    const owner = { terminalId: enrolment.terminalId, epoch: device.epoch, privateKey: device.privateKey };
    new Journal(connection, owner, this.now).record(
      {
        type: 'TerminalEnrolled',
        payload: {
          branchNo: enrolment.branchNo,
          publicKey: device.publicKey.export({ format: 'der', type: 'spki' }).toString('hex').toUpperCase(),
        },
        actor: 'TERMINAL',
      },
      () => saveEnrolment(connection, enrolment),
    );
    this.#openCounter(device);
  }
}
