import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { Checkpoint, corePaths, HeldAnswer, ShipAnswer } from '../../../electron/contract/core.ts';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { CoreFixture } from './core-fixture.ts';
import { canonical, hashOf, type TestTerminal, unseal, upperHex } from './test-terminal.ts';

const fixture = new CoreFixture();

const entriesOf = async ({ terminalId }: TestTerminal) =>
  (await fixture.core.books()).terminals.find((each) => each.terminalId === terminalId);
const alarmsOf = async ({ terminalId }: TestTerminal) =>
  (await fixture.core.books()).alarms.filter((each) => each.terminalId === terminalId);

describe('storing', () => {
  test('a batch is acknowledged by a checkpoint that the core signs', async () => {
    const terminal = await fixture.terminal();
    const entries = [terminal.appendSignOut(), terminal.appendSignOut(), terminal.appendSignOut()];
    const { body } = await terminal.ship(entries);
    const { signature, ...said } = ShipAnswer.parse(body).storedThrough;
    expect(said).toMatchObject({ terminalId: terminal.terminalId, epoch: 1, seq: 3, hash: entries[2]?.hash });
    expect(isSignedBy(terminal.checkpointKey, said, signature)).toBe(true);
    expect(await entriesOf(terminal)).toMatchObject({
      entryCount: 3,
      lastSeq: 3,
      lastHash: entries[2]?.hash,
    });
  });

  test('a batch again, and one that overlaps, are acknowledged and stored once', async () => {
    const terminal = await fixture.terminal();
    const [first, second, third] = [
      terminal.appendSignOut(),
      terminal.appendSignOut(),
      terminal.appendSignOut(),
    ] as const;
    await terminal.ship([first, second]);
    const repeated = await terminal.ship([first, second]);
    expect(repeated.body.storedThrough).toMatchObject({ seq: 2, hash: second.hash });
    const overlapping = await terminal.ship([second, third]);
    expect(overlapping.body.storedThrough).toMatchObject({ seq: 3, hash: third.hash });
    expect(await entriesOf(terminal)).toMatchObject({ entryCount: 3 });
    expect(await alarmsOf(terminal)).toEqual([]);
  });

  test.each(['zstd', 'gzip', undefined] as const)('a body in the coding %s is read', async (coding) => {
    const terminal = await fixture.terminal();
    const { terminalId } = terminal;
    const entries = [terminal.appendSignOut()];
    const { status } = await terminal.caller.post(corePaths.journal, { terminalId, entries }, coding);
    expect(status).toBe(200);
  });

  test('what an entry says never stops it from being stored', async () => {
    const terminal = await fixture.terminal();
    const { header } = unseal(terminal.appendSignOut());
    const payload = { nobody: ['has', 'agreed', 'on', 'this'] };
    const strange = terminal.seal({ header: { ...header, payloadHash: hashOf(payload) }, payload });
    expect((await terminal.ship([strange])).body.storedThrough).toMatchObject({ seq: 1 });
    await expect.poll(() => alarmsOf(terminal)).toMatchObject([{ seq: 1, reason: 'RECORD_NOT_UNDERSTOOD' }]);
  });
});

test.each([
  ['is told to people', { from: 2, to: 5, readable: 1 }, 'JOURNAL_GAP'],
  ['that ends before it begins is not understood', { from: 5, to: 2, readable: 0 }, 'RECORD_NOT_UNDERSTOOD'],
])('a gap in a journal %s', async (_name, gap, reason) => {
  const terminal = await fixture.terminal();
  await terminal.ship([terminal.append('JournalGapFound', gap, { actor: 'TERMINAL' })]);
  await expect.poll(() => alarmsOf(terminal)).toMatchObject([{ seq: 1, reason }]);
});

describe('what the core holds', () => {
  const ask = (terminal: TestTerminal, afterSeq: number, afterHash: string) =>
    terminal.caller.post(corePaths.heldJournal, { afterSeq, afterHash });

  test('is given back after any entry of it, a hundred at a time', async () => {
    const terminal = await fixture.terminal();
    expect((await ask(terminal, 0, '0'.repeat(64))).body).toEqual({
      agrees: true,
      storedThrough: null,
      entries: [],
    });
    const entries = Array.from({ length: 120 }, () => terminal.appendSignOut());
    await terminal.ship(entries.slice(0, 100));
    await terminal.ship(entries.slice(100));
    const first = HeldAnswer.parse((await ask(terminal, 0, '0'.repeat(64))).body);
    expect(first.entries).toEqual(entries.slice(0, 100));
    expect(first.storedThrough).toMatchObject({ seq: 120, hash: at(entries, 119).hash });
    expect((await ask(terminal, 118, at(entries, 117).hash)).body.entries).toEqual(entries.slice(118));
    expect((await ask(terminal, 120, at(entries, 119).hash)).body.entries).toEqual([]);
  });

  test('is not told to a terminal that holds another entry of the same number', async () => {
    const terminal = await fixture.terminal();
    await terminal.ship([terminal.appendSignOut(), terminal.appendSignOut()]);
    expect((await ask(terminal, 1, 'AB'.repeat(32))).body).toMatchObject({ agrees: false, entries: [] });
  });
});

