import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../../electron/desk/database/lock.ts';
import { scratchFolder } from './scratch-folder.ts';

const lockModule = new URL('../../../electron/desk/database/lock.ts', import.meta.url).href;

test('whoever looks whether the data are in use keeps nobody from opening them, look as often as they may', async () => {
  const folder = scratchFolder();
  takeLock(folder)?.close();
  const look = `import { isDatabaseInUse } from ${JSON.stringify(lockModule)};
    for (console.log('looking');;) isDatabaseInUse(${JSON.stringify(folder)});`;
  const looking = spawn(process.execPath, ['--input-type=module', '-e', look]);
  onTestFinished(() => void looking.kill('SIGKILL'));
  await once(looking.stdout, 'data');
  for (let start = 0; start < 200; start += 1) {
    const lock = takeLock(folder);
    expect(lock).toBeDefined();
    lock?.close();
  }
});

test('a second program is turned away while the first has them open', () => {
  const folder = scratchFolder();
  const first = takeLock(folder);
  expect(takeLock(folder)).toBeUndefined();
  first?.close();
  const second = takeLock(folder);
  expect(second).toBeDefined();
  second?.close();
});
