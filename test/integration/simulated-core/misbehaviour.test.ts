import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { corePaths, FeedAnswer, ShipAnswer } from '../../../electron/contract/core.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import type { ExternalCard } from '../../simulators/core/external-card.ts';
import { customers } from '../../simulators/core/sample-bank.ts';
import { CoreFixture } from './core-fixture.ts';
import { canonical } from './test-terminal.ts';

const fixture = new CoreFixture();

afterEach(async () => {
  await fixture.core.control({ do: 'behave' });
  await fixture.core.control({ do: 'line', state: 'UP' });
});

describe('the line', () => {
  test('down, nobody answers; up, the core is there as before', async () => {
    const { caller } = await fixture.terminal();
    await fixture.core.control({ do: 'line', state: 'DOWN' });
    await expect(caller.post(corePaths.ping, {})).rejects.toThrow(
      /ECONNREFUSED|other side closed|ECONNRESET/,
    );
    await fixture.core.control({ do: 'line', state: 'UP' });
    expect((await caller.post(corePaths.ping, {})).status).toBe(200);
  });

  test('down while an answer is awaited cuts it', async () => {
    const { caller } = await fixture.terminal();
    await fixture.core.control({ do: 'slow', ms: 60_000 });
    const asked = caller.post(corePaths.ping, {});
    const cut = expect(asked).rejects.toThrow();
    await fixture.core.control({ do: 'line', state: 'DOWN' });
    await cut;
  });
});

test('slow: the answer takes as long as ordered', async () => {
  const { caller } = await fixture.terminal();
  await fixture.core.control({ do: 'slow', ms: 300 });
  const asked = performance.now();
  expect((await caller.post(corePaths.ping, {})).status).toBe(200);
  // A timer may fire a millisecond early.
  expect(performance.now() - asked).toBeGreaterThanOrEqual(299);
});

test('a status is answered on its path alone, with the time to wait, and nothing is stored', async () => {
  const terminal = await fixture.terminal();
  await fixture.core.control({ do: 'status', code: 503, retryAfter: 7, path: corePaths.journal });
  const answer = await terminal.ship([terminal.appendSignOut()]);
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
  expect((await terminal.caller.post(corePaths.ping, {})).status).toBe(200);
  const { terminals } = await fixture.core.books();
  expect(terminals.find(({ terminalId }) => terminalId === terminal.terminalId)?.entryCount).toBe(0);
});

test('delivered late: unheard at first, and after the one behind it, harmless', async () => {
  const terminal = await fixture.terminal();
  const first = [terminal.appendSignOut()];
  const both = [...first, terminal.appendSignOut()];
  const entryCount = async () =>
    (await fixture.core.books()).terminals.find(({ terminalId }) => terminalId === terminal.terminalId)
      ?.entryCount;
  await fixture.core.control({ do: 'deliverLate', count: 1 });
  await expect(terminal.ship(first)).rejects.toThrow();
  expect(await entryCount()).toBe(0);
  expect((await terminal.ship(both)).status).toBe(200);
  expect(await entryCount()).toBe(2);
  expect((await fixture.core.books()).alarms).toEqual([]);
});

test('a lost answer: stored, not acknowledged; asked again, acknowledged', async () => {
  const terminal = await fixture.terminal();
  const entries = [terminal.appendSignOut()];
  await fixture.core.control({ do: 'loseAnswers', count: 1, path: corePaths.journal });
  await expect(terminal.ship(entries)).rejects.toThrow();
  const { terminals } = await fixture.core.books();
  expect(terminals.find(({ terminalId }) => terminalId === terminal.terminalId)?.entryCount).toBe(1);
  expect((await terminal.ship(entries)).body.storedThrough.seq).toBe(1);
});

test('garbage is what no contract knows', async () => {
  const { caller } = await fixture.terminal();
  await fixture.core.control({ do: 'garbage' });
  const { status, body } = await caller.post(corePaths.feed, { cursor: null });
  expect(status).toBe(200);
  expect(FeedAnswer.safeParse(body).success).toBe(false);
});

