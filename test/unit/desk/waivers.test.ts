import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Customer } from '../../../electron/contract/customer.ts';
import type { BranchWaiver, WaiverGround } from '../../../electron/contract/fee-waiver.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import type { FeeScheduleEntry } from '../../../electron/contract/reference-data.ts';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { won } from '../../../electron/contract/won.ts';
import { Approvals } from '../../../electron/desk/approval/approvals.ts';
import type { RulesByKind } from '../../../electron/desk/approval/subject-rules.ts';
import type { CustomerDirectory } from '../../../electron/desk/customer/customer-directory.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import { feeOn, tiersOn } from '../../../electron/desk/issuance/fee-schedule.ts';
import { IssuanceRules } from '../../../electron/desk/issuance/issuance-rules.ts';
import { proposeWaiver } from '../../../electron/desk/issuance/propose-waiver.ts';
import { WaiverCounts } from '../../../electron/desk/issuance/waiver-counts.ts';
import { waiverAllowed, waiverRules } from '../../../electron/desk/issuance/waiver-rules.ts';
import { WaiverWatch } from '../../../electron/desk/issuance/waiver-watch.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import {
  availability,
  branches,
  customers,
  feeSchedule,
  type SampleStaff,
  staff,
  tierSchedule,
} from '../../simulators/core/sample-bank.ts';
import { noon, scratchDatabase } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

type Feed = Parameters<typeof applyFeed>[1]['items'];
const feed = (connection: Parameters<typeof applyFeed>[0], items: Feed) =>
  applyFeed(
    connection,
    { items, cursor: 'x', more: false },
    { businessDate: '2026-11-23', at: instantOf(noon) },
  );
const tariff: Feed = [
  ...feeSchedule.map((entry) => ({ kind: 'fee' as const, entry })),
  ...tierSchedule.map((entry) => ({ kind: 'tiers' as const, entry })),
  ...availability.map((entry) => ({ kind: 'availability' as const, entry })),
];

describe('the tariff', () => {
  const fees = (...entries: FeeScheduleEntry[]) => {
    const connection = scratchDatabase();
    feed(
      connection,
      entries.map((entry) => ({ kind: 'fee', entry })),
    );
    return connection;
  };
  const period = (effectiveFrom: string, effectiveTo: string | null, amount = 3_000): FeeScheduleEntry => ({
    product: 'SMART_OTP',
    effectiveFrom,
    effectiveTo,
    amount: won(amount),
    waivableTiers: [],
  });

  test('has the fee of the date, from the first day of a period to its last', () => {
    const connection = fees(period('2020-01-01', '2023-07-09', 3_000), period('2023-07-10', null, 4_000));
    const amountOn = (date: string) => {
      const fee = feeOn(connection, 'SMART_OTP', date);
      return fee.ok ? fee.value.amount : fee.problem.tag;
    };
    expect(['2019-12-31', '2020-01-01', '2023-07-09', '2023-07-10', '2099-01-01'].map(amountOn)).toEqual([
      'FeeScheduleMissing',
      3_000,
      3_000,
      4_000,
      4_000,
    ]);
  });

  test('with a gap has no fee in it, with an overlap no certain one', () => {
    const gap = fees(period('2020-01-01', '2020-12-31'), period('2021-02-01', null));
    expect(feeOn(gap, 'SMART_OTP', '2021-01-15')).toEqual(fail('FeeScheduleMissing'));
    const overlap = fees(period('2020-01-01', '2021-06-30'), period('2021-02-01', null));
    expect(feeOn(overlap, 'SMART_OTP', '2021-03-01')).toEqual(fail('FeeScheduleOverlaps'));
    expect(feeOn(overlap, 'SMART_OTP', '2021-07-01').ok).toBe(true);
  });

  test('knows a product that this program has never heard of by data alone', () => {
    const connection = fees({ ...period('2026-01-01', null, 7_000), product: 'OTP_OF_NEXT_YEAR' });
    expect(feeOn(connection, 'OTP_OF_NEXT_YEAR', '2026-11-23')).toMatchObject({ value: { amount: 7_000 } });
    expect(feeOn(connection, 'SMART_OTP', '2026-11-23')).toEqual(fail('FeeScheduleMissing'));
  });
});

