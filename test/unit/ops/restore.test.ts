import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { backup } from '../../../electron/ops/command/backup.ts';
import { recover, restore } from '../../../electron/ops/command/restore.ts';
import { exitCodeOf } from '../../../electron/ops/report/report.ts';
import { reportText } from '../../../electron/ops/report/report-text.ts';
import { enrolledTerminal } from './enrolled-terminal.ts';

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

test('without its key it touches nothing', async () => {
  const terminal = await enrolledTerminal(1);
  terminal.close();
  const wrongKey = join(terminal.dataFolder, '..', 'wrong-key');
  writeFileSync(wrongKey, '5A'.repeat(32));
  const report = await recover({ ...placeOf(terminal.dataFolder), keyFile: wrongKey });
  expect(report.findings).toMatchObject([{ check: 'databaseKey', problem: 'DatabaseKeyWrong' }]);
});
