import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { acquireMachineLock } from './machine-lock.ts';
import { VIRTUAL_READERS } from './virtual-reader.ts';

const SERVICE_SOCKET = '/run/pcscd/pcscd.comm';
const START_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 25;

/** Which daemon was started from here: process id, and its start time in clock ticks since boot (proc(5) stat, 22). */
const StartedDaemon = z.strictObject({ pid: z.int(), startTime: z.string() });
type StartedDaemon = z.infer<typeof StartedDaemon>;
/** Beside the daemon's socket, so that a daemon in namespaces of its own (scripts/own-readers.ts) is never another's. */
const STARTED_DAEMON_FILE = join(dirname(SERVICE_SOCKET), 'started-by-branch-teller.json');

/** Everybody who uses the daemon holds a socket of this name, which the kernel lists and takes away with the process. */
const USER_SOCKET = 'branch-teller-pcscd-user-';

/** One user's hold on a running pcscd. */
export interface PcscdLease {
  /** Stops the daemon under everybody's feet, as a failure to be tested. Throws unless it was started from here. */
  stop(): Promise<void>;
  /** Starts it again after {@link PcscdLease.stop}. */
  start(): Promise<void>;
  /** Ends the use. The last user stops the daemon if it was started from here. */
  release(): Promise<void>;
}

let users = 0;

/**
 * Sees to it that pcscd runs and offers the virtual readers, for as long as the lease is held. A daemon that runs
 * already, such as the system's own, is used and left alone. Users who are all killed leave the daemon they started to the
 * next one, who stops it.
 */
export async function acquirePcscd(): Promise<PcscdLease> {
  users += 1;
  const user = createServer();
  user.listen(`\0${USER_SOCKET}${process.pid}-${users}`);
  await once(user, 'listening');
  const release = async () => {
    if (!user.listening) return;
    const closed = once(user, 'close');
    user.close();
    await closed;
    await exclusively(async () => {
      if (!someoneUsesPcscd()) await stopStartedDaemon();
    });
  };

  try {
    await exclusively(startUnlessRunning);
  } catch (error) {
    await release();
    throw error;
  }
  return {
    release,
    start: () => exclusively(startUnlessRunning),
    stop: () =>
      exclusively(async () => {
        if (!(await stopStartedDaemon())) throw new Error('this pcscd was not started from here');
      }),
  };
}

async function exclusively<T>(act: () => Promise<T>): Promise<T> {
  const unlock = await acquireMachineLock('pcscd', START_TIMEOUT_MS + STOP_TIMEOUT_MS);
  try {
    return await act();
  } finally {
    await unlock();
  }
}

async function startUnlessRunning(): Promise<void> {
  if (!(await serviceAnswers())) {
    const daemon = spawn('pcscd', ['--foreground'], { detached: true, stdio: 'ignore' });
    await once(daemon, 'spawn').catch((cause: unknown) => {
      throw new Error('pcscd cannot be started: apt-get install pcscd vsmartcard-vpcd', { cause });
    });
    daemon.unref();
    const { pid = 0 } = daemon;
    // The daemon makes its folder too; whichever of us is first.
    mkdirSync(dirname(STARTED_DAEMON_FILE), { recursive: true });
    writeFileSync(STARTED_DAEMON_FILE, JSON.stringify({ pid, startTime: startTimeOf(pid) ?? '' }));
  }
  const ready = async () =>
    (await serviceAnswers()) && VIRTUAL_READERS.every(({ port }) => isListening(port));
  if (!(await until(ready, START_TIMEOUT_MS))) {
    await stopStartedDaemon();
    throw new Error('pcscd offers no virtual readers: apt-get install vsmartcard-vpcd');
  }
}

/** True when there was one of ours to stop. */
async function stopStartedDaemon(): Promise<boolean> {
  const daemon = readStartedDaemon();
  rmSync(STARTED_DAEMON_FILE, { force: true });
  if (daemon === undefined || !isRunning(daemon)) return false;
  const { pid } = daemon;
  process.kill(pid, 'SIGTERM');
  // A driver that waits for a mute card lets pcscd hang at its end.
  if (!(await until(async () => !isRunning(daemon), STOP_TIMEOUT_MS))) process.kill(pid, 'SIGKILL');
  await until(async () => !isRunning(daemon), STOP_TIMEOUT_MS);
  return true;
}

function readStartedDaemon(): StartedDaemon | undefined {
  try {
    return StartedDaemon.parse(JSON.parse(readFileSync(STARTED_DAEMON_FILE, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The very process, not another that got its number later; a zombie waits only to be collected and does not run. */
function isRunning({ pid, startTime }: StartedDaemon): boolean {
  return startTimeOf(pid) === startTime;
}

function startTimeOf(pid: number): string | undefined {
  try {
    // The command's name, field 2, stands in parentheses and may hold blanks; what follows starts with field 3.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function someoneUsesPcscd(): boolean {
  return readFileSync('/proc/net/unix', 'utf8').includes(`@${USER_SOCKET}`);
}

async function serviceAnswers(): Promise<boolean> {
  const socket = connect(SERVICE_SOCKET);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Whether somebody listens on a TCP port (proc(5) net/tcp, state 0A); connecting to find out would be a card. */
function isListening(port: number): boolean {
  const address = new RegExp(
    `: [0-9A-F]{8}:${port.toString(16).toUpperCase().padStart(4, '0')} [0-9A-F:]+ 0A `,
  );
  return address.test(readFileSync('/proc/net/tcp', 'utf8'));
}

async function until(condition: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (await condition()) return true;
    await sleep(POLL_MS);
  }
  return condition();
}
