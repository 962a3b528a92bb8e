import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { findingOf, opsJson } from './ops-command.ts';
import { TerminalUnderCare } from './terminal-under-care.ts';

let terminal: TerminalUnderCare;
beforeAll(async () => {
  terminal = await TerminalUnderCare.start();
});
afterAll(() => terminal.stop());

const terminalId = '0421-01';

/** What the core holds of the terminal, and what it finds wrong with it. */
async function atTheCore() {
  const { terminals, alarms } = await terminal.core.books();
  return { entryCount: terminals[0]?.entryCount, alarms };
}

async function seal(settings = terminal.settings): Promise<string> {
  const file = join(scratchFolder(), 'stick');
  const report = await opsJson(['journal', 'seal', file, '--settings', settings]);
  expect(report.exitCode).toBe(0);
  return file;
}

test('a stick brings the core what the line did not, once, also when it comes twice and the terminal returns', async () => {
  // The core stores the first of these, and the terminal doesn't hear of it.
  await terminal.core.control({ do: 'loseAnswers', count: 1_000, path: '/v1/journal' });
  terminal.record(2);
  terminal.desk.counter?.synchroniser.nudge();
  await expect.poll(atTheCore).toMatchObject({ entryCount: 3 });
  await terminal.core.control({ do: 'line', state: 'DOWN' });
  terminal.record(5);

  const file = await seal();
  expect(await terminal.core.importSealed(file)).toEqual({
    outcome: 'TAKEN_IN',
    terminalId,
    stored: 5,
    held: 2,
  });
  expect(await terminal.core.importSealed(file)).toEqual({
    outcome: 'TAKEN_IN',
    terminalId,
    stored: 0,
    held: 7,
  });
  const { counter } = terminal.desk;
  expect(counter?.sync.storedThrough).toBe(1);

  await terminal.core.control({ do: 'behave' });
  await terminal.core.control({ do: 'line', state: 'UP' });
  terminal.record(1);
  await vi.waitFor(() => expect(counter?.sync.storedThrough).toBe(9), { timeout: 60_000 });
  expect(await atTheCore()).toEqual({ entryCount: 9, alarms: [] });
});

test('a stick that contradicts what the core holds stops the terminal, and the core says so', async () => {
  await terminal.stopDesk();
  const copy = terminal.copyOfData();
  const opened = openDatabase(copy, databaseKey, Date.now());
  if (!opened.ok) throw new Error(opened.problem.tag);
  const { privateKey, epoch } = loadDevice(opened.value.connection);
  new Journal(opened.value.connection, { terminalId, epoch, privateKey }, Date.now).record({
    type: 'StaffSignedOut',
    payload: { cause: 'SIGN_OUT' },
    actor: '100001',
  });
  opened.value.close();
  await terminal.startDesk();
  terminal.record(1);
  const { desk } = terminal;
  desk.counter?.synchroniser.nudge();
  await vi.waitFor(() => expect(desk.counter?.sync.storedThrough).toBeGreaterThanOrEqual(10), {
    timeout: 60_000,
  });

  const stick = await seal(terminal.write('copy.json', terminal.settingsText({ dataFolder: copy })));
  expect(await terminal.core.importSealed(stick)).toEqual({
    outcome: 'CONTRADICTION',
    seq: 10,
    reason: 'SAME_SEQ_OTHER_HASH',
  });
  expect((await atTheCore()).alarms).toMatchObject([{ terminalId, seq: 10, reason: 'SAME_SEQ_OTHER_HASH' }]);
  terminal.record(1);
  desk.counter?.synchroniser.nudge();
  await vi.waitFor(() => expect(desk.line.view.state).toBe('STOPPED'), { timeout: 60_000 });
});

test('a stick that can’t be written says so', async () => {
  const report = await opsJson([
    'journal',
    'seal',
    join(scratchFolder(), 'nowhere', 'stick'),
    '--settings',
    terminal.settings,
  ]);
  expect(findingOf(report, 'seal')).toMatchObject({ state: 'FAIL', problem: 'FileNotWritten' });
  expect(report.exitCode).toBe(1);
});
