import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ApprovalSubject } from '../../../electron/contract/approval.ts';
import { CashCount } from '../../../electron/contract/cash.ts';
import type { DayClosingSubject, DayFigures } from '../../../electron/contract/day.ts';
import { DrawerSubject } from '../../../electron/contract/drawer.ts';
import { JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import { won } from '../../../electron/contract/won.ts';
import { writeDayCsv } from '../../../electron/desk/day/write-day-csv.ts';
import { branches, type SampleStaff, staff } from '../../simulators/core/sample-bank.ts';
import { alarmsAbout } from './alarms-about.ts';
import { cashCounter, countOf, good, settled } from './cash-counter.ts';

const { teller, secondTeller, supervisor, headCashier, branchManager } = staff;
const monday = '2026-11-23';
const problem = (tag: string) => ({ ok: false, problem: { tag } });

const opening = (amount: number, businessDate = monday): DrawerSubject => ({
  kind: 'DRAWER_OPENING',
  businessDate,
  count: countOf(amount),
  amount: won(amount),
});
const difference = (counted: number, expected: number): DrawerSubject => ({
  kind: 'CASH_DIFFERENCE',
  businessDate: monday,
  count: countOf(counted),
  counted: won(counted),
  expected: won(expected),
  reason: 'CHANGE_GIVEN_WRONG',
  explanation: '=거스름돈을 500원 더 드림',
});

/** A counter whose drawer the teller has opened with 100,000 won. */
async function openCounter() {
  const counter = cashCounter({ drawerRequired: true });
  const carryOut = async (subject: DrawerSubject, approver: SampleStaff = headCashier, maker = teller) =>
    counter.program.drawer.carryOut(subject, await counter.consent(subject, approver, maker), maker);
  good(await carryOut(opening(100_000)));
  const close = async (subject: DayClosingSubject) =>
    counter.program.endOfDay.close(subject, await counter.consent(subject, headCashier), teller);
  return { ...counter, program: () => counter.program, carryOut, close };
}

describe('the cash drawer', () => {
  test('is opened by two people and is then in one person’s hands', async () => {
    const counter = await openCounter();
    expect(counter.program().drawer.view()).toMatchObject({
      state: 'OPEN',
      holder: { staffNo: teller.staffNo },
      expected: 100_000,
    });
    expect(counter.program().drawer.mayTakeCash(teller).ok).toBe(true);
    expect(counter.program().drawer.mayTakeCash(secondTeller)).toMatchObject(
      problem('DrawerOfAnotherTeller'),
    );
    expect(counter.program().approvals.request(opening(50_000), secondTeller)).toMatchObject(
      problem('DrawerAlreadyOpen'),
    );
    expect(counter.program().drawer.count(countOf(100_000), secondTeller)).toMatchObject(
      problem('DrawerOfAnotherTeller'),
    );
    expect(() => counter.issue('CASH', secondTeller)).toThrow(/in other hands/);
  });

  test('takes no cash before it is opened, where the bank wants it opened', () => {
    const { program } = cashCounter({ drawerRequired: true });
    expect(program.drawer.mayTakeCash(teller)).toMatchObject(problem('DrawerNotOpen'));
    expect(cashCounter().program.drawer.mayTakeCash(teller).ok).toBe(true);
  });

  test('goes into other hands only by a count that agrees and the word of who takes it', async () => {
    const { carryOut, program } = await openCounter();
    const handOver = (amount: number): DrawerSubject => ({
      kind: 'DRAWER_HAND_OVER',
      businessDate: monday,
      to: secondTeller.staffNo,
      count: countOf(amount),
      amount: won(amount),
    });
    expect(program().approvals.request(handOver(99_500), teller)).toMatchObject(problem('DrawerDiffers'));
    await expect(carryOut(handOver(100_000), headCashier)).rejects.toThrow('DrawerReceiverMustConsent');
    expect(good(await carryOut(handOver(100_000), secondTeller)).holder?.staffNo).toBe(secondTeller.staffNo);
    expect(program().drawer.mayTakeCash(teller)).toMatchObject(problem('DrawerOfAnotherTeller'));
  });

  test('goes into no hands that may not handle cash, also where the bank has no rule of its own for it', async () => {
    const { policies: _none, ...approvals } = branches.main.approvals;
    const { program, consent } = cashCounter({ approvals: { ...approvals, policies: {} } });
    good(program.drawer.carryOut(opening(0), await consent(opening(0), supervisor), teller));
    const toManager: DrawerSubject = {
      kind: 'DRAWER_HAND_OVER',
      businessDate: monday,
      to: branchManager.staffNo,
      count: countOf(0),
      amount: won(0),
    };
    await expect(consent(toManager, branchManager)).rejects.toThrow('ApproverNotPermitted');
  });

  test('gives the vault no more than it holds, and waits while an issuance holds cash', async () => {
    const { program, begin } = await openCounter();
    const toVault = (amount: number): DrawerSubject => ({
      kind: 'CASH_MOVEMENT',
      businessDate: monday,
      direction: 'TO_VAULT',
      count: countOf(amount),
      amount: won(amount),
    });
    expect(program().approvals.request(toVault(100_010), teller)).toMatchObject(problem('DrawerShort'));
    begin('CASH');
    expect(program().approvals.request(toVault(10), teller)).toMatchObject(problem('CashIssuanceOpen'));
    expect(program().drawer.count(countOf(103_000), teller)).toMatchObject(problem('CashIssuanceOpen'));
  });

  test('is emptied before another day takes cash', async () => {
    const counter = await openCounter();
    counter.clock.now += 86_400_000;
    expect(counter.program().drawer.view()).toMatchObject({ state: 'NOT_CLOSED', businessDate: monday });
    expect(counter.program().drawer.mayTakeCash(teller)).toMatchObject(problem('DrawerNotClosed'));
    expect(() => counter.issue('CASH')).toThrow(/of another day/);
    const [left] = counter.program().book.open();
    const row = counter.program().book.find(left?.issuanceId ?? '');
    if (row !== undefined)
      counter
        .program()
        .records.abandon(row, settled.CASH, { reason: 'OTHER', carryCash: false }, teller.staffNo);
    const subject = good(counter.prepare(100_000));
    expect((await counter.close(subject)).ok).toBe(true);
    expect(counter.journal.at(counter.journal.lastSeq()).businessDate).toBe(monday);
    expect(counter.program().drawer.businessDate()).toBe('2026-11-24');
  });

  test.each([
    ['a negative number of notes', { ...countOf(1_000), 10: -1 }],
    ['half a note', { ...countOf(1_000), 1000: 0.5 }],
    ['a note nobody prints', { ...countOf(1_000), 30000: 1 }],
    ['a missing denomination', { 50000: 1 }],
  ])('counts no %s', (_name, count) => {
    expect(CashCount.safeParse(count).success).toBe(false);
  });

  test.each([-1, 0.5, 2 ** 53, '100', Number.NaN])('knows no amount of %s won', (amount) => {
    expect(DrawerSubject.safeParse({ ...opening(1_000), amount }).success).toBe(false);
  });

  test('refuses an amount that is not what was counted', async () => {
    const counter = cashCounter();
    const subject = { ...opening(50_000), amount: won(60_000) } as DrawerSubject;
    expect(counter.program.approvals.request(subject, teller)).toMatchObject(problem('InputNotUnderstood'));
  });
});

describe('the end of the day', () => {
  test('names no difference that is none any more, whatever is explained', async () => {
    const counter = await openCounter();
    const gone = { side: 'CARDS', difference: 1, explanation: '확인함' } as const;
    const prepared = counter.program().endOfDay.prepare(countOf(100_000), [gone], teller);
    expect(good(prepared).explanations).toEqual([]);
    good(await counter.close(good(prepared)));
  });

  test('waits for a difference to be booked with a reason and consent, then closes once', async () => {
    const counter = await openCounter();
    counter.issue('CASH');
    counter.issue('DEBIT');
    counter.issue('WAIVED');
    expect(counter.prepare(102_500)).toMatchObject({
      ...problem('DrawerDiffers'),
      problem: { detail: { difference: -500 } },
    });
    good(counter.program().drawer.count(countOf(102_500), teller));
    await expect(counter.carryOut(difference(102_500, 103_000), headCashier)).rejects.toThrow(
      'ApproverNotPermitted',
    );
    good(await counter.carryOut(difference(102_500, 103_000), supervisor));

    const subject = good(counter.prepare(102_500));
    expect(subject.figures).toMatchObject({
      cash: { carried: 0, fromVault: 100_000, fees: 3_000, short: 500, expected: 102_500 },
      records: {
        issued: { count: 3, amount: 9_000 },
        waived: { count: 1, amount: 3_000 },
        debited: { count: 1, amount: 3_000 },
        cash: { count: 1, amount: 3_000 },
      },
    });
    const requestId = await counter.consent(subject, headCashier);
    good(counter.program().endOfDay.close(subject, requestId, teller));
    expect(counter.balances()).toMatchObject({ DRAWER: 0, VAULT: 2_500, FEE_INCOME: -6_000 });
    expect(counter.program().endOfDay.close(subject, requestId, teller)).toMatchObject(
      problem('DayAlreadyClosed'),
    );
    expect(counter.prepare(0, supervisor)).toMatchObject(problem('DayAlreadyClosed'));
    expect(alarmsAbout(counter.journal.all())).toEqual([]);
  });

  test('does not close over unfinished issuances, nor over work done since it was prepared', async () => {
    const counter = await openCounter();
    const subject = good(counter.prepare(100_000));
    const requestId = await counter.consent(subject, headCashier);
    counter.issue('WAIVED');
    expect(counter.program().endOfDay.close(subject, requestId, teller)).toMatchObject(
      problem('DayFiguresChanged'),
    );
    counter.begin('DEBIT');
    expect(counter.prepare(100_000)).toMatchObject(problem('IssuancesOpen'));
  });

  test('gives what is late to the next day, with receipts from 1, and holds a clock set back at bay', async () => {
    const counter = await openCounter();
    expect(counter.issue('WAIVED').receiptNo).toMatch(/-20261123-0001$/);
    good(await counter.close(good(counter.prepare(100_000))));
    expect(counter.issue('WAIVED').receiptNo).toMatch(/-20261124-0001$/);
    counter.clock.now = Date.parse('2026-11-20T03:00:00.000Z');
    expect(counter.issue('WAIVED').receiptNo).toMatch(/-20261124-0002$/);
    expect(counter.prepare(0, supervisor)).toMatchObject(problem('ClockBehindClosedDay'));
  });

  test('closes no day that the core’s clock says has not come', async () => {
    const counter = await openCounter();
    counter.coreClock.set(counter.clock.now - 2 * 86_400_000);
    expect(counter.prepare(100_000)).toMatchObject(problem('ClockWrong'));
  });

  test('takes in a drawer that was opened while the clock was weeks ahead, without waiting for that day', async () => {
    const counter = cashCounter({ drawerRequired: true });
    const { clock, coreClock } = counter;
    const right = clock.now;
    clock.now = Date.parse('2026-12-13T03:00:00.000Z');
    const opened = opening(100_000, '2026-12-13');
    good(counter.program.drawer.carryOut(opened, await counter.consent(opened, headCashier), teller));
    clock.now = right;
    coreClock.set(right);
    expect(counter.program.drawer.view()).toMatchObject({ state: 'OPEN', businessDate: monday });
    good(counter.program.drawer.mayTakeCash(teller));
    counter.issue('CASH');
    good(counter.program.drawer.count(countOf(103_000), teller));
    const prepared = good(counter.prepare(103_000));
    expect(prepared).toMatchObject({ businessDate: monday, figures: { cash: { carried: 100_000 } } });
    const approval = await counter.consent(prepared, headCashier);
    good(counter.program.endOfDay.close(prepared, approval, teller));
    expect(counter.program.drawer.view().state).toBe('NOT_OPENED');
    expect(alarmsAbout([...counter.journal.all()])).toEqual([]);
  });

  test('tells what was in it also where the clock was days ahead for a while, and closes that day', async () => {
    const counter = cashCounter();
    const { clock } = counter;
    const right = clock.now;
    const ahead = Date.parse('2026-11-26T03:00:00.000Z');
    clock.now = ahead;
    const issued = [counter.issue('CASH'), counter.issue('CASH')];
    clock.now = right;
    for (const { issuanceId } of issued) await counter.reverse(issuanceId);
    const told = () =>
      counter.program.drawer.view().movements.map(({ change, balance }) => [change, balance] as const);
    expect(told()).toEqual([
      [-3_000, 3_000],
      [-3_000, 0],
    ]);
    clock.now = ahead;
    counter.issue('CASH');
    expect(counter.program.drawer.view().expected).toBe(3_000);
    expect(told()).toEqual([
      [3_000, 3_000],
      [3_000, 6_000],
      [3_000, 3_000],
    ]);
    const prepared = good(counter.prepare(3_000));
    expect(prepared.figures.cash).toMatchObject({ carried: -6_000, fees: 9_000, expected: 3_000 });
    const approval = await counter.consent(prepared, headCashier);
    good(counter.program.endOfDay.close(prepared, approval, teller));
    expect(good(await counter.program.dayReports.save('2026-11-26')).files).not.toEqual([]);
    expect(alarmsAbout([...counter.journal.all()])).toEqual([]);
  });
});

describe('the core, reckoning for itself, raises an alarm when', () => {
  test.each([
    ['a count says the books say something else', 'DrawerCounted', { expected: 99_000 }, /DRAWER_DISAGREES/],
    ['a float is not what was counted', 'DrawerOpened', { amount: 90_000 }, /DRAWER_DISAGREES/],
    ['nobody consented to exactly this', 'DrawerOpened', { businessDate: '2026-11-22' }, /CONSENT_MISSING/],
  ])('%s', async (_name, type, change, alarm) => {
    const counter = await openCounter();
    good(counter.program().drawer.count(countOf(100_000), teller));
    const forged = [...counter.journal.all()].map((entry) =>
      entry.type === type ? { ...entry, payload: { ...entry.payload, ...change } } : entry,
    );
    expect(alarmsAbout(forged)).toContainEqual(expect.stringMatching(alarm));
  });

  test('a fee is taken by other hands, a closing does not add up, an entry comes after it', async () => {
    const counter = await openCounter();
    counter.issue('CASH');
    good(await counter.close(good(counter.prepare(103_000))));
    const entries = [...counter.journal.all()];
    const forged = (type: string, change: object) =>
      alarmsAbout(entries.map((entry) => (entry.type === type ? { ...entry, ...change } : entry)));
    expect(forged('SmartOtpIssued', { actor: secondTeller.staffNo })).toContainEqual(
      expect.stringMatching(/IN_OTHER_HANDS/),
    );
    const issued = entries.find(({ type }) => type === 'SmartOtpIssued')?.payload ?? {};
    const debit = { method: 'DEBIT', amount: 3_000, accountNo: '042101000016' };
    expect(forged('SmartOtpIssued', { payload: { ...issued, fee: debit } })).toContainEqual(
      expect.stringMatching(/DAY_DISAGREES/),
    );
    const { closing } = JournalPayloads.DayClosed.parse(
      entries.find(({ type }) => type === 'DayClosed')?.payload,
    );
    const stockOf = (change: Partial<DayFigures['stock']>) => {
      const figures = { ...closing.figures, stock: { ...closing.figures.stock, ...change } };
      return forged('DayClosed', { payload: { closing: { ...closing, figures }, unsent: 0 } });
    };
    const { opening, expected, spoiled } = closing.figures.stock;
    for (const change of [
      { opening: opening + 1 },
      { spoiled: spoiled + 1 },
      { opening: opening - 1, issued: 0 },
      { counted: expected + 1, uncounted: 0 },
    ]) {
      expect(stockOf(change)).toContainEqual(expect.stringMatching(/DAY_DISAGREES/));
    }
    const [first] = entries;
    expect(alarmsAbout([...entries, { ...first, seq: 100 } as (typeof entries)[number]])).toContainEqual(
      expect.stringMatching(/^100 ENTRY_IN_CLOSED_DAY/),
    );
  });
});

describe('the report of a closed day', () => {
  async function closedDay() {
    const counter = await openCounter();
    counter.issue('CASH');
    good(await counter.carryOut(difference(102_500, 103_000), supervisor));
    good(await counter.close(good(counter.prepare(102_500))));
    return counter;
  }

  /** A day that nobody closed until the next morning, in Seoul still the evening before in London. */
  async function closedDayNextMorning() {
    const counter = await openCounter();
    counter.clock.now = Date.parse('2026-11-23T23:30:00.000Z');
    good(await counter.carryOut(difference(99_500, 100_000), supervisor));
    good(await counter.close(good(counter.prepare(99_500))));
    return counter;
  }

  test('is A4 with extractable Korean text, embedded fonts and page x of y', async () => {
    const counter = await closedDay();
    const { files } = good(await counter.program().dayReports.save(monday));
    expect(files).toEqual([`day-0421-01-${monday}.pdf`, `day-0421-01-${monday}.csv`]);
    const file = join(counter.reportFolder, files[0] ?? '');
    const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
    const text = run('pdftotext', '-layout', file, '-');
    expect(text).toMatch(/영업일 마감 보고서/);
    expect(text).toMatch(/금고에서 받음\s+100,000원/);
    expect(text).toMatch(/부족금\s+-500원/);
    expect(text).toMatch(/센 금액\s+102,500원/);
    const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1]);
    expect(run('pdfinfo', file)).toMatch(/Page size:.*A4/);
    expect(text).toMatch(new RegExp(`1 / ${pages} 쪽`));
    expect(text).toMatch(new RegExp(`${pages} / ${pages} 쪽`));
    expect(run('pdffonts', file)).not.toMatch(/\bno\s+(yes|no)\s+(yes|no)\b/);
  });

  test('is CSV by RFC 4180 with a byte order mark, in which nothing typed is a formula', async () => {
    const counter = await closedDay();
    await counter.program().dayReports.save(monday);
    const csv = readFileSync(join(counter.reportFolder, `day-0421-01-${monday}.csv`), 'utf8');
    expect(csv.startsWith('\uFEFF구분,항목,')).toBe(true);
    expect(csv.match(/\r\n/g)?.length).toBe(csv.match(/\n/g)?.length);
    expect(csv).toContain('현금 시재,부족금,,,-500,원,');
    expect(csv).not.toMatch(/(^|,)[=@]/m);
  });

  test('has the branch’s time, and the day of what moved after midnight', async () => {
    const counter = await closedDayNextMorning();
    const { files } = good(await counter.program().dayReports.save(monday));
    const [pdf = '', csv = ''] = files.map((name) => join(counter.reportFolder, name));
    expect(readFileSync(csv, 'utf8')).toContain(
      `시재 움직임,부족금,2026-11-24 08:30:00,${teller.staffNo},-500,원,`,
    );
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    expect(text).toMatch(/2026-11-24 08:30:00 +부족금/);
    expect(text).toMatch(/\n *12:00:00 +금고에서 받음/);
  });

  test('makes text of what a spreadsheet would run', () => {
    const explained = {
      closing: {
        figures: {
          cash: {},
          records: { issued: {}, waived: {}, debited: {}, cash: {}, refunded: {} },
          stock: {},
        },
        count: {},
        explanations: [{ side: 'RECORDS', difference: 1, explanation: '=HYPERLINK("http://x","y")' }],
      },
      closedAt: '2026-11-23T07:30:00.000Z',
      movements: [],
      waiverPairs: [],
      approvals: [],
    };
    expect(writeDayCsv(explained as unknown as Parameters<typeof writeDayCsv>[0])).toContain(
      `"'=HYPERLINK(""http://x"",""y"")"`,
    );
  });

  describe('names the pairs of maker and approver of its waivers', () => {
    const order = {
      orderId: randomUUID(),
      customerNo: '2000000001',
      maskedName: '김*수',
      serialNo: '904200000001',
    };
    const waiver = (): ApprovalSubject => ({
      ...order,
      orderId: randomUUID(),
      kind: 'FEE_WAIVER',
      amount: won(3_000),
      ground: { reason: 'BANK_ERROR' },
    });
    const exposure = (): ApprovalSubject => ({
      ...order,
      kind: 'OFFLINE_EXPOSURE',
      fee: won(3_000),
      exposure: { since: 0, issuances: 10, won: won(30_000), caps: { issuances: 10, won: won(30_000) } },
    });
    const agreed = async (counter: Awaited<ReturnType<typeof openCounter>>, subject: ApprovalSubject) =>
      good(counter.program().approvals.take(await counter.consent(subject), subject, teller));
    const pair = (count: number) => [
      {
        maker: teller.staffNo,
        approver: supervisor.staffNo,
        waived: { count, amount: won(count * 3_000) },
      },
    ];
    const pairsIn = ({ reportFolder }: { reportFolder: string }) =>
      readFileSync(join(reportFolder, `day-0421-01-${monday}.csv`), 'utf8')
        .split('\r\n')
        .filter((line) => line.includes(`${teller.staffNo} / `));

    test('and not who agreed to issue beyond the caps', async () => {
      const counter = await openCounter();
      const [waived, exposed] = [await agreed(counter, waiver()), await agreed(counter, exposure())];
      counter.issue('WAIVED', teller, null, [...waived, ...exposed]);
      expect(counter.program().endOfDay.view().waiverPairs).toEqual(pair(1));
    });

    test('while nothing was waived for a card that was not issued, or is taken back', async () => {
      const counter = await openCounter();
      const asked = async () => await agreed(counter, waiver());
      counter.issue('WAIVED', teller, null, await asked());
      counter.abandon('WAIVED', counter.begin('WAIVED', teller, null, await asked()));
      const { issuanceId } = counter.issue('WAIVED', teller, null, await asked());
      await counter.reverse(issuanceId);
      expect(counter.program().waivers.usedOn(monday)).toEqual({ count: 1, amount: 3_000 });
    });

    test('on the date of the card’s receipt, whenever it was asked for and the card begun', async () => {
      const counter = await openCounter();
      const left = counter.begin('WAIVED', teller, null, await agreed(counter, waiver()));
      const waived = (date: string) => [
        counter.program().waivers.usedOn(date).count,
        counter.history().today(date, 0).waivedFees,
      ];
      expect(waived(monday)).toEqual([0, 0]);
      counter.clock.now += 86_400_000;
      counter.finish(left);
      expect(waived(monday)).toEqual([0, 0]);
      expect(waived('2026-11-24')).toEqual([1, 3_000]);
    });

    test('as they were when it was closed, whatever is reversed later', async () => {
      const counter = await openCounter();
      const first = counter.issue('WAIVED', teller, null, await agreed(counter, waiver()));
      const second = counter.issue('WAIVED', teller, null, await agreed(counter, waiver()));
      await counter.reverse(first.issuanceId);
      good(await counter.close(good(counter.prepare(100_000))));
      good(await counter.program().dayReports.save(monday));
      const [asClosed, ...others] = pairsIn(counter);
      expect(others).toEqual([]);
      expect(asClosed).toMatch(/ · 1건,,\d{6},3000,원,$/);
      await counter.reverse(second.issuanceId);
      expect(counter.program().endOfDay.view().waiverPairs).toEqual([]);
      good(await counter.program().dayReports.save(monday));
      expect(pairsIn(counter)).toEqual([asClosed]);
    });
  });

  test('is not to be had of a day that is open', async () => {
    const counter = await openCounter();
    expect(await counter.program().dayReports.render(monday)).toMatchObject(problem('DayReportNotFound'));
  });

  test('that can’t be written is no full disk', async () => {
    const counter = await closedDay();
    mkdirSync(join(counter.reportFolder, `day-0421-01-${monday}.csv`), { recursive: true });
    expect(await counter.program().dayReports.save(monday)).toMatchObject(problem('DayReportNotSaved'));
  });

  test('goes to the printer', async () => {
    const counter = await closedDay();
    good(await counter.program().dayReports.print(monday));
    expect(counter.printed).toHaveLength(1);
  });
});
