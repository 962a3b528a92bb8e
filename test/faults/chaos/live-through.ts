import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgressEvent } from '../../../electron/contract/claim-progress.ts';
import type { JournalType } from '../../../electron/contract/journal-entry.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import { won } from '../../../electron/contract/won.ts';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { recoverDatabase } from '../../../electron/desk/restore/recover-database.ts';
import { sealJournal } from '../../../electron/ops/command/journal-seal.ts';
import { customers } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { papersOf } from '../terminal/books-by-journal.ts';
import { Branch } from '../terminal/branch.ts';
import { phantomCards } from '../terminal/phantom-card.ts';
import { readTold } from '../terminal/told.ts';
import { type ActEnd, ChaoticTerminal } from './chaotic-terminal.ts';
import type { BothEnds } from './examine-both-ends.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { lookAtBothEnds } from './look-at-both-ends.ts';
import type { Fault, Step } from './step.ts';
import { type DiskState, TerminalDisk } from './terminal-disk.ts';
import type { TellerAct } from './terminal-message.ts';
import { UnsteadyLine } from './unsteady-line.ts';

/** What a life with all these steps came to. */
export interface Life {
  /** By names a reader understands. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first step after which something was not as it must be, and what; empty when all was well to the end. */
  readonly failures: readonly string[];
}

/** Acts that are counted, by what a reader calls them. */
const actsTold: Readonly<Record<string, readonly JournalType[]>> = {
  corrections: ['SmartOtpIssuanceCorrected'],
  reversals: ['SmartOtpIssuanceReversed'],
  withdrawals: ['RejectedRecordWithdrawn'],
  'cards recalled': ['CardRecalled'],
  'fees given back': ['CarriedFeeReturned'],
  'acts of the drawer': [
    'DrawerOpened',
    'CashMoved',
    'DrawerHandedOver',
    'DrawerCounted',
    'CashDifferenceBooked',
  ],
  'days closed': ['DayClosed'],
  'claims filed': ['ClaimFiled'],
  'claims corrected': ['ClaimCorrected'],
  'acts about claims': [
    'ClaimNoteAdded',
    'ClaimSupplemented',
    'RefundProcedureRecorded',
    'ClaimWithdrawn',
    'ObjectionFiled',
  ],
};

/** What the bank decides. */
const decision: ProgressEvent = {
  kind: 'DECIDED',
  loss: won(5_000_000),
  refund: won(0),
  ratioBasisPoints: 1_500,
  amount: won(750_000),
  reasons: [{ ko: '인증번호를 알려주었습니다.', en: 'A verification code was given away.' }],
};
/** Steps after which there is nothing to decide. */
const ended: ReadonlySet<string> = new Set(['DECIDED', 'WITHDRAWN']);

/** Milliseconds without anything moving after which a terminal that nothing troubles any more is given up. */
const patienceMs = 60_000;

/** One terminal and its core through any number of steps, looked at after each. */
export async function liveThrough(steps: readonly Step[]): Promise<Life> {
  const times = (wanted: TellerAct['act']) => steps.filter(({ act }) => act?.act === wanted).length;
  const chaos = await Chaos.begin(times('ISSUE'), times('CLOSE_DAY') === 0 ? phantomCards : 0);
  try {
    for (const [index, step] of steps.entries()) {
      const failures = await chaos.take(step);
      if (failures.length > 0) return chaos.ended(failures.map((what) => `after step ${index + 1}: ${what}`));
    }
    return chaos.ended((await chaos.settle()).map((what) => `at the end: ${what}`));
  } finally {
    await chaos.close();
  }
}

