import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, statfsSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { connect } from '../../../electron/desk/database/connect.ts';
import { beginRestoration } from '../../../electron/desk/restore/restoration.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { checkBackup, checkRestoration } from '../../../electron/ops/check/check-backup.ts';
import { checkClock } from '../../../electron/ops/check/check-clock.ts';
import {
  checkApplication,
  checkDataFolder,
  checkDisk,
} from '../../../electron/ops/check/check-data-folder.ts';
import { checkDatabase, checkDurability } from '../../../electron/ops/check/check-database.ts';
import { checkDatabaseKey } from '../../../electron/ops/check/check-database-key.ts';
import { checkCertificate, checkEnrolment } from '../../../electron/ops/check/check-enrolment.ts';
import {
  checkJournal,
  checkRejected,
  checkSync,
  checkWaiting,
} from '../../../electron/ops/check/check-journal.ts';
import { checkReaders } from '../../../electron/ops/check/check-readers.ts';
import { checkSettings } from '../../../electron/ops/check/check-settings.ts';
import { databaseKey } from '../desk/database-key.ts';
import { scratchFolder } from '../desk/scratch-folder.ts';
import { enrolledTerminal, keepKey } from './enrolled-terminal.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-11-23T03:00:00.000Z');

describe('settings', () => {
  const settings = {
    environment: 'DEMO',
    dataFolder: 'data',
    core: { origin: 'https://core.invalid', authorityFile: 'authority.pem', enrolmentCode: 'SECRET-CODE' },
  };
  const write = (text: string, authority = true) => {
    const folder = scratchFolder();
    if (authority) writeFileSync(join(folder, 'authority.pem'), rootCertificates[0] ?? '');
    writeFileSync(join(folder, 'terminal.json'), text);
    return join(folder, 'terminal.json');
  };

  test('in order', async () => {
    const file = write(JSON.stringify(settings));
    const { finding, value } = await checkSettings(file);
    expect(finding).toEqual({
      check: 'settings',
      state: 'OK',
      problem: null,
      detail: { file, environment: 'DEMO' },
    });
    expect(value?.core.origin).toBe('https://core.invalid');
  });

  test('missing, or their authority file: the one that is missing is named', async () => {
    const missing = join(scratchFolder(), 'terminal.json');
    expect((await checkSettings(missing)).finding).toMatchObject({
      problem: 'SettingsNotFound',
      detail: { file: missing },
    });
    const { finding } = await checkSettings(write(JSON.stringify(settings), false));
    expect(finding).toMatchObject({
      problem: 'SettingsNotFound',
      detail: { file: expect.stringMatching(/authority\.pem$/) },
    });
  });

  test.each([
    ['no JSON', `${JSON.stringify(settings).slice(0, -3)}x`],
    ['a word too many', JSON.stringify({ ...settings, debug: true })],
    ['no TLS', JSON.stringify({ ...settings, core: { ...settings.core, origin: 'http://core.invalid' } })],
  ])('with %s: not understood, and the enrolment code is not quoted', async (_, text) => {
    const { finding } = await checkSettings(write(text));
    expect(finding).toMatchObject({ state: 'FAIL', problem: 'SettingsNotUnderstood' });
    expect(JSON.stringify(finding)).not.toContain('SECRET');
  });
});

