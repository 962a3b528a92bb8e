import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import type { CardFault } from '../../simulators/card/faults.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { sendWithOpensc } from './third-party-clients.ts';

const QUEUE_TIMEOUT_MS = 600_000;

/** Advances the sequence counter, so that one sees whether the card has acted. */
const INITIALIZE_UPDATE = '8050000008001122334455667700';
const CIN = '80CA004500';

let readers: Readers;
let card: SimulatedCardProcess;

beforeAll(async () => {
  readers = await acquireReaders();
}, QUEUE_TIMEOUT_MS);
afterAll(() => readers?.release());

/** A fresh card in the first reader. */
async function insert(): Promise<void> {
  card = await SimulatedCardProcess.start();
  await card.insert(sampleCard(1));
}
afterEach(() => card?.stop());

describe('a card pulled', () => {
  test.each([
    { moment: 'before', acts: 1, answers: 1 },
    { moment: 'during', acts: 2, answers: 1 },
    { moment: 'after', acts: 2, answers: 2 },
  ] as const)('$moment the second APDU has acted $acts times and answered $answers', async (expected) => {
    await insert();
    await card.arm({ kind: 'remove', apdu: 2, moment: expected.moment });
    const answers = await sendUntilRemoved(INITIALIZE_UPDATE, INITIALIZE_UPDATE);
    expect(answers).toBe(expected.answers);
    expect((await card.snapshot()).sequenceCounter).toBe(expected.acts);
    expect((await card.stats()).present).toBe(false);
  });

  /** How many answers the client saw before its card was gone. */
  async function sendUntilRemoved(...apdus: string[]): Promise<number> {
    try {
      return (await sendWithOpensc(0, ...apdus)).length;
    } catch (error) {
      return (error as { stdout: string }).stdout.split('Received').length - 1;
    }
  }

  test('and put back is the same card', async () => {
    await insert();
    await sendWithOpensc(0, INITIALIZE_UPDATE);
    await card.remove();
    expect((await card.stats()).present).toBe(false);
    await card.reinsert();
    const [answer] = await sendWithOpensc(0, '80CA00C100');
    expect(answer?.data).toBe('C103000001');
  });

  test('with its process leaves the reader free for another', async () => {
    await insert();
    await card.stop();
    await insert();
    expect((await sendWithOpensc(0, CIN))[0]?.sw).toBe('9000');
  });
});

describe('an answer', () => {
  const faults: [string, CardFault, { data: string; sw: string }][] = [
    ['of garbage', { kind: 'garbage', apdu: 1 }, { data: 'DEADBEEF', sw: '9000' }],
    ['too short', { kind: 'wrongLength', apdu: 1 }, { data: '450899999900000000', sw: '9000' }],
  ];
  test.each(faults)('%s arrives as it was sent, and the next is right', async (_, fault, wrong) => {
    await insert();
    await card.arm(fault);
    expect(await sendWithOpensc(0, CIN, CIN)).toEqual([
      wrong,
      { data: `4508${sampleCard(1).cin}`, sw: '9000' },
    ]);
  });

  test('that comes late is right all the same', async () => {
    await insert();
    const delayMs = 1_000;
    await card.arm({ kind: 'slow', apdu: 1, delayMs });
    const start = performance.now();
    const answers = await sendWithOpensc(0, CIN, CIN);
    expect(performance.now() - start).toBeGreaterThan(2 * delayMs);
    expect(answers.map(({ sw }) => sw)).toEqual(['9000', '9000']);
  });

  test('that never comes holds the reader until the card is removed', async () => {
    await insert();
    await card.arm({ kind: 'mute', apdu: 1 });
    const asked = sendWithOpensc(0, CIN).then(
      () => 'ANSWERED',
      () => 'FAILED',
    );
    expect(await Promise.race([asked, sleep(2_000, 'WAITING')])).toBe('WAITING');
    await card.remove();
    expect(await asked).toBe('FAILED');
  });
});

describe('the card process', () => {
  test('counts what the card was asked and how long it worked', async () => {
    await insert();
    await sendWithOpensc(0, CIN, CIN, CIN);
    const { apduCount, cardMs, firstApduAt, lastApduAt, log } = await card.stats();
    expect(apduCount).toBe(log.length);
    expect(log.filter((line) => line === '80CA0045 > 9000')).toHaveLength(3);
    expect(cardMs).toBeLessThan((lastApduAt ?? 0) - (firstApduAt ?? 0));
  });

  test('says why it cannot do what it is told', async () => {
    card = await SimulatedCardProcess.start();
    await expect(card.stats()).rejects.toThrow('no card has been inserted');
    await expect(card.arm({ kind: 'mute', apdu: 1 })).rejects.toThrow('no card is in the reader');
    await expect(card.insert(sampleCard(1), 35_999)).rejects.toThrow(
      'no virtual reader listens on port 35999',
    );
  });

  test('does not wait for ever for a reader that has a card', async () => {
    await insert();
    const second = await SimulatedCardProcess.start();
    try {
      await expect(second.insert(sampleCard(2))).rejects.toThrow('is another one in it?');
    } finally {
      await second.stop();
    }
  });
});

test('pcscd stopped and started again finds the card that is put back', async () => {
  await insert();
  await readers.pcscd.stop();
  await expect(sendWithOpensc(0, CIN)).rejects.toThrow();
  await expect.poll(async () => (await card.stats()).present, { timeout: 10_000 }).toBe(false);
  await readers.pcscd.start();
  await card.reinsert();
  expect((await sendWithOpensc(0, CIN))[0]?.sw).toBe('9000');
});
