import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { SimulatedCardProcess } from '../simulators/card/card-process.ts';
import { acquireReaders, type Readers } from '../simulators/card/reader-lock.ts';
import { SimulatedCoreProcess } from '../simulators/core/core-process.ts';

/** What stands around a terminal in the demo: the bank's core, and readers with a card to put in. */
export interface Surroundings {
  readonly core: SimulatedCoreProcess;
  /** Plays the cards. */
  readonly card: SimulatedCardProcess;
  /** The readers, held by nobody else on this machine meanwhile. */
  readonly readers: Readers;
  /** Settings of this bank's terminal whose data is in `folder`. */
  terminal(): Promise<TerminalSettings>;
  /** Stops everything that {@link openSurroundings} started. */
  stop(): Promise<void>;
}

/** Where the terminal's data lies in the demo's folder. */
export const terminalFolder = (folder: string): string => join(folder, 'terminal');
/** Where its scanner writes to: whatever is laid there has been scanned. */
export const scannerFolder = (folder: string): string => join(folder, 'scans');

/** Milliseconds of waiting for the readers after which a person wants to know why. */
const noticeAfter = 3_000;
const readersTaken = 'Waiting for the virtual readers: another demo or test run on this machine has them.';

/**
 * Starts the demo's surroundings: core and card each in a process of its own, pcscd unless it runs.
 *
 * @param folder keeps the bank's books and the terminal's data from start to start
 */
export async function openSurroundings(folder: string): Promise<Surroundings> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const started: { stop(): Promise<void> }[] = [];
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    started.push(part);
    return part;
  };
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  const startCard = async (): Promise<Pick<Surroundings, 'card' | 'readers'>> => {
    const notice = setTimeout(() => console.log(readersTaken), noticeAfter);
    const readers = await acquireReaders().finally(() => clearTimeout(notice));
    keep({ stop: () => readers.release() });
    return { card: keep(await SimulatedCardProcess.start()), readers };
  };
  const parts = await Promise.allSettled([
    SimulatedCoreProcess.start({ folder: join(folder, 'core') }).then(keep),
    startCard(),
  ]);
  const [core, card] = parts;
  if (core.status === 'rejected' || card.status === 'rejected') {
    await stop();
    throw parts.find((part) => part.status === 'rejected')?.reason;
  }
  return {
    core: core.value,
    ...card.value,
    terminal: async () => ({
      environment: 'DEMO',
      dataFolder: terminalFolder(folder),
      scannerFolder: scannerFolder(folder),
      core: {
        origin: core.value.origin,
        authority: core.value.authority,
        enrolmentCode: await enrolmentCode(folder, core.value),
      },
    }),
    stop,
  };
}

/** The one code of this folder's terminal: a terminal that is enrolled has no more use for it, one that is not has. */
async function enrolmentCode(folder: string, core: SimulatedCoreProcess): Promise<string> {
  const file = join(folder, 'enrolment-code');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const code = await core.issueEnrolmentCode();
    await writeFile(file, code, { mode: 0o600 });
    return code;
  }
}
