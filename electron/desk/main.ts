import './small-nursery.ts';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { pino } from 'pino';
import { type FromDesk, toDesk } from '../contract/process-message.ts';
import { Desk } from './desk.ts';
import { parentPort } from './parent-port.ts';
import type { Print } from './receipt/receipts.ts';
import { RelayedPort } from './relayed-port.ts';
import { deskRouter } from './router.ts';

/** The desk process: waits for its start message, opens the desk, and serves page and card process through the shell. */

const log = pino({ name: 'desk' });
const parent = parentPort();
const post = (message: FromDesk) => parent.post(message);

let desk: Desk | null = null;
let serve: (() => void) | null = null;
let page: RelayedPort | null = null;
let nextJob = 1;
const printing = new Map<number, (outcome: 'PRINTED' | 'NO_PRINTER' | 'FAILED') => void>();

const print: Print = (pdf) =>
  new Promise((resolve) => {
    const jobId = nextJob++;
    printing.set(jobId, resolve);
    post({ channel: 'print', jobId, pdf });
  });

parent.listen((raw) => {
  const message = toDesk.parse(raw);
  switch (message.channel) {
    case 'start': {
      const opened = Desk.open(message.start, {
        postToCard: (data) => post({ channel: 'card', data }),
        restartCard: () => post({ channel: 'restart-card' }),
        print,
        now: Date.now,
      });
      if (!opened.ok) {
        log.error({ problem: opened.problem.tag }, 'the desk cannot open');
        post({ channel: 'failed', problem: opened.problem });
        return;
      }
      desk = opened.value;
      serve = servePage(desk);
      post({ channel: 'started' });
      return;
    }
    case 'page-connected':
      serve?.();
      return;
    case 'page':
      page?.deliver(message.data);
      return;
    case 'card-connected':
      desk?.card.connect();
      return;
    case 'card':
      desk?.card.deliver(message.data);
      return;
    case 'printed':
      printing.get(message.jobId)?.(message.outcome);
      printing.delete(message.jobId);
      return;
    case 'stop':
      void stop();
      return;
  }
});
parent.onGone(() => void stop());

/** Returns what connects a page: the one before is forgotten, work in progress goes on. */
function servePage(open: Desk): () => void {
  const handler = new RPCHandler(deskRouter(open), {
    interceptors: [
      onError((error, { request }) => {
        // The path and the kind of error; never the message, which may quote what was typed.
        log.error(
          { path: request.url.pathname, error: error instanceof Error ? error.name : 'unknown' },
          'call failed',
        );
      }),
    ],
  });
  return () => {
    page?.close();
    page = new RelayedPort((data) => post({ channel: 'page', data }));
    handler.upgrade(page);
  };
}

async function stop(): Promise<void> {
  page?.close();
  await desk?.stop();
  process.exit(0);
}