/** What is proposed for a customer of a tier on a date, by the sample bank's tariff. */
function proposal(customer: Partial<Customer>, date = '2026-11-23', source: 'CORE' | 'TERMINAL' = 'CORE') {
  const connection = scratchDatabase();
  feed(connection, tariff);
  return proposeWaiver(
    { ...customers.vip, asOf: `${date}T00:00:00.000Z`, ...customer },
    {
      fee: feeOn(connection, 'SMART_OTP', date),
      tiers: tiersOn(connection, date),
      source,
      waivers: branches.main.waivers,
      now: Date.parse(`${date}T03:00:00.000Z`),
    },
  );
}

describe('the waiver that is proposed', () => {
  test.each([
    ['2023-07-09', ['MVP', 'Royal', 'Gold']],
    ['2023-07-10', ['VVIP', 'VIP', 'Grand']],
  ])('on %s is for %j and no other tier of its time', (date, exempt) => {
    const ofTheTime = date < '2023-07-10' ? tierSchedule[0] : tierSchedule[1];
    const proposed = ofTheTime?.tiers.filter(({ name }) => proposal({ tier: name }, date).tier !== null);
    expect(proposed?.map(({ name }) => name)).toEqual(exempt);
  });

  test('is for the successor of a tier still known by its old name', () => {
    expect(proposal({ tier: 'Gold' }).tier?.tier).toBe('Gold');
    expect(proposal({ tier: 'Premium' }).tier).toBeNull();
  });

  test('is none for a tier the schedule does not know, and says so', () => {
    expect(proposal({ tier: 'Platinum' })).toMatchObject({
      tier: null,
      tierProblem: { tag: 'TierUnknown', detail: { tier: 'Platinum' } },
    });
    expect(proposal({ tier: 'VVIP' }, '2014-01-01').tier).toBeNull();
  });

  test.each([
    ['TERMINAL', '2026-10-22T00:00:00.000Z', true],
    ['TERMINAL', '2026-10-24T00:00:00.000Z', false],
    ['CORE', '2026-01-01T00:00:00.000Z', false],
  ] as const)('known from %s as of %s: needs proof %s', (source, asOf, needsProof) => {
    const proposed = proposal({ asOf }, '2026-11-23', source);
    expect(proposed).toMatchObject({ needsProof, tier: { source, asOf } });
    if (proposed.tier === null) return;
    expect(waiverAllowed(proposed.tier, proposed)).toEqual(
      needsProof ? fail('TierProofMissing') : succeed(null),
    );
    expect(waiverAllowed({ ...proposed.tier, proof: 'BANK_APP_SCREEN' }, proposed)).toEqual(succeed(null));
  });
});

describe('a waiver without a tier', () => {
  test('is for a reason the policy allows and that fits the order', () => {
    const { reasons: _all, ...none } = proposal({ tier: null });
    const allowed = (reason: 'BANK_ERROR' | 'DEFECTIVE_CARD_REPLACED', replacement: 'LOST' | 'DEFECTIVE') =>
      waiverAllowed({ reason }, { ...none, reasons: ['DEFECTIVE_CARD_REPLACED'] }, replacement).ok;
    expect(allowed('DEFECTIVE_CARD_REPLACED', 'DEFECTIVE')).toBe(true);
    expect(allowed('DEFECTIVE_CARD_REPLACED', 'LOST')).toBe(false);
    expect(allowed('BANK_ERROR', 'DEFECTIVE')).toBe(false);
  });
});

