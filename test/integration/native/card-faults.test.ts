import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fail } from '../../../electron/contract/result.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { CardProcessUnderTest, READERS_TIMEOUT_MS } from './card-process-under-test.ts';
import { proofRequest } from './proof-request.ts';

const [{ name: reader }] = VIRTUAL_READERS;
const profile = sampleCard(7);
const request = proofRequest(profile, reader);
const PROVE_APDUS = 6;
const everyApdu = Array.from({ length: PROVE_APDUS }, (_, at) => at + 1);

let readers: Readers;
let card: SimulatedCardProcess;
let process: CardProcessUnderTest;

beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
  process = new CardProcessUnderTest();
}, READERS_TIMEOUT_MS);
beforeEach(async () => {
  await process.free(reader);
  await card.insert(profile);
  await process.reader(reader, 'PRESENT');
});
afterEach(() => card.remove());
afterAll(async () => {
  await process.stop();
  await card.stop();
  await readers.release();
});

describe('a card pulled while it proves itself', () => {
  test.each(everyApdu)('before APDU %i', async (apdu) => {
    await card.arm({ kind: 'remove', apdu, moment: 'before' });
    expect((await process.prove(request)).result).toEqual(fail('CardRemoved', { reader }));
  });

  test.each(everyApdu)('while it answers APDU %i', async (apdu) => {
    await card.arm({ kind: 'remove', apdu, moment: 'during' });
    expect((await process.prove(request)).result).toEqual(fail('CardRemoved', { reader }));
  });

  test.each(everyApdu.slice(0, -1))('after APDU %i', async (apdu) => {
    await card.arm({ kind: 'remove', apdu, moment: 'after' });
    expect((await process.prove(request)).result).toEqual(fail('CardRemoved', { reader }));
  });

  test('after the last APDU: it has proved itself', async () => {
    await card.arm({ kind: 'remove', apdu: PROVE_APDUS, moment: 'after' });
    expect((await process.prove(request)).result).toMatchObject({ ok: true });
  });

  test('and put back: it goes on in the same process as if nothing had been', async () => {
    await card.arm({ kind: 'remove', apdu: 3, moment: 'during' });
    expect((await process.prove(request)).result).toMatchObject({ ok: false });
    await process.free(reader);
    await card.reinsert();
    await process.reader(reader, 'PRESENT');
    expect((await process.prove(request)).result).toMatchObject({ ok: true });
  });
});

describe('an answer that makes no sense', () => {
  test.each(everyApdu)('garbage to APDU %i', async (apdu) => {
    await card.arm({ kind: 'garbage', apdu });
    const result = (await process.prove(request)).result;
    expect(result).toMatchObject({ problem: { tag: 'CardAnswerNotUnderstood', detail: { status: '9000' } } });
  });

  test.each(everyApdu)('one byte too few to APDU %i', async (apdu) => {
    await card.arm({ kind: 'wrongLength', apdu });
    expect((await process.prove(request)).result).toMatchObject({
      problem: { tag: 'CardAnswerNotUnderstood' },
    });
  });

  test('does not end the process: the next visit succeeds', async () => {
    await card.arm({ kind: 'garbage', apdu: 1 });
    expect(await process.client.identify({ reader })).toMatchObject({ ok: false });
    expect(await process.client.identify({ reader })).toMatchObject({ ok: true });
  });
});

test('a slow card is waited for', async () => {
  await card.arm({ kind: 'slow', apdu: 1, delayMs: 300 });
  const result = (await process.prove(request)).result;
  expect(result).toMatchObject({ ok: true, value: { traffic: { apduCount: PROVE_APDUS } } });
});

test('a client that loses interest leaves the card to the next', async () => {
  await card.arm({ kind: 'slow', apdu: 1, delayMs: 300 });
  for await (const _event of await process.client.prove(request)) break;
  expect(await process.client.identify({ reader })).toMatchObject({ ok: true });
});
