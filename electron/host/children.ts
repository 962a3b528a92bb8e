import type { Problem } from '../contract/problem.ts';
import {
  cardMessage,
  type DeskStart,
  type FromDesk,
  fromDesk,
  type ToDesk,
} from '../contract/process-message.ts';
import type { Result } from '../contract/result.ts';
import type { ChildKind, ChildProcess } from './child-process.ts';
import { restartDelay, wellAfter } from './restart-delay.ts';
import { startMark } from './start-mark.ts';

/** One message between page and desk, as the contract library made it. */
export type PageMessage = Extract<ToDesk, { channel: 'page' }>['data'];

/** How a print job ended. */
export type PrintOutcome = Extract<ToDesk, { channel: 'printed' }>['outcome'];

/** What a shell gives its children to live on. */
export interface ChildrenHost {
  startChild(kind: ChildKind): ChildProcess;
  /** What the desk is told at its start; asked anew each time, as a key store may have been opened in between. */
  deskStart(): Promise<Result<DeskStart>>;
  /** Hands one message of the desk to the page. */
  toPage(message: PageMessage): void;
  /** The page's document no longer fits the desk (new desk, or none): load {@link pageAddress} again. */
  reloadPage(): void;
  print(pdf: Uint8Array): Promise<PrintOutcome>;
}

/** A desk says within this time, milliseconds, whether it could start; checking a large database takes its while. */
const deskStartLimit = 120_000;

/** A desk told to stop finishes what it writes within this time, milliseconds. */
const deskStopLimit = 5_000;

/**
 * The two child processes of a terminal, desk and card: starts them, carries their messages unread, and starts again
 * whichever ends. The desk and the card process live and are replaced as they must:
 *
 * - the card process is disposable: it may end at any moment, and the desk may ask for its end;
 * - a new desk gets a new card process, so that nothing the last desk asked is still being done to a card;
 * - a new desk gets a new document of the page, because the sessions the old one showed are gone.
 */
export class Children {
  readonly #host: ChildrenHost;
  /** Every process that has not ended yet, also those told to. */
  readonly #living = new Set<ChildProcess>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #failures = { desk: 0, card: 0 };
  #desk: ChildProcess | null = null;
  #deskStarted = false;
  #card: ChildProcess | null = null;
  /** From the first card process on there is always one, or one about to be started. */
  #cardBegun = false;
  #problem: Problem | null = null;
  /** What the connected document has said before the desk was ready; null while no document is connected. */
  #held: PageMessage[] | null = null;
  /** The document now shown speaks to a desk that is gone. */
  #documentStale = false;
  #starting: Promise<void> | null = null;
  #stopping = false;

  constructor(host: ChildrenHost) {
    this.#host = host;
  }

  /** Why there is no desk, or null while there is one or it is just starting. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Starts both, unless they run or are being started: asked twice at once, a host would make two database keys. */
  start(): Promise<void> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #start(): Promise<void> {
    // A key store or a folder that can't even be looked into may be there again in a moment.
    const start = await this.#host.deskStart().catch(() => null);
    if (this.#stopping || this.#desk !== null) return;
    if (start === null) this.#startLater();
    else if (start.ok) this.#startDesk(start.value);
    else this.#stand(start.problem);
  }