/** A branch whose waivers are asked for, approved and used. */
function waivingBranch() {
  const branch = staffedBranch();
  const { connection, journal } = branch;
  feed(connection, tariff);
  const days = new BusinessDays(connection, () => noon);
  const directory = { find: () => customers.vip, sourceOf: () => 'CORE' } as unknown as CustomerDirectory;
  const rules = new IssuanceRules(connection, directory, days, () => noon);
  const counts = new WaiverCounts(connection);
  const approvals = new Approvals({
    ...branch,
    staffCards: { sign: () => Promise.resolve(fail('StaffCardAbsent')) },
    rules: { FEE_WAIVER: waiverRules({ connection, rules, counts, days }) } as unknown as RulesByKind,
    now: () => noon,
    changed: () => {},
  });
  const ask = (ground: WaiverGround, maker: SampleStaff = staff.teller) => {
    const subject = {
      kind: 'FEE_WAIVER' as const,
      orderId: randomUUID(),
      customerNo: customers.vip.customerNo,
      maskedName: '나*기',
      serialNo: '904200000001',
      amount: won(3_000),
      ground,
    };
    return { subject, asked: approvals.request(subject, maker) };
  };
  /** Asked for, approved and used; the problem where it is stopped. */
  const waive = async (ground: WaiverGround, by: SampleStaff, maker: SampleStaff = staff.teller) => {
    const { subject, asked } = ask(ground, maker);
    if (!asked.ok) return asked.problem;
    const { requestId } = asked.value;
    const credential = { method: 'PASSWORD', password: by.password } as const;
    const given = await approvals.give(requestId, by.staffNo, credential);
    if (!given.ok) return given.problem;
    const taken = approvals.take(requestId, subject, maker);
    if (!taken.ok) return taken.problem;
    journal.record({
      type: 'StaffSignedOut',
      payload: { cause: 'SIGN_OUT' },
      actor: maker.staffNo,
      approvals: taken.value,
    });
    return null;
  };
  return { ...branch, approvals, ask, waive, watch: new WaiverWatch(connection, journal, counts, days) };
}

const tierGround: WaiverGround = {
  reason: 'TIER',
  tier: 'VIP',
  source: 'CORE',
  asOf: customers.vip.asOf,
  proof: null,
};

