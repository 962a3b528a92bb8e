import { beforeEach, describe, expect, test } from 'vitest';
import type { CorrectionOrder } from '../../../electron/contract/correction.ts';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { cashCounter } from './cash-counter.ts';
import { chief, colleague, maker, terminalWithRejections } from './terminal-with-rejections.ts';

type Terminal = Awaited<ReturnType<typeof terminalWithRejections>>;
let terminal: Terminal;
let cash: ReturnType<Terminal['issuanceBy']>;
beforeEach(async () => {
  terminal = await terminalWithRejections();
  cash = terminal.issuanceBy('CASH');
});

const stateOf = (caseNo: number) => terminal.cases.detail(caseNo)?.entry.state;
const lastSeq = () => terminal.journal.lastSeq();
const cardStatus = () => terminal.stock.find(cash.serial_no)?.status;

const otherPapers = (caseNo: number, change: Partial<CorrectionOrder> = {}): CorrectionOrder => ({
  caseNo,
  papers: {
    identityDocument: { kind: 'PASSPORT', number: 'M12345678', authenticityCheck: 'AUTHENTIC' },
    phoneCheck: { device: 'ANDROID_PHONE', nfc: true, simHoldsNumber: true },
    legalRepresentative: null,
    replacement: null,
  },
  reason: 'OTHER_PAPERS_SEEN',
  ...change,
});
const reversalOf = (issuanceId: string) => ({
  issuanceId,
  reason: 'REJECTED_BY_CORE' as const,
  card: 'SPOILED' as const,
});

describe('a rejection', () => {
  test('opens a case that its maker and supervisors see, and nobody else', () => {
    expect(terminal.reject(cash.closed_by, ['REVERSE'])).toBe('APPLIED');
    expect(terminal.reject(cash.closed_by, ['REVERSE'])).toBe('APPLIED');
    for (const person of [maker, chief]) {
      expect(terminal.cases.queue(person).cases).toMatchObject([
        {
          caseNo: cash.closed_by,
          state: 'OPEN',
          rejection: { code: 'SOME_REASON', ko: '사유' },
          issuance: { issuanceId: cash.issuance_id, fee: 3_000 },
        },
      ]);
      expect(terminal.cases.count(person)).toBe(1);
    }
    expect(terminal.cases.queue(colleague)).toEqual({ cases: [], recalls: [] });
    expect(terminal.cases.queue(maker).cases[0]?.issuance?.maskedName).toMatch(/^.\*.$/);
  });

  test('is one of thousands: the oldest are listed, no more are counted than say that all is wrong', () => {
    const before = lastSeq();
    const signOuts = terminal.database().transaction(() => Array.from({ length: 1_100 }, terminal.signOut));
    terminal.rejectAll(signOuts(), ['WITHDRAW']);
    for (const person of [maker, chief]) {
      const { cases } = terminal.cases.queue(person);
      expect(cases.map(({ caseNo }) => caseNo)).toEqual(
        Array.from({ length: 200 }, (_, index) => before + index + 1),
      );
      expect(terminal.cases.count(person)).toBe(1_000);
    }
    expect(terminal.cases.queue(colleague).cases).toEqual([]);
    expect(terminal.cases.count(colleague)).toBe(0);
  });

  test('of a record about no issuance opens one too', () => {
    terminal.reject(1, ['WITHDRAW']);
    expect(terminal.cases.queue(maker).cases).toMatchObject([
      { caseNo: 1, type: 'StaffSignedIn', issuance: null },
    ]);
    expect(terminal.cases.detail(1)).toMatchObject({ papers: null, refund: null, course: [{ seq: 1 }] });
  });

  test('leaves the queue by nothing but the entry that says how', () => {
    terminal.reject(cash.closed_by, ['REVERSE']);
    const connection = terminal.database();
    const close = connection.prepare("UPDATE correction_case SET closed_by = ?, closed_how = 'REVERSED'");
    expect(() => close.run(lastSeq())).toThrow('by the entry that says how');
    const supersede = connection.prepare('INSERT INTO supersession VALUES (?, ?)');
    expect(() => supersede.run(cash.closed_by, terminal.signOut())).toThrow('the one it names');
    expect(() => connection.exec('DELETE FROM correction_case')).toThrow('never deleted');
  });
});

