import { expect, test } from 'vitest';
import { replay } from '../../../electron/desk/restore/replay.ts';
import { beginRestoration } from '../../../electron/desk/restore/restoration.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { booksToReplayInto } from './books-to-replay-into.ts';
import { claimBranch, good } from './claim-branch.ts';
import { heardAtNoon, scratchJournal } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

test('a terminal that lost its claims has them back from its entries, under their numbers and names', () => {
  const branch = claimBranch();
  const { claimant, claimantOffline } = customers;
  const [first, second] = [branch.prepare(claimant), branch.prepare(claimantOffline)];
  good(branch.desk.intake.handOver(second, staff.secondTeller.staffNo, staff.supervisor));
  const filed = [
    good(branch.desk.filing.file(first, staff.teller)),
    good(branch.desk.filing.file(second, staff.secondTeller)),
  ];

  const { connection } = staffedBranch();
  const { journal } = scratchJournal(connection);
  const items = [claimant, claimantOffline].map((customer) => ({ kind: 'customer' as const, customer }));
  applyFeed(connection, { items, cursor: 'x', more: false }, heardAtNoon);
  const books = booksToReplayInto(connection, journal);
  connection.transaction(() => {
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    for (const entry of branch.journal.all()) journal.readmit(entry);
    for (const entry of branch.journal.all()) replay(books, entry);
  })();
  const claims = connection
    .prepare<[], object>(
      `SELECT claim_id AS claimId, provisional_no AS provisionalNo, customer_name AS name, loss FROM claim
       ORDER BY number`,
    )
    .all();
  expect(claims).toEqual(
    filed.map(({ claimId, provisionalNo }, i) => ({
      claimId,
      provisionalNo,
      name: [claimant, claimantOffline][i]?.name,
      loss: 8_500_000,
    })),
  );
});
