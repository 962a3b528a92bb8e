import type { RouterClient } from '@orpc/server';
import type { deskRouter } from '../../../electron/desk/router.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { countOf, good } from '../../unit/desk/cash-counter.ts';

type Calls = RouterClient<ReturnType<typeof deskRouter>>;

/** What a teller asks besides {@link pageCalls}: receipts, what a reversal would be, counts, and the end of the day. */
export async function tellerCalls(calls: Calls): Promise<void> {
  const { rows } = good(await calls.history.search({ query: '', limit: 10 }));
  const { issuanceId, receiptNo } = rows.find((row) => row.state === 'ISSUED') ?? {};
  if (issuanceId === undefined || receiptNo == null) throw new Error('no card was issued');
  good(await calls.receipts.render({ receiptNo }));
  for (const _copy of ['original', 'copy']) good(await calls.receipts.print({ receiptNo }));
  const reversal = { issuanceId, reason: 'CUSTOMER_WITHDREW', card: 'IN_STOCK' } as const;
  good(await calls.corrections.prepareReversal(reversal));
  const places = good(await calls.stock.overview()).places;
  for (const { place, cards } of places) {
    good(await calls.stock.cards({ place }));
    good(await calls.stock.count({ place, counted: cards, explanation: null, approval: null }));
  }
  for (const { issuanceId: open } of good(await calls.issuance.open()))
    good(await calls.issuance.abandon({ issuanceId: open, reason: 'CUSTOMER_WITHDREW', carryCash: false }));
  good(await calls.tariff.show());
  good(await calls.journalGaps.open());
  await closeDay(calls);
}

/** Counts the drawer and closes the day with the head cashier's consent; its report is looked at. */
async function closeDay(calls: Calls): Promise<void> {
  const count = countOf(good(await calls.drawer.view()).expected);
  good(await calls.drawer.count({ count }));
  const explanations = good(await calls.day.view()).differences.map((difference) => ({
    ...difference,
    explanation: '확인함',
  }));
  const subject = good(await calls.day.prepareClosing({ count, explanations }));
  const { requestId } = good(await calls.approvals.request({ subject }));
  good(await calls.approvals.find({ requestId }));
  const { staffNo, password } = staff.headCashier;
  const answer = { requestId, approver: staffNo, credential: { method: 'PASSWORD', password } } as const;
  good(await calls.approvals.give(answer));
  good(await calls.day.close({ subject, requestId }));
  good(await calls.day.report({ businessDate: subject.businessDate }));
}

/** What a supervisor looks at. */
export async function supervisorCalls(calls: Calls): Promise<void> {
  good(await calls.approvals.overview());
  good(await calls.approvals.waiting());
  good(await calls.month.days());
  good(await calls.corrections.queue());
}

/** Records that the core has rejected, in detail. */
export async function correctionCalls(calls: Calls): Promise<void> {
  const { cases } = good(await calls.corrections.queue());
  if (cases.length === 0) throw new Error('nothing was rejected');
  for (const { caseNo } of cases.slice(0, 3)) good(await calls.corrections.detail({ caseNo }));
}
