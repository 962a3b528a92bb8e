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
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChromiumShellOptions, openChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { Teller } from '../../demo/teller.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { isAlive, listeningSockets, processTree } from './process-tree.ts';
import { soon } from './shell-fixture.ts';

/** The whole application in the Chromium shell: the built page, the real desk and card process, a core. */

let root: string;
let core: SimulatedCoreProcess;
let options: ChromiumShellOptions;
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

let count = 0;
beforeEach(async () => {
  count += 1;
  options = await settings(`terminal-${count}`);
});

test('comes up to its sign-in page without a complaint of the browser and without a listening port', async () => {
  const shell = await openChromiumShell(options);
  const complaints: string[] = [];
  shell.page.on('pageerror', (error) => complaints.push(error.message));
  shell.page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  await shell.page.reload();
  await new Teller(shell.page).seeSignIn();
  expect(complaints).toEqual([]);
  const coreProcess = processTree(process.pid).filter((pid) => listeningSockets([pid]).length > 0);
  // The simulated core is the one that listens; it is no part of the application.
  expect(listeningSockets(processTree(process.pid))).toHaveLength(1);
  expect(coreProcess).toHaveLength(1);
  await shell.close();
});

test('a desk that dies is back with a sign-in page; the session it held is gone', async () => {
  const shell = await openChromiumShell(options);
  const teller = new Teller(shell.page);
  await teller.seeSignIn();
  await teller.signIn('100001', 'demo-teller-1');
  shell.kill('desk');
  await teller.seeSignIn();
  await teller.signIn('100001', 'demo-teller-1');
  await shell.close();
});

test('killed, it leaves neither desk nor card process nor browser', async () => {
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
  const alertOf = async (tag: string) => {
    const shell = await openChromiumShell(options);
    const alert = shell.page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(tag);
    return shell;
  };
  let used: ChromiumShellOptions;
  beforeAll(async () => {
    used = await settings('used');
    const shell = await openChromiumShell(used);
    await new Teller(shell.page).seeSignIn();
    await shell.close();
  });
  /** The terminal's data are those of one that has run. */
  const usedOnce = () => {
    for (const part of ['', '-key'])
      cpSync(`${used.dataFolder}${part}`, `${options.dataFolder}${part}`, { recursive: true });
  };

  test('opened twice: the second start waits at its button until the first is closed', async () => {
    const first = await openChromiumShell(options);
    await new Teller(first.page).seeSignIn();
    const second = await alertOf('DatabaseInUse');
    await first.close();
    await second.page.getByRole('link', { name: /다시 시도/ }).click();
    await new Teller(second.page).seeSignIn();
    await second.close();
  });

  test('key gone', async () => {
    usedOnce();
    rmSync(`${options.dataFolder}-key`, { recursive: true });
    await (await alertOf('DatabaseKeyMissing')).close();
    expect(readdirSync(root)).not.toContain(`terminal-${count}-key`);
  });

  test('key of another database', async () => {
    usedOnce();
    writeFileSync(join(`${options.dataFolder}-key`, 'database-key'), 'AB'.repeat(32));
    await (await alertOf('DatabaseKeyMissing')).close();
  });

  test('file damaged: what became of it is told, and the next start works on', async () => {
    usedOnce();
    const key = readFileSync(join(`${options.dataFolder}-key`, 'database-key'), 'utf8');
    expect(takeBackup(options.dataFolder, key, 2)).toMatchObject({ ok: true });
    const file = join(options.dataFolder, 'terminal.db');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const recovered = await alertOf('DatabaseRecovered');
    await recovered.page.getByRole('link', { name: /다시 시도/ }).click();
    await new Teller(recovered.page).seeSignIn();
    await recovered.close();
  });
});
