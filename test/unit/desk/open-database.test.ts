import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { databaseKey } from './database-key.ts';
import { noon, scratchDatabase, scratchJournal } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';
import { smallDisk } from './small-disk.ts';

const otherKey = '5A'.repeat(32);

describe('opening the terminal database', () => {
  test('is durable: WAL and FULL hold after writes, on every start', () => {
    const folder = scratchFolder();
    for (let start = 1; start <= 2; start += 1) {
      const opened = openDatabase(folder, databaseKey, noon);
      if (!opened.ok) throw new Error(opened.problem.tag);
      const { connection } = opened.value;
      expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(connection.pragma('synchronous', { simple: true })).toBe(2);
      expect(connection.prepare('SELECT count(*) FROM boot').pluck().get()).toBeGreaterThanOrEqual(start);
      opened.value.close();
    }
  });

  test('encrypts: neither header nor content is readable in the file', () => {
    const folder = scratchFolder();
    const connection = scratchDatabase(folder);
    connection
      .prepare(
        "INSERT INTO customer VALUES ('0000000001', '홍보기', '01000000000', '{\"secret\":\"marker\"}')",
      )
      .run();
    connection.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(join(folder, 'terminal.db'));
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('marker')).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
  });

  test('refuses a second program, and lets it in when the first has ended', () => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    expect(openDatabase(folder, databaseKey, noon)).toMatchObject({ problem: { tag: 'DatabaseInUse' } });
    if (first.ok) first.value.close();
    const second = openDatabase(folder, databaseKey, noon);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.close();
  });

  test.each([
    ['no key', null],
    ['another key', otherKey],
  ])('with %s for an existing database: DatabaseKeyMissing, and the file stays as it was', (_name, key) => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    if (first.ok) first.value.close();
    const before = readFileSync(join(folder, 'terminal.db'));
    expect(openDatabase(folder, key, noon)).toMatchObject({ problem: { tag: 'DatabaseKeyMissing' } });
    expect(readFileSync(join(folder, 'terminal.db'))).toEqual(before);
  });

  test.each([
    ['gone', null],
    ['torn', ''],
    ['damaged', 'A5'.repeat(32)],
  ])(
    'with the note of the key %s but the database there: its own key opens it, no other does, and it is noted again',
    (_name, note) => {
      const folder = scratchFolder();
      const first = openDatabase(folder, databaseKey, noon);
      if (first.ok) first.value.close();
      const noted = join(folder, 'terminal.keyid');
      const before = readFileSync(noted, 'utf8');
      if (note === null) rmSync(noted);
      else writeFileSync(noted, note);
      expect(openDatabase(folder, otherKey, noon)).toMatchObject({ problem: { tag: 'DatabaseKeyMissing' } });
      const opened = openDatabase(folder, databaseKey, noon);
      if (!opened.ok) throw new Error(opened.problem.tag);
      expect(opened.value.connection.prepare('SELECT count(*) FROM boot').pluck().get()).toBe(2);
      opened.value.close();
      expect(readFileSync(noted, 'utf8')).toBe(before);
    },
  );

  test('with a torn key file and no database, as a first start cut short leaves it: starts anew', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'terminal.keyid'), '');
    const opened = openDatabase(folder, databaseKey, noon);
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
    expect(openDatabase(folder, otherKey, noon)).toMatchObject({ problem: { tag: 'DatabaseKeyMissing' } });
  });

  test.each([
    ['the first page', 100],
    ['a page in the middle', 4096 * 5 + 777],
  ])('with damage in %s: DatabaseCorrupted, and the file stays as it was', (_name, offset) => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    if (first.ok) first.value.close();
    const file = join(folder, 'terminal.db');
    const bytes = readFileSync(file);
    bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    expect(openDatabase(folder, databaseKey, noon)).toMatchObject({ problem: { tag: 'DatabaseCorrupted' } });
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('of a newer program: DatabaseNewerThanProgram', () => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    if (first.ok) {
      first.value.connection.pragma('user_version = 9999');
      first.value.close();
    }
    expect(openDatabase(folder, databaseKey, noon)).toMatchObject({
      problem: { tag: 'DatabaseNewerThanProgram' },
    });
  });

  test('a copy of the folder opens with the key and not without', () => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    if (first.ok) first.value.close();
    const copy = join(scratchFolder(), 'copy');
    mkdirSync(copy);
    for (const name of ['terminal.db', 'terminal.keyid']) copyFileSync(join(folder, name), join(copy, name));
    expect(openDatabase(copy, otherKey, noon).ok).toBe(false);
    const opened = openDatabase(copy, databaseKey, noon);
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
  });

  test('another encryption than ours is not taken for an empty database', () => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    if (first.ok) first.value.close();
    expect(() => {
      const plain = new Database(join(folder, 'terminal.db'), { readonly: true });
      onTestFinished(() => void plain.close());
      plain.prepare('SELECT * FROM journal').all();
    }).toThrow(/not a database/);
  });
});

describe('a full disk', () => {
  const mounted = smallDisk(2, afterAll);

  test.skipIf(mounted === null)('stops the act with DiskFull and loses nothing before it', () => {
    const folder = join(mounted ?? '', 'data');
    const connection = scratchDatabase(folder);
    const { journal } = scratchJournal(connection);
    let recorded = 0;
    const fill = () => {
      for (;;) {
        journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
        recorded += 1;
      }
    };
    expect(fill).toThrow(/full|I\/O/);
    expect(recorded).toBeGreaterThan(10);
    expect(journal.lastSeq()).toBe(recorded);
    expect([...journal.all()]).toHaveLength(recorded);
  });
});

describe('a disk that can’t be written any more, as a kernel makes it when it finds errors', () => {
  const mounted = smallDisk(200, afterAll);

  test.skipIf(mounted === null)('is said, and by nothing else held up when it can be again', () => {
    const folder = join(mounted ?? '', 'data');
    const open = () => {
      const opened = openDatabase(folder, databaseKey, noon);
      if (opened.ok) opened.value.close();
      return opened;
    };
    const remount = (how: string) => execFileSync('mount', ['-o', `remount,${how}`, mounted ?? '']);
    expect(open().ok).toBe(true);
    remount('ro');
    expect(open()).toEqual({ ok: false, problem: { tag: 'DurabilityNotGuaranteed' } });
    remount('rw');
    expect(open().ok).toBe(true);
  });

  test('nor can a database whose log nobody can open: with room on the disk it is not called full, and the room stays', () => {
    const folder = scratchFolder();
    const first = openDatabase(folder, databaseKey, noon);
    if (first.ok) first.value.close();
    mkdirSync(join(folder, 'terminal.db-wal'));
    expect(openDatabase(folder, databaseKey, noon)).toEqual({
      ok: false,
      problem: { tag: 'DurabilityNotGuaranteed' },
    });
    expect(existsSync(join(folder, 'terminal.ballast'))).toBe(true);
  });

  test('nor can a folder that is a file', () => {
    const file = join(scratchFolder(), 'data');
    writeFileSync(file, '');
    expect(openDatabase(file, databaseKey, noon)).toEqual({
      ok: false,
      problem: { tag: 'DurabilityNotGuaranteed' },
    });
  });
});
