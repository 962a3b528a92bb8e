import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Gives the lock back. */
export type Release = () => Promise<void>;

/**
 * Takes a lock that one holder on this machine can have, in whatever process; waits until it is free, at most
 * `timeoutMs`.
 *
 * It is a listening socket in Linux's abstract namespace (unix(7)): the kernel lets one holder bind the name and frees
 * it when the process ends, however it ends, so that a stale lock can't exist. Who waits stays connected and so learns
 * of the release at once.
 */
export async function acquireMachineLock(name: string, timeoutMs: number): Promise<Release> {
  const path = `\0branch-teller-${name}`;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const release = await bind(path);
    if (release !== undefined) return release;
    const left = deadline - performance.now();
    if (left <= 0) throw new Error(`the lock "${name}" was not free within ${timeoutMs} ms`);
    await holderGone(path, left);
  }
}

/** Undefined when somebody else holds the name. */
async function bind(path: string): Promise<Release | undefined> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => waiting.delete(socket));
  });
  server.listen(path);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of waiting) socket.destroy();
    await closed;
  };
}

async function holderGone(path: string, timeoutMs: number): Promise<void> {
  const socket = connect(path);
  const gone = new Promise<void>((resolve) => socket.on('error', () => {}).on('close', () => resolve()));
  const timedOut = new AbortController();
  await Promise.race([gone, sleep(timeoutMs, undefined, timedOut).catch(() => {})]);
  timedOut.abort();
  socket.destroy();
}
