import { generateKeyPairSync } from 'node:crypto';
import type { ClaimState } from '../../../electron/contract/claim-follow-up.ts';
import { ClaimNews } from '../../../electron/desk/claim/follow-up/claim-news.ts';
import { ClaimRegister } from '../../../electron/desk/claim/follow-up/claim-register.ts';
import { ClaimReminders } from '../../../electron/desk/claim/follow-up/claim-reminders.ts';
import { ClaimFigures } from '../../../electron/desk/claim/follow-up/claim-statistics.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { seededRandom } from '../../faults/random.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { bringReference, claimant, fileClaims } from '../../unit/desk/filed-claims.ts';
import type { Bench, Measurement } from '../bench.ts';

const claims = 100_000;
const aDay = 200;
const rounds = 10;
/** So many queries a round, of which the slowest twentieth is left out; a scan is far too slow for as many. */
const queriesARound = 40;
const scansARound = 2;
const rowsShown = 200;
const since = Date.parse('2025-01-02T00:00:00.000Z');

/** What people look for, about the n-th claim. */
const kinds: Readonly<Record<string, { query: (n: number) => string; state?: ClaimState }>> = {
  'by a name': { query: (n) => claimant(n).name },
  'by a syllable of a name': { query: (n) => claimant(n).name.slice(1, 2) },
  'by the end of a telephone': { query: (n) => claimant(n).phone.slice(-4) },
  'by a customer number': { query: (n) => claimant(n).customerNo },
  'by a day': {
    query: (n) => new Date(since + Math.trunc(n / aDay) * 86_400_000).toISOString().slice(0, 10),
  },
  'by what all numbers have': { query: () => '0421' },
  'by a name and a state': { query: (n) => claimant(n).name, state: 'UNDER_REVIEW' },
  everything: { query: () => '' },
};

/** Search of filed claims with the rows found and their number, at the 95th percentile, against a look at every row. */
export const claimSearchBench: Bench = {
  async run(folder) {
    const opened = openDatabase(folder, databaseKey, Date.now());
    if (!opened.ok) throw new Error(opened.problem.tag);
    const { connection } = opened.value;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    bringReference(connection);
    fileClaims(connection, { terminalId: '0421-01', epoch: 1, privateKey }, { count: claims, aDay, since });
    connection.exec("UPDATE claim SET state = 'UNDER_REVIEW' WHERE number % 7 = 0");
    const register = new ClaimRegister(connection);
    const scan = connection.prepare<{ query: string }>(`
      SELECT count(*) FROM claim WHERE instr(customer_name, @query) OR instr(phone, @query) OR instr(customer_no, @query)
        OR instr(replace(provisional_no, '-', ''), replace(@query, '-', ''))`);
    const random = seededRandom(claims);

    const measurements: Measurement[] = [];
    for (const [name, { query, state }] of Object.entries(kinds)) {
      const one = () => query(Math.floor(random() * claims));
      const ours: number[] = [];
      const scanned: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(
          slowestButATwentieth(queriesARound, () => register.search(one(), state ?? null, rowsShown)),
        );
        scanned.push(slowestButATwentieth(scansARound, () => scan.get({ query: one() })));
      }
      const every = `every row, ${name}`;
      measurements.push(
        { name, unit: 'ms', rounds: ours, against: [every] },
        { name: every, unit: 'ms', rounds: scanned, against: [] },
      );
    }
    const last = new Date(since + Math.trunc(claims / aDay) * 86_400_000).toISOString().slice(0, 10);
    const figures = new ClaimFigures(connection);
    const reminders = new ClaimReminders(connection, new ClaimNews(connection));
    for (const [name, call] of [
      ['statistics', () => figures.of(last)],
      ['reminders', () => reminders.of(last)],
    ] as const)
      measurements.push({
        name,
        unit: 'ms',
        rounds: Array.from({ length: rounds }, () => slowestButATwentieth(3, call)),
        against: [],
      });
    opened.value.close();
    return {
      setting: `${claims.toLocaleString('en-US')} claims, 95th percentile of ${queriesARound} queries, ${rowsShown} rows shown`,
      measurements,
    };
  },
};

/** Makes so many calls and gives the time of the slowest but a twentieth of them, milliseconds. */
function slowestButATwentieth(calls: number, call: () => void): number {
  const times = Array.from({ length: calls }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.ceil(0.95 * calls) - 1] ?? Number.NaN;
}