class Chaos {
  readonly #branch: Branch;
  readonly #line: UnsteadyLine;
  readonly #disk: TerminalDisk;
  readonly #dataFolder: string;
  readonly #told: string;
  readonly #terminal: ChaoticTerminal;
  #issued: { issuanceId: string; receiptNo: string }[] = [];
  #filed: { claimId: string; provisionalNo: string }[] = [];
  readonly #counts: Record<string, number> = {};
  /** Hashes of the entries that went with their disk before anybody else had them. */
  readonly #gone = new Set<string>();
  /** Hashes of papers that did. */
  readonly #gonePapers = new Set<string>();
  #diskState: DiskState = 'ROOMY';
  #daysAhead = 0;
  /** Whether it was out of service when it was last looked at. */
  #isRestoring = false;
  #starts = 0;
  #last: BothEnds | null = null;

  private constructor(parts: {
    branch: Branch;
    line: UnsteadyLine;
    disk: TerminalDisk;
    dataFolder: string;
    told: string;
    terminal: ChaoticTerminal;
  }) {
    this.#branch = parts.branch;
    this.#line = parts.line;
    this.#disk = parts.disk;
    this.#dataFolder = parts.dataFolder;
    this.#told = parts.told;
    this.#terminal = parts.terminal;
  }

  /**
   * @param issuances how many cards are wanted at most
   * @param phantoms how many cards the branch's list alone knows
   */
  static async begin(issuances: number, phantoms: number): Promise<Chaos> {
    const branch = await Branch.open(Math.max(20, issuances), phantoms);
    const { start, told } = await branch.newPlace();
    const line = await UnsteadyLine.to(branch.core.origin);
    const disk = TerminalDisk.open();
    const dataFolder = join(disk.folder, 'terminal');
    const core = { ...start.core, origin: line.origin };
    const terminal = new ChaoticTerminal({ ...start, dataFolder, core }, told);
    await branch.core.control({
      do: 'publish',
      item: {
        kind: 'customer',
        customer: { ...customers.restricted, restricted: false, asOf: instantOf(Date.now()) },
      },
    });
    writeFileSync(join(branch.folder, 'key'), databaseKey, { mode: 0o600 });
    const chaos = new Chaos({ branch, line, disk, dataFolder, told, terminal });
    await chaos.#start();
    return chaos;
  }

  /** One step, and what is wrong after it. */
  async take({ act, fault, afterMs }: Step): Promise<readonly string[]> {
    this.#count('steps');
    try {
      const acting = act !== null && this.#terminal.isRunning ? this.#act(act) : null;
      if (acting !== null) await Promise.race([acting, sleep(afterMs)]);
      const failures = fault === null ? [] : await this.#meet(fault);
      await acting;
      const found = [...failures, ...this.#look()];
      return found.length > 0 || this.#terminal.isRunning ? found : await this.#start();
    } catch (error) {
      return [String(error)];
    }
  }

  /** Everything is as it should be from now on; when all has come to the core, both ends must say the same. */
  async settle(): Promise<readonly string[]> {
    try {
      await this.#branch.core.control({ do: 'behave' });
      await this.#line.become('UP');
      this.#become('ROOMY');
      const problems = this.#terminal.isRunning ? [] : await this.#start();
      if (problems.length > 0) return problems;
      const waiting = await this.#drain();
      if (waiting.length > 0) return waiting;
      const { made = 0, atCore = 0 } = this.#last ?? {};
      return [...this.#look(), ...(made === atCore ? [] : [`${made - atCore} entries did not arrive`])];
    } catch (error) {
      return [String(error)];
    }
  }

  ended(failures: readonly string[]): Life {
    const {
      made = 0,
      rejected = 0,
      inCorrection = 0,
      papers = 0,
      lost = [],
      duplicated = [],
      types = [],
    } = this.#last ?? {};
    return {
      counts: {
        ...this.#counts,
        'entries made': made,
        'entries that went with their disk': this.#gone.size,
        'cards issued': this.#issued.length,
        ...Object.fromEntries(
          Object.entries(actsTold).map(([name, told]) => [
            name,
            types.filter((type) => told.includes(type)).length,
          ]),
        ),
        'papers of claims': papers,
        'papers that went with their disk': this.#gonePapers.size,
        'records rejected': rejected,
        'records left in correction': inCorrection,
        lost: lost.length,
        duplicated: duplicated.length,
      },
      failures,
    };
  }

  async close(): Promise<void> {
    await this.#terminal.close();
    await this.#line.close();
    this.#disk.close();
    await this.#branch.close();
  }

  async #start(): Promise<readonly string[]> {
    this.#starts += 1;
    const problem = await this.#terminal.start(this.#starts);
    if (problem === null) return [];
    return this.#excused(problem, 'it does not open');
  }

  async #act(act: TellerAct): Promise<ActEnd> {
    const end = await this.#terminal.act(act);
    if (end === 'KILLED') this.#count('acts cut off by a kill');
    else this.#count(end.problem === null ? 'acts done' : 'acts refused');
    if (end !== 'KILLED' && end.issued !== null) this.#issued.push(end.issued);
    if (end !== 'KILLED' && end.filed !== null) this.#filed.push(end.filed);
    return end;
  }

