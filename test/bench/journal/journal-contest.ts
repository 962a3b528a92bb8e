import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { bareCommits } from './bare-commits.ts';
import { isDurable } from './is-durable.ts';
import { rawWrites } from './raw-writes.ts';
import { sampleAct } from './sample-act.ts';

/**
 * `node journal-contest.ts FOLDER`: durable writes a second, round by round, as `Contest` in JSON on its output. A program
 * of its own, so that a disk can be made slower for it alone.
 */

export interface Contest {
  /** Of a write. */
  readonly bytes: number;
  readonly rounds: number;
  readonly writesARound: number;
  readonly perSecond: Readonly<Record<string, readonly number[]>>;
}

const rounds = 40;
const writesARound = 25;
/**
 * What lies behind each contestant: indexes have grown, and a write-ahead log has reached its size, so that nobody waits
 * for a file to grow where another does not.
 */
const writesBefore = 2_000;

const folder = process.argv[2];
if (folder === undefined) throw new Error('no folder');
mkdirSync(folder);

const opened = openDatabase(folder, databaseKey, Date.now());
if (!opened.ok) throw new Error(opened.problem.tag);
const { connection } = opened.value;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const journal = new Journal(connection, { terminalId: '0421-01', epoch: 1, privateKey }, Date.now);
connection.transaction(() => {
  for (let made = 0; made < writesBefore; made += 1) journal.record(sampleAct());
})();
// The same bytes: all that the journal stores of such an entry.
const bytes = Object.values(connection.prepare<[], object>('SELECT * FROM journal').get() ?? {}).join('');

const inClear = bareCommits(join(folder, 'bare.db'), null, writesBefore, bytes);
const encrypted = bareCommits(join(folder, 'bare-encrypted.db'), databaseKey, writesBefore, bytes);
const raw = rawWrites(join(folder, 'raw'));
const acts = Array.from({ length: rounds * writesARound }, sampleAct).values();

const contestants = {
  'journal entry': () => void journal.record(acts.next().value ?? sampleAct()),
  'bare commit': () => inClear.commit(),
  'bare commit, encrypted': () => encrypted.commit(),
  'raw fdatasync': () => raw.write(bytes),
};
const perSecond = takeTurns(contestants);
if (!isDurable(connection)) throw new Error('the journal was not durable');
opened.value.close();
inClear.close();
encrypted.close();
raw.close();
const contest: Contest = { bytes: bytes.length, rounds, writesARound, perSecond };
console.log(JSON.stringify(contest));

/** For each contestant the times per second it was called, round by round. Who begins changes from round to round. */
function takeTurns(named: Readonly<Record<string, () => void>>): Record<string, number[]> {
  const turns = Object.entries(named).map(([name, call]) => ({ name, call, rates: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < turns.length; turn += 1) {
      const contestant = turns[(round + turn) % turns.length];
      const start = performance.now();
      for (let made = 0; made < writesARound; made += 1) contestant?.call();
      contestant?.rates.push((writesARound / (performance.now() - start)) * 1_000);
    }
  }
  return Object.fromEntries(turns.map(({ name, rates }) => [name, rates]));
}
