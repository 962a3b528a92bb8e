import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReversalWish } from '../../../electron/contract/correction.ts';
import type { IssuanceOrder } from '../../../electron/contract/issuance.ts';
import { customers, reportedLostDocuments, staff } from '../../simulators/core/sample-bank.ts';
import { orderFor, readersFree, TerminalRig } from './terminal-rig.ts';

let rig: TerminalRig;
beforeAll(async () => {
  rig = await TerminalRig.start();
  await rig.startTerminal();
  await rig.online();
  await rig.signIn();
}, readersFree);
afterAll(() => rig?.stop());

/** Issues the n-th sample card; the issuance's id. */
async function issue(n: number, order: IssuanceOrder): Promise<string> {
  await rig.insertCard(n);
  const issued = await rig.desk.issuance.perform(order);
  if (!issued.ok) throw new Error(issued.problem.tag);
  return issued.value.issuanceId;
}

/** The one case of the queue, as soon as the core has said no. */
async function rejected() {
  await rig.until(({ corrections }) => corrections === 1);
  const queue = await rig.desk.corrections.queue();
  const [found] = queue.ok ? queue.value.cases : [];
  if (found === undefined) throw new Error('nothing is in the queue');
  return found;
}

/** Reverses with the supervisor's consent to exactly that. */
async function reverse(wish: ReversalWish) {
  const { desk } = rig;
  const subject = await desk.corrections.prepareReversal(wish);
  if (!subject.ok) return subject;
  const asked = await desk.approvals.request({ subject: subject.value });
  if (!asked.ok) return asked;
  const { requestId } = asked.value;
  const { staffNo, password } = staff.supervisor;
  const given = await desk.approvals.give({
    requestId,
    approver: staffNo,
    credential: { method: 'PASSWORD', password },
  });
  if (!given.ok) return given;
  return await desk.corrections.reverse({ ...wish, approvalRequestId: requestId });
}

/** Both sides have the same cash, and the core found nothing that should not be. */
async function expectAgreement(won: number): Promise<void> {
  await expect.poll(async () => (await rig.core.books()).fees.cash, { timeout: 30_000 }).toBe(won);
  await rig.until(({ drawer, waiting }) => drawer === won && waiting === 0);
  expect((await rig.core.books()).alarms).toEqual([]);
}

test('an issuance rejected for its document is corrected, and the core accepts it on the same proof', async () => {
  const order = orderFor(1);
  order.identityDocument.number = reportedLostDocuments[0] ?? '';
  const issuanceId = await issue(1, order);
  const { caseNo, rejection } = await rejected();
  expect(rejection).toMatchObject({
    code: 'IDENTITY_DOCUMENT_REPORTED_LOST',
    ways: expect.arrayContaining(['CORRECT']),
  });
  const { phoneCheck } = order;
  const identityDocument = { kind: 'PASSPORT', number: 'M12345678', authenticityCheck: 'AUTHENTIC' } as const;
  const papers = { identityDocument, phoneCheck, legalRepresentative: null, replacement: null };
  const sent = await rig.desk.corrections.correct({ caseNo, papers, reason: 'OTHER_PAPERS_SEEN' });
  expect(sent).toMatchObject({ ok: true });
  await rig.until(({ rejected: open }) => open === 0);
  expect(await rig.desk.corrections.detail({ caseNo })).toMatchObject({
    value: { entry: { state: 'CORRECTED' } },
  });
  const judged = (await rig.core.books()).issuances.filter((one) => one.issuanceId === issuanceId);
  expect(judged.map(({ verdict }) => verdict)).toEqual(['REJECTED', 'ACCEPTED']);
  await expectAgreement(3_000);
});

test('an issuance to a customer the core has barred meanwhile is reversed: cash back, card recalled', async () => {
  await rig.core.control({ do: 'restrictCustomer', customerNo: customers.best.customerNo });
  const issuanceId = await issue(2, orderFor(2, customers.best));
  expect(await rejected()).toMatchObject({ rejection: { code: 'CUSTOMER_RESTRICTED' } });
  const wish = { issuanceId, reason: 'REJECTED_BY_CORE', card: 'RECALLED' } as const;
  expect(await reverse(wish)).toMatchObject({
    ok: true,
    value: { refund: { method: 'CASH', amount: 3_000 } },
  });
  expect(await reverse(wish)).toMatchObject({ ok: false, problem: { tag: 'IssuanceAlreadyReversed' } });
  await expect
    .poll(async () => (await rig.core.books()).undoings, { timeout: 30_000 })
    .toMatchObject([{ kind: 'REVERSAL', issuanceId, rejectionCode: null }]);
  await expectAgreement(3_000);
  // The card is still out: the reminder stays until it is here.
  expect(await rig.desk.corrections.queue()).toMatchObject({
    value: { cases: [], recalls: [{ issuanceId }] },
  });
  const back = await rig.desk.corrections.recall({ issuanceId, contact: 'VISIT', outcome: 'RETURNED' });
  expect(back).toMatchObject({ ok: true });
  await rig.until(({ corrections }) => corrections === 0);
});

test('an accepted issuance paid from an account is reversed: the core puts the fee back', async () => {
  const [accountNo = ''] = customers.grand.accounts;
  const issuanceId = await issue(3, orderFor(3, customers.grand, { fee: { method: 'DEBIT', accountNo } }));
  const debit = async () =>
    (await rig.core.books()).debits.find((one) => one.issuanceId === issuanceId)?.state;
  await expect.poll(debit, { timeout: 30_000 }).toBe('CAPTURED');
  const reversed = await reverse({ issuanceId, reason: 'CUSTOMER_WITHDREW', card: 'IN_STOCK' });
  expect(reversed).toMatchObject({ ok: true, value: { refund: { method: 'DEBIT', accountNo } } });
  await expect.poll(debit, { timeout: 30_000 }).toBe('REFUNDED');
  await expectAgreement(3_000);
});
