import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const FORWARDED_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {object} Finished
 * @property {number} exitCode as a shell gives it: 128 + the signal's number when a signal ended the child
 * @property {boolean} interrupted somebody asked us to stop while it ran
 */

/**
 * Runs a program in our own terminal to its end, passing on the signals that reach us: whoever stops us stops it.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<Finished>}
 */
export function runChild(program, args, { env = process.env, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio });
    let interrupted = false;
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      interrupted = true;
      // A terminal's Ctrl-C has already reached the child, which is in the same foreground group.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of FORWARDED_SIGNALS) process.on(signal, pass);
    const settle = () => {
      for (const signal of FORWARDED_SIGNALS) process.off(signal, pass);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve({ exitCode: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], interrupted });
    });
  });
}

/**
 * The same, keeping what the program prints, both streams in order. It prints to a file rather than to a pipe: a
 * daemon it leaves behind would hold the pipe open, and we should wait for it for ever.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Finished & { output: string }>}
 */
export async function runQuietly(program, args, env) {
  const file = join(tmpdir(), `branch-teller-${randomUUID()}.log`);
  const log = openSync(file, 'wx', 0o600);
  try {
    const finished = await runChild(program, args, { ...(env && { env }), stdio: ['ignore', log, log] });
    return { ...finished, output: readFileSync(file, 'utf8') };
  } finally {
    closeSync(log);
    rmSync(file);
  }
}