describe('the data folder', () => {
  test('without a database: never started', () => {
    expect(checkDataFolder(scratchFolder())).toMatchObject({
      finding: { state: 'WARN', problem: 'NeverStarted' },
      value: null,
    });
  });

  test('without the database that its backups are of: lost, and not taken for new', async () => {
    const { dataFolder, close } = await enrolledTerminal(1);
    takeBackup(dataFolder, databaseKey, 3);
    close();
    const lost = { finding: { state: 'FAIL', problem: 'DatabaseCorrupted' }, value: null };
    truncateSync(join(dataFolder, 'terminal.db'));
    expect(checkDataFolder(dataFolder)).toMatchObject(lost);
    rmSync(join(dataFolder, 'terminal.db'));
    expect(checkDataFolder(dataFolder)).toMatchObject(lost);
  });

  test('that can’t be read says so, and is not taken for new', () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');
    expect(checkDataFolder(join(file, 'terminal'))).toMatchObject({
      finding: { state: 'FAIL', problem: 'DataNotReadable', detail: { reason: 'ENOTDIR' } },
      value: null,
    });
  });

  test.each(['terminal.lock', 'terminal.keyid', 'backups', 'backups/terminal-00001-0000000001.backup'])(
    'with %s that can’t be read: it is named',
    async (name) => {
      const { dataFolder, close } = await enrolledTerminal(1);
      takeBackup(dataFolder, databaseKey, 3);
      close();
      expect(checkDataFolder(dataFolder).finding.state).toBe('OK');
      const file = join(dataFolder, name);
      rmSync(file, { recursive: true });
      // Not even root can read what leads to itself.
      symlinkSync(file, file);
      expect(checkDataFolder(dataFolder)).toMatchObject({
        finding: { state: 'FAIL', problem: 'DataNotReadable', detail: { file, reason: 'ELOOP' } },
        value: null,
      });
    },
  );

  test('open to others', async () => {
    const { dataFolder } = await enrolledTerminal(1);
    expect(checkDataFolder(dataFolder).finding.state).toBe('OK');
    chmodSync(dataFolder, 0o755);
    expect(checkDataFolder(dataFolder)).toMatchObject({
      finding: { state: 'WARN', problem: 'OpenToOthers', detail: { mode: '755' } },
      value: dataFolder,
    });
  });

  test('in use, and not, without being opened', async () => {
    const terminal = await enrolledTerminal(1);
    expect(checkApplication(terminal.dataFolder).detail).toEqual({ running: true });
    terminal.close();
    expect(checkApplication(terminal.dataFolder).detail).toEqual({ running: false });
  });

  test('on a disk with space', () => {
    const folder = scratchFolder();
    const { bavail, bsize } = statfsSync(folder);
    const finding = checkDisk(folder);
    expect(finding.state).toBe(bavail * bsize > 1024 ** 3 ? 'OK' : 'WARN');
  });
});

describe('the database key', () => {
  test.each([
    ['where the demo keeps it', databaseKey, 'OK', null],
    ['gone', null, 'FAIL', 'DatabaseKeyMissing'],
    ['another', '5A'.repeat(32), 'FAIL', 'DatabaseKeyWrong'],
    ['no key at all', 'hunter2', 'FAIL', 'DatabaseKeyWrong'],
  ])('%s', async (_, key, state, problem) => {
    const { dataFolder } = await enrolledTerminal(1);
    const named = join(scratchFolder(), 'key');
    if (key !== null) writeFileSync(named, `${key}\n`, { mode: 0o600 });
    expect(await checkDatabaseKey(dataFolder, named, null)).toMatchObject({
      finding: { state, problem },
      value: problem === null ? key : null,
    });
    if (key !== null) keepKey(dataFolder, key);
    if (key !== null)
      expect((await checkDatabaseKey(dataFolder, null, 'DEMO')).finding).toMatchObject({ state, problem });
  });

  test('in a file others can read: told, and used', async () => {
    const { dataFolder } = await enrolledTerminal(1);
    const named = join(scratchFolder(), 'key');
    writeFileSync(named, databaseKey, { mode: 0o644 });
    expect(await checkDatabaseKey(dataFolder, named, null)).toMatchObject({
      finding: { problem: 'OpenToOthers' },
      value: databaseKey,
    });
  });

  test('of a production terminal: in the system’s store, or else unprotected', async () => {
    const { dataFolder } = await enrolledTerminal(1);
    expect((await checkDatabaseKey(dataFolder, null, 'PRODUCTION')).finding).toMatchObject({
      state: 'FAIL',
      problem: 'KeyStoreUnprotected',
    });
    const folder = join(scratchFolder(), 'terminal');
    mkdirSync(folder);
    expect((await checkDatabaseKey(folder, null, 'PRODUCTION')).finding).toMatchObject({
      state: 'SKIPPED',
      problem: 'KeyInSystemStore',
    });
  });
});