describe('a correction', () => {
  beforeEach(() => {
    terminal.reject(cash.closed_by, ['CORRECT', 'REVERSE', 'RECALL_CARD']);
  });

  test('takes the record’s place and closes the case when the core accepts it', () => {
    expect(terminal.corrections.correct(otherPapers(cash.closed_by), maker)).toEqual(succeed(null));
    const correction = terminal.journal.at(lastSeq());
    expect(correction).toMatchObject({
      type: 'SmartOtpIssuanceCorrected',
      payload: { supersedes: { seq: cash.closed_by, id: terminal.journal.at(cash.closed_by).id } },
    });
    expect(stateOf(cash.closed_by)).toBe('RESENT');
    expect(terminal.cases.count(maker)).toBe(0);
    const again = terminal.database().prepare('INSERT INTO supersession VALUES (?, ?)');
    expect(() => again.run(cash.closed_by, correction.seq)).toThrow('UNIQUE');
    expect(() => terminal.database().exec('DELETE FROM supersession')).toThrow('never deleted');
    terminal.accept(correction.seq);
    expect(stateOf(cash.closed_by)).toBe('CORRECTED');
    expect(terminal.cases.queue(maker).cases).toEqual([]);
    expect(terminal.cases.detail(cash.closed_by)?.course.map(({ type, sync }) => [type, sync])).toEqual([
      ['SmartOtpIssuanceStarted', 'WAITING'],
      ['SmartOtpIssued', 'REJECTED'],
      ['SmartOtpIssuanceCorrected', 'ACCEPTED'],
    ]);
  });

  test('that is rejected too comes back into the same case, to be corrected again', () => {
    terminal.corrections.correct(otherPapers(cash.closed_by), maker);
    terminal.reject(lastSeq(), ['CORRECT'], 'ANOTHER_REASON');
    expect(terminal.cases.queue(maker).cases).toMatchObject([
      { caseNo: cash.closed_by, state: 'OPEN', rejection: { code: 'ANOTHER_REASON' } },
    ]);
    const again = otherPapers(cash.closed_by);
    again.papers.identityDocument = { kind: 'PASSPORT', number: 'M87654321', authenticityCheck: 'AUTHENTIC' };
    expect(terminal.corrections.correct(again, chief)).toEqual(succeed(null));
    terminal.accept(lastSeq());
    expect(stateOf(cash.closed_by)).toBe('CORRECTED');
  });

  test('keeps the document that was recorded when none is given', () => {
    const order = otherPapers(cash.closed_by);
    order.papers.identityDocument = null;
    expect(terminal.corrections.correct(order, maker)).toEqual(fail('NothingCorrected'));
    expect(terminal.corrections.correct({ ...order, reason: 'CORE_HAS_MENDED' }, maker)).toEqual(
      succeed(null),
    );
    expect(terminal.journal.at(lastSeq()).payload).toMatchObject({
      papers: { identityDocument: { number: '9001010000000' } },
    });
  });

  test('is refused twice, to a colleague, and for papers that would not do', () => {
    const { corrections } = terminal;
    const order = otherPapers(cash.closed_by);
    expect(corrections.correct(order, colleague)).toEqual(fail('CaseOfAnotherTeller'));
    expect(corrections.correct({ ...order, caseNo: 999 }, maker)).toEqual(fail('CaseNotFound'));
    const false_ = { kind: 'PASSPORT', number: 'M12345678', authenticityCheck: 'NOT_AUTHENTIC' } as const;
    expect(
      corrections.correct({ ...order, papers: { ...order.papers, identityDocument: false_ } }, maker),
    ).toEqual(fail('IdentityDocumentNotAuthentic'));
    corrections.correct(order, maker);
    expect(corrections.correct(order, maker)).toEqual(fail('CorrectionOnItsWay'));
    terminal.accept(lastSeq());
    expect(corrections.correct(order, maker)).toEqual(fail('CaseAlreadyClosed'));
  });

  test('is of the record that stands for the issuance, and of no other, whatever the core offers', async () => {
    const started = terminal.issuances.find(cash.issuance_id)?.started_by ?? 0;
    terminal.reject(started, ['CORRECT', 'WITHDRAW']);
    expect(terminal.corrections.correct(otherPapers(started), maker)).toEqual(fail('WayNotOffered'));
    await terminal.reverse(reversalOf(cash.issuance_id), maker);
    const reversal = lastSeq();
    terminal.reject(reversal, ['CORRECT', 'WITHDRAW']);
    expect(terminal.corrections.correct(otherPapers(reversal), maker)).toEqual(fail('WayNotOffered'));
    expect(terminal.issuances.find(cash.issuance_id)?.superseded_by).toBe(reversal);
  });

  test('is refused where the core does not offer it', () => {
    const waived = terminal.issuanceBy('WAIVED');
    terminal.reject(waived.closed_by, ['REVERSE']);
    expect(terminal.corrections.correct(otherPapers(waived.closed_by), maker)).toEqual(fail('WayNotOffered'));
  });
});

