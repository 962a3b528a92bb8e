import { generateKeyPairSync } from 'node:crypto';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { History } from '../../../electron/desk/history/history.ts';
import { IssuanceBook } from '../../../electron/desk/issuance/issuance-book.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { seededRandom } from '../../faults/random.ts';
import { offlineCard, offlineCustomer, workOffline } from '../../faults/year-offline/work-offline.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import type { Bench, Measurement } from '../bench.ts';
import { tableScan } from './table-scan.ts';

const issuances = 100_000;
const rounds = 10;
/** So many queries a round, of which the slowest twentieth is left out; a scan is far too slow for as many. */
const queriesARound = 40;
const scansARound = 2;
const rowsShown = 100;

/** What people look for, about the n-th issuance. */
const kinds: Readonly<Record<string, (n: number) => string>> = {
  'by a name': (n) => offlineCustomer(n).name,
  'by two syllables of a name': (n) => offlineCustomer(n).name.slice(1),
  'by a serial number': (n) => offlineCard(n, '').serialNo,
  'by its last six digits': (n) => offlineCard(n, '').serialNo.slice(-6),
  'by an amount': () => '3000',
};

/** Search of a history with the rows found and their number, at the 95th percentile, against a look at every row. */
export const searchBench: Bench = {
  async run(folder) {
    const opened = openDatabase(folder, databaseKey, Date.now());
    if (!opened.ok) throw new Error(opened.problem.tag);
    const { connection } = opened.value;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const owner = { terminalId: '0421-01', epoch: 1, privateKey };
    await workOffline({ connection, owner, branchNo: '0421' }, (made) => made === issuances);
    const journal = new Journal(connection, owner, Date.now);
    const history = new History(connection, journal, new IssuanceBook(connection, journal));
    const scan = tableScan(connection);
    const random = seededRandom(issuances);

    const measurements: Measurement[] = [];
    for (const [name, queryFor] of Object.entries(kinds)) {
      const query = () => queryFor(Math.floor(random() * issuances));
      const ours: number[] = [];
      const scanned: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(slowestButATwentieth(queriesARound, () => history.search(query(), rowsShown)));
        scanned.push(slowestButATwentieth(scansARound, () => scan(query(), rowsShown)));
      }
      const every = `every row, ${name}`;
      measurements.push(
        { name, unit: 'ms', rounds: ours, against: [every] },
        { name: every, unit: 'ms', rounds: scanned, against: [] },
      );
    }
    opened.value.close();
    return {
      setting: `${issuances.toLocaleString('en-US')} issuances, 95th percentile of ${queriesARound} queries, ${rowsShown} rows shown`,
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
