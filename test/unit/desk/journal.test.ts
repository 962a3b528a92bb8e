import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { JournalEntry as Schema } from '../../../electron/contract/journal-entry.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { canonicalJson as independentJson } from '../../simulators/core/canonical-json.ts';
import { scratchDatabase, scratchJournal } from './scratch-database.ts';

const signOut = { type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' } as const;

describe('the journal', () => {
  test('numbers without a gap, chains, signs, and verifies', () => {
    const { journal, publicKey } = scratchJournal(scratchDatabase());
    const entries = [1, 2, 3].map(() => journal.record(signOut));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(entries[1]?.prevHash).toBe(entries[0]?.hash);
    expect([...journal.all()]).toEqual(entries);
    expect(entries.every((entry) => Schema.safeParse(entry).success)).toBe(true);
    expect(verifyJournal(journal.all(), publicKey)).toEqual({
      intact: 3,
      firstBroken: null,
      erased: 0,
      unproven: null,
    });
  });

  test('hashes what an independent canonicaliser hashes', () => {
    const { journal } = scratchJournal(scratchDatabase());
    const { hash, signature: _signature, payload, ...header } = journal.record(signOut);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').toUpperCase();
    expect(sha256(independentJson(header))).toBe(hash);
    expect(sha256(independentJson(payload))).toBe(header.payloadHash);
  });

  test('an act whose change fails has not happened: no entry, no state', () => {
    const connection = scratchDatabase();
    const { journal } = scratchJournal(connection);
    const act = () =>
      journal.record(signOut, () => {
        connection.prepare("INSERT INTO settings VALUES (1, '{}')").run();
        throw new Error('changed my mind');
      });
    expect(act).toThrow('changed my mind');
    expect(journal.lastSeq()).toBe(0);
    expect(connection.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(0);
  });

  test.each([
    ['edited', "UPDATE journal SET actor = '100002'", /never edited/],
    ['deleted', 'DELETE FROM journal', /never deleted/],
    [
      'inserted out of turn',
      `INSERT INTO journal SELECT seq + 5, epoch, terminal_id, 'x', type, schema_version, business_date, occurred_at,
         actor, approvals, payload, payload_hash, 'x' || substr(hash, 2), 'y' || substr(hash, 2), signature FROM journal`,
      /continue the chain/,
    ],
  ])('is held by the database: an entry is never %s', (_name, sql, refusal) => {
    const connection = scratchDatabase();
    scratchJournal(connection).journal.record(signOut);
    expect(() => connection.exec(sql)).toThrow(refusal);
  });

  test('never lets the maker approve', () => {
    const { journal } = scratchJournal(scratchDatabase());
    const approval = {
      requestId: uuidv7(),
      approver: '100001',
      method: 'PASSWORD',
      approvedAt: '2026-11-23T03:00:00.000Z',
      subjectHash: 'A'.repeat(64),
    } as const;
    expect(() => journal.record({ ...signOut, approvals: [approval] })).toThrow(
      /approver must not be the maker/,
    );
    expect(journal.lastSeq()).toBe(0);
  });

  test('keeps its order whatever the clock does', () => {
    let clock = Date.parse('2036-01-01T00:00:00.000Z');
    const { journal, publicKey } = scratchJournal(scratchDatabase(), () => clock);
    journal.record(signOut);
    clock = Date.parse('2016-01-01T00:00:00.000Z');
    journal.record(signOut);
    expect([...journal.all()].map(({ occurredAt }) => occurredAt.slice(0, 4))).toEqual(['2036', '2016']);
    expect(verifyJournal(journal.all(), publicKey).firstBroken).toBeNull();
  });
});

describe('verification', () => {
  test('finds any altered field of any entry, and names it', () => {
    const made = scratchJournal(scratchDatabase());
    const entries = Array.from({ length: 6 }, () => made.journal.record(signOut));
    const fields = Object.keys(entries[0] ?? {}) as (keyof JournalEntry)[];
    fc.assert(
      fc.property(fc.nat(5), fc.constantFrom(...fields), (index, field) => {
        const altered = structuredClone(entries);
        const entry = altered[index] as Record<keyof JournalEntry, unknown>;
        const value = entry[field];
        if (typeof value === 'number') entry[field] = value + 1;
        else if (typeof value === 'string')
          entry[field] = (value.startsWith('1') ? '2' : '1') + value.slice(1);
        else if (Array.isArray(value)) entry[field] = [{ forged: true }];
        else entry[field] = { forged: true };
        const found = verifyJournal(altered, made.publicKey);
        expect(found.firstBroken).not.toBeNull();
        expect(found.intact).toBe(index);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['removed', (entries: JournalEntry[]) => entries.toSpliced(2, 1)],
    ['swapped', (entries: JournalEntry[]) => [entries[1], entries[0], ...entries.slice(2)] as JournalEntry[]],
    ['doubled', (entries: JournalEntry[]) => entries.toSpliced(2, 0, entries[2] as JournalEntry)],
  ])('finds an entry %s', (_name, forge) => {
    const made = scratchJournal(scratchDatabase());
    const entries = Array.from({ length: 5 }, () => made.journal.record(signOut));
    expect(verifyJournal(forge(entries), made.publicKey).firstBroken).not.toBeNull();
  });

  test('finds another terminal’s key', () => {
    const made = scratchJournal(scratchDatabase());
    made.journal.record(signOut);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(verifyJournal(made.journal.all(), other.publicKey).firstBroken).toEqual({ seq: 1, why: 'SEAL' });
  });
});
