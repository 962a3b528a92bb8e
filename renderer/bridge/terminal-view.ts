import { useSyncExternalStore } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { desk } from './desk.ts';

/** The terminal as the page last heard of it. */
export interface TerminalView {
  /** False while the desk does not answer; `status` is then what was true before. */
  readonly connected: boolean;
  /** Null until the desk has spoken for the first time. */
  readonly status: TerminalStatus | null;
}

let view: TerminalView = { connected: true, status: null };
const listeners = new Set<() => void>();

function publish(next: TerminalView): void {
  view = next;
  for (const listener of listeners) listener();
}

/** Milliseconds between two questions whether the desk is still there, and how long it may take to answer. */
const renewEvery = 5_000;
const answerWithin = 4_000;
const tryAgainAfter = 500;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Keeps the status up to date for as long as the page lives. A message to a desk that has died vanishes without an
 * error, so the page subscribes anew every few seconds: a missing answer shows that the desk is gone, and a desk that
 * was restarted between two questions is being listened to from the next one on.
 */
export function followTerminal(): void {
  void (async () => {
    let current: AbortController | undefined;
    for (;;) {
      const subscription = new AbortController();
      const statuses = await open(subscription.signal);
      current?.abort();
      if (statuses === null) {
        subscription.abort();
        current = undefined;
        publish({ connected: false, status: view.status });
        await pause(tryAgainAfter);
      } else {
        current = subscription;
        await Promise.race([follow(statuses, subscription.signal), pause(renewEvery)]);
      }
    }
  })();
}

type Statuses = AsyncIterator<TerminalStatus>;

/** A subscription whose first status has been shown; null when the desk did not answer in time. */
async function open(signal: AbortSignal): Promise<Statuses | null> {
  const first = desk.terminal.watch(undefined, { signal }).then(async (statuses) => {
    const { done, value } = await statuses.next();
    return done === true ? null : { statuses, value };
  });
  const opened = await Promise.race([first.catch(() => null), pause(answerWithin).then(() => null)]);
  if (opened === null) return null;
  publish({ connected: true, status: opened.value });
  return opened.statuses;
}

/** Shows every status until the subscription ends, by itself or because a newer one took its place. */
async function follow(statuses: Statuses, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      const { done, value } = await statuses.next();
      if (done === true || signal.aborted) return;
      publish({ connected: true, status: value });
    }
  } catch {
    // An ended subscription is not a fault: the next one tells whether the desk is there.
  }
}

/** What the page knows of the terminal at this moment. */
export const terminalNow = (): TerminalView => view;

/** The terminal's view, kept up to date. */
export const useTerminal = (): TerminalView =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, terminalNow);
