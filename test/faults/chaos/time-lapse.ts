import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/**
 * Importing this lets a process's timers run ten times as fast, those of its libraries too: hours of waiting times and
 * time limits pass in minutes. The code that waits is as it is in a branch, and so are clocks and the monotonic time.
 */
const timesAsFast = 10;

const { setTimeout: later, setInterval: every } = globalThis;
const sleep = timers.setTimeout;

globalThis.setTimeout = Object.assign(
  (work: () => void, ms = 0, ...rest: []) => later(work, ms / timesAsFast, ...rest),
  later,
);
globalThis.setInterval = ((work: () => void, ms = 0, ...rest: []) =>
  every(work, ms / timesAsFast, ...rest)) as typeof setInterval;
timers.setTimeout = (ms = 0, ...rest) => sleep(ms / timesAsFast, ...rest);
syncBuiltinESMExports();
