import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { ApprovalSubject } from '../../../electron/contract/approval.ts';
import { problemOfLapse } from '../../../electron/contract/problem-of-lapse.ts';
import { fail, type Result, succeed } from '../../../electron/contract/result.ts';
import { won } from '../../../electron/contract/won.ts';
import { Approvals } from '../../../electron/desk/approval/approvals.ts';
import type { RulesByKind } from '../../../electron/desk/approval/subject-rules.ts';
import type { StaffCards } from '../../../electron/desk/staff/staff-cards.ts';
import {
  canonicalHash as independentHash,
  canonicalJson as independentJson,
} from '../../simulators/core/canonical-json.ts';
import { branches, type SampleStaff, staff } from '../../simulators/core/sample-bank.ts';
import { noon } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

const { teller, secondTeller, supervisor, secondSupervisor } = staff;
const minute = 60_000;

const subject: ApprovalSubject = {
  kind: 'FEE_WAIVER',
  orderId: 'b3bb2c0e-6a0e-4a4e-9f5e-0d3a8f1c2b10',
  customerNo: '0000000402',
  maskedName: '나*기',
  serialNo: '904200000001',
  amount: won(3_000),
  ground: { reason: 'TIER', tier: 'VIP', source: 'CORE', asOf: '2026-11-01T00:00:00.000Z', proof: null },
};

/** Approvals of a branch where everything may be asked for, with a clock of their own. */
function approvalsOf(needed: 1 | 2 = 1, mayApprove: () => Result<null> = () => succeed(null)) {
  const policies = { FEE_WAIVER: { needed, roles: ['SUPERVISOR' as const] } };
  const branch = staffedBranch({ approvals: { ...branches.main.approvals, policies } });
  const clock = { monotonic: 0 };
  /** What staff cards have been asked to sign; the supervisor's is in a reader. */
  const signed: string[] = [];
  const staffCards: Pick<StaffCards, 'sign'> = {
    async sign(staffNo, pin, statement) {
      if (pin !== PIN) return fail('StaffCardPinWrong', { left: 2 });
      signed.push(statement);
      const holder = { ...supervisor, staffNo };
      return succeed({ holder, evidence: { certificate: '3082', signature: '30'.repeat(70) } });
    },
  };
  const open = () =>
    new Approvals({
      ...branch,
      staffCards,
      // No other kind is asked for here.
      rules: {
        FEE_WAIVER: { mayAsk: () => succeed(null), mayApprove },
      } as Partial<RulesByKind> as RulesByKind,
      now: () => noon,
      monotonic: () => clock.monotonic,
      changed: () => {},
    });
  const approvals = open();
  const ask = (asked: ApprovalSubject = subject, maker: SampleStaff = teller) => {
    const request = approvals.request(asked, maker);
    if (!request.ok) throw new Error(request.problem.tag);
    return request.value;
  };
  const give = (requestId: string, { staffNo, password }: SampleStaff = supervisor) =>
    approvals.give(requestId, staffNo, { method: 'PASSWORD', password });
  /** An act of the maker with what they took. */
  const act = (taken: ReturnType<Approvals['take']>, { staffNo }: SampleStaff = teller) => {
    if (!taken.ok) throw new Error(taken.problem.tag);
    return branch.journal.record({
      type: 'StaffSignedOut',
      payload: { cause: 'SIGN_OUT' },
      actor: staffNo,
      approvals: taken.value,
    });
  };
  const lastEntry = () => branch.journal.at(branch.journal.lastSeq());
  return { ...branch, approvals, clock, signed, ask, give, act, lastEntry, reopen: open };
}

const PIN = '135790';

const problem = (tag: string) => ({ ok: false, problem: { tag } });

