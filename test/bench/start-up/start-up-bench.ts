import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withReaders } from '../../simulators/card/reader-lock.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import type { Bench, Measurement } from '../bench.ts';
import { now, StartMoments } from './start-moments.ts';

const firstStarts = 3;
const laterStarts = 7;

const signIn = fileURLToPath(new URL('open-sign-in.ts', import.meta.url));
const emptyPage = fileURLToPath(new URL('open-empty-page.ts', import.meta.url));

/**
 * From the start of the Chromium shell's process to a sign-in page that can be used, against a page of one button in the
 * same browser; the first start, with an empty data folder, enrolment and nothing compiled yet, and later ones. The core
 * runs already.
 */
export const startUpBench: Bench = {
  run: (folder) =>
    withReaders(async () => {
      const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
      try {
        const rounds = { first: [] as Round[], later: [] as Round[] };
        for (let start = 1; start <= firstStarts; start += 1)
          rounds.first.push(await sideBySide(await newTerminal(core, join(folder, `terminal-${start}`))));
        const known = await newTerminal(core, join(folder, 'terminal'));
        await opened(signIn, known);
        for (let start = 1; start <= laterStarts; start += 1) rounds.later.push(await sideBySide(known));
        return {
          setting: `from process start, ${firstStarts} first starts and ${laterStarts} later ones, without a window`,
          measurements: [
            ...measurementsOf('first start', rounds.first),
            ...measurementsOf('later start', rounds.later),
          ],
        };
      } finally {
        await core.stop();
      }
    }),
};

/** The moments of two starts, milliseconds from the start of each process. */
interface Round {
  readonly terminal: StartMoments;
  readonly empty: StartMoments;
}

/** A folder with a terminal's settings, and with what Node has compiled for it. */
async function newTerminal(core: SimulatedCoreProcess, folder: string): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, 'authority.pem'), core.authority);
  const settings = {
    environment: 'DEMO',
    dataFolder: join(folder, 'data'),
    core: {
      origin: core.origin,
      authorityFile: join(folder, 'authority.pem'),
      enrolmentCode: await core.issueEnrolmentCode(),
    },
  };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

const sideBySide = async (folder: string): Promise<Round> => ({
  terminal: await opened(signIn, folder),
  empty: await opened(emptyPage, folder),
});

/** Runs a program up to its page and to its end; nothing of it is left to slow down the next. */
async function opened(program: string, folder: string): Promise<StartMoments> {
  const startedAt = now();
  const child = fork(program, [join(folder, 'settings.json')], {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  const exited = once(child, 'exit');
  const [message] = await Promise.race([
    once(child, 'message'),
    exited.then(() => Promise.reject(new Error(`${program} ended before its page was there`))),
  ]);
  child.disconnect();
  await exited;
  const { deskStarted, ...moments } = StartMoments.parse(message);
  return {
    loaded: moments.loaded - startedAt,
    browserLaunched: moments.browserLaunched - startedAt,
    deskStarted: deskStarted && deskStarted - startedAt,
    painted: moments.painted - startedAt,
    usable: moments.usable - startedAt,
  };
}

function measurementsOf(start: string, rounds: readonly Round[]): Measurement[] {
  const empty = `${start}: empty page there`;
  const measurement = (name: string, of: (round: Round) => number, against: readonly string[]) => ({
    name,
    unit: 'ms' as const,
    rounds: rounds.map(of),
    against,
  });
  return [
    measurement(`${start}: modules loaded`, ({ terminal }) => terminal.loaded, []),
    measurement(`${start}: browser launched`, ({ terminal }) => terminal.browserLaunched, []),
    measurement(`${start}: desk started`, ({ terminal }) => terminal.deskStarted ?? Number.NaN, []),
    measurement(`${start}: first paint`, ({ terminal }) => terminal.painted, []),
    measurement(`${start}: sign-in usable`, ({ terminal }) => terminal.usable, [empty]),
    measurement(`${start}: empty, browser launched`, (round) => round.empty.browserLaunched, []),
    measurement(empty, (round) => round.empty.usable, []),
  ];
}
