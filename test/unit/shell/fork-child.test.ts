import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { forkChild } from '../../../electron/chromium/fork-child.ts';

test('a process that can’t be started has ended: the shell lives on and tries again', async () => {
  const { execPath } = process;
  onTestFinished(() => {
    process.execPath = execPath;
  });
  process.execPath = '/nowhere/node';
  let ends = 0;
  const child = forkChild('/nowhere/module.ts');
  const ended = new Promise<void>((resolve) => {
    child.onExit(() => {
      ends += 1;
      resolve();
    });
  });
  child.post('lost');
  await ended;
  child.kill();
  await turn();
  expect(ends).toBe(1);
});