describe('contradictions', () => {
  /** Each case: three good entries are held; of what comes next, the last one contradicts what is held by then. */
  const cases: Record<
    string,
    { reason: string; seq: number; next: (terminal: TestTerminal, held: JournalEntry[]) => JournalEntry[] }
  > = {
    'another entry in the place of one that is held': {
      reason: 'SAME_SEQ_OTHER_HASH',
      seq: 2,
      next: (terminal, held) => {
        const { header, payload } = unseal(at(held, 1));
        return [terminal.seal({ header: { ...header, actor: '100002' }, payload })];
      },
    },
    'an entry after a gap': {
      reason: 'GAP',
      seq: 5,
      next: (terminal) => {
        terminal.appendSignOut();
        return [terminal.appendSignOut()];
      },
    },
    'an entry that follows another than the last': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal, held) => {
        const { header, payload } = unseal(terminal.appendSignOut());
        return [terminal.seal({ header: { ...header, prevHash: at(held, 0).hash }, payload })];
      },
    },
    'an epoch that begins without saying why': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal) => {
        const { header, payload } = unseal(terminal.appendSignOut());
        return [terminal.seal({ header: { ...header, epoch: 2 }, payload })];
      },
    },
    'an epoch that claims to follow another entry': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal, held) => [restored(terminal, at(held, 2), { lastHash: at(held, 1).hash })],
    },
    'a restored terminal in its old epoch': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal, held) => [restored(terminal, at(held, 2), {}, 1)],
    },
    'a header that was changed after it was hashed': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal) => [{ ...terminal.appendSignOut(), actor: '100002' }],
    },
    'a payload that was changed after it was hashed': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal) => [{ ...terminal.appendSignOut(), payload: { cause: 'SWITCH' } }],
    },
    'an entry of another terminal’s journal': {
      reason: 'CHAIN_BROKEN',
      seq: 4,
      next: (terminal) => {
        const { header, payload } = unseal(terminal.appendSignOut());
        return [terminal.seal({ header: { ...header, terminalId: '0421-99' }, payload })];
      },
    },
    'a signature of another key': {
      reason: 'SIGNATURE_WRONG',
      seq: 4,
      next: (terminal) => {
        const entry = terminal.appendSignOut();
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const text = Buffer.from(canonical(unseal(entry).header));
        const signature = sign('sha256', text, { key: privateKey, dsaEncoding: 'ieee-p1363' });
        return [{ ...entry, signature: upperHex(signature) }];
      },
    },
    'a signing key that the core never certified': {
      reason: 'SIGNATURE_WRONG',
      seq: 4,
      next: (terminal) => [terminal.append('TerminalEnrolled', { branchNo: '0421', publicKey: 'ABCD' })],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, { next, reason, seq }) => {
    const terminal = await fixture.terminal();
    const held = [terminal.appendSignOut(), terminal.appendSignOut(), terminal.appendSignOut()];
    await terminal.ship(held);
    const good = next(terminal, held);
    const wrong = good.splice(-1);
    for (const entry of good) expect((await terminal.ship([entry])).status).toBe(200);

    const contradiction = { seq, reason };
    const answer = await terminal.ship(wrong);
    expect(answer).toMatchObject({ status: 409, body: { contradiction } });
    expect(await alarmsOf(terminal)).toMatchObject([contradiction]);
    expect(await entriesOf(terminal)).toMatchObject({ entryCount: held.length + good.length });

    // Both sides stop: even what was right before is not taken any more.
    expect(await terminal.ship(held)).toMatchObject({ status: 409, body: { contradiction } });
  });

  test('a copy from before a restore is turned away, and the restored terminal works on', async () => {
    const terminal = await fixture.terminal();
    const held = terminal.appendSignOut();
    const { header, payload } = unseal(terminal.appendSignOut());
    const copied = terminal.seal({ header, payload });
    const begun = restored(terminal, held);
    expect((await terminal.ship([held, begun])).status).toBe(200);
    expect((await terminal.ship([copied])).body).toEqual({
      contradiction: { seq: 2, reason: 'EPOCH_OUTLIVED' },
    });
    const next = { ...header, epoch: 2, seq: 3, prevHash: begun.hash };
    expect((await terminal.ship([terminal.seal({ header: next, payload })])).status).toBe(200);
    expect(await alarmsOf(terminal)).toMatchObject([
      { seq: 2, reason: 'TERMINAL_RESTORED' },
      { seq: 2, reason: 'EPOCH_OUTLIVED' },
    ]);
  });

  test('a terminal that takes the core’s journal for its own again is let in again', async () => {
    const terminal = await fixture.terminal();
    const held = terminal.appendSignOut();
    const { header, payload } = unseal(held);
    await terminal.ship([held]);
    const branched = terminal.seal({ header: { ...header, actor: '100002' }, payload });
    expect((await terminal.ship([branched])).status).toBe(409);
    expect((await terminal.ship([held])).status).toBe(409);
    expect((await terminal.ship([restored(terminal, held)])).status).toBe(200);
  });

  test('nothing of a batch with a contradiction in it is stored', async () => {
    const terminal = await fixture.terminal();
    const good = terminal.appendSignOut();
    const bad = { ...terminal.appendSignOut(), actor: '100002' };
    expect((await terminal.ship([good, bad])).status).toBe(409);
    expect(await entriesOf(terminal)).toMatchObject({ entryCount: 0 });
  });

  test('one terminal’s contradiction is not another’s', async () => {
    const liar = await fixture.terminal();
    await liar.ship([{ ...liar.appendSignOut(), actor: '100002' }]);
    const honest = await fixture.terminal();
    expect((await honest.ship([honest.appendSignOut()])).status).toBe(200);
  });
});