describe('the day’s waivers for a reason', () => {
  test('end for a supervisor, then for the branch; those by tier go on', async () => {
    const { waive } = waivingBranch();
    const error: WaiverGround = { reason: 'BANK_ERROR' };
    const { supervisor, secondSupervisor, branchManager } = staff;
    for (const by of [supervisor, supervisor, supervisor]) expect(await waive(error, by)).toBeNull();
    expect(await waive(error, supervisor)).toEqual({ tag: 'WaiverLimitOfApprover', detail: { limit: 3 } });
    for (const by of [secondSupervisor, secondSupervisor]) expect(await waive(error, by)).toBeNull();
    expect(await waive(error, branchManager)).toEqual({ tag: 'WaiverLimitOfBranch', detail: { limit: 5 } });
    expect(await waive(tierGround, supervisor)).toBeNull();
  });

  test('the last of them, given and not yet used, is found by whoever asks for it again', async () => {
    const { approvals, ask, waive } = waivingBranch();
    const error: WaiverGround = { reason: 'BANK_ERROR' };
    const { teller, supervisor, secondSupervisor } = staff;
    for (const by of [supervisor, supervisor, supervisor, secondSupervisor])
      expect(await waive(error, by)).toBeNull();
    const { subject, asked } = ask(error);
    if (!asked.ok) throw new Error(asked.problem.tag);
    const { staffNo, password } = secondSupervisor;
    await approvals.give(asked.value.requestId, staffNo, { method: 'PASSWORD', password });
    expect(approvals.request(subject, teller)).toMatchObject({
      value: { requestId: asked.value.requestId, state: 'GIVEN' },
    });
    expect(ask(error).asked).toEqual(fail('WaiverLimitOfBranch', { limit: 5 }));
  });

  test('are the branch’s: what the core tells of its other terminals counts', async () => {
    const { connection, waive, ask } = waivingBranch();
    const error: WaiverGround = { reason: 'BANK_ERROR' };
    const { supervisor, secondSupervisor, branchManager } = staff;
    const elsewhere = (requestId: string, approver: SampleStaff, state: BranchWaiver['state']) =>
      feed(connection, [
        {
          kind: 'branchWaiver',
          waiver: {
            requestId,
            businessDate: new BusinessDays(connection, () => noon).today(),
            maker: staff.secondTeller.staffNo,
            approvers: [approver.staffNo],
            forReason: true,
            state,
          },
        },
      ]);
    const [first, second, third] = [uuidv7(), uuidv7(), uuidv7()];
    elsewhere(first, supervisor, 'GIVEN');
    elsewhere(first, supervisor, 'USED');
    elsewhere(second, supervisor, 'USED');
    expect(await waive(error, supervisor)).toBeNull();
    expect(await waive(error, supervisor)).toEqual({ tag: 'WaiverLimitOfApprover', detail: { limit: 3 } });
    elsewhere(third, secondSupervisor, 'GIVEN');
    expect(await waive(error, secondSupervisor)).toBeNull();
    expect(await waive(error, branchManager)).toEqual({ tag: 'WaiverLimitOfBranch', detail: { limit: 5 } });
    // What lapsed unused there is free again; what this terminal knows itself is not counted twice.
    elsewhere(third, secondSupervisor, 'ENDED');
    const { asked } = ask(error);
    if (!asked.ok) throw new Error(asked.problem.tag);
    elsewhere(asked.value.requestId, branchManager, 'GIVEN');
    expect(await waive(error, branchManager)).toBeNull();
  });

  test('end for the branch also for a request that has waited while the last of them was consented to elsewhere', async () => {
    const { connection, approvals, ask, waive } = waivingBranch();
    const error: WaiverGround = { reason: 'BANK_ERROR' };
    const { supervisor, secondSupervisor, branchManager } = staff;
    for (const by of [supervisor, supervisor, supervisor, secondSupervisor])
      expect(await waive(error, by)).toBeNull();
    const { asked } = ask(error);
    if (!asked.ok) throw new Error(asked.problem.tag);
    feed(connection, [
      {
        kind: 'branchWaiver',
        waiver: {
          requestId: uuidv7(),
          businessDate: new BusinessDays(connection, () => noon).today(),
          maker: staff.secondTeller.staffNo,
          approvers: [secondSupervisor.staffNo],
          forReason: true,
          state: 'GIVEN',
        },
      },
    ]);
    const { staffNo, password } = branchManager;
    expect(await approvals.give(asked.value.requestId, staffNo, { method: 'PASSWORD', password })).toEqual(
      fail('WaiverLimitOfBranch', { limit: 5 }),
    );
  });

  test('what is shown of a tier is what is known of it', () => {
    const { ask } = waivingBranch();
    expect(ask({ ...tierGround, tier: 'VVIP' }).asked).toEqual(fail('WaiverNotAllowed'));
    expect(ask({ ...tierGround, source: 'TERMINAL' }).asked).toEqual(fail('WaiverNotAllowed'));
    expect(ask({ ...tierGround, asOf: '2026-11-22T00:00:00.000Z' }).asked).toEqual(fail('WaiverNotAllowed'));
  });
});

