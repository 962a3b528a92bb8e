import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { acquireMachineLock } from '../../simulators/card/machine-lock.ts';

const LOCK_MODULE = fileURLToPath(new URL('../../simulators/card/machine-lock.ts', import.meta.url));
const LONG_MS = 20_000;

/** A name nobody else uses. */
const freshName = () => `test-${process.pid}-${Math.random()}`;

/** Another process that takes the lock and keeps it until it is killed. */
async function otherHolder(name: string) {
  const script = `const { acquireMachineLock } = await import(${JSON.stringify(LOCK_MODULE)});
    await acquireMachineLock(${JSON.stringify(name)}, 10_000); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('a lock has one holder at a time', async () => {
  const name = freshName();
  let holders = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const release = await acquireMachineLock(name, LONG_MS);
      holders += 1;
      most = Math.max(most, holders);
      await new Promise((resolve) => setTimeout(resolve, 5));
      holders -= 1;
      await release();
    }),
  );
  expect(most).toBe(1);
  expect(holders).toBe(0);
});

test('locks of different names do not know of each other', async () => {
  const releases = await Promise.all(
    [freshName(), freshName()].map((name) => acquireMachineLock(name, LONG_MS)),
  );
  await Promise.all(releases.map((release) => release()));
});

test('a lock whose holder is killed is free at once', async () => {
  const name = freshName();
  const holder = await otherHolder(name);
  const waiting = acquireMachineLock(name, LONG_MS);
  const outcome = await Promise.race([
    waiting.then(() => 'TAKEN'),
    new Promise((resolve) => setTimeout(resolve, 100, 'WAITING')),
  ]);
  expect(outcome).toBe('WAITING');
  holder.kill('SIGKILL');
  const release = await waiting;
  await release();
});

test('who waits too long is told what for', async () => {
  const name = freshName();
  const release = await acquireMachineLock(name, LONG_MS);
  await expect(acquireMachineLock(name, 50)).rejects.toThrow(name);
  await release();
});

test('the lock of a dead process is no lock', async () => {
  const name = freshName();
  const holder = await otherHolder(name);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const release = await acquireMachineLock(name, 0);
  await release();
});