describe('the database', () => {
  test('beside the running application, whose last start it tells; it is left as it was', async () => {
    const terminal = await enrolledTerminal(3, { now: () => noon });
    const { finding, value } = checkDatabase(terminal.dataFolder, databaseKey);
    expect(finding).toMatchObject({ state: 'OK', detail: { lastStartAt: '2026-11-23T03:00:00.000Z' } });
    expect(value && checkDurability(value).state).toBe('OK');
    expect(() => value?.exec('DELETE FROM boot')).toThrow(/readonly/);
    value?.close();
    terminal.journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
  });

  test.each([
    ['whose program was updated and not started since', 25],
    ['whose first start was cut short', 0],
  ])('%s: told, whatever this program would look for in it', async (_, shape) => {
    const { dataFolder, connection, close } = await enrolledTerminal(1);
    connection.exec(shape === 0 ? 'DROP TABLE boot' : 'ALTER TABLE sync DROP COLUMN core_date');
    connection.pragma(`user_version = ${shape}`);
    close();
    expect(checkDatabase(dataFolder, databaseKey)).toMatchObject({
      finding: { state: 'FAIL', problem: 'DatabaseOlderThanProgram' },
      value: null,
    });
  });

  test('not in WAL: durability is not guaranteed', async () => {
    const terminal = await enrolledTerminal(1);
    terminal.close();
    const writer = connect(join(terminal.dataFolder, 'terminal.db'), databaseKey);
    writer.pragma('journal_mode = DELETE');
    writer.close();
    const { value } = checkDatabase(terminal.dataFolder, databaseKey);
    expect(value && checkDurability(value)).toMatchObject({
      state: 'FAIL',
      problem: 'DurabilityNotGuaranteed',
    });
    value?.close();
  });
});

describe('backups', () => {
  test('there is one, there is none yet, there should be one, it is old', async () => {
    const { dataFolder, connection, journal } = await enrolledTerminal(3);
    const day = 86_400_000;
    expect(checkBackup(dataFolder, databaseKey, connection, Date.now())).toMatchObject({ state: 'OK' });
    expect(checkBackup(dataFolder, databaseKey, connection, Date.now() + 2 * day)).toMatchObject({
      state: 'WARN',
      problem: 'NoBackup',
    });
    expect(takeBackup(dataFolder, databaseKey, 3).ok).toBe(true);
    expect(checkBackup(dataFolder, databaseKey, connection, Date.now() + 2 * day)).toMatchObject({
      state: 'OK',
      detail: { backups: 1, lastSeq: 3 },
    });
    // Four holidays: a backup taken now would be the same one.
    expect(checkBackup(dataFolder, databaseKey, connection, Date.now() + 4 * day)).toMatchObject({
      state: 'OK',
    });
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
    expect(checkBackup(dataFolder, databaseKey, connection, Date.now() + 4 * day)).toMatchObject({
      state: 'WARN',
      problem: 'BackupOld',
    });
  });

  test('the newest was damaged on the disk, or cut off by whoever copied it', async () => {
    const { dataFolder, connection } = await enrolledTerminal(3);
    const taken = takeBackup(dataFolder, databaseKey, 3);
    if (!taken.ok) throw new Error(taken.problem.tag);
    truncateSync(taken.value, 40_960);
    expect(checkBackup(dataFolder, databaseKey, connection, Date.now())).toMatchObject({
      state: 'FAIL',
      problem: 'BackupDamaged',
      detail: { lastSeq: 3, reason: 'DatabaseCorrupted' },
    });
  });

  test('a database on its way back into service is told of', async () => {
    const { connection } = await enrolledTerminal(3);
    expect(checkRestoration(connection)).toBeNull();
    beginRestoration(connection, { cause: 'BACKUP', stateThrough: 3, seenThrough: 5 });
    expect(checkRestoration(connection)).toMatchObject({
      problem: 'RestoreNeedsLine',
      detail: { cause: 'BACKUP', seenThrough: 5 },
    });
  });
});

test('a disk whose last flush was implausibly quick is told of', async () => {
  const { connection } = await enrolledTerminal(1);
  connection.prepare('UPDATE boot SET flush_plausible = 0').run();
  expect(checkDurability(connection)).toMatchObject({ state: 'WARN', problem: 'DiskFlushImplausible' });
});

