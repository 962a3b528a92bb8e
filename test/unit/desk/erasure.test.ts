import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { erasePayloads } from '../../../electron/desk/journal/erase-payloads.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { exportLines, verifyExport } from '../../../electron/desk/journal/journal-export.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { verifyStored } from '../../../electron/desk/journal/verify-stored.ts';
import { headOf, newKeys } from '../ops/sample-export.ts';
import { databaseKey } from './database-key.ts';
import { decryptedPages } from './decrypted-pages.ts';
import { scratchDatabase } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';

const secret = (n: number) => `비밀 이야기 ${n} 김지움`;

/** A terminal with claims of long ago, each told of in a few entries that all are stored at the core. */
function terminalWithClaims(claims: number, entriesEach: number) {
  const folder = scratchFolder();
  const connection = scratchDatabase(folder);
  const clock = { now: Date.parse('2020-03-02T03:00:00.000Z') };
  const keys = newKeys();
  const journal = new Journal(
    connection,
    { terminalId: '0421-01', epoch: 1, privateKey: keys.privateKey },
    () => clock.now,
  );
  const about = Array.from({ length: claims }, () => ({
    claimId: randomUUID(),
    entries: [] as JournalEntry[],
  }));
  for (let n = 0; n < claims * entriesEach; n += 1) {
    const claim = about[n % claims];
    if (claim === undefined) throw new Error('a claim was made');
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
    claim.entries.push(
      journal.record({
        type: 'PersonalDataUnmasked',
        payload: { claimId: claim.claimId, field: 'NAME', reason: secret(n) },
        actor: '100001',
      }),
    );
  }
  const store = (seq = journal.lastSeq()) =>
    connection.prepare('UPDATE sync SET stored_through = ?').run(seq);
  store();
  clock.now = Date.parse('2026-11-23T03:00:00.000Z');
  const erase = (
    { claimId, entries }: { claimId: string; entries: readonly JournalEntry[] },
    change: Partial<{ endedOn: string; keptUntil: string }> = {},
  ) => {
    const payload = {
      claimId,
      rule: 'EFTA_22',
      days: 1_826,
      endedOn: '2020-03-02',
      keptUntil: '2025-03-02',
      ...change,
      entries: entries.map(({ seq, payloadHash }) => ({ seq, payloadHash })),
      files: [],
    };
    journal.record({ type: 'PersonalDataErased', payload, actor: 'TERMINAL' }, (entry) =>
      erasePayloads(connection, entry, payload),
    );
  };
  return {
    connection,
    journal,
    keys,
    about,
    clock,
    store,
    erase,
    file: join(folder, 'terminal.db'),
    stored: () => verifyStored(new StoredEntries(connection), keys.publicKey),
    exported: () => [...exportLines(headOf([...journal.all()], keys), journal.all(), keys.privateKey)],
  };
}