describe('a pair with far more waivers than is usual', () => {
  test('raises one security event, and no other pair does', async () => {
    const { connection, journal, waive, watch } = waivingBranch();
    const settings = { ...branches.main, waivers: { ...branches.main.waivers } };
    settings.waivers.pairAlarm = { days: 30, usual: 1, times: 3 };
    feed(connection, [{ kind: 'settings', settings }]);
    const events = () => [...journal.all()].filter(({ type }) => type === 'SecurityEventRaised');
    await waive(tierGround, staff.secondSupervisor, staff.secondTeller);
    for (let n = 0; n < 3; n += 1) await waive(tierGround, staff.supervisor);
    watch.look(staff.teller.staffNo);
    expect(events()).toEqual([]);
    await waive(tierGround, staff.supervisor);
    watch.look(staff.teller.staffNo);
    watch.look(staff.teller.staffNo);
    expect(events().map(({ payload }) => payload)).toEqual([
      {
        kind: 'WAIVER_PAIR',
        maker: staff.teller.staffNo,
        approver: staff.supervisor.staffNo,
        waivers: 4,
        days: 30,
        usual: 1,
      },
    ]);
  });

  test('stands out by what it did at all terminals of the branch', async () => {
    const { connection, journal, waive, watch } = waivingBranch();
    const settings = { ...branches.main, waivers: { ...branches.main.waivers } };
    settings.waivers.pairAlarm = { days: 30, usual: 1, times: 3 };
    const elsewhere = (maker: SampleStaff) => ({
      kind: 'branchWaiver' as const,
      waiver: {
        requestId: uuidv7(),
        businessDate: new BusinessDays(connection, () => noon).today(),
        maker: maker.staffNo,
        approvers: [staff.supervisor.staffNo],
        forReason: false,
        state: 'USED' as const,
      },
    });
    feed(connection, [
      { kind: 'settings', settings },
      elsewhere(staff.teller),
      elsewhere(staff.teller),
      elsewhere(staff.teller),
    ]);
    watch.look(staff.teller.staffNo);
    const events = () => [...journal.all()].filter(({ type }) => type === 'SecurityEventRaised');
    expect(events()).toEqual([]);
    await waive(tierGround, staff.supervisor);
    // Somebody else's waiver is no look at this pair.
    watch.look(staff.secondTeller.staffNo);
    expect(events()).toEqual([]);
    watch.look(staff.teller.staffNo);
    expect(events().map(({ payload }) => payload)).toMatchObject([
      { maker: staff.teller.staffNo, approver: staff.supervisor.staffNo, waivers: 4 },
    ]);
  });

  test('raises its event also where the clock was once years ahead, and what stands under those dates counts no longer', async () => {
    const { connection, journal, waive, watch } = waivingBranch();
    const settings = { ...branches.main, waivers: { ...branches.main.waivers } };
    settings.waivers.pairAlarm = { days: 30, usual: 1, times: 3 };
    const ahead = {
      requestId: uuidv7(),
      businessDate: '2036-11-23',
      maker: staff.teller.staffNo,
      approvers: [staff.supervisor.staffNo],
      forReason: false,
      state: 'USED' as const,
    };
    feed(connection, [
      { kind: 'settings', settings },
      { kind: 'branchWaiver', waiver: ahead },
    ]);
    for (let n = 0; n < 3; n += 1) await waive(tierGround, staff.supervisor);
    connection
      .prepare('INSERT INTO security_event VALUES (1, ?, ?, ?)')
      .run(ahead.businessDate, ahead.maker, staff.supervisor.staffNo);
    const events = () => [...journal.all()].filter(({ type }) => type === 'SecurityEventRaised');
    watch.look(staff.teller.staffNo);
    expect(events()).toEqual([]);
    await waive(tierGround, staff.supervisor);
    watch.look(staff.teller.staffNo);
    expect(events()).toMatchObject([{ payload: { waivers: 4 } }]);
  });

  test('is measured by the other pairs where they have more', async () => {
    const { connection, journal, waive, watch } = waivingBranch();
    const settings = { ...branches.main, waivers: { ...branches.main.waivers } };
    settings.waivers.pairAlarm = { days: 30, usual: 1, times: 3 };
    feed(connection, [{ kind: 'settings', settings }]);
    for (let n = 0; n < 2; n += 1) await waive(tierGround, staff.secondSupervisor, staff.secondTeller);
    for (let n = 0; n < 4; n += 1) await waive(tierGround, staff.supervisor);
    watch.look(staff.teller.staffNo);
    expect([...journal.all()].some(({ type }) => type === 'SecurityEventRaised')).toBe(false);
  });
});