describe('bodies', () => {
  test.each([
    ['no JSON', '{', {}, 400],
    ['not packed as it says', '{}', { 'content-encoding': 'zstd' }, 400],
    ['in a coding nobody here speaks', '{}', { 'content-encoding': 'br' }, 415],
    ['not the request of the contract', '{"entries":[]}', {}, 422],
    ['larger than the core takes', ' '.repeat(1024 * 1024 + 1), {}, 413],
  ])('%s', async (_, body, headers, status) => {
    const terminal = await fixture.terminal();
    const answer = await terminal.caller.send(corePaths.journal, Buffer.from(body), headers);
    expect(answer.status).toBe(status);
  });

  test('small on the line and too large unpacked', async () => {
    const terminal = await fixture.terminal();
    const bomb = { padding: ' '.repeat(30 * 1024 * 1024) };
    expect((await terminal.caller.post(corePaths.journal, bomb, 'zstd')).status).toBe(413);
    expect((await terminal.caller.post(corePaths.journal, bomb, 'gzip')).status).toBe(413);
  });

  test('a path and a method the contract does not know', async () => {
    const { caller } = await fixture.terminal();
    expect((await caller.post('/v1/nothing', {})).status).toBe(404);
    expect((await caller.send(corePaths.ping, Buffer.alloc(0), {}, 'GET')).status).toBe(405);
  });
});

test('a core that is started again on its folder goes on where it was', async () => {
  const terminal = await fixture.terminal();
  const held = [terminal.appendSignOut(), terminal.appendSignOut()];
  await terminal.ship(held);
  const { origin, authority } = fixture.core;
  await fixture.core.stop();
  await fixture.start();
  expect(fixture.core).toMatchObject({ origin, authority });
  const next = terminal.appendSignOut();
  const { storedThrough } = (await terminal.ship([next])).body;
  expect(Checkpoint.parse(storedThrough)).toMatchObject({ seq: 3, hash: next.hash });
});

function isSignedBy(key: string, said: unknown, signature: string): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'hex'), format: 'der', type: 'spki' });
  const text = Buffer.from(canonical(said));
  return verify('sha256', text, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
}

function at(entries: readonly JournalEntry[], index: number): JournalEntry {
  const entry = entries[index];
  if (entry === undefined) throw new Error(`no entry ${index}`);
  return entry;
}

/** The entry by which a terminal says that it was restored after `last`; `change` makes it say something else. */
function restored(
  terminal: TestTerminal,
  last: JournalEntry,
  change: { lastHash?: string } = {},
  epoch = 2,
): JournalEntry {
  const payload = {
    cause: 'BACKUP',
    fromEpoch: last.epoch,
    lastSeq: last.seq,
    lastHash: last.hash,
    ...change,
  };
  const { header } = unseal(last);
  return terminal.seal({
    header: {
      ...header,
      epoch,
      seq: last.seq + 1,
      id: uuidv7(),
      type: 'TerminalRestored',
      actor: 'TERMINAL',
      payloadHash: hashOf(payload),
      prevHash: last.hash,
    },
    payload,
  });
}