describe('an approval', () => {
  test('is asked for, given, and used in the act’s own entry, by its maker', async () => {
    const { approvals, ask, give, act, journal } = approvalsOf();
    const { requestId, subjectHash } = ask();
    expect(subjectHash).toBe(independentHash(subject));
    expect(await give(requestId)).toMatchObject({ ok: true, value: { state: 'GIVEN' } });
    const taken = approvals.take(requestId, subject, teller);
    const entry = act(taken);
    expect(entry.approvals).toEqual([
      expect.objectContaining({ requestId, approver: supervisor.staffNo, method: 'PASSWORD', subjectHash }),
    ]);
    expect([...journal.all()].map(({ type, actor }) => [type, actor])).toEqual([
      ['ApprovalRequested', teller.staffNo],
      ['ApprovalGiven', supervisor.staffNo],
      ['StaffSignedOut', teller.staffNo],
    ]);
  });

  test('is used once: neither taken nor recorded again', async () => {
    const { approvals, ask, give, act } = approvalsOf();
    const { requestId } = ask();
    await give(requestId);
    const taken = approvals.take(requestId, subject, teller);
    act(taken);
    expect(approvals.take(requestId, subject, teller)).toEqual(problem('ApprovalAlreadyUsed'));
    expect(() => act(taken)).toThrow(/not yet used/);
  });

  test('is of its maker alone, also where another act names it', async () => {
    const { approvals, ask, give, act } = approvalsOf();
    const { requestId } = ask();
    await give(requestId);
    expect(approvals.take(requestId, subject, secondTeller)).toEqual(problem('ApprovalNotFound'));
    expect(() => act(approvals.take(requestId, subject, teller), secondTeller)).toThrow(/given to the maker/);
  });

  test('dies of a subject that is another one', async () => {
    const { approvals, ask, give, lastEntry } = approvalsOf();
    const { requestId } = ask();
    await give(requestId);
    const altered = { ...subject, amount: won(5_000) };
    expect(approvals.take(requestId, altered, teller)).toEqual(problem('ApprovalSubjectChanged'));
    expect(lastEntry()).toMatchObject({ type: 'ApprovalLapsed', payload: { cause: 'SUBJECT_CHANGED' } });
    expect(approvals.take(requestId, subject, teller)).toEqual(problem('ApprovalSubjectChanged'));
  });

  test('is not there before it is given', () => {
    const { approvals, ask } = approvalsOf();
    expect(approvals.take(ask().requestId, subject, teller)).toEqual(problem('ApprovalNotGiven'));
  });

  test('lapses by the monotonic clock, five minutes after asking and five after giving', async () => {
    const { approvals, ask, give, clock, lastEntry } = approvalsOf();
    const unanswered = ask();
    clock.monotonic = 5 * minute;
    expect(await give(unanswered.requestId)).toEqual(problem('ApprovalExpired'));
    expect(lastEntry()).toMatchObject({ actor: 'TERMINAL', payload: { cause: 'EXPIRED' } });
    const { requestId } = ask();
    clock.monotonic += 4 * minute;
    await give(requestId);
    clock.monotonic += 5 * minute - 1;
    expect(approvals.take(requestId, subject, teller)).toMatchObject({ ok: true });
    clock.monotonic += 1;
    expect(approvals.take(requestId, subject, teller)).toEqual(problem('ApprovalExpired'));
  });

  test.each(['SCREEN_LOCKED', 'SIGNED_OUT'] as const)('lapses with %s', async (cause) => {
    const { approvals, ask, give, lastEntry } = approvalsOf();
    const { requestId } = ask();
    await give(requestId);
    approvals.lapseAll(cause);
    expect(lastEntry()).toMatchObject({ type: 'ApprovalLapsed', payload: { cause } });
    expect(approvals.take(requestId, subject, teller)).toEqual(problem('ApprovalLapsed'));
  });

  test('does not outlive the program', () => {
    const { ask, reopen, lastEntry } = approvalsOf();
    const { requestId } = ask();
    // As the session keeper does before anybody is let in.
    const reopened = reopen();
    reopened.lapseAll('RESTART');
    expect(reopened.take(requestId, subject, teller)).toEqual(problem('ApprovalLapsed'));
    expect(lastEntry()).toMatchObject({ payload: { requestId, cause: 'RESTART' } });
  });

  test('is asked for once, however often; something else of that kind takes its place', () => {
    const { ask, approvals } = approvalsOf();
    const first = ask();
    expect(ask().requestId).toBe(first.requestId);
    const other = ask({ ...subject, amount: won(5_000) });
    expect(approvals.waiting().map(({ requestId }) => requestId)).toEqual([other.requestId]);
  });
});

