import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The lock is a local socket without a file (Linux: an abstract name, Windows: a pipe). The kernel gives it to one
 * process at a time and takes it back when that process ends, however it ends: there is no stale lock to recognise.
 */
const NAME = `branch-teller-setup-${createHash('sha256')
  .update(import.meta.url)
  .digest('hex')
  .slice(0, 16)}`;
const ADDRESS = process.platform === 'win32' ? `\\\\.\\pipe\\${NAME}` : `\0${NAME}`;

/**
 * Runs `work` while no other set-up of this folder is running; waits for the other one first.
 *
 * @param {() => Promise<void>} work
 */
export async function exclusively(work) {
  let lock = await take();
  if (lock === undefined) process.stderr.write('Another set-up of this folder is running; waiting for it.\n');
  while (lock === undefined) {
    await sleep(250);
    lock = await take();
  }
  try {
    await work();
  } finally {
    lock.close();
  }
}

/** @returns {Promise<import('node:net').Server | undefined>} undefined when somebody else holds the lock */
function take() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(ADDRESS, () => resolve(server));
  });
}