  async #meet(fault: Fault): Promise<readonly string[]> {
    switch (fault.kind) {
      case 'KILL':
        this.#count('kills');
        await this.#terminal.kill();
        return [];
      case 'LINE':
        this.#count('changes of the line');
        await this.#line.become(fault.state);
        return [];
      case 'CORE':
        this.#count('misdeeds of the core', fault.order.do === 'behave' ? 0 : 1);
        await this.#branch.core.control(fault.order);
        return [];
      case 'DISK':
        this.#become(fault.state);
        return [];
      case 'CLOCK':
        this.#count('jumps of the clock');
        this.#setClockAhead(365.25 * fault.years);
        return [];
      case 'DAYS_OFFLINE':
        this.#count('days offline', fault.days);
        await this.#line.become('DOWN');
        this.#setClockAhead(this.#daysAhead + fault.days);
        return [];
      case 'BACKUP':
        return this.#backUp();
      case 'RESTORE':
        return await this.#restore(fault.disk);
      case 'DECIDE':
        return await this.#decide();
      case 'STICK':
        return await this.#carryStick();
      case 'QUIET':
        return await this.#drain();
    }
  }

  #setClockAhead(days: number): void {
    this.#daysAhead = days;
    this.#terminal.setClockAhead(days);
  }

  #become(state: DiskState): void {
    if (!this.#disk.become(state)) return;
    this.#diskState = state;
    this.#count('full disks', state === 'ROOMY' ? 0 : 1);
  }

  #backUp(): readonly string[] {
    const taken = takeBackup(this.#dataFolder, databaseKey, 3);
    if (taken.ok) this.#count('backups');
    // What is being restored may have no entry in its place yet.
    else if (this.#isRestoring && taken.problem.tag === 'TerminalNotEnrolled') return [];
    return taken.ok ? [] : this.#excused(taken.problem.tag, 'it takes no backup');
  }

  /** As somebody does who looks after terminals; with the disk goes what neither core nor backup had. */
  async #restore(disk: (Fault & { kind: 'RESTORE' })['disk']): Promise<readonly string[]> {
    const [backup] = listBackups(this.#dataFolder);
    if (disk === 'GONE' && backup === undefined) return [];
    await this.#terminal.kill();
    if (disk === 'GONE' && backup !== undefined) this.#replaceDisk(backup.file);
    const recovered = recoverDatabase(this.#dataFolder, databaseKey, 'BACKUP', Date.now());
    if (recovered.ok) this.#count('restores');
    return recovered.ok ? [] : this.#excused(recovered.problem.tag, 'it can’t be restored');
  }

  /** The new one is empty but for the backups. */
  #replaceDisk(backup: string): void {
    this.#become('ROOMY');
    const { entries, papers } = heldElsewhere(join(this.#branch.folder, 'core'), backup);
    const hashes = new Set(entries.map(({ hash }) => hash));
    const told = readTold(this.#told).filter(({ hash }) => !hashes.has(hash));
    for (const { hash } of told) this.#gone.add(hash);
    for (const sha256 of entries.flatMap(papersOf)) if (!papers.has(sha256)) this.#gonePapers.add(sha256);
    const idsOf = (wanted: JournalType, id: string) =>
      new Set(entries.filter(({ type }) => type === wanted).map(({ payload }) => payload[id]));
    const [issuances, claims] = [idsOf('SmartOtpIssued', 'issuanceId'), idsOf('ClaimFiled', 'claimId')];
    this.#issued = this.#issued.filter(({ issuanceId }) => issuances.has(issuanceId));
    this.#filed = this.#filed.filter(({ claimId }) => claims.has(claimId));
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(this.#dataFolder, `terminal.db${suffix}`), { force: true });
  }

  /** On a full disk, and on nothing else, it may refuse. */
  #excused(problem: string, what: string): readonly string[] {
    return problem === 'DiskFull' && this.#diskState !== 'ROOMY' ? [] : [`${what}: ${problem}`];
  }

  /** Without a line to the terminal: it hears of it when it may. */
  async #decide(): Promise<readonly string[]> {
    const undecided = (await this.#branch.core.books()).claims.filter(
      ({ course }) => course.length > 0 && !course.some((step) => ended.has(step)),
    );
    for (const { claimId } of undecided) {
      if (claimId === null) continue;
      await this.#branch.core.control({ do: 'advanceCase', claimId, event: decision });
      this.#count('claims decided');
    }
    return [];
  }

  /** The unsent entries go to the core on a stick; the terminal doesn't hear of it. */
  async #carryStick(): Promise<readonly string[]> {
    const { folder, core } = this.#branch;
    const stick = join(folder, `stick-${this.#counts.steps}`);
    const place = { settingsFile: null, dataFolder: this.#dataFolder, keyFile: join(folder, 'key') };
    const { findings } = await sealJournal(place, stick);
    const sealed = findings.find(({ check }) => check === 'seal');
    if (sealed?.problem === 'NothingToSeal' || sealed?.problem === 'RestoreNeedsLine') return [];
    if (sealed?.state !== 'OK')
      return [`no stick: ${findings.map(({ check, problem }) => `${check} ${problem}`).join(', ')}`];
    this.#count('sticks');
    const imported = await core.importSealed(stick);
    return imported.outcome === 'TAKEN_IN' ? [] : [`the stick is not taken: ${JSON.stringify(imported)}`];
  }

  /** Both ends as they are now. */
  #look(): readonly string[] {
    const coreFolder = join(this.#branch.folder, 'core');
    const told = readTold(this.#told).filter(({ hash }) => !this.#gone.has(hash));
    const promised = { told, issued: this.#issued, claims: this.#filed, goneWithDisk: this.#gonePapers };
    const ends = lookAtBothEnds(this.#dataFolder, coreFolder, promised);
    if (!ends.ok) return [`the database can't be read: ${ends.problem.tag}`];
    this.#isRestoring = ends.value === null;
    if (ends.value === null) return [];
    this.#count('examinations');
    this.#last = ends.value;
    return [...ends.value.lost, ...ends.value.duplicated, ...ends.value.broken];
  }

  /** Waits until nothing waits any more; false when nothing moves. */
  async #drain(): Promise<readonly string[]> {
    let left = Number.POSITIVE_INFINITY;
    let movedAt = performance.now();
    for (;;) {
      const { ready, waiting, provisional, papers } = await this.#terminal.status();
      const before = left;
      left = waiting + provisional + papers;
      if (ready && left === 0) break;
      if (left < before) movedAt = performance.now();
      if (performance.now() - movedAt > patienceMs)
        return [
          `${waiting} entries, ${provisional} records and ${papers} papers wait, and nothing is in their way`,
        ];
      await sleep(20);
    }
    this.#look();
    return [];
  }

  #count(what: string, times = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + times;
  }
}
