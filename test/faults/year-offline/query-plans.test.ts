import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { deskAndCore } from '../../integration/desk/in-process-desk.ts';
import { watchReading } from '../../integration/desk/watch-reading.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { correctionCalls, supervisorCalls, tellerCalls } from './branch-calls.ts';
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
 * what is rejected, open or missing is all there is in a partial index; a day's movements of cash are read from its first;
 * what goes out and what is new is read from where the last look ended. Once a start whom the last program left signed in
 * is looked for, from the end; once a day, when nobody waits, which claims are past their time. Nobody at the counter asks
 * for the number of all entries.
 */
const onPurpose = [
  'SCAN issuance USING COVERING INDEX',
  'SCAN issuance USING INDEX issuance_open',
  'SCAN outcome USING COVERING INDEX outcome_rejected',
  'SCAN carried_fee USING INDEX carried_fee_open',
  'SCAN carried_fee USING COVERING INDEX carried_fee_open',
  'SCAN approval_request USING INDEX approval_request_open',
  'SEARCH posting USING INTEGER PRIMARY KEY (rowid>?)',
  'SEARCH journal USING INTEGER PRIMARY KEY (rowid>?): SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?',
  'SEARCH journal USING INTEGER PRIMARY KEY (rowid>?): SELECT occurred_at FROM journal WHERE seq > ? ORDER BY seq LIMIT 1',
  'SEARCH journal USING INTEGER PRIMARY KEY (rowid>?): SELECT max(j.seq) AS through',
  'SEARCH outcome USING INTEGER PRIMARY KEY (rowid>?): SELECT max(o.seq) AS through',
  'SCAN journal: SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1',
  'SCAN journal: SELECT type, actor FROM journal WHERE type IN',
  'SCAN journal: SELECT count(*) FROM journal',
  'SCAN journal USING INDEX journal_about_claim: SELECT c.claim_id AS claimId',
];

/** For so long an idle desk has looked around at least once. */
const idleLookMs = 6_000;

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

  // From its start on: what a desk asks again and again it prepares once.
  const reading = watchReading(connection);
  await rig.restart();
  const calls = rig.calls();
  await signIn(calls);
  for (const call of Object.values(pageCalls)) await call(calls, 7);
  await tellerCalls(calls);
  const { staffNo, password } = staff.supervisor;
  await calls.session.signIn({ staffNo, password });
  await supervisorCalls(calls);

  // What was done goes out, verdicts come back; and what is looked at while nobody works.
  await rig.core.control({ do: 'line', state: 'UP' });
  await expect.poll(() => rig.status().waiting, { timeout: 60_000 }).toBe(0);
  await expect.poll(() => rig.status().provisional, { timeout: 60_000 }).toBe(0);
  await correctionCalls(calls);
  await calls.session.signOut();
  await sleep(idleLookMs);

  expect(reading.count()).toBeGreaterThan(100);
  expect(reading.whole(rig.database(), growing, onPurpose)).toEqual([]);
});
