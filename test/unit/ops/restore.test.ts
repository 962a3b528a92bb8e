import { execFileSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, describe, expect, test } from 'vitest';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { recoverDatabase } from '../../../electron/desk/restore/recover-database.ts';
import { checkDataFolder } from '../../../electron/ops/check/check-data-folder.ts';
import { checkDatabase } from '../../../electron/ops/check/check-database.ts';
import { backup } from '../../../electron/ops/command/backup.ts';
import { recover, restore } from '../../../electron/ops/command/restore.ts';
import { exitCodeOf } from '../../../electron/ops/report/report.ts';
import { reportText } from '../../../electron/ops/report/report-text.ts';
import { databaseKey } from '../desk/database-key.ts';
import { smallDisk } from '../desk/small-disk.ts';
import { enrolledTerminal, keepKey } from './enrolled-terminal.ts';

const placeOf = (dataFolder: string) => ({ settingsFile: null, dataFolder, keyFile: null });

test('backs up beside the running application, and puts the backup back when it is closed', async () => {
  const terminal = await enrolledTerminal(3);
  const place = placeOf(terminal.dataFolder);
  const taken = await backup(place);
  const [newest] = listBackups(terminal.dataFolder);
  expect(taken.findings).toMatchObject([{ check: 'backup', state: 'OK', detail: { file: newest?.file } }]);
  const { file } = newest ?? expect.fail('no backup');
  expect((await restore(place, file)).findings).toMatchObject([{ state: 'FAIL', problem: 'DatabaseInUse' }]);
  terminal.close();
  const report = await restore(place, file);
  expect(report.findings).toMatchObject([{ check: 'restore', state: 'OK', detail: { backupThrough: 3 } }]);
  expect(exitCodeOf(report)).toBe(0);
  expect(reportText(report, 'ko')).toContain('백업의 마지막 순번');
});

test('a backup that is not there is not put back, and the disk is not called full', async () => {
  const terminal = await enrolledTerminal(1);
  terminal.close();
  const file = join(terminal.dataFolder, 'backups', 'mistyped.backup');
  const report = await restore(placeOf(terminal.dataFolder), file);
  expect(report.findings).toMatchObject([
    { check: 'restore', state: 'FAIL', problem: 'FileNotFound', detail: { file } },
  ]);
});

test('recovers a damaged database and says what it read', async () => {
  const terminal = await enrolledTerminal(200);
  const place = placeOf(terminal.dataFolder);
  await backup(place);
  terminal.close();
  const file = join(terminal.dataFolder, 'terminal.db');
  const bytes = readFileSync(file);
  for (let at = 1_000; at < bytes.length; at += 4_096) bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect((await recover(place)).findings).toMatchObject([
    { check: 'restore', state: 'OK', detail: { recovered: 0, backupThrough: 200, seenThrough: 200 } },
  ]);
});

test.skipIf(process.getuid?.() !== 0)(
  'what an administrator has made is the application’s own: its user can open all of it',
  async () => {
    const terminal = await enrolledTerminal(3);
    const place = placeOf(terminal.dataFolder);
    terminal.close();
    const user = 65_534;
    const everything = () =>
      ['', ...readdirSync(terminal.dataFolder, { recursive: true, encoding: 'utf8' })].map((name) =>
        join(terminal.dataFolder, name),
      );
    for (const file of everything()) chownSync(file, user, user);
    expect(exitCodeOf(await backup(place))).toBe(0);
    expect(exitCodeOf(await recover(place))).toBe(0);
    const { length } = everything().filter((file) => /backup$|frozen|terminal\.db$/.test(file));
    expect(length).toBeGreaterThan(4);
    for (const file of everything()) expect({ file, uid: statSync(file).uid }).toEqual({ file, uid: user });
  },
);

test('without its key it touches nothing', async () => {
  const terminal = await enrolledTerminal(1);
  terminal.close();
  const wrongKey = join(terminal.dataFolder, '..', 'wrong-key');
  writeFileSync(wrongKey, '5A'.repeat(32));
  const report = await recover({ ...placeOf(terminal.dataFolder), keyFile: wrongKey });
  expect(report.findings).toMatchObject([
    { check: 'databaseKey', problem: 'DatabaseKeyWrong' },
    { check: 'restore', problem: 'NothingDone' },
  ]);
});

