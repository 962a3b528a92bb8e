import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { type InsertedCard, insertCard } from '../../simulators/card/virtual-reader.ts';

/** The framing between driver and card, which pcscd itself gives no hold on; the real driver has its own tests. */

/** Bytes of the ATR with its length. */
const ATR_FRAME = 2 + 15;

const driver = createServer();
let line: Socket;
let visit: InsertedCard | undefined;
let received = '';

/** Puts a card in and powers it as the driver does: look (ATR), power on, ATR. */
async function insert(): Promise<SimulatedCard> {
  driver.listen(0, '127.0.0.1');
  await once(driver, 'listening');
  const card = new SimulatedCard(sampleCard(1));
  const inserting = insertCard(card, { port: (driver.address() as AddressInfo).port });
  [line] = (await once(driver, 'connection')) as [Socket];
  received = '';
  line
    .on('error', () => {})
    .on('data', (chunk) => {
      received += toHex(chunk);
    });
  line.write(fromHex('000104 000101 000104'.replaceAll(' ', '')));
  visit = await inserting;
  return card;
}

async function receive(bytes: number): Promise<string> {
  await expect.poll(() => received.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2 * bytes);
  const taken = received.slice(0, 2 * bytes);
  received = received.slice(2 * bytes);
  return taken;
}

afterEach(async () => {
  await visit?.remove();
  if (driver.listening) await new Promise((resolve) => driver.close(resolve));
});

test('power on and the ATR: the card is in', async () => {
  const card = await insert();
  const atr = `000F${toHex(card.atr)}`;
  expect(await receive(2 * ATR_FRAME)).toBe(atr + atr);
  expect(visit?.present).toBe(true);
});

test('a card the driver drops unread is put in again', async () => {
  driver.once('connection', (first: Socket) => first.destroy());
  driver.listen(0, '127.0.0.1');
  await once(driver, 'listening');
  const inserting = insertCard(new SimulatedCard(sampleCard(1)), {
    port: (driver.address() as AddressInfo).port,
  });
  await once(driver, 'connection');
  [line] = (await once(driver, 'connection')) as [Socket];
  line.resume().write(fromHex('000101000104'));
  visit = await inserting;
  expect(visit.present).toBe(true);
});

test('a frame may come in pieces, and several at once', async () => {
  await insert();
  await receive(2 * ATR_FRAME);
  for (const piece of ['00', '05', '80CA', '00C100', '00', '0580CA00C100000104']) {
    line.write(fromHex(piece));
    await sleep(5);
  }
  expect(await receive(2 * 9)).toBe('0007C1030000009000'.repeat(2));
  expect(await receive(ATR_FRAME)).toMatch(/^000F3B8A/);
  expect(visit?.apduCount).toBe(2);
});

test('reset and power off reach the card', async () => {
  await insert();
  await receive(2 * ATR_FRAME);
  const select = '000C00A4040007A0000005272101';
  const list = '000400A10000';
  line.write(fromHex(`${select}000102${list}`));
  await receive(2 + 5 + 10 + 2);
  expect(await receive(4)).toBe('00026D00');
});

test('nothing listening is said so', async () => {
  driver.listen(0, '127.0.0.1');
  await once(driver, 'listening');
  const { port } = driver.address() as AddressInfo;
  await new Promise((resolve) => driver.close(resolve));
  await expect(insertCard(new SimulatedCard(sampleCard(1)), { port })).rejects.toThrow(`port ${port}`);
});

test('a driver that goes away has no card any more', async () => {
  await insert();
  line.destroy();
  await expect.poll(() => visit?.present, { timeout: 10_000 }).toBe(false);
});
