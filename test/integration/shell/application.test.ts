import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ChromiumShell,
  type ChromiumShellOptions,
  openChromiumShell,
} from '../../../electron/chromium/chromium-shell.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { Teller } from '../../demo/teller.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { isAlive, listeningSockets, processTree } from './process-tree.ts';
import { soon } from './shell-fixture.ts';

/** The whole application in the Chromium shell: the built page, the real desk and card process, a core. */

let root: string;
let core: SimulatedCoreProcess;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'application-test-'));
  core = await SimulatedCoreProcess.start({ folder: join(root, 'core') });
});
afterAll(async () => {
  await core.stop();
  rmSync(root, { recursive: true });
});

const settings = async (terminal: string): Promise<ChromiumShellOptions> => ({
  environment: 'DEMO',
  dataFolder: join(root, terminal),
  core: {
    origin: core.origin,
    authority: core.authority,
    enrolmentCode: await core.issueEnrolmentCode(),
  },
  headless: true,
  windowSize: { width: 1366, height: 768 },
});

/** The data of a terminal at work: {@link first} is open on them until it is closed before a second one. */
let used: ChromiumShellOptions;
let first: ChromiumShell;
beforeAll(async () => {
  used = await settings('used');
  first = await openChromiumShell(used);
  await new Teller(first.page).seeSignIn();
});
afterAll(() => first.close());

test('comes up to its sign-in page without a complaint of the browser and without a listening port', async () => {
  const complaints: string[] = [];
  first.page.on('pageerror', (error) => complaints.push(error.message));
  first.page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  await first.page.reload();
  await new Teller(first.page).seeSignIn();
  expect(complaints).toEqual([]);
  const coreProcess = processTree(process.pid).filter((pid) => listeningSockets([pid]).length > 0);
  // The simulated core is the one that listens; it is no part of the application.
  expect(listeningSockets(processTree(process.pid))).toHaveLength(1);
  expect(coreProcess).toHaveLength(1);
});

test('a desk that dies is back with a sign-in page; the session it held is gone', async () => {
  const teller = new Teller(first.page);
  await teller.signIn('100001', 'demo-teller-1');
  first.kill('desk');
  await teller.seeSignIn();
  await teller.signIn('100001', 'demo-teller-1');
});

test('killed, it leaves neither desk nor card process nor browser', async () => {
  const options = await settings('killed');
  const victim = spawn(
    process.execPath,
    [fileURLToPath(new URL('fixtures/application-to-kill.ts', import.meta.url)), JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(victim.stdout, 'data');
  const tree = processTree(victim.pid as number);
  expect(tree.length).toBeGreaterThan(4);
  victim.kill('SIGKILL');
  await expect.poll(() => tree.filter(isAlive), soon).toEqual([]);
});

describe('a database that can not be opened is told, and not touched', () => {
  const seeAlert = async ({ page }: ChromiumShell, tag: string) => {
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(tag);
  };
  const tryAgain = ({ page }: ChromiumShell) => page.getByRole('link', { name: /다시 시도/ }).click();

  test('opened twice: the second start waits at its button until the first is closed', async () => {
    const second = await openChromiumShell(used);
    await seeAlert(second, 'DatabaseInUse');
    await first.close();
    await tryAgain(second);
    await new Teller(second.page).seeSignIn();
    await second.close();
  });

  /** A terminal whose data are those of one that has run. */
  const copyOfUsed = (terminal: string): ChromiumShellOptions => {
    const dataFolder = join(root, terminal);
    for (const part of ['', '-key'])
      cpSync(`${used.dataFolder}${part}`, `${dataFolder}${part}`, { recursive: true });
    return { ...used, dataFolder };
  };

  test('key gone, then that of another database; with its own it opens', async () => {
    const options = copyOfUsed('keyless');
    const keyFolder = `${options.dataFolder}-key`;
    rmSync(keyFolder, { recursive: true });
    const shell = await openChromiumShell(options);
    await seeAlert(shell, 'DatabaseKeyMissing');
    expect(readdirSync(root)).not.toContain('keyless-key');

    cpSync(`${used.dataFolder}-key`, keyFolder, { recursive: true });
    writeFileSync(join(keyFolder, 'database-key'), 'AB'.repeat(32));
    await Promise.all([shell.page.waitForEvent('load'), tryAgain(shell)]);
    await seeAlert(shell, 'DatabaseKeyMissing');

    cpSync(`${used.dataFolder}-key`, keyFolder, { recursive: true });
    await tryAgain(shell);
    await new Teller(shell.page).seeSignIn();
    await shell.close();
  });

  test('file damaged: what became of it is told, and the next start works on', async () => {
    const options = copyOfUsed('damaged');
    const key = readFileSync(join(`${options.dataFolder}-key`, 'database-key'), 'utf8');
    expect(takeBackup(options.dataFolder, key, 2)).toMatchObject({ ok: true });
    const file = join(options.dataFolder, 'terminal.db');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const shell = await openChromiumShell(options);
    await seeAlert(shell, 'DatabaseRecovered');
    await tryAgain(shell);
    await new Teller(shell.page).seeSignIn();
    await shell.close();
  });
});