test('where the key lies in the system’s store alone, nobody is told that all is well', async () => {
  const terminal = await enrolledTerminal(1);
  await backup(placeOf(terminal.dataFolder));
  const [newest] = listBackups(terminal.dataFolder);
  terminal.close();
  rmSync(`${terminal.dataFolder}-key`, { recursive: true });
  const settingsFile = join(terminal.dataFolder, '..', 'terminal.json');
  writeFileSync(`${settingsFile}.pem`, rootCertificates[0] ?? '');
  const core = { origin: 'https://core.invalid', authorityFile: `${settingsFile}.pem`, enrolmentCode: null };
  writeFileSync(settingsFile, JSON.stringify({ environment: 'PRODUCTION', dataFolder: 'terminal', core }));
  const place = { settingsFile, dataFolder: null, keyFile: null };
  for (const report of [
    await backup(place),
    await recover(place),
    await restore(place, newest?.file ?? ''),
  ]) {
    expect(report.findings).toContainEqual(expect.objectContaining({ problem: 'KeyInSystemStore' }));
    expect(report.findings.at(-1)).toMatchObject({ state: 'FAIL', problem: 'NothingDone' });
    expect(exitCodeOf(report)).toBe(1);
  }
});

test('a terminal whose folder is not there is told so', async () => {
  const terminal = await enrolledTerminal(1);
  await backup(placeOf(terminal.dataFolder));
  const [newest] = listBackups(terminal.dataFolder);
  const elsewhere = `${terminal.dataFolder}-mistyped`;
  keepKey(elsewhere, databaseKey);
  const report = await restore(placeOf(elsewhere), newest?.file ?? '');
  expect(report.findings).toMatchObject([
    { check: 'dataFolder', problem: 'NeverStarted', detail: { folder: elsewhere } },
    { check: 'restore', problem: 'NothingDone' },
  ]);
  expect(existsSync(elsewhere)).toBe(false);
});

test('a file that is no backup is not taken for damage of the terminal’s own', async () => {
  const terminal = await enrolledTerminal(2);
  terminal.close();
  const file = join(terminal.dataFolder, 'photo.backup');
  writeFileSync(file, 'nonsense'.repeat(1_000));
  const report = await restore(placeOf(terminal.dataFolder), file);
  expect(report.findings).toMatchObject([
    { check: 'restore', problem: 'BackupUnusable', detail: { reason: 'DatabaseCorrupted' } },
  ]);
  expect(reportText(report, 'en')).not.toContain('recover');
});

test('a backup that can’t be read is no damaged one', async () => {
  const terminal = await enrolledTerminal(2);
  terminal.close();
  const file = join(terminal.dataFolder, '..', 'stick.backup');
  // Not even root can read what leads to itself.
  symlinkSync(file, file);
  const { findings } = await restore(placeOf(terminal.dataFolder), file);
  expect(findings).toMatchObject([{ check: 'restore', problem: 'FileNotFound', detail: { file } }]);
});

test('a backup of another device takes nobody’s place, named or found', async () => {
  const other = await enrolledTerminal(2);
  await backup(placeOf(other.dataFolder));
  const [theirs] = listBackups(other.dataFolder);
  const terminal = await enrolledTerminal(5);
  terminal.close();
  const place = placeOf(terminal.dataFolder);
  const report = await restore(place, theirs?.file ?? '');
  expect(report.findings).toMatchObject([{ check: 'restore', problem: 'BackupOfAnotherDevice' }]);
  mkdirSync(join(terminal.dataFolder, 'backups'));
  copyFileSync(theirs?.file ?? '', join(terminal.dataFolder, 'backups', basename(theirs?.file ?? '')));
  expect((await recover(place)).findings).toMatchObject([
    { check: 'restore', state: 'OK', detail: { recovered: 5, backupThrough: null } },
  ]);
});

describe('a disk that can be read alone', () => {
  const mounted = smallDisk(200, afterAll);

  test.skipIf(mounted === null)(
    'is neither full nor damaged, and no terminal is to be enrolled anew',
    async () => {
      const terminal = await enrolledTerminal(2);
      await backup(placeOf(terminal.dataFolder));
      terminal.close();
      const dataFolder = join(mounted ?? '', 'terminal');
      cpSync(terminal.dataFolder, dataFolder, { recursive: true });
      keepKey(dataFolder, databaseKey);
      execFileSync('mount', ['-o', 'remount,ro', mounted ?? '']);
      const place = placeOf(dataFolder);
      expect(checkDataFolder(dataFolder).finding).toMatchObject({
        state: 'FAIL',
        problem: 'DurabilityNotGuaranteed',
        detail: { reason: 'EROFS' },
      });
      expect(checkDatabase(dataFolder, databaseKey).finding).toMatchObject({
        problem: 'DurabilityNotGuaranteed',
      });
      for (const report of [await backup(place), await recover(place)]) {
        expect(report.findings).toContainEqual(
          expect.objectContaining({ problem: 'DurabilityNotGuaranteed' }),
        );
        expect(report.findings.at(-1)).toMatchObject({ problem: 'NothingDone' });
      }
      for (const made of [
        takeBackup(dataFolder, databaseKey, 3),
        recoverDatabase(dataFolder, databaseKey, 'RECOVERY', Date.now()),
      ])
        expect(made).toEqual({ ok: false, problem: { tag: 'DurabilityNotGuaranteed' } });
    },
  );
});
