import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { Desk } from '../../../electron/desk/desk.ts';
import { deskRouter } from '../../../electron/desk/router.ts';
import { terminalStatus } from '../../../electron/desk/terminal-status.ts';
import type { CoreControl } from '../../simulators/core/core-control.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';

/** Every call a page could make. */
type Calls = RouterClient<ReturnType<typeof deskRouter>>;

/** The real desk and a real core over HTTPS, without readers and without processes to wait for: for all that is not about cards. */
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
  const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
  if (misbehaviour !== undefined) await core.control(misbehaviour);
  const enrolmentCode = enrolled ? await core.issueEnrolmentCode() : null;
  const clock = { ahead: 0 };
  const open = (terminal = 'terminal', code = enrolmentCode) => {
    const opened = Desk.open(
      {
        environment: 'DEMO',
        dataFolder: join(disk ?? folder, terminal),
        scannerFolder: join(folder, 'scans'),
        databaseKey: 'C3'.repeat(32),
        core: { origin: core.origin, authority: core.authority, enrolmentCode: code },
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
    await core.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    core,
    /** Milliseconds the terminal's clock is ahead of the machine's. */
    clock,
    status: () => terminalStatus(desk),
    calls: (): Calls => createRouterClient(deskRouter(desk)),
    counter: () => counterOf(desk),
    database: (): Connection => desk.database.connection,
    /** Another terminal, of the same branch unless told otherwise. */
    async openAnother(branchNo?: string) {
      const other = open('another', await core.issueEnrolmentCode(branchNo));
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
