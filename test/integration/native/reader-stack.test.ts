import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fail } from '../../../electron/contract/result.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { CardProcessUnderTest, READERS_TIMEOUT_MS } from './card-process-under-test.ts';
import { proofRequest } from './proof-request.ts';

const [first, second] = VIRTUAL_READERS;
const profile = sampleCard(7);

let readers: Readers;
let card: SimulatedCardProcess;
let otherCard: SimulatedCardProcess;
const started: CardProcessUnderTest[] = [];

beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
  otherCard = await SimulatedCardProcess.start();
}, READERS_TIMEOUT_MS);
afterEach(async () => {
  await card.remove();
  await otherCard.remove();
  for (const process of started.splice(0)) await process.stop();
});
afterAll(async () => {
  await card.stop();
  await otherCard.stop();
  await readers.release();
});

/** A card process that sees both readers empty. */
async function start(): Promise<CardProcessUnderTest> {
  const process = new CardProcessUnderTest();
  started.push(process);
  await process.reader(first.name, 'EMPTY');
  await process.reader(second.name, 'EMPTY');
  return process;
}

describe('readers', () => {
  test('are told to whoever asks, with what is in them', async () => {
    const process = await start();
    await card.insert(profile, second.port);
    await process.reader(second.name, 'PRESENT');

    const another = new CardProcessUnderTest();
    started.push(another);
    expect(await another.snapshot(({ readers }) => readers.length === 2)).toMatchObject({
      service: 'RUNNING',
      readers: [
        { name: first.name, state: 'EMPTY', atr: null },
        { name: second.name, state: 'PRESENT', atr: expect.stringMatching(/^3B/) },
      ],
    });
  });

  test('tell of cards that come and go, and never take one for another', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    const before = await process.reader(first.name, 'PRESENT');
    await card.remove();
    expect(await process.reader(first.name, 'EMPTY')).toMatchObject({ atr: null });
    await card.insert(sampleCard(8), first.port);
    const after = await process.reader(first.name, 'PRESENT');
    expect(after.presence).toBeGreaterThan(before.presence);

    const another = await restart(process);
    expect((await another.reader(first.name, 'PRESENT')).presence).toBeGreaterThan(after.presence);
  });

  test('work side by side: a slow card holds up nobody in the other', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await otherCard.insert(sampleCard(8), second.port);
    await process.reader(first.name, 'PRESENT');
    await process.reader(second.name, 'PRESENT');
    await card.arm({ kind: 'slow', apdu: 1, delayMs: 1_000 });

    const ended: string[] = [];
    const visits = [first.name, second.name].map(async (reader) => {
      const identified = await process.client.identify({ reader });
      ended.push(reader);
      return identified.ok ? identified.value.identity.value : identified.problem.tag;
    });
    expect(await Promise.all(visits)).toEqual([profile.cin, sampleCard(8).cin]);
    expect(ended).toEqual([second.name, first.name]);
  });

  test('take one visit after the other', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await process.reader(first.name, 'PRESENT');
    const reader = first.name;
    const visits = await Promise.all([
      process.client.identify({ reader }),
      process.prove(proofRequest(profile, reader)).then(({ result }) => result),
      process.client.identify({ reader }),
    ]);
    expect(visits.map((visit) => visit?.ok)).toEqual([true, true, true]);
    expect((await card.stats()).apduCount).toBe(3 + 6 + 3);
  });
});

test('a card another program holds is in use until that lets go of it', async () => {
  const holder = await start();
  const process = await start();
  await card.insert(profile, first.port);
  await holder.reader(first.name, 'PRESENT');
  await process.reader(first.name, 'PRESENT');
  await card.arm({ kind: 'slow', apdu: 1, delayMs: 300 });

  const held = holder.prove(proofRequest(profile, first.name));
  await expect.poll(async () => (await card.stats()).apduCount).toBeGreaterThan(0);
  const { name: reader } = first;
  expect(await process.client.identify({ reader })).toEqual(fail('CardInUse', { reader }));
  await process.reader(reader, 'IN_USE');
  expect((await held).result).toMatchObject({ ok: true });
  await process.reader(reader, 'PRESENT');
  expect(await process.client.identify({ reader })).toMatchObject({ ok: true });
});

