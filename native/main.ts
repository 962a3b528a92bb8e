import { setTimeout as sleep } from 'node:timers/promises';
import { RPCHandler } from '@orpc/server/message-port';
import { cardProcessRouter } from './card-process.ts';
import { parentPort } from './parent-port.ts';
import { CardVisits } from './reader/card-visits.ts';
import { ReaderStack } from './reader/pcsc.ts';
import { ReaderWatch } from './reader/reader-watch.ts';

/**
 * The card process: readers, cards and APDUs, nothing else. It keeps nothing, so it may be killed at any moment; it ends
 * itself when the reader stack has failed it, and its shell starts it again.
 */

/** Milliseconds between two looks for a PC/SC service that does not run: the first, doubled up to the last. */
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 2_000;

/** Milliseconds for answers under way to leave, and for visits in other readers to end, before this process does. */
const GRACE_MS = 100;
const LONGEST_FAREWELL_MS = 10_000;

/** Exit code after a lost PC/SC service. A call that hung leaves none, but SIGKILL. */
const READER_SERVICE_LOST = 20;

const port = parentPort();
const watch = new ReaderWatch(Date.now());
let stack: ReaderStack | undefined;
const visits = new CardVisits(() => stack, watch);
let callHung = false;

/** `process.exit` would wait for calls that hang, and so for ever. */
const kill = () => process.kill(process.pid, 'SIGKILL');

async function endWithFarewell(): Promise<void> {
  await Promise.race([visits.close(), sleep(LONGEST_FAREWELL_MS)]);
  await sleep(GRACE_MS);
  await port.flushed();
  if (callHung) kill();
  process.exit(READER_SERVICE_LOST);
}

async function openStack(): Promise<void> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(2 * wait, LAST_RETRY_MS)) {
    const opened = ReaderStack.open({
      readerArrived: (name) => watch.readerArrived(name),
      readerStatus: (name, state, atr) => watch.readerStatus(name, state, atr),
      readerLeft: (name) => watch.readerLeft(name),
      stackLost,
      callHung: onCallHung,
    });
    if (opened.ok) {
      stack = opened.value;
      watch.serviceRuns();
      return;
    }
    watch.serviceStopped();
    await sleep(wait);
  }
}

function stackLost(): void {
  if (stack === undefined) return;
  stack = undefined;
  watch.serviceStopped();
  void endWithFarewell();
}

function onCallHung(): void {
  if (callHung) return;
  callHung = true;
  void endWithFarewell();
}

// Nobody is left to read an exit code.
port.on('close', kill);
new RPCHandler(cardProcessRouter(watch, visits)).upgrade(port);
await openStack();
