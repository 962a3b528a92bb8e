import { EventEmitter } from 'node:events';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deskContract, type TerminalStatus } from '../../../electron/contract/desk.ts';
import { won } from '../../../electron/contract/won.ts';

/** A desk that only tells its status, at the other end of a bridge that can be cut. */
class TinyDesk {
  readonly #port = Object.assign(new EventEmitter(), {
    postMessage: (message: string | Uint8Array) => this.toPage(message),
  });
  readonly #changed = new EventEmitter();
  #status: TerminalStatus;
  toPage: (message: string | Uint8Array) => void = () => {};

  constructor(branchName: string) {
    this.#status = statusOf(branchName);
    const os = implement(deskContract);
    const desk = this;
    const watch = os.terminal.watch.handler(async function* ({ signal }) {
      for (;;) {
        yield desk.#status;
        await new Promise<void>((resolve) => {
          desk.#changed.once('changed', resolve);
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
        if (signal?.aborted === true) return;
      }
    });
    new RPCHandler({ terminal: { watch } }).upgrade(this.#port);
  }

  fromPage(message: string | Uint8Array): void {
    this.#port.emit('message', { data: message });
  }

  rename(branchName: string): void {
    this.#status = statusOf(branchName);
    this.#changed.emit('changed');
  }
}

const statusOf = (branchName: string): TerminalStatus => ({
  bankName: '보기은행',
  branchName,
  terminalId: '0421-01',
  environment: 'DEMO',
  businessDate: '2026-11-22',
  ready: true,
  session: null,
  idleLockMinutes: 10,
  line: { state: 'ONLINE', since: '2026-11-22T00:00:00.000Z', problem: null },
  waiting: 0,
  oldestWaitingAt: null,
  drain: null,
  nextTry: null,
  exposure: null,
  disk: { freeBytes: 1, floorBytes: 1 },
  evidence: [],
  provisional: 0,
  rejected: 0,
  corrections: 0,
  claimReminders: 0,
  claimsHeard: 0,
  lastSeq: 0,
  readers: { service: 'RUNNING', readers: [] },
  drawer: won(0),
  openIssuances: 0,
  carriedFees: 0,
  approvalsWaiting: 0,
  progress: null,
  alarms: [],
});

let desk: TinyDesk | null;
let toPage: (message: string | Uint8Array) => void;

const put = (next: TinyDesk | null) => {
  desk = next;
  if (next !== null) next.toPage = (message) => desk === next && toPage(message);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal('window', {
    branchTeller: {
      send: (message: string | Uint8Array) => desk?.fromPage(message),
      listen: (listener: typeof toPage) => {
        toPage = listener;
      },
    },
  });
});

afterEach(() => {
  put(null);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function followed() {
  const { followTerminal, terminalNow } = await import('../../../renderer/bridge/terminal-view.ts');
  followTerminal();
  await vi.advanceTimersByTimeAsync(50);
  return terminalNow;
}

test('the status arrives, and every change of it', async () => {
  const first = new TinyDesk('가람동지점');
  put(first);
  const now = await followed();
  expect(now().status?.branchName).toBe('가람동지점');
  first.rename('나래동지점');
  await vi.advanceTimersByTimeAsync(50);
  expect(now()).toMatchObject({ connected: true, status: { branchName: '나래동지점' } });
});

test('a change is not missed while the subscription is renewed', async () => {
  const first = new TinyDesk('가람동지점');
  put(first);
  const now = await followed();
  await vi.advanceTimersByTimeAsync(12_000);
  first.rename('나래동지점');
  await vi.advanceTimersByTimeAsync(50);
  expect(now().status?.branchName).toBe('나래동지점');
});

test('a desk that falls silent is noticed, and what was known stays on the screen', async () => {
  put(new TinyDesk('가람동지점'));
  const now = await followed();
  put(null);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(now()).toMatchObject({ connected: false, status: { branchName: '가람동지점' } });
});

test('a desk that comes back is listened to again', async () => {
  put(new TinyDesk('가람동지점'));
  const now = await followed();
  put(null);
  await vi.advanceTimersByTimeAsync(10_000);
  put(new TinyDesk('나래동지점'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(now()).toMatchObject({ connected: true, status: { branchName: '나래동지점' } });
});

test('a desk restarted between two looks is listened to without anybody having noticed', async () => {
  put(new TinyDesk('가람동지점'));
  const now = await followed();
  const second = new TinyDesk('나래동지점');
  put(second);
  await vi.advanceTimersByTimeAsync(6_000);
  second.rename('다솜동지점');
  await vi.advanceTimersByTimeAsync(50);
  expect(now()).toMatchObject({ connected: true, status: { branchName: '다솜동지점' } });
});
