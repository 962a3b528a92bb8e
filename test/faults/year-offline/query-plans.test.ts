import { expect, test } from 'vitest';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { deskAndCore } from '../../integration/desk/in-process-desk.ts';
import { watchReading } from '../../integration/desk/watch-reading.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { pageCalls, signIn } from './page-calls.ts';
import { workOffline } from './work-offline.ts';

/** Tables that grow with every year of work, by their names and by the aliases of the queries. */
const growing = {
  journal: 'journal',
  j: 'journal',
  outcome: 'outcome',
  o: 'outcome',
  issuance: 'issuance',
  i: 'issuance',
  issuance_name_part: 'issuance_name_part',
  carried_fee: 'carried_fee',
  receipt: 'receipt',
  r: 'receipt',
  posting: 'posting',
  p: 'posting',
  drawer_count: 'drawer_count',
  customer: 'customer',
  stock_card: 'stock_card',
  card_ticket: 'card_ticket',
  card_movement: 'card_movement',
  m: 'card_movement',
  stock_count: 'stock_count',
  approval_request: 'approval_request',
  approval_answer: 'approval_answer',
  remote_request: 'remote_request',
  security_event: 'security_event',
};

/**
 * Reads a whole table or index on purpose: the newest issuances stop at the limit and their number is that of an index;
 * what is rejected, open or missing is all there is in a partial index; a day's movements of cash are read from its first.
 */
const onPurpose = [
  'SCAN issuance USING COVERING INDEX',
  'SCAN issuance USING INDEX issuance_open',
  'SCAN outcome USING COVERING INDEX outcome_rejected',
  'SCAN carried_fee USING INDEX carried_fee_open',
  'SCAN carried_fee USING COVERING INDEX carried_fee_open',
  'SCAN approval_request USING INDEX approval_request_open',
  'SEARCH posting USING INTEGER PRIMARY KEY (rowid>?)',
];

test('no call of the page reads a growing table from one end to the other', async () => {
  const rig = await deskAndCore();
  await expect.poll(() => rig.status().ready, { timeout: 60_000 }).toBe(true);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await expect.poll(() => rig.status().line.state, { timeout: 60_000 }).toBe('OFFLINE');
  const connection = rig.database();
  const { epoch, privateKey, enrolment } = loadDevice(connection);
  const { terminalId, branchNo } = enrolment ?? expect.fail('not enrolled');
  const terminal = { connection, owner: { terminalId, epoch, privateKey }, branchNo };
  await workOffline(terminal, (issuances) => issuances === 200);

  const reading = watchReading(connection);
  const calls = rig.calls();
  await signIn(calls);
  for (const call of Object.values(pageCalls)) await call(calls, 7);
  const { staffNo, password } = staff.supervisor;
  await calls.session.signIn({ staffNo, password });
  expect(await calls.approvals.overview()).toMatchObject({ ok: true });

  expect(reading.count()).toBeGreaterThan(20);
  expect(reading.whole(growing, onPurpose)).toEqual([]);
});
