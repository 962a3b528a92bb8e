import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isAlive, listeningSockets, processTree } from './process-tree.ts';
import { ask, openTestShell, pageReady, soon } from './shell-fixture.ts';

/** What a shell leaves on the machine while it runs and after it has ended. */

/** Profiles of shells in this process, or in the one with that id. */
const profiles = (pid = process.pid) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`branch-teller-profile-${pid}-`));
const ownChildren = () => processTree(process.pid).slice(1);

test('no process of it listens on a TCP port', async () => {
  const shell = await openTestShell();
  const tree = processTree(process.pid);
  expect(tree.length).toBeGreaterThan(4);
  expect(listeningSockets(tree)).toEqual([]);
  await shell.end();
});

test('the listening-socket check sees a port when there is one', async () => {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect(listeningSockets([process.pid])).toHaveLength(1);
  server.close();
});

test('closed, it leaves no process and no profile; closing again is harmless', async () => {
  const [processes, folders] = [ownChildren(), profiles()];
  const shell = await openTestShell();
  expect(profiles().length).toBe(folders.length + 1);
  await Promise.all([shell.close(), shell.close(), shell.closed]);
  expect(ownChildren().filter((pid) => isAlive(pid) && !processes.includes(pid))).toEqual([]);
  expect(profiles()).toEqual(folders);
  await shell.end();
});

test('closing the window ends it all', async () => {
  const processes = ownChildren();
  const shell = await openTestShell();
  await shell.page.close();
  await shell.closed;
  expect(ownChildren().filter((pid) => isAlive(pid) && !processes.includes(pid))).toEqual([]);
  await shell.end();
});

test('a page whose process crashes is replaced, and the desk goes on with the new one', async () => {
  const shell = await openTestShell();
  const crashed = shell.page;
  await pageReady(crashed);
  const desk = await ask(crashed, 'pid');
  const protocol = await crashed.context().newCDPSession(crashed);
  await protocol.send('Page.crash').catch(() => {});
  await expect.poll(() => shell.page !== crashed, soon).toBe(true);
  await pageReady(shell.page);
  expect(await ask(shell.page, 'pid')).toBe(desk);
  await expect.poll(() => shell.page.context().pages(), soon).toEqual([shell.page]);
  await shell.end();
});

test('killed, it leaves no process; the next start of any shell removes the profile it left', async () => {
  const root = mkdtempSync(join(tmpdir(), 'shell-test-'));
  const victim = spawn(
    process.execPath,
    [fileURLToPath(new URL('fixtures/shell-to-kill.ts', import.meta.url)), root],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(victim.stdout, 'data');
  const tree = processTree(victim.pid as number);
  const left = profiles(victim.pid);
  expect(left).toHaveLength(1);
  victim.kill('SIGKILL');
  await expect.poll(() => tree.filter(isAlive), soon).toEqual([]);

  const shell = await openTestShell({ root });
  expect(profiles(victim.pid)).toEqual([]);
  await shell.end();
});

test('two shells on one data folder keep out of each other’s profile', async () => {
  const first = await openTestShell();
  const second = await openTestShell({ root: first.root });
  expect(await second.page.title()).toBe('test page');
  await second.close();
  expect(await first.page.title()).toBe('test page');
  await first.end();
});

test('the database key is made once and lies apart from the data, for its owner only', async () => {
  const shell = await openTestShell();
  await pageReady(shell.page);
  const file = join(shell.root, 'data-key', 'database-key');
  await expect.poll(() => readdirSync(join(shell.root, 'data')), soon).toEqual(['database']);
  const key = readFileSync(file, 'utf8');
  expect(key).toMatch(/^[0-9A-F]{64}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await shell.close();
  const again = await openTestShell({ root: shell.root });
  expect(readFileSync(file, 'utf8')).toBe(key);
  await again.end();
});

test('data whose key is gone is not given a new one', async () => {
  const shell = await openTestShell();
  await expect.poll(() => readdirSync(shell.root), soon).toContain('data');
  await shell.close();
  rmSync(join(shell.root, 'data-key'), { recursive: true });
  const again = await openTestShell({ root: shell.root });
  await again.page.getByRole('alert').waitFor();
  expect(await again.page.getByRole('alert').textContent()).toContain('DatabaseKeyMissing');
  expect(readdirSync(again.root)).not.toContain('data-key');
  await again.end();
});

test('a production terminal does not start on a key file', async () => {
  const shell = await openTestShell({ environment: 'PRODUCTION' });
  await shell.page.getByRole('alert').waitFor();
  expect(await shell.page.getByRole('alert').textContent()).toContain('KeyStoreUnprotected');
  expect(readdirSync(shell.root)).toEqual([]);
  await shell.end();
});