describe('the journal', () => {
  test('in order', async () => {
    const { connection, device } = await enrolledTerminal(5);
    expect(checkJournal(connection, device)).toMatchObject({ state: 'OK', detail: { entries: 5 } });
  });

  test.each([
    ['an edited payload', "UPDATE journal SET payload = '{}' WHERE seq = 3", 3, 'PAYLOAD'],
    ['an edited actor', "UPDATE journal SET actor = '100009' WHERE seq = 2", 2, 'SEAL'],
    ['a deleted entry', 'DELETE FROM journal WHERE seq = 3', 4, 'GAP'],
    ['another chain', `UPDATE journal SET prev_hash = '${'C'.repeat(64)}' WHERE seq = 4`, 4, 'CHAIN'],
    ['approvals that are none', "UPDATE journal SET approvals = 'x' WHERE seq = 2", 2, 'FORM'],
  ])('with %s, by somebody who had the key: the first broken entry and why', async (_, sql, seq, why) => {
    const { connection, device } = await enrolledTerminal(5);
    connection.exec('DROP TRIGGER journal_is_never_edited; DROP TRIGGER journal_is_never_deleted');
    connection.pragma('ignore_check_constraints = ON');
    connection.exec(sql);
    expect(checkJournal(connection, device)).toMatchObject({
      state: 'FAIL',
      problem: 'JournalBroken',
      detail: { seq, why },
    });
  });
});

