import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskStart } from '../../../electron/contract/process-message.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { cardNumbers, serialNoOf } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { phantomCard } from './phantom-card.ts';

/** The place of one terminal at a branch. */
export interface TerminalPlace {
  /** All that it and its programs write: its data in `terminal/`, and `told`. */
  readonly disk: string;
  /** File in which everybody notes what they were told of ({@link tellOfEveryEntry}). */
  readonly told: string;
  readonly start: DeskStart;
}

/** A branch with its core: all that a proof by faults takes place in. */
export class Branch {
  /** The proof's own folder. */
  readonly folder: string;
  readonly core: SimulatedCoreProcess;

  private constructor(folder: string, core: SimulatedCoreProcess) {
    this.folder = folder;
    this.core = core;
  }

  /**
   * @param cards how many are in stock, twenty at least
   * @param phantoms how many more the branch's list alone knows; with them no day's stock is that of the core
   */
  static async open(cards: number, phantoms = 0): Promise<Branch> {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-faults-'));
    const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
    for (let further = cardNumbers.mainBranchStock.length; further < cards; further += 1) {
      await core.control({ do: 'registerExternalCard', card: externalCard(1_000 + further) });
    }
    for (let n = 0; n < phantoms; n += 1)
      await core.control({ do: 'publish', item: { kind: 'card', card: phantomCard(n) } });
    return new Branch(folder, core);
  }

  /** Room for a terminal that the core has not seen yet. */
  async newPlace(): Promise<TerminalPlace> {
    const { origin, authority } = this.core;
    const enrolmentCode = await this.core.issueEnrolmentCode();
    const disk = join(this.folder, `disk-${enrolmentCode}`);
    mkdirSync(disk);
    const start: DeskStart = {
      environment: 'DEMO',
      dataFolder: join(disk, 'terminal'),
      databaseKey,
      core: { origin, authority, enrolmentCode },
    };
    return { disk, told: join(disk, 'told'), start };
  }

  async close(): Promise<void> {
    await this.core.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What a core is told of the n-th sample card. */
function externalCard(n: number) {
  const { cin, keyVersion, keyEnc, keyMac, oath } = sampleCard(n);
  const account = oath?.accounts[0];
  if (cin === undefined || account === undefined) throw new Error(`sample card ${n} is not complete`);
  const { name: oathAccount, algorithm, seed, digits } = account;
  const identity = { source: 'CIN' as const, value: cin };
  const period = 30;
  return {
    identity,
    serialNo: serialNoOf(n),
    keyVersion,
    keyEnc,
    keyMac,
    oathAccount,
    algorithm,
    seed,
    digits,
    period,
  };
}
