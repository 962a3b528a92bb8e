import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { commandLine, isAlive, listeningSockets, processTree } from './process-tree.ts';
import { ask, openTestShell, pageReady, soon } from './shell-fixture.ts';

/** What a shell leaves on the machine while it runs and after it has ended. */

/** Profiles of shells in this process, or in the one with that id, in the temporary folder. */
const profiles = (pid = process.pid) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`branch-teller-profile-${pid}-`));
const ownChildren = () => processTree(process.pid).slice(1);

const stillAlive = (known: readonly number[]) =>
  ownChildren().filter((pid) => isAlive(pid) && !known.includes(pid));
/** Before any shell was opened. */
const before = { processes: ownChildren(), profiles: profiles() };

/** Open until one of the tests closes it. */
let shell: Awaited<ReturnType<typeof openTestShell>>;
beforeAll(async () => {
  shell = await openTestShell();
  await pageReady(shell.page);
  return () => shell.end();
});
const keyFile = () => join(shell.root, 'data-key', 'database-key');

test('no process of it listens on a TCP port', () => {
  const tree = processTree(process.pid);
  expect(tree.length).toBeGreaterThan(4);
  expect(listeningSockets(tree)).toEqual([]);
});

test('the listening-socket check sees a port when there is one', async () => {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect(listeningSockets([process.pid])).toHaveLength(1);
  server.close();
});

test('the database key lies apart from the data, for its owner only', async () => {
  await expect.poll(() => readdirSync(join(shell.root, 'data')), soon).toEqual(['database']);
  expect(readFileSync(keyFile(), 'utf8')).toMatch(/^[0-9A-F]{64}$/);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
});

test('a page whose process crashes is replaced, and the desk goes on with the new one', async () => {
  const crashed = shell.page;
  const desk = await ask(crashed, 'pid');
  const protocol = await crashed.context().newCDPSession(crashed);
  await protocol.send('Page.crash').catch(() => {});
  await expect.poll(() => shell.page !== crashed, soon).toBe(true);
  await pageReady(shell.page);
  expect(await ask(shell.page, 'pid')).toBe(desk);
  await expect.poll(() => shell.page.context().pages(), soon).toEqual([shell.page]);
});

test('two shells on one data folder keep out of each other’s profile; closing the window ends all of one', async () => {
  const processes = ownChildren();
  const second = await openTestShell({ root: shell.root });
  expect(await second.page.title()).toBe('test page');
  expect(profiles()).toHaveLength(before.profiles.length + 2);
  await second.page.close();
  await second.closed;
  expect(stillAlive(processes)).toEqual([]);
  expect(await shell.page.title()).toBe('test page');
});

test('closed, it leaves no process and no profile; closing again is harmless', async () => {
  expect(profiles()).toHaveLength(before.profiles.length + 1);
  await Promise.all([shell.close(), shell.close(), shell.closed]);
  expect(stillAlive(before.processes)).toEqual([]);
  expect(profiles()).toEqual(before.profiles);
});

test('the next start finds the database key there is; data whose key is gone is not given a new one', async () => {
  const key = readFileSync(keyFile(), 'utf8');
  const again = await openTestShell({ root: shell.root });
  await pageReady(again.page);
  expect(readFileSync(keyFile(), 'utf8')).toBe(key);
  await again.close();

  rmSync(join(shell.root, 'data-key'), { recursive: true });
  const keyless = await openTestShell({ root: shell.root });
  await keyless.page.getByRole('alert').waitFor();
  expect(await keyless.page.getByRole('alert').textContent()).toContain('DatabaseKeyMissing');
  expect(readdirSync(shell.root)).not.toContain('data-key');
  await keyless.close();
});

test('killed, it leaves no process and nothing but its profile; the next start of any shell removes that', async () => {
  const [root, temporary] = [mkdtempSync(join(tmpdir(), 'shell-test-')), scratchFolder()];
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const victim = spawn(
    process.execPath,
    [fileURLToPath(new URL('fixtures/shell-to-kill.ts', import.meta.url)), root],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(victim.stdout, 'data');
  const tree = processTree(victim.pid as number);
  victim.kill('SIGKILL');
  await expect.poll(() => tree.filter(isAlive), soon).toEqual([]);
  expect(profiles(victim.pid)).toHaveLength(1);
  expect(readdirSync(temporary)).toEqual(profiles(victim.pid));

  const next = await openTestShell({ root });
  expect(profiles(victim.pid)).toEqual([]);
  await next.end();
  expect(readdirSync(temporary)).toEqual([]);
});

test('a browser that hangs at its start is given up, and another one is started', async () => {
  const known = ownChildren();
  const opening = openTestShell();
  const browser = () =>
    ownChildren().find((pid) => !known.includes(pid) && commandLine(pid).includes('chromium'));
  await expect.poll(browser, { interval: 2 }).toBeDefined();
  const hung = browser() as number;
  process.kill(hung, 'SIGSTOP');
  onTestFinished(() => {
    // The driver ends it half a minute later.
    if (isAlive(hung)) process.kill(hung, 'SIGKILL');
  });
  const opened = await opening;
  await pageReady(opened.page);
  await opened.end();
  expect(profiles()).toEqual(before.profiles);
});

test('a production terminal does not start on a key file', async () => {
  const production = await openTestShell({ environment: 'PRODUCTION' });
  await production.page.getByRole('alert').waitFor();
  expect(await production.page.getByRole('alert').textContent()).toContain('KeyStoreUnprotected');
  expect(readdirSync(production.root)).toEqual([]);
  await production.end();
});