  /** A new document of the page is there: whatever the last one asked is forgotten. */
  pageConnected(): void {
    // The document that tells the problem has nothing to say to a desk.
    if (this.#problem !== null) return;
    this.#held = [];
    this.#documentStale = false;
    if (this.#deskStarted) this.#connectPage();
  }

  /** One message of the connected document. */
  fromPage(message: PageMessage): void {
    if (this.#held === null) return;
    if (this.#deskStarted) this.#toDesk({ channel: 'page', data: message });
    else this.#held.push(message);
  }

  /** Ends a child at once, as a crash would; it is started again. */
  kill(kind: ChildKind): void {
    (kind === 'desk' ? this.#desk : this.#card)?.kill();
  }

  /** Lets the desk finish, then ends both. When this resolves, no process of this terminal is left. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#timers) clearTimeout(timer);
    const desk = this.#desk;
    const killAll = () => {
      for (const child of this.#living) child.kill();
    };
    const limit = setTimeout(killAll, deskStopLimit);
    const ended = [...this.#living].map((child) => new Promise<void>((resolve) => child.onExit(resolve)));
    if (desk === null) {
      killAll();
    } else {
      // The card process outlives the desk's last words to it.
      desk.onExit(killAll);
      this.#toDesk({ channel: 'stop' });
    }
    await Promise.all(ended);
    clearTimeout(limit);
  }

  #startDesk(start: DeskStart): void {
    const desk = this.#spawn('desk', (startedAt) => {
      if (desk === this.#desk) this.#deskEnded(startedAt);
    });
    this.#desk = desk;
    this.#after(deskStartLimit, () => {
      if (desk === this.#desk && !this.#deskStarted) desk.kill();
    });
    desk.onMessage((message) => {
      if (desk === this.#desk) this.#fromDesk(desk, message);
    });
    this.#toDesk({ channel: 'start', start });
    if (this.#cardBegun) this.#replaceCard();
    else this.#startCard();
  }

  #fromDesk(desk: ChildProcess, message: unknown): void {
    const parsed = fromDesk.safeParse(message);
    if (!parsed.success) {
      // A desk that can't be understood is broken; the next one may not be.
      desk.kill();
      return;
    }
    const said = parsed.data;
    switch (said.channel) {
      case 'started':
        performance.mark(startMark.deskStarted);
        this.#deskStarted = true;
        if (this.#documentStale) {
          this.#problem = null;
          this.#host.reloadPage();
        } else if (this.#held !== null) {
          this.#connectPage();
        }
        return;
      case 'failed':
        this.#desk = null;
        desk.kill();
        this.#stand(said.problem);
        return;
      case 'page':
        if (this.#held !== null) this.#host.toPage(said.data);
        return;
      case 'card':
        this.#card?.post({ channel: 'desk', data: said.data });
        return;
      case 'restart-card':
        this.#replaceCard();
        return;
      case 'print':
        void this.#print(desk, said);
        return;
    }
  }

  /** Whatever breaks on the way to the printer, the desk hears of it: somebody waits for the paper. */
  async #print(desk: ChildProcess, { jobId, pdf }: Extract<FromDesk, { channel: 'print' }>): Promise<void> {
    const outcome = await this.#host.print(pdf).catch((): PrintOutcome => 'FAILED');
    if (desk === this.#desk) this.#toDesk({ channel: 'printed', jobId, outcome });
  }

  #deskEnded(startedAt: number): void {
    const hadStarted = this.#deskStarted;
    this.#desk = null;
    this.#deskStarted = false;
    if (this.#held !== null) this.#documentStale = true;
    this.#held = null;
    // One that ran is back before anybody could read a message about it; one that could not start is worth a word.
    if (!hadStarted && this.#problem === null && !this.#stopping) this.#stand({ tag: 'ConnectionLost' });
    this.#after(this.#delay('desk', startedAt), () => void this.start());
  }

  #startLater(): void {
    if (this.#problem === null) this.#stand({ tag: 'ConnectionLost' });
    this.#failures.desk += 1;
    this.#after(restartDelay(this.#failures.desk), () => void this.start());
  }

  /** There is no desk, and a person should know why. */
  #stand(problem: Problem): void {
    this.#problem = problem;
    this.#held = null;
    this.#documentStale = true;
    this.#host.reloadPage();
  }

  #startCard(): void {
    const card = this.#spawn('card', (startedAt) => {
      if (card === this.#card) this.#card = null;
      this.#after(this.#delay('card', startedAt), () => this.#startCard());
    });
    this.#card = card;
    this.#cardBegun = true;
    card.onMessage((message) => {
      if (card !== this.#card) return;
      const parsed = cardMessage.safeParse(message);
      if (parsed.success) this.#toDesk({ channel: 'card', data: parsed.data.data });
      else card.kill();
    });
    this.#toDesk({ channel: 'card-connected' });
  }

  /** Ends the card process; nothing it still says is heard. Its end brings the next one. */
  #replaceCard(): void {
    const card = this.#card;
    this.#card = null;
    card?.kill();
  }

  #connectPage(): void {
    const held = this.#held ?? [];
    this.#held = [];
    this.#toDesk({ channel: 'page-connected' });
    for (const data of held) this.#toDesk({ channel: 'page', data });
  }

  #toDesk(message: ToDesk): void {
    this.#desk?.post(message);
  }

  #spawn(kind: ChildKind, ended: (startedAt: number) => void): ChildProcess {
    const child = this.#host.startChild(kind);
    const startedAt = performance.now();
    this.#living.add(child);
    child.onExit(() => {
      this.#living.delete(child);
      ended(startedAt);
    });
    return child;
  }

  #delay(kind: ChildKind, startedAt: number): number {
    this.#failures[kind] = performance.now() - startedAt >= wellAfter ? 1 : this.#failures[kind] + 1;
    return restartDelay(this.#failures[kind]);
  }

  #after(milliseconds: number, act: () => void): void {
    if (this.#stopping) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds);
    this.#timers.add(timer);
  }
}
