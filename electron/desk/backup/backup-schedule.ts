import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Problem } from '../../contract/problem.ts';
import type { BranchSettings } from '../../contract/reference-data.ts';
import { listBackups } from './backup-files.ts';

/** Kept and taken so often as long as the branch's settings have not come yet. */
const untilSettings: BranchSettings['backup'] = { everyMinutes: 60, kept: 5 };
/** Milliseconds after a start, or after a failure, until a backup is tried. */
const soonMs = 10 * 60_000;
/** As long as there is none at all, nothing but the database holds the device key. */
const atOnceMs = 60_000;

/** What the thread posts. */
const Taken = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.string() }),
  z.strictObject({ ok: z.literal(false), problem: Problem }),
]);
type Taken = z.infer<typeof Taken>;

/** Takes backups by the monotonic clock for as long as the desk runs, each on a thread of its own. */
export class BackupSchedule {
  readonly #folder: string;
  readonly #key: string;
  readonly #settings: () => BranchSettings | null;
  readonly #changed: () => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<Taken> | null = null;
  #problem: Problem | null = null;

  /** @param changed called when {@link problem} has changed */
  constructor(parts: {
    folder: string;
    key: string;
    settings: () => BranchSettings | null;
    changed: () => void;
  }) {
    this.#folder = parts.folder;
    this.#key = parts.key;
    this.#settings = parts.settings;
    this.#changed = parts.changed;
  }

  /** BackupFailed from a backup that failed to the next that succeeds; null while all is well. */
  get problem(): Problem | null {
    return this.#problem;
  }

  start(): void {
    if (this.#timer === null) this.#wait(listBackups(this.#folder).length === 0 ? atOnceMs : soonMs);
  }

  /** Takes no more; what a backup under way has written by the end of the process is thrown away by the next. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Takes one now; one that is under way is the one. */
  takeNow(): Promise<Taken> {
    this.#running ??= this.#take(this.#policy.kept).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Takes one that is begun now: what has just been destroyed goes with the older ones. If it fails, the next one's. */
  async takeAnew(): Promise<Taken> {
    await this.#running;
    return this.takeNow();
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => void this.#takeAndWait(), ms);
  }

  async #takeAndWait(): Promise<void> {
    const { ok } = await this.takeNow();
    if (this.#timer !== null) this.#wait(ok ? this.#policy.everyMinutes * 60_000 : soonMs);
  }

  async #take(kept: number): Promise<Taken> {
    const taken = await this.#onThread(kept);
    const problem: Problem | null = taken.ok ? null : { tag: 'BackupFailed' };
    if (problem?.tag !== this.#problem?.tag) {
      this.#problem = problem;
      this.#changed();
    }
    return taken;
  }

  /** A thread that breaks, whatever broke it, has taken no backup. */
  #onThread(kept: number): Promise<Taken> {
    return new Promise((resolve) => {
      const failed: Taken = { ok: false, problem: { tag: 'BackupFailed' } };
      const worker = new Worker(workerModule, {
        workerData: { folder: this.#folder, key: this.#key, kept },
      });
      worker.once('message', (message: unknown) => resolve(Taken.safeParse(message).data ?? failed));
      worker.once('error', () => resolve(failed));
      worker.once('exit', () => resolve(failed));
    });
  }

  get #policy(): BranchSettings['backup'] {
    return this.#settings()?.backup ?? untilSettings;
  }
}

/** The thread's module beside this one: in the sources, and bundled under its own name. */
const workerModule = new URL(
  import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js',
  import.meta.url,
);
