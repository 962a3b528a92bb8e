import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { instantOf } from '../../../electron/contract/moment.ts';
import { CoreClient, type CoreIdentity, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { CoreClock } from '../../../electron/desk/core/core-clock.ts';
import { enrol } from '../../../electron/desk/core/enrol.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { type Device, loadDevice, saveEnrolment } from '../../../electron/desk/device/device.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { Synchroniser } from '../../../electron/desk/sync/synchroniser.ts';
import { workOffline } from '../../faults/year-offline/work-offline.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import type { Bench } from '../bench.ts';
import { BarePoster } from './bare-poster.ts';
import { DelayedCoreStarted, delayMs } from './delayed-core-message.ts';

const backlog = 100_000;
/** Batches between two turns: the product drains so many, then the bare client posts the same. */
const batchesATurn = 50;
const entriesABatch = 100;

/**
 * A backlog drained by the real synchroniser over mutual TLS from a distant core, against a client that posts the same
 * compressed batches and does nothing else; and what the event loop, which serves the page, feels of it.
 */
export const drainBench: Bench = {
  async run(folder) {
    const child = fork(new URL('delayed-core.ts', import.meta.url), [join(folder, 'core')], { execArgv: [] });
    const [started] = await once(child, 'message');
    const core = DelayedCoreStarted.parse(started);
    const opened = openDatabase(join(folder, 'terminal'), databaseKey, Date.now());
    if (!opened.ok) throw new Error(opened.problem.tag);
    const { connection } = opened.value;
    const { device, identity } = await introduce(core, loadDevice(connection));
    const { epoch, privateKey, enrolment } = device;
    if (enrolment === null) throw new Error('the terminal is not enrolled');
    saveEnrolment(connection, enrolment);
    const { terminalId, branchNo } = enrolment;
    const owner = { terminalId, epoch, privateKey };
    await workOffline({ connection, owner, branchNo }, (_issuances, entries) => entries >= backlog);

    const poster = new BarePoster(identity);
    const turns = new Turns(poster);
    const line = new Line(Date.now, () => {});
    const client = new TakingTurns(identity, line, turns);
    const state = new SyncState(connection);
    const synchroniser = new Synchroniser({
      connection,
      journal: new Journal(connection, owner, Date.now),
      state,
      core: client,
      line,
      clock: new CoreClock(),
      enrolment,
      heardNow: () => ({ businessDate: '2025-11-24', at: instantOf(Date.now()) }),
      publicKey: device.publicKey,
      changed: () => {},
      heard: () => {},
      inTouch: async () => {},
      onCompared: () => {},
    });
    synchroniser.start();
    await turns.over;
    await synchroniser.stop();
    await client.close();
    await poster.close();
    opened.value.close();
    child.disconnect();
    await once(child, 'exit');

    const { perSecond, barePerSecond, delays } = turns;
    const bare = 'bare client, the same batches';
    return {
      setting: `${backlog.toLocaleString('en-US')} entries, ${entriesABatch} a batch, one after the other, core ${delayMs} ms away`,
      measurements: [
        { name: 'entries drained', unit: 'per second', rounds: perSecond, against: [bare] },
        { name: bare, unit: 'per second', rounds: barePerSecond, against: [] },
        { name: 'longest delay of the event loop', unit: 'ms', rounds: delays, against: [] },
      ],
    };
  },
};

/** Product and bare client by turns, with the time of each. */
class Turns {
  readonly perSecond: number[] = [];
  readonly barePerSecond: number[] = [];
  readonly delays: number[] = [];
  readonly over: Promise<void>;
  readonly #poster: BarePoster;
  readonly #finish: () => void;
  readonly #delay = monitorEventLoopDelay({ resolution: 1 });
  #posted: Uint8Array[] = [];
  #begun: number | null = null;

  constructor(poster: BarePoster) {
    this.#poster = poster;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.over = promise;
    this.#finish = resolve;
  }

  /** A batch is about to go out; what it returns is waited for while it is the other's turn. */
  before(packed: Uint8Array): Promise<void> | null {
    if (this.#posted.length === batchesATurn) return this.#other().then(() => this.#post(packed));
    this.#post(packed);
    return null;
  }

  #post(packed: Uint8Array): void {
    if (this.#begun === null) {
      this.#begun = performance.now();
      this.#delay.reset();
      this.#delay.enable();
    }
    this.#posted.push(packed);
  }

  async #other(): Promise<void> {
    const took = performance.now() - (this.#begun ?? 0);
    this.#delay.disable();
    this.perSecond.push(perSecondOf(took));
    this.delays.push(this.#delay.max / 1e6);
    const begun = performance.now();
    for (const packed of this.#posted) await this.#poster.post(packed);
    this.barePerSecond.push(perSecondOf(performance.now() - begun));
    this.#posted = [];
    this.#begun = null;
    if (this.perSecond.length === Math.floor(backlog / entriesABatch / batchesATurn) - 1) this.#finish();
  }
}

const perSecondOf = (ms: number) => (batchesATurn * entriesABatch * 1_000) / ms;

/** The product's client, which the other may interrupt between two batches. */
class TakingTurns extends CoreClient {
  constructor(identity: CoreIdentity, line: Line, turns: Turns) {
    super(identity, line);
    const ship = this.ship;
    this.ship = (packed) => turns.before(packed)?.then(() => ship(packed)) ?? ship(packed);
  }
}

async function introduce(core: DelayedCoreStarted, device: Device) {
  const stranger = new CoreClient({ ...core, client: null }, unfollowed);
  const enrolled = await enrol(stranger, device, core.enrolmentCode);
  await stranger.close();
  if (!enrolled.ok) throw new Error(enrolled.problem.tag);
  const identity: CoreIdentity = {
    origin: core.origin,
    authority: core.authority,
    client: {
      certificate: enrolled.value.certificate,
      privateKey: device.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    },
  };
  return { device: { ...device, enrolment: enrolled.value }, identity };
}