describe('a reversal', () => {
  test('of a rejected issuance gives the cash back, takes the card away and closes the case', async () => {
    terminal.reject(cash.closed_by, ['REVERSE']);
    const drawer = terminal.ledger.drawer();
    const reversed = await terminal.reverse(reversalOf(cash.issuance_id), maker);
    expect(reversed).toMatchObject({ ok: true, value: { refund: { method: 'CASH', amount: 3_000 } } });
    expect(terminal.ledger.drawer()).toBe(drawer - 3_000);
    expect(terminal.journal.at(lastSeq())).toMatchObject({
      type: 'SmartOtpIssuanceReversed',
      approvals: [{ approver: chief.staffNo }],
    });
    expect(stateOf(cash.closed_by)).toBe('REVERSED');
    expect(cardStatus()).toBe('SPOILED');
    expect(terminal.issuances.find(cash.issuance_id)?.state).toBe('REVERSED');
    expect(await terminal.reverse(reversalOf(cash.issuance_id), maker)).toEqual(
      fail('IssuanceAlreadyReversed'),
    );
    expect(terminal.ledger.drawer()).toBe(drawer - 3_000);
  });

  test.each(['LOST', 'SPOILED', 'RECALLED', 'RETURNED', 'IN_STOCK'] as const)(
    'gives the fee back also where the core has since said that the card is %s, which stands',
    async (status) => {
      terminal.accept(lastSeq());
      terminal.moveCard(cash.serial_no, status);
      expect(cardStatus()).toBe(status);
      const drawer = terminal.ledger.drawer();
      expect(await terminal.reverse(reversalOf(cash.issuance_id), maker)).toMatchObject({ ok: true });
      expect(terminal.ledger.drawer()).toBe(drawer - 3_000);
      expect(cardStatus()).toBe(status);
    },
  );

  test('comes before a card that the core has put back in stock is issued anew', async () => {
    terminal.accept(lastSeq());
    terminal.moveCard(cash.serial_no, 'IN_STOCK');
    const identity = terminal.stock.find(cash.serial_no)?.identity ?? expect.fail('a card of the list');
    const onReader = () => terminal.stock.findIssuable(identity, maker.staffNo);
    expect(await onReader()).toEqual(fail('CardAlreadyIssued'));
    await terminal.reverse(reversalOf(cash.issuance_id), maker);
    expect(await onReader()).toMatchObject({ ok: true });
  });

  test('needs no rejection; one that comes after it finds the case closed', async () => {
    await terminal.reverse(reversalOf(cash.issuance_id), maker);
    terminal.reject(cash.closed_by, ['REVERSE']);
    expect(stateOf(cash.closed_by)).toBe('REVERSED');
    expect(terminal.cases.queue(chief)).toEqual({ cases: [], recalls: [] });
  });

  test('of a waived fee moves no money', async () => {
    const waived = terminal.issuanceBy('WAIVED');
    const drawer = terminal.ledger.drawer();
    const reversed = await terminal.reverse(reversalOf(waived.issuance_id), maker);
    expect(reversed).toMatchObject({ ok: true, value: { refund: { method: 'NONE' } } });
    expect(terminal.ledger.drawer()).toBe(drawer);
  });

  test('of a customer’s first card leaves them the one that took its place', async () => {
    const counter = cashCounter();
    const first = counter.begin('CASH');
    counter.finish(first);
    const { customer_no: customerNo } = first;
    const holds = () => counter.program.customers.find(customerNo)?.holdsSmartOtp;
    const second = counter.issue('WAIVED', staff.teller, { customerNo, replacement: 'DEFECTIVE' });
    await counter.reverse(first.issuance_id);
    expect(holds()).toBe(true);
    await counter.reverse(second.issuanceId);
    const third = counter.issue('CASH', staff.teller, { customerNo });
    expect(holds()).toBe(true);
    await counter.reverse(third.issuanceId);
    expect(holds()).toBe(false);
  });

  test('happens once, however many press at the same moment', async () => {
    const both = await Promise.all(
      [maker, maker].map((one) => terminal.reverse(reversalOf(cash.issuance_id), one)),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('is refused to a colleague, of an open issuance, past what the drawer holds, while a correction travels', async () => {
    const connection = terminal.database();
    const order = reversalOf(cash.issuance_id);
    expect(await terminal.reverse(order, colleague)).toEqual(fail('IssuanceOfAnotherTeller'));
    const open = connection
      .prepare<[], string>("SELECT issuance_id FROM issuance WHERE state = 'STARTED'")
      .pluck();
    expect(await terminal.reverse(reversalOf(open.get() ?? ''), maker)).toEqual(fail('IssuanceNotIssued'));

    terminal.reject(cash.closed_by, ['CORRECT', 'REVERSE']);
    terminal.corrections.correct(otherPapers(cash.closed_by), maker);
    expect(await terminal.reverse(order, maker)).toEqual(fail('CorrectionOnItsWay'));
    terminal.accept(lastSeq());
    connection.exec("UPDATE balance SET amount = 2000 WHERE account = 'DRAWER'");
    expect(await terminal.reverse(order, maker)).toEqual(
      fail('DrawerShort', { amount: 3_000, available: 2_000 }),
    );
  });
});

describe('a recall', () => {
  const word = (outcome: 'PENDING' | 'RETURNED' | 'LOST') =>
    terminal.corrections.recall({ issuanceId: cash.issuance_id, contact: 'CALL', outcome }, maker);

  test('reminds until the card is back, also after the case is closed', async () => {
    terminal.reject(cash.closed_by, ['REVERSE', 'RECALL_CARD']);
    expect(word('PENDING')).toEqual(succeed(null));
    expect(cardStatus()).toBe('RECALLED');
    expect(terminal.cases.queue(maker)).toMatchObject({
      cases: [{ state: 'OPEN', issuance: { recall: { outcome: 'PENDING', contact: 'CALL' } } }],
      recalls: [],
    });
    // The recall says where the card is, whatever the order says.
    await terminal.reverse({ ...reversalOf(cash.issuance_id), card: 'IN_STOCK' }, maker);
    expect(terminal.cases.queue(maker)).toMatchObject({ cases: [], recalls: [{ serialNo: cash.serial_no }] });
    expect(terminal.cases.count(maker)).toBe(1);
    expect(word('RETURNED')).toEqual(succeed(null));
    expect([cardStatus(), terminal.cases.count(chief)]).toEqual(['SPOILED', 0]);
    expect(word('LOST')).toEqual(fail('RecallAlreadyEnded'));
  });

  test('begins with a reversal whose card is still out', async () => {
    await terminal.reverse({ ...reversalOf(cash.issuance_id), card: 'RECALLED' }, maker);
    expect(terminal.cases.queue(chief).recalls).toMatchObject([
      { serialNo: cash.serial_no, recall: { outcome: 'PENDING', contact: null } },
    ]);
    expect(word('LOST')).toEqual(succeed(null));
    expect(cardStatus()).toBe('LOST');
  });

  test('is noted also where the core has since said that the card is lost, which stands', () => {
    terminal.reject(cash.closed_by, ['REVERSE', 'RECALL_CARD']);
    terminal.accept(lastSeq());
    terminal.moveCard(cash.serial_no, 'LOST');
    expect(word('RETURNED')).toEqual(succeed(null));
    expect([cardStatus(), terminal.cases.queue(chief).recalls]).toEqual(['LOST', []]);
  });

  test('ends the way of correcting, and is refused where nobody asked for the card', () => {
    expect(word('PENDING')).toEqual(fail('WayNotOffered'));
    terminal.reject(cash.closed_by, ['CORRECT', 'RECALL_CARD']);
    word('PENDING');
    expect(terminal.corrections.correct(otherPapers(cash.closed_by), maker)).toEqual(
      fail('CardAlreadyRecalled'),
    );
  });
});

describe('a withdrawal', () => {
  test('closes the case with a supervisor’s consent, once', async () => {
    terminal.reject(cash.closed_by, ['WITHDRAW']);
    const order = { caseNo: cash.closed_by, reason: 'DUPLICATE' } as const;
    expect(await terminal.withdraw(order, colleague)).toEqual(fail('CaseOfAnotherTeller'));
    expect(await terminal.withdraw(order, maker)).toEqual(succeed(null));
    expect(stateOf(cash.closed_by)).toBe('WITHDRAWN');
    expect(terminal.journal.at(lastSeq())).toMatchObject({
      type: 'RejectedRecordWithdrawn',
      approvals: [{ approver: chief.staffNo }],
    });
    expect(await terminal.withdraw(order, maker)).toEqual(fail('CaseAlreadyClosed'));
  });

  test('leaves nothing to reverse: that is said, and nobody is asked for it', async () => {
    terminal.reject(cash.closed_by, ['REVERSE', 'WITHDRAW']);
    await terminal.withdraw({ caseNo: cash.closed_by, reason: 'DUPLICATE' }, maker);
    const before = lastSeq();
    expect(await terminal.reverse(reversalOf(cash.issuance_id), maker)).toEqual(fail('CaseAlreadyClosed'));
    expect(lastSeq()).toBe(before);
  });

  test('is refused where there is something to undo', async () => {
    terminal.reject(cash.closed_by, ['REVERSE']);
    expect(await terminal.withdraw({ caseNo: cash.closed_by, reason: 'DUPLICATE' }, maker)).toEqual(
      fail('WayNotOffered'),
    );
  });
});