test('a limit on bodies is passed by smaller batches', async () => {
  const terminal = await fixture.terminal();
  const entries = Array.from({ length: 20 }, () => terminal.appendSignOut());
  await fixture.core.control({ do: 'limitBody', bytes: 2_000 });
  expect((await terminal.ship(entries)).status).toBe(413);
  expect((await terminal.ship(entries.slice(0, 2))).status).toBe(200);
});

describe('lies about what is stored', () => {
  test('a hash it was not sent', async () => {
    const terminal = await fixture.terminal();
    const entry = terminal.appendSignOut();
    await fixture.core.control({ do: 'lie', about: 'HASH' });
    const { storedThrough } = ShipAnswer.parse((await terminal.ship([entry])).body);
    expect(storedThrough.seq).toBe(1);
    expect(storedThrough.hash).not.toBe(entry.hash);
    expect(isSigned(terminal.checkpointKey, storedThrough)).toBe(true);
  });

  test('more than it was sent', async () => {
    const terminal = await fixture.terminal();
    await fixture.core.control({ do: 'lie', about: 'TOO_FAR' });
    const { storedThrough } = ShipAnswer.parse((await terminal.ship([terminal.appendSignOut()])).body);
    expect(storedThrough.seq).toBe(2);
    expect(isSigned(terminal.checkpointKey, storedThrough)).toBe(true);
  });

  test('the truth, signed by somebody else', async () => {
    const terminal = await fixture.terminal();
    await fixture.core.control({ do: 'lie', about: 'SIGNATURE' });
    const { storedThrough } = ShipAnswer.parse((await terminal.ship([terminal.appendSignOut()])).body);
    expect(isSigned(terminal.checkpointKey, storedThrough)).toBe(false);
  });
});

describe('the feed', () => {
  test('delivers each item twice', async () => {
    const terminal = await fixture.terminal();
    const once = await terminal.wholeFeed();
    await fixture.core.control({ do: 'duplicateFeed' });
    expect(await terminal.wholeFeed()).toEqual(once.flatMap((item) => [item, item]));
  });

  test('delivers again what was before the cursor', async () => {
    const terminal = await fixture.terminal();
    const { items, cursor } = await terminal.feed(null);
    await fixture.core.control({ do: 'redeliverFeed', items: 3 });
    const again = await terminal.feed(cursor);
    expect(again.items.length).toBeGreaterThan(0);
    expect(items.slice(-again.items.length)).toEqual(again.items);
    expect(again.cursor).toBe(cursor);
  });
});

test('a card made elsewhere enters the main branch’s stock', async () => {
  const profile = sampleCard(500);
  const card: ExternalCard = {
    identity: { source: 'KDD', value: profile.keyDiversificationData },
    keyVersion: 0,
    keyEnc: profile.keyEnc,
    keyMac: profile.keyMac,
    oathAccount: 'Elsewhere:1',
    algorithm: 'SHA256',
    seed: 'AB'.repeat(32),
    digits: 8,
    period: 60,
  };
  await fixture.core.control({ do: 'registerExternalCard', card });
  const items = await (await fixture.terminal()).wholeFeed();
  expect(items.findLast(({ kind }) => kind === 'card')).toMatchObject({
    card: {
      serialNo: expect.stringMatching(/^[0-9]{12,16}$/),
      branchNo: '0421',
      status: 'IN_STOCK',
      identity: card.identity,
      oathAccount: 'Elsewhere:1',
      digits: 8,
      period: 60,
      tickets: expect.objectContaining({ length: 5 }),
    },
  });
  await expect(fixture.core.control({ do: 'registerExternalCard', card })).rejects.toThrow();
});

test('what is published reaches the branch and leaves the core’s own books alone', async () => {
  const terminal = await fixture.terminal();
  const customer = { ...customers.vip, restricted: true };
  await fixture.core.control({ do: 'publish', item: { kind: 'customer', customer } });
  expect((await terminal.wholeFeed()).at(-1)).toEqual({ kind: 'customer', customer });
  const search = { query: customer.customerNo, staffNo: '100001' };
  const { body } = await terminal.caller.post(corePaths.searchCustomers, search);
  expect(body.customers).toEqual([customers.vip]);
});

function isSigned(key: string, { signature, ...said }: ShipAnswer['storedThrough']): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'hex'), format: 'der', type: 'spki' });
  const text = Buffer.from(canonical(said));
  return verify('sha256', text, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
}