describe('erasing what was recorded of a claim', () => {
  test('whatever is erased, the journal verifies, says how much, and nothing of it is left in the file', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (claims, each, which) => {
          const terminal = terminalWithClaims(claims, each);
          const chosen = terminal.about.filter((_, n) => (which >> n) % 2 === 0);
          const kept = terminal.about.filter((claim) => !chosen.includes(claim));
          const before = [...terminal.journal.all()];
          for (const claim of chosen) terminal.erase(claim);
          const erased = chosen.length * each;
          const all = claims * each * 2 + chosen.length;
          expect(terminal.stored()).toEqual({ intact: all, firstBroken: null, erased });
          expect(verifyExport(terminal.exported())).toMatchObject({ intact: all, firstBroken: null, erased });
          const gone = new Set(chosen.flatMap(({ entries }) => entries.map(({ seq }) => seq)));
          for (const entry of before) {
            const now = terminal.journal.at(entry.seq);
            if (gone.has(entry.seq))
              expect(now).toEqual({ ...entry, payload: { erasedBy: expect.any(Number) } });
            else expect(now).toEqual(entry);
          }
          terminal.connection.exec('VACUUM');
          terminal.connection.pragma('wal_checkpoint(TRUNCATE)');
          const pages = decryptedPages(terminal.file, databaseKey);
          for (const { entries } of chosen)
            for (const { payload } of entries) expect(pages.includes(String(payload.reason))).toBe(false);
          for (const { entries } of kept)
            for (const { payload } of entries) expect(pages.includes(String(payload.reason))).toBe(true);
        },
      ),
      { numRuns: 5 },
    );
  });

  const one = () => {
    const terminal = terminalWithClaims(2, 2);
    const [first, second] = terminal.about;
    if (first === undefined || second === undefined) throw new Error('two claims were made');
    return { terminal, first, second };
  };

  test.each([
    [
      'about another claim',
      ({ first, second }: ReturnType<typeof one>) => ({ ...first, entries: second.entries }),
      {},
    ],
    [
      'that the entry names by another hash',
      ({ first }: ReturnType<typeof one>) => ({
        ...first,
        entries: first.entries.map((entry) => ({ ...entry, payloadHash: 'A'.repeat(64) })),
      }),
      {},
    ],
    ['before its time is over', ({ first }: ReturnType<typeof one>) => first, { keptUntil: '2026-11-23' }],
    ['made after that time', ({ first }: ReturnType<typeof one>) => first, { keptUntil: '2020-03-01' }],
  ])('is refused by the database for what is %s, and nothing is recorded', (_what, what, change) => {
    const made = one();
    const last = made.terminal.journal.lastSeq();
    expect(() => made.terminal.erase(what(made), change)).toThrow(/never edited/);
    expect(made.terminal.journal.lastSeq()).toBe(last);
    expect(made.terminal.stored()).toMatchObject({ firstBroken: null, erased: 0 });
  });

  test('is refused for what the core does not hold', () => {
    const terminal = terminalWithClaims(1, 1);
    terminal.clock.now = Date.parse('2020-03-02T03:00:00.000Z');
    const claim = terminal.about[0] ?? { claimId: '', entries: [] };
    const late = terminal.journal.record({
      type: 'PersonalDataUnmasked',
      payload: { claimId: claim.claimId, field: 'NAME', reason: '아직 보내지 않음' },
      actor: '100001',
    });
    terminal.clock.now = Date.parse('2026-11-23T03:00:00.000Z');
    const both = { ...claim, entries: [...claim.entries, late] };
    expect(() => terminal.erase(both)).toThrow(/never edited/);
    terminal.store();
    terminal.erase(both);
    expect(terminal.stored()).toMatchObject({ firstBroken: null, erased: 2 });
  });

  test.each([
    ['a payload', "payload = '{}'"],
    ['a mark of no erasure', "payload = json_object('erasedBy', 2)"],
    ['a mark and the header with it', "payload = json_object('erasedBy', 9), actor = '100002'"],
    ['a mark with more in it', "payload = json_object('erasedBy', 9, 'name', 'x')"],
  ])('never lets %s be written by hand', (_what, change) => {
    const { terminal, first } = one();
    terminal.erase(first);
    expect(() =>
      terminal.connection.exec(`UPDATE journal SET ${change} WHERE type <> 'PersonalDataErased'`),
    ).toThrow(/never edited/);
  });

  test('a payload that went without an entry that says so is found', () => {
    const { terminal, first } = one();
    terminal.erase(first);
    terminal.connection.exec('DROP TRIGGER journal_is_never_edited');
    terminal.connection.exec("UPDATE journal SET payload = json_object('erasedBy', 9) WHERE seq = 4");
    expect(terminal.stored()).toMatchObject({ intact: 3, firstBroken: { seq: 4, why: 'PAYLOAD' } });
  });

  test('is done once: doing it again changes nothing', () => {
    const { terminal, first } = one();
    terminal.erase(first);
    const before = [...terminal.journal.all()];
    const last = before.at(-1);
    if (last === undefined) throw new Error('it was recorded');
    erasePayloads(terminal.connection, last, last.payload as never);
    expect([...terminal.journal.all()]).toEqual(before);
  });
});