describe('sync', () => {
  test('in order: the core’s last word is of an entry that is still there', async () => {
    const terminal = await enrolledTerminal(3);
    expect(checkSync(terminal.connection, terminal.device).state).toBe('OK');
    terminal.storeAtCore(2);
    expect(checkSync(terminal.connection, terminal.device)).toMatchObject({
      state: 'OK',
      detail: { storedThrough: 2 },
    });
  });

  test('stopped: the reason', async () => {
    const { connection, device } = await enrolledTerminal(1);
    new SyncState(connection).stop('CONTRADICTED_BY_CORE');
    expect(checkSync(connection, device)).toMatchObject({
      state: 'FAIL',
      problem: 'CoreContradiction',
      detail: { reason: 'CONTRADICTED_BY_CORE' },
    });
  });

  test('with a word that another key signed', async () => {
    const terminal = await enrolledTerminal(2);
    terminal.storeAtCore(2, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    expect(checkSync(terminal.connection, terminal.device).problem).toBe('CoreContradiction');
  });

  test('beside an application that hears the core’s next word in the middle of the look', async () => {
    const terminal = await enrolledTerminal(3);
    terminal.storeAtCore(1);
    const beside = connect(join(terminal.dataFolder, 'terminal.db'), databaseKey, { readonly: true });
    onTestFinished(() => void beside.close());
    const prepare = beside.prepare.bind(beside);
    beside.prepare = (sql: string) => {
      if (sql.startsWith('SELECT checkpoint')) terminal.storeAtCore(3);
      return prepare(sql) as never;
    };
    expect(checkSync(beside, terminal.device)).toMatchObject({ state: 'OK', detail: { storedThrough: 1 } });
    expect(checkSync(beside, terminal.device)).toMatchObject({ state: 'OK', detail: { storedThrough: 3 } });
  });

  test('with a journal that was put back to before the core’s last word', async () => {
    const terminal = await enrolledTerminal(3);
    terminal.storeAtCore(3);
    terminal.connection.exec('DROP TRIGGER journal_is_never_deleted; DELETE FROM journal WHERE seq = 3');
    expect(checkJournal(terminal.connection, terminal.device).state).toBe('OK');
    expect(checkSync(terminal.connection, terminal.device).problem).toBe('CoreContradiction');
  });

  test.each([
    [1 * hour, 'OK', null],
    [23 * hour, 'OK', null],
    [25 * hour, 'WARN', 'EntriesWaitLong'],
  ])('entries that have waited %i ms', async (waited, state, problem) => {
    const terminal = await enrolledTerminal(4, { now: () => noon });
    terminal.storeAtCore(1);
    expect(checkWaiting(terminal.connection, noon + waited)).toEqual({
      check: 'waiting',
      state,
      problem,
      detail: { waiting: 3, oldestSeconds: waited / 1_000 },
    });
    terminal.storeAtCore(4);
    expect(checkWaiting(terminal.connection, noon + waited)).toMatchObject({
      state: 'OK',
      detail: { waiting: 0 },
    });
  });

  test('rejected entries by number and code; the core’s sentences stay where they are', async () => {
    const { connection } = await enrolledTerminal(30);
    expect(checkRejected(connection)).toMatchObject({ state: 'OK', detail: { rejected: 0 } });
    const rejection = JSON.stringify({ code: 'CARD_NOT_GENUINE', ko: '홍보기 고객', en: 'customer Hong' });
    for (let seq = 2; seq <= 30; seq += 1)
      connection.prepare("INSERT INTO outcome VALUES (?, 'REJECTED', NULL, ?)").run(seq, rejection);
    const { state, problem, detail } = checkRejected(connection);
    expect({ state, problem, rejected: detail.rejected }).toEqual({
      state: 'WARN',
      problem: 'EntriesRejected',
      rejected: 29,
    });
    expect(detail.rejections).toMatch(/^2 CARD_NOT_GENUINE, .*21 CARD_NOT_GENUINE$/);
    expect(JSON.stringify(detail)).not.toMatch(/홍보기|Hong/);
  });
});

describe('enrolment', () => {
  test('with the fingerprint to compare', async () => {
    const { connection, device } = await enrolledTerminal(1);
    const { finding, value } = checkEnrolment(connection);
    expect(finding).toMatchObject({
      state: 'OK',
      detail: { terminalId: '0421-01', epoch: 1, keyFingerprint: expect.stringMatching(/^[0-9A-F]{64}$/) },
    });
    expect(value?.publicKey.equals(device.publicKey)).toBe(true);
  });

  test('missing', async () => {
    const { connection } = await enrolledTerminal(1);
    connection.exec(`
      UPDATE terminal
      SET terminal_id = NULL, branch_no = NULL, certificate = NULL, checkpoint_key = NULL, sealing_key = NULL`);
    expect(checkEnrolment(connection).finding).toMatchObject({
      state: 'FAIL',
      problem: 'TerminalNotEnrolled',
    });
    connection.exec('DELETE FROM terminal');
    expect(checkEnrolment(connection).finding).toMatchObject({
      state: 'FAIL',
      problem: 'TerminalNotEnrolled',
    });
    expect(connection.prepare('SELECT count(*) FROM terminal').pluck().get()).toBe(0);
  });

  const day = 24 * hour;
  test.each([
    [0, 'OK', null],
    [65 * day, 'OK', null],
    [80 * day, 'WARN', 'CertificateExpiring'],
    [100 * day, 'FAIL', 'CertificateExpired'],
    [-400 * day, 'FAIL', 'CertificateNotYetValid'],
  ])('a certificate of 99 more days, %i ms on', async (later, state, problem) => {
    const { device } = await enrolledTerminal(1, { now: () => noon, certificateDays: 100 });
    expect(checkCertificate(device, noon + later)).toMatchObject({ state, problem });
  });

  test('a certificate of another key', async () => {
    const { device } = await enrolledTerminal(1);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(checkCertificate({ ...device, privateKey }, Date.now())).toMatchObject({
      problem: 'CertificateOfAnotherKey',
    });
  });
});

describe('the clock', () => {
  const at = (ms: number) => new Date(noon + ms).toISOString();
  test.each([
    ['right', 0, at(-hour), 'OK'],
    ['a little off', 299_000, at(0), 'OK'],
    ['behind the core', 400_000, at(0), 'WARN'],
    ['ahead of the core', -400_000, at(0), 'WARN'],
    ['right, as far as the journal tells', null, at(-hour), 'OK'],
    ['behind its own journal', null, at(400_000), 'WARN'],
    ['not to be judged', null, null, 'SKIPPED'],
  ])('%s', (_, coreAhead, lastEntry, state) =>
    expect(checkClock(noon, coreAhead, lastEntry).state).toBe(state),
  );

  test('says by how much, and from what', () => {
    expect(checkClock(noon, 400_000, at(0))).toMatchObject({
      problem: 'ClockWrong',
      detail: { offsetSeconds: -400 },
    });
    expect(checkClock(noon, 0, at(400_000))).toMatchObject({
      problem: 'ClockBehindJournal',
      detail: { offsetSeconds: 0, behindJournalSeconds: 400 },
    });
  });
});

test('readers: none, and each in its state', () => {
  expect(checkReaders([])).toMatchObject([{ state: 'FAIL', problem: 'NoReader' }]);
  const states = ['EMPTY', 'PRESENT', 'IN_USE', 'MUTE', 'UNAVAILABLE'] as const;
  const readers = states.map((state) => ({ name: state, state, presence: 0, atr: null }));
  expect(checkReaders(readers).map(({ state, problem }) => [state, problem])).toEqual([
    ['OK', null],
    ['OK', null],
    ['OK', null],
    ['WARN', 'CardMute'],
    ['WARN', 'ReaderUnavailable'],
  ]);
});
