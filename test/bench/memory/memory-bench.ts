import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DeskStart } from '../../../electron/contract/process-message.ts';
import { DeskProcess } from '../../faults/year-offline/desk-process.ts';
import { enrolTerminal, fillTerminal } from '../../faults/year-offline/offline-terminal.ts';
import { pageCalls, signIn } from '../../faults/year-offline/page-calls.ts';
import { residentBytesOf } from '../../faults/year-offline/resident-bytes.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import type { Bench } from '../bench.ts';
import { packDesk } from './packed-desk.ts';

const entries = 100_000;
const fewEntries = 200;
const rounds = 3;
/** How often every call of the page is made before memory is read. */
const callsEach = 20;

/** Resident memory of the desk process, as it is packed, after the page has asked it everything many times. */
export const memoryBench: Bench = {
  async run(folder) {
    const module = await packDesk();
    const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
    try {
      const full = await enrolTerminal(core, join(folder, 'full'));
      const fresh = await enrolTerminal(core, join(folder, 'fresh'));
      await core.control({ do: 'line', state: 'DOWN' });
      await fillTerminal(fresh, fewEntries);
      await fillTerminal(full, entries);
      const measured = { full: [] as number[], fresh: [] as number[], node: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        measured.full.push(await megabytesOfDesk(full, module));
        measured.fresh.push(await megabytesOfDesk(fresh, module));
        measured.node.push(await megabytesOfNode());
      }
      const small = `desk with ${fewEntries} entries`;
      const bare = 'a Node process that does nothing';
      return {
        setting: `the packed desk process, signed in, each of the page's calls ${callsEach} times`,
        measurements: [
          {
            name: `desk with ${entries.toLocaleString('en-US')} entries`,
            unit: 'MB',
            rounds: measured.full,
            against: [small, bare],
          },
          { name: small, unit: 'MB', rounds: measured.fresh, against: [bare] },
          { name: bare, unit: 'MB', rounds: measured.node, against: [] },
        ],
      };
    } finally {
      await core.stop();
    }
  },
};

async function megabytesOfDesk(start: DeskStart, module: string): Promise<number> {
  const desk = await DeskProcess.start(start, { module });
  try {
    await signIn(desk.calls);
    for (let n = 0; n < callsEach; n += 1) {
      for (const call of Object.values(pageCalls)) await call(desk.calls, n);
    }
    return desk.residentBytes() / 1e6;
  } finally {
    await desk.stop();
  }
}

async function megabytesOfNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log(); setInterval(() => {}, 1_000_000)']);
  try {
    await once(child.stdout, 'data');
    return residentBytesOf(child.pid) / 1e6;
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}
