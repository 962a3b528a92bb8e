import { expect, test } from 'vitest';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { deskAndCore } from '../../integration/desk/in-process-desk.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { pageCalls, signIn } from './page-calls.ts';
import { workOffline } from './work-offline.ts';

/** Tables that grow with every year of work. */
const growing = [
  'journal',
  'outcome',
  'issuance',
  'issuance_name_part',
  'carried_fee',
  'receipt',
  'posting',
  'drawer_count',
  'customer',
  'stock_card',
  'card_ticket',
  'card_movement',
  'stock_count',
  'approval_request',
  'approval_answer',
  'remote_request',
  'security_event',
];

/** Aliases of the queries, back to their tables. */
const tableOf: Readonly<Record<string, string>> = {
  i: 'issuance',
  j: 'journal',
  o: 'outcome',
  p: 'posting',
  r: 'receipt',
  m: 'card_movement',
};

/**
 * Reads a whole table or index on purpose: the newest issuances stop at the limit and their number is that of an index;
 * what is rejected, open or missing is all there is in a partial index.
 */
const onPurpose = [
  'SCAN issuance USING COVERING INDEX',
  'SCAN issuance USING INDEX issuance_open',
  'SCAN outcome USING COVERING INDEX outcome_rejected',
  'SCAN carried_fee USING INDEX carried_fee_open',
  'SCAN carried_fee USING COVERING INDEX carried_fee_open',
  'SCAN approval_request USING INDEX approval_request_open',
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

  const asked = new Set<string>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    asked.add(sql);
    return prepare(sql);
  }) as typeof connection.prepare;
  const calls = rig.calls();
  await signIn(calls);
  for (const call of Object.values(pageCalls)) await call(calls, 7);
  const { staffNo, password } = staff.supervisor;
  await calls.session.signIn({ staffNo, password });
  expect(await calls.approvals.overview()).toMatchObject({ ok: true });

  expect(asked.size).toBeGreaterThan(20);
  const scans = [...asked].flatMap((sql) =>
    prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, "'1'")}`)
      .all()
      .map(({ detail }) => detail.replace(/^SCAN (\w+)/, (_whole, name) => `SCAN ${tableOf[name] ?? name}`))
      .filter((detail) => growing.includes(/^SCAN (\w+)/.exec(detail)?.[1] ?? ''))
      .filter((detail) => !onPurpose.some((known) => detail.startsWith(known)))
      .map((detail) => `${detail}: ${sql}`),
  );
  expect(scans).toEqual([]);
});
