import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { RemoteRequest } from '../../../electron/contract/remote-approval.ts';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { won } from '../../../electron/contract/won.ts';
import type { Approvals } from '../../../electron/desk/approval/approvals.ts';
import { Credentials } from '../../../electron/desk/approval/credentials.ts';
import { RemoteApprovals } from '../../../electron/desk/approval/remote-approvals.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { canonicalHash } from '../../simulators/core/canonical-json.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { noStaffCards } from './no-staff-cards.ts';
import { heardAtNoon, noon } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

const { teller, supervisor } = staff;

const subject = {
  kind: 'FEE_WAIVER',
  orderId: 'b3bb2c0e-6a0e-4a4e-9f5e-0d3a8f1c2b10',
  customerNo: '0000000402',
  maskedName: '나*기',
  serialNo: '904200000001',
  amount: won(3_000),
  ground: { reason: 'BANK_ERROR' },
} as const;

/** A terminal that the core tells of another terminal's request. */
function terminalTold(
  change: Partial<RemoteRequest> = {},
  mayApprove: Approvals['mayApprove'] = () => succeed(null),
) {
  const { connection, journal, register } = staffedBranch();
  const request: RemoteRequest = {
    requestId: uuidv7(),
    terminalId: '0421-02',
    maker: teller.staffNo,
    subject,
    subjectHash: canonicalHash(subject),
    needed: 1,
    roles: ['SUPERVISOR'],
    requestedAt: '2026-11-23T03:00:00.000Z',
    validMinutes: 5,
    ...change,
  };
  applyFeed(
    connection,
    { items: [{ kind: 'approvalRequest', request }], cursor: 'y', more: false },
    heardAtNoon,
  );
  const remote = new RemoteApprovals({
    ...{ connection, journal, register },
    credentials: new Credentials(connection, register, noStaffCards),
    // Nothing is asked for here.
    approvals: { mayApprove } as Approvals,
    online: () => true,
    now: () => noon,
    changed: () => {},
  });
  const { staffNo, password } = supervisor;
  const give = () => remote.give(request.requestId, staffNo, { method: 'PASSWORD', password });
  const refuse = () =>
    remote.refuse(request.requestId, staffNo, { method: 'PASSWORD', password }, '등급 확인 필요');
  return { remote, give, refuse, journal };
}

describe('a request of another terminal', () => {
  test('is consented to as it is shown', async () => {
    const { remote, give, journal } = terminalTold();
    expect(remote.waiting()).toMatchObject([{ subject, from: '0421-02' }]);
    expect(await give()).toMatchObject({ ok: true, value: { state: 'GIVEN' } });
    expect(journal.at(journal.lastSeq())).toMatchObject({ type: 'RemoteApprovalAnswered' });
  });

  test('that is another one than its hash says is shown to nobody, and nobody consents to it', async () => {
    const dearer = { ...subject, amount: won(30_000) };
    const { remote, give, journal } = terminalTold({ subjectHash: canonicalHash(dearer) });
    const before = journal.lastSeq();
    expect(remote.waiting()).toEqual([]);
    expect(await give()).toMatchObject({ problem: { tag: 'ApprovalNotFound' } });
    expect(journal.lastSeq()).toBe(before);
  });

  test('over a limit of its kind is consented to no more here than there, and waits; a no is taken', async () => {
    const limit = fail('WaiverLimitOfApprover', { limit: 3 });
    const { remote, give, refuse } = terminalTold({}, () => limit);
    expect(await give()).toEqual(limit);
    expect(remote.waiting()).toHaveLength(1);
    expect(await refuse()).toMatchObject({ ok: true, value: { state: 'REFUSED' } });
  });
});