describe('a call that does not come back', () => {
  test('ends the visit in time, and the process, so that the next one can do better', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await process.reader(first.name, 'PRESENT');
    const { name: reader } = first;
    await card.arm({ kind: 'mute', apdu: 4 });
    expect((await process.prove(proofRequest(profile, reader))).result).toEqual(
      fail('CardTimedOut', { reader }),
    );
    expect(await process.ended).toBe('SIGKILL');

    await card.remove();
    const next = await start();
    await card.reinsert(first.port);
    await next.reader(reader, 'PRESENT');
    expect(await next.client.identify({ reader })).toMatchObject({ ok: true });
  });

  test('lets a visit in the other reader end first', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await otherCard.insert(sampleCard(8), second.port);
    await process.reader(first.name, 'PRESENT');
    await process.reader(second.name, 'PRESENT');
    await card.arm({ kind: 'mute', apdu: 1 });
    await otherCard.arm({ kind: 'slow', apdu: 1, delayMs: 1_200 });
    const [mute, slow] = await Promise.all([
      process.client.identify({ reader: first.name }),
      process.prove(proofRequest(sampleCard(8), second.name)).then(({ result }) => result),
    ]);
    expect(mute).toEqual(fail('CardTimedOut', { reader: first.name }));
    expect(slow).toMatchObject({ ok: true });
    expect(await process.ended).toBe('SIGKILL');
  });

  test('does not keep the process from ending with its parent', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await process.reader(first.name, 'PRESENT');
    await card.arm({ kind: 'mute', apdu: 2 });
    const asked = process.client.identify({ reader: first.name }).catch(() => 'never answered');
    await expect.poll(async () => (await card.stats()).apduCount).toBe(1);
    // The next APDU is on its way and will not be answered.
    await sleep(200);
    process.child.disconnect();
    expect(await process.ended).toBe('SIGKILL');
    expect(await asked).toBe('never answered');
  });
});

describe('the PC/SC service', () => {
  test('stops: that is told, and the process ends to be started again; it starts: readers are back', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await process.reader(first.name, 'PRESENT');
    const stopped = process.snapshot(({ service }) => service === 'STOPPED');
    await readers.pcscd.stop();
    expect(await stopped).toEqual({ service: 'STOPPED', readers: [] });
    expect(await process.ended).toBe(20);

    const next = new CardProcessUnderTest();
    started.push(next);
    expect(await next.snapshot(() => true)).toEqual({ service: 'STOPPED', readers: [] });
    expect(await next.client.identify({ reader: first.name })).toEqual(fail('ReaderServiceStopped'));

    await readers.pcscd.start();
    await next.reader(first.name, 'EMPTY');
    await card.reinsert(first.port);
    await next.reader(first.name, 'PRESENT');
    expect(await next.client.identify({ reader: first.name })).toMatchObject({ ok: true });
  });

  test('stops during a visit', async () => {
    const process = await start();
    await card.insert(profile, first.port);
    await process.reader(first.name, 'PRESENT');
    await card.arm({ kind: 'slow', apdu: 1, delayMs: 500 });
    const proving = process.prove(proofRequest(profile, first.name)).then(({ result }) => result);
    await expect.poll(async () => (await card.stats()).apduCount).toBeGreaterThan(0);
    await readers.pcscd.stop();
    expect(await proving).toMatchObject({ ok: false });
    expect(await process.ended).toBe(20);
    await readers.pcscd.start();
    await start();
  });

  test('that does not run is waited for in peace', async () => {
    await readers.pcscd.stop();
    const process = new CardProcessUnderTest();
    started.push(process);
    await process.snapshot(({ service }) => service === 'STOPPED');
    await sleep(1_000);
    const before = processorTicks(process.child.pid);
    await sleep(3_000);
    // Three seconds have 300 ticks.
    expect(processorTicks(process.child.pid) - before).toBeLessThan(15);
    await readers.pcscd.start();
    await process.reader(first.name, 'EMPTY');
  });
});

/** Ends the process, as its shell may at any moment, and starts the next. */
async function restart(process: CardProcessUnderTest): Promise<CardProcessUnderTest> {
  process.child.kill('SIGKILL');
  await process.ended;
  const next = new CardProcessUnderTest();
  started.push(next);
  return next;
}

/** User and system time of a process so far, in clock ticks of 10 ms (proc(5) stat, 14 and 15). */
function processorTicks(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
