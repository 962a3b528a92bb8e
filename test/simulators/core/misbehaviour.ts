import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Checkpoint, corePaths, type FeedItem } from '../../../electron/contract/core.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { CoreControl } from './core-control.ts';
import type { UploadStep } from './evidence/evidence-uploads.ts';
import type { JournalHead } from './journal-intake.ts';

type Order<Do extends CoreControl['do']> = CoreControl & { do: Do };

/** The orders that are a misbehaviour; a later order replaces an earlier one of its kind. */
type Misdeed =
  | 'slow'
  | 'status'
  | 'loseAnswers'
  | 'deliverLate'
  | 'garbage'
  | 'limitBody'
  | 'damagePieces'
  | 'lie'
  | 'lagBehind'
  | 'duplicateFeed'
  | 'redeliverFeed';

/** Bytes of a body the core takes when nobody limits it further. */
const LARGEST_BODY = 1024 * 1024;

/** What the simulated core does wrong at the moment, on command. */
export class Misbehaviour {
  #orders: { [Do in Misdeed]?: Order<Do> } = {};
  #answersToLose = 0;
  #callsToDelay = 0;
  #piecesToDamage = 0;

  order(misdeed: Order<Misdeed>): void {
    Object.assign(this.#orders, { [misdeed.do]: misdeed });
    if (misdeed.do === 'loseAnswers') this.#answersToLose = misdeed.count;
    if (misdeed.do === 'deliverLate') this.#callsToDelay = misdeed.count;
    if (misdeed.do === 'damagePieces') this.#piecesToDamage = misdeed.count;
  }

  behave(): void {
    this.#orders = {};
    this.#answersToLose = 0;
    this.#callsToDelay = 0;
    this.#piecesToDamage = 0;
  }

  get delayMs(): number {
    return this.#orders.slow?.ms ?? 0;
  }

  get largestBody(): number {
    return this.#orders.limitBody?.bytes ?? LARGEST_BODY;
  }

  get lagsBehind(): boolean {
    return this.#orders.lagBehind !== undefined;
  }

  get hangsUpOnLarge(): boolean {
    return this.#orders.limitBody?.hangUp ?? false;
  }

  /** The status to answer with instead of working. */
  statusFor(path: string): Order<'status'> | undefined {
    const order = this.#orders.status;
    return order && concerns(order, path) ? order : undefined;
  }

  isGarbageFor(path: string): boolean {
    const order = this.#orders.garbage;
    return order !== undefined && concerns(order, path);
  }

  /** Is this answer one to lose? Counts it. */
  loses(path: string): boolean {
    const order = this.#orders.loseAnswers;
    if (order === undefined || this.#answersToLose === 0 || !concerns(order, path)) return false;
    this.#answersToLose -= 1;
    return true;
  }

  /** Is this call one that comes late? Counts it. */
  delays(path: string): boolean {
    if (path !== corePaths.journal || this.#callsToDelay === 0) return false;
    this.#callsToDelay -= 1;
    return true;
  }

  /** A step of an upload as it comes: a piece that is one to damage has another bit. Counts it. */
  damaged(step: UploadStep): UploadStep {
    const order = this.#orders.damagePieces;
    if (order === undefined || this.#piecesToDamage === 0 || step.body.length === 0) return step;
    this.#piecesToDamage -= 1;
    const body = Uint8Array.from(step.body);
    body[0] = (body[0] ?? 0) ^ 1;
    if (order.where === 'ON_THE_WAY') return { ...step, body };
    // What the store gets wrong, nobody has checked: the checksum is that of the other bytes.
    const checksum = `sha256 ${createHash('sha256').update(body).digest('base64')}`;
    return { ...step, body, headers: { ...step.headers, 'upload-checksum': checksum } };
  }

  /** The checkpoint for what is stored, or whatever a lying core says in its place. */
  checkpoint(key: KeyObject, terminalId: string, head: JournalHead): Checkpoint {
    switch (this.#orders.lie?.about) {
      case 'HASH':
        return signCheckpoint(key, terminalId, { ...head, hash: 'EE'.repeat(32) });
      case 'TOO_FAR':
        return signCheckpoint(key, terminalId, { ...head, seq: head.seq + 1 });
      case 'SIGNATURE':
        return signCheckpoint(
          generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
          terminalId,
          head,
        );
      case undefined:
        return signCheckpoint(key, terminalId, head);
    }
  }

  /** Positions before the cursor that the feed goes back. */
  get feedStepBack(): number {
    return this.#orders.redeliverFeed?.items ?? 0;
  }

  deliver(items: readonly FeedItem[]): FeedItem[] {
    return this.#orders.duplicateFeed ? items.flatMap((item) => [item, item]) : [...items];
  }
}

const concerns = (order: { readonly path?: string | undefined }, path: string): boolean =>
  order.path === undefined || order.path === path;
