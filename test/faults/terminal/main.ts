import { setTimeout as sleep } from 'node:timers/promises';
import { Desk } from '../../../electron/desk/desk.ts';
import { terminalStatus } from '../../../electron/desk/terminal-status.ts';
import { seededRandom } from '../random.ts';
import { CardOnReader } from './card-on-reader.ts';
import { Teller } from './teller.ts';
import { tellOfEveryEntry } from './told.ts';
import { WorkOrder } from './work-order.ts';

/**
 * A process that is a terminal with a teller at it: the real desk, its calls, the card process's code; a core over
 * HTTPS. It waits for its order with all its code loaded, and ends with its parent.
 */

process.once('message', (message) => void work(WorkOrder.parse(message)));
process.once('disconnect', () => process.exit());

async function work(order: WorkOrder): Promise<void> {
  let told = 0;
  tellOfEveryEntry(order.told, () => {
    told += 1;
    process.send?.('told');
  });
  const desk = open(order);
  const status = () => terminalStatus(desk);
  while (!status().ready) await sleep(10);
  const card = new CardOnReader((data) => desk.card.deliver(data));
  toCard = card.deliver;
  desk.card.connect();

  const teller = new Teller(desk, card, seededRandom(order.seed));
  await teller.begin();
  while (order.entries === null || told < order.entries) await teller.act();
  if (order.end === 'KILL') process.kill(process.pid, 'SIGKILL');
  while (status().waiting > 0 || status().evidence.length > 0) await sleep(10);
  await desk.stop();
  process.disconnect();
}

let toCard: CardOnReader['deliver'] = () => {};

function open({ start, synchronous, checkpointPages }: WorkOrder): Desk {
  const opened = Desk.open(start, {
    postToCard: (data) => toCard(data),
    restartCard: () => {},
    print: () => Promise.resolve('PRINTED'),
    now: Date.now,
  });
  if (!opened.ok) throw new Error(opened.problem.tag);
  const { connection } = opened.value.database;
  if (synchronous !== 'FULL') connection.pragma(`synchronous = ${synchronous}`);
  if (checkpointPages !== null) connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  return opened.value;
}