describe('an approver', () => {
  test('is not the maker, whatever their role is now', async () => {
    const { ask, give, connection } = approvalsOf();
    const { requestId } = ask();
    connection.prepare("UPDATE staff SET role = 'SUPERVISOR' WHERE staff_no = ?").run(teller.staffNo);
    expect(await give(requestId, teller)).toEqual(problem('ApproverIsMaker'));
  });

  test('has a role that may', async () => {
    const { ask, give, approvals } = approvalsOf();
    const { requestId } = ask();
    expect(await give(requestId, secondTeller)).toEqual(problem('ApproverNotPermitted'));
    expect(approvals.find(requestId)).toMatchObject({ value: { state: 'WAITING' } });
  });

  test('who mistypes is counted and locked out, and the request waits for somebody else', async () => {
    const { ask, give } = approvalsOf();
    const { requestId } = ask();
    const wrong = { ...supervisor, password: 'wrong' } as SampleStaff;
    for (const left of [4, 3, 2, 1]) {
      expect(await give(requestId, wrong)).toMatchObject({
        problem: { tag: 'SignInRefused', detail: { left } },
      });
    }
    expect(await give(requestId, wrong)).toMatchObject({ problem: { tag: 'StaffLockedOut' } });
    expect(await give(requestId)).toMatchObject({ problem: { tag: 'StaffLockedOut' } });
    expect(await give(requestId, secondSupervisor)).toMatchObject({ ok: true, value: { state: 'GIVEN' } });
  });

  test('who says no says why, and that is the end of it', async () => {
    const { approvals, ask, give, lastEntry } = approvalsOf();
    const { requestId } = ask();
    const credential = { method: 'PASSWORD', password: supervisor.password } as const;
    expect(await approvals.refuse(requestId, supervisor.staffNo, credential, '등급 확인 필요')).toMatchObject(
      {
        value: { state: 'REFUSED', refusal: { approver: supervisor.staffNo, reason: '등급 확인 필요' } },
      },
    );
    expect(lastEntry()).toMatchObject({ type: 'ApprovalRefused', actor: supervisor.staffNo });
    expect(approvals.take(requestId, subject, teller)).toEqual(problem('ApprovalRefused'));
    expect(await give(requestId, secondSupervisor)).toEqual(problem('ApprovalAlreadyAnswered'));
  });

  test('a staff card signs the answer itself, consent or refusal, and the entry keeps the signature', async () => {
    const { approvals, ask, signed, lastEntry } = approvalsOf();
    const { requestId, subjectHash } = ask();
    const { staffNo: approver } = supervisor;
    const wrong = { method: 'STAFF_CARD', pin: '999999' } as const;
    expect(await approvals.give(requestId, approver, wrong)).toEqual(fail('StaffCardPinWrong', { left: 2 }));
    const credential = { method: 'STAFF_CARD', pin: PIN } as const;
    expect(await approvals.give(requestId, approver, credential)).toMatchObject({
      value: { state: 'GIVEN', approvals: [{ method: 'STAFF_CARD' }] },
    });
    expect(signed).toEqual([
      independentJson({ answer: 'GIVEN', requestId, subjectHash, approver, reason: null }),
    ]);
    const staffCard = { certificate: '3082', signature: '30'.repeat(70) };
    expect(lastEntry()).toMatchObject({
      type: 'ApprovalGiven',
      payload: { method: 'STAFF_CARD', staffCard },
    });
    expect(JSON.stringify(lastEntry())).not.toContain(PIN);

    const other = ask({ ...subject, serialNo: '904200000002' });
    await approvals.refuse(other.requestId, approver, credential, '등급 확인 필요');
    expect(JSON.parse(signed[1] ?? '')).toMatchObject({ answer: 'REFUSED', reason: '등급 확인 필요' });
    expect(lastEntry()).toMatchObject({ type: 'ApprovalRefused', payload: { staffCard } });
  });

  test('nobody’s card is asked to sign their own request', async () => {
    const { approvals, ask, signed } = approvalsOf();
    const { requestId } = ask(subject, supervisor);
    const credential = { method: 'STAFF_CARD', pin: PIN } as const;
    expect(await approvals.give(requestId, supervisor.staffNo, credential)).toEqual(
      problem('ApproverIsMaker'),
    );
    expect(signed).toEqual([]);
  });

  test('who answers at the same time as another is told that it is answered', async () => {
    const { ask, give } = approvalsOf();
    const { requestId } = ask();
    const answers = await Promise.all([give(requestId), give(requestId, secondSupervisor)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(problem('ApprovalAlreadyAnswered'));
  });

  test('who no longer works here has not approved', async () => {
    const { approvals, ask, give, connection } = approvalsOf();
    const { requestId } = ask();
    await give(requestId);
    connection.prepare('UPDATE staff SET active = 0 WHERE staff_no = ?').run(supervisor.staffNo);
    expect(approvals.take(requestId, subject, teller)).toEqual(problem('ApproverNotPermitted'));
  });

  test('over a limit of the kind is refused, and the request waits', async () => {
    const { approvals, ask, give } = approvalsOf(1, () => fail('WaiverNotAllowed'));
    const { requestId } = ask();
    expect(await give(requestId)).toEqual(problem('WaiverNotAllowed'));
    expect(approvals.find(requestId)).toMatchObject({ value: { state: 'WAITING' } });
  });

  test('who is over a limit of the kind may still say no, here and at another terminal', async () => {
    const { approvals, ask } = approvalsOf(1, () => fail('WaiverNotAllowed'));
    const { staffNo: approver, role, password } = supervisor;
    const reason = '등급 확인 필요';
    const refused = { value: { state: 'REFUSED', refusal: { approver, reason } } };
    const here = ask();
    expect(
      await approvals.refuse(here.requestId, approver, { method: 'PASSWORD', password }, reason),
    ).toMatchObject(refused);
    const { requestId, subjectHash } = ask();
    approvals.receive({
      ...{ requestId, subjectHash, approver, role, reason },
      ...{ answer: 'REFUSED', method: 'PASSWORD', approvedAt: '2026-11-23T03:00:00.000Z', staffCard: null },
      ...{ terminalId: '0421-02', entryId: uuidv7() },
    });
    expect(approvals.find(requestId)).toMatchObject(refused);
  });

  test('over a limit at another terminal is named as what the request died of, no lock of the screen', async () => {
    const { approvals, ask, give } = approvalsOf(1, () => fail('WaiverNotAllowed'));
    const { requestId, subjectHash } = ask();
    const { staffNo: approver, role } = supervisor;
    approvals.receive({
      ...{ requestId, subjectHash, approver, role, answer: 'GIVEN', reason: null },
      ...{ method: 'PASSWORD', approvedAt: '2026-11-23T03:00:00.000Z', staffCard: null },
      ...{ terminalId: '0421-02', entryId: uuidv7() },
    });
    const view = approvals.find(requestId);
    const lapse = view.ok ? view.value.lapse : null;
    expect(lapse && problemOfLapse[lapse]).toBe('ApproverNotPermitted');
    expect(await give(requestId, secondSupervisor)).toEqual(problem('ApproverNotPermitted'));
  });
});

describe('two approvals, where the policy asks for two', () => {
  test('are of two different people', async () => {
    const { approvals, ask, give, act } = approvalsOf(2);
    const { requestId } = ask();
    expect(await give(requestId)).toMatchObject({ value: { state: 'WAITING' } });
    expect(await give(requestId)).toEqual(problem('ApproverGaveAlready'));
    expect(await give(requestId, secondSupervisor)).toMatchObject({ value: { state: 'GIVEN' } });
    expect(act(approvals.take(requestId, subject, teller)).approvals).toHaveLength(2);
  });

  test('are both in the entry, or it is none', async () => {
    const { approvals, ask, give, act } = approvalsOf(2);
    const { requestId } = ask();
    await give(requestId);
    await give(requestId, secondSupervisor);
    const taken = approvals.take(requestId, subject, teller);
    if (!taken.ok) throw new Error(taken.problem.tag);
    expect(() => act(succeed(taken.value.slice(1)))).toThrow(/whole/);
  });
});

describe('held by the database, whatever a program does', () => {
  test('the maker answers nothing, also with an entry that says so', async () => {
    const { ask, journal, connection } = approvalsOf();
    const { requestId, subjectHash } = ask();
    const { staffNo: approver } = teller;
    const role = 'SUPERVISOR';
    const approvedAt = '2026-11-23T03:00:00.000Z';
    const payload = { requestId, approver, role, method: 'PASSWORD', approvedAt, subjectHash } as const;
    const act = { type: 'ApprovalGiven', payload: { ...payload, staffCard: null }, actor: approver } as const;
    const forge = () =>
      journal.record(act, ({ seq }) =>
        connection
          .prepare('INSERT INTO approval_answer VALUES (?, ?, ?, ?, ?, ?)')
          .run(requestId, approver, role, 'PASSWORD', approvedAt, seq),
      );
    expect(forge).toThrow(/is not the maker/);
  });

  test.each([
    ['what was asked is not edited', "UPDATE approval_request SET subject_hash = 'x'", /never edited/],
    ['a request is not deleted', 'DELETE FROM approval_request', /never deleted/],
    [
      'an answered request does not wait again',
      "UPDATE approval_request SET state = 'WAITING'",
      /answered once/,
    ],
    ['an answer is not edited', "UPDATE approval_answer SET approver = '200002'", /never edited/],
    ['an answer is not taken back', 'DELETE FROM approval_answer', /never deleted/],
    [
      'nobody asks without an entry that says so',
      `INSERT INTO approval_request (request_id, subject, subject_hash, maker, needed, roles, business_date,
         requested_by)
       SELECT 'x', subject, subject_hash, '100002', needed, roles, business_date, requested_by + 1 FROM approval_request`,
      /its maker's own request/,
    ],
  ])('%s', async (_name, sql, refusal) => {
    const { ask, give, connection } = approvalsOf();
    await give(ask().requestId);
    expect(() => connection.exec(sql)).toThrow(refusal);
  });
});
