import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { acquirePcscd } from '../../simulators/card/pcscd.ts';
import { withReaders } from '../../simulators/card/reader-lock.ts';
import { openscTool } from './third-party-clients.ts';

const QUEUE_TIMEOUT_MS = 600_000;
const SERVICE_SOCKET = '/run/pcscd/pcscd.comm';
const PCSCD_MODULE = fileURLToPath(new URL('../../simulators/card/pcscd.ts', import.meta.url));

/** Another process that uses pcscd until it is killed. */
async function otherUser() {
  const script = `const { acquirePcscd } = await import(${JSON.stringify(PCSCD_MODULE)});
    await acquirePcscd(); console.log('using'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Nobody else's pcscd may be in the way: the system's own would go on running, and rightly so. */
describe.skipIf(existsSync('/run/systemd/system'))('pcscd', () => {
  test(
    'offers both virtual readers while it is used, and can be stopped and started by its user',
    () =>
      withReaders(async ({ pcscd }) => {
        const readers = await openscTool(0, '-l');
        expect(readers).toContain('Virtual PCD 00 00');
        expect(readers).toContain('Virtual PCD 00 01');
        await pcscd.stop();
        expect(existsSync(SERVICE_SOCKET)).toBe(false);
        await pcscd.start();
        expect(await openscTool(0, '-l')).toContain('Virtual PCD 00 01');
      }),
    QUEUE_TIMEOUT_MS,
  );

  test(
    'is stopped by the last of its users, whoever started it, and a killed user counts no more',
    () =>
      withReaders(async ({ pcscd }) => {
        // Only this test's users from here on: the readers are ours, and with them whoever would use pcscd.
        const other = await otherUser();
        const mine = await acquirePcscd();
        await mine.release();
        expect(existsSync(SERVICE_SOCKET)).toBe(true);
        await other.kill();
        expect(existsSync(SERVICE_SOCKET)).toBe(true);
        await pcscd.release();
        expect(existsSync(SERVICE_SOCKET)).toBe(false);
      }),
    QUEUE_TIMEOUT_MS,
  );

  test(
    'that others started is used and not stopped deliberately',
    () =>
      withReaders(async ({ pcscd }) => {
        await pcscd.stop();
        await expect(pcscd.stop()).rejects.toThrow('not started from here');
        await pcscd.start();
      }),
    QUEUE_TIMEOUT_MS,
  );
});
