import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { Desk } from '../../../electron/desk/desk.ts';
import { deskRouter } from '../../../electron/desk/router.ts';
import { terminalStatus } from '../../../electron/desk/terminal-status.ts';
import type { CoreControl } from '../../simulators/core/core-control.ts';
import { branches } from '../../simulators/core/sample-bank.ts';
import { SimulatedCore } from '../../simulators/core/simulated-core.ts';
import { beginMigrated } from '../../unit/desk/begin-migrated.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { beginFounded } from './founded-books.ts';

/** Every call a page could make. */
type Calls = RouterClient<ReturnType<typeof deskRouter>>;

/**
 * The real desk and a core over HTTPS, without readers and all in one process, so that none is started for each test:
 * for all that is not about cards.
 */
export async function deskAndCore({
  enrolled = true,
  misbehaviour,
  disk,
}: {
  enrolled?: boolean;
  misbehaviour?: CoreControl;
  /** A disk of its own for the terminal's data. */
  disk?: string;
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-desk-'));
  await beginFounded(join(folder, 'core'));
  const core = await SimulatedCore.open(join(folder, 'core'));
  const origin = `https://127.0.0.1:${await core.listen()}`;
  if (misbehaviour !== undefined) await core.control(misbehaviour);
  const enrolmentCode = enrolled ? core.issueEnrolmentCode(branches.main.branchNo) : null;
  const clock = { ahead: 0 };
  const open = (terminal = 'terminal', code = enrolmentCode) => {
    const dataFolder = join(disk ?? folder, terminal);
    if (!existsSync(dataFolder)) beginMigrated(dataFolder);
    const opened = Desk.open(
      {
        environment: 'DEMO',
        dataFolder,
        scannerFolder: join(folder, 'scans'),
        databaseKey,
        core: { origin, authority: core.authority.certificate, enrolmentCode: code },
      },
      {
        postToCard: () => {},
        restartCard: () => {},
        print: () => Promise.resolve('PRINTED'),
        now: () => Date.now() + clock.ahead,
      },
    );
    if (!opened.ok) throw new Error(opened.problem.tag);
    return opened.value;
  };
  let desk = open();
  let colleague: Desk | null = null;
  onTestFinished(async () => {
    await desk.stop();
    await colleague?.stop();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    core,
    origin,
    /** Milliseconds the terminal's clock is ahead of the machine's. */
    clock,
    status: () => terminalStatus(desk),
    calls: (): Calls => createRouterClient(deskRouter(desk)),
    counter: () => counterOf(desk),
    database: (): Connection => desk.database.connection,
    /** Another terminal, of the same branch unless told otherwise. */
    openAnother(branchNo: string = branches.main.branchNo) {
      const other = open('another', core.issueEnrolmentCode(branchNo));
      colleague = other;
      return {
        status: () => terminalStatus(other),
        counter: () => counterOf(other),
        database: (): Connection => other.database.connection,
        calls: (): Calls => createRouterClient(deskRouter(other)),
        entries: () => [...(other.counter?.journal.all() ?? [])],
      };
    },
    /** Folder of the terminal's data. */
    folder: join(disk ?? folder, 'terminal'),
    scannerFolder: join(folder, 'scans'),
    /** @param meanwhile done while the desk is closed */
    async restart(meanwhile = () => {}) {
      await desk.stop();
      meanwhile();
      desk = open();
    },
  };
}

function counterOf({ counter }: Desk) {
  if (counter === null) throw new Error('the terminal is not enrolled yet');
  return counter;
}
