import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import type { Bench } from '../bench.ts';
import { bareCommits } from './bare-commits.ts';
import { isDurable } from './is-durable.ts';
import { rawWrites } from './raw-writes.ts';
import { sampleAct } from './sample-act.ts';

const rounds = 40;
const entriesARound = 25;
/** What a terminal has behind it after some weeks: the table's indexes have grown. */
const entriesBefore = 2_000;
const databaseKey = 'A5'.repeat(32);

/**
 * Durable journal entries per second: sealed, chained, signed, encrypted, on the disk; against the bare commit of the
 * same bytes, in clear and encrypted, and against the disk itself. They take turns, a few milliseconds each.
 */
export const journalBench: Bench = {
  async run(folder) {
    const opened = openDatabase(folder, databaseKey, Date.now());
    if (!opened.ok) throw new Error(opened.problem.tag);
    const { connection } = opened.value;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const journal = new Journal(connection, { terminalId: '0421-01', epoch: 1, privateKey }, Date.now);
    connection.transaction(() => {
      for (let made = 0; made < entriesBefore; made += 1) journal.record(sampleAct());
    })();

    const inClear = bareCommits(join(folder, 'bare.db'), null);
    const encrypted = bareCommits(join(folder, 'bare-encrypted.db'), databaseKey);
    const raw = rawWrites(join(folder, 'raw'));
    // The same bytes: all that the journal stores of such an entry.
    const bytes = Object.values(connection.prepare<[], object>('SELECT * FROM journal').get() ?? {}).join('');
    const acts = Array.from({ length: rounds * entriesARound }, sampleAct).values();

    const contestants = {
      'journal entry': () => void journal.record(acts.next().value ?? sampleAct()),
      'bare commit': () => inClear.commit(bytes),
      'bare commit, encrypted': () => encrypted.commit(bytes),
      'raw fdatasync': () => raw.write(bytes),
    };
    const perSecond = takeTurns(Object.values(contestants));
    if (!isDurable(connection)) throw new Error('the journal was not durable');
    opened.value.close();
    inClear.close();
    encrypted.close();
    raw.close();

    const names = Object.keys(contestants);
    return {
      setting: `durable writes of ${bytes.length} bytes, ${rounds} rounds of ${entriesARound} each`,
      measurements: names.map((name, index) => ({
        name,
        unit: 'per second',
        rounds: perSecond[index] ?? [],
        against: names.slice(index + 1),
      })),
    };
  },
};

/** For each contestant the times per second it was called, round by round. Who begins changes from round to round. */
function takeTurns(contestants: readonly (() => void)[]): number[][] {
  const perSecond = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const index = (round + turn) % contestants.length;
      const start = performance.now();
      for (let call = 0; call < entriesARound; call += 1) contestants[index]?.();
      perSecond[index]?.push((entriesARound / (performance.now() - start)) * 1_000);
    }
  }
  return perSecond;
}
