import { describe, expect, test, vi } from 'vitest';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { Superseded } from '../../../electron/contract/correction-records.ts';
import type { FeeSettled, IssuancePapers } from '../../../electron/contract/issuance.ts';
import type { JournalEntry, JournalPayload } from '../../../electron/contract/journal-entry.ts';
import { won } from '../../../electron/contract/won.ts';
import { customers, reportedLostDocuments, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { consentTo, noConsent } from './consent-to.ts';
import { CoreFixture } from './core-fixture.ts';
import { type IssuancePlan, issueCard } from './issue-card.ts';
import type { TestTerminal } from './test-terminal.ts';

const fixture = new CoreFixture();

type Outcome = Extract<FeedItem, { kind: 'outcome' }>['outcome'];
type Reversal = Omit<JournalPayload<'SmartOtpIssuanceReversed'>, 'receiptNo'>;

const nameOf = ({ seq, id }: JournalEntry): Superseded => ({ seq, id });
const withLostDocument: IssuancePlan['started'] = (start) => ({
  ...start,
  identityDocument: {
    kind: 'RESIDENT_CARD',
    number: reportedLostDocuments[0] ?? '',
    authenticityCheck: 'UNAVAILABLE',
  },
});
const otherDocument: IssuancePapers = {
  identityDocument: { kind: 'PASSPORT', number: 'M00000000', authenticityCheck: 'AUTHENTIC' },
  phoneCheck: { device: 'ANDROID_PHONE', nfc: true, simHoldsNumber: true },
  legalRepresentative: null,
  replacement: null,
};

/** Ships entries and gives the core's word on the last of them. */
async function verdictOn(terminal: TestTerminal, ...entries: JournalEntry[]): Promise<Outcome> {
  await terminal.ship(entries);
  const id = entries.at(-1)?.id;
  return await vi.waitFor(
    async () => {
      const item = (await terminal.wholeFeed()).find((one) => one.kind === 'outcome' && one.entryId === id);
      if (item?.kind !== 'outcome') throw new Error('not judged yet');
      return item.outcome;
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** A card issued and judged; the entry that ended it. */
async function issued(terminal: TestTerminal, plan: IssuancePlan): Promise<JournalEntry> {
  const entries = await issueCard(terminal, plan);
  await verdictOn(terminal, ...entries);
  return entries.at(-1) as JournalEntry;
}

const correct = (terminal: TestTerminal, of: JournalEntry, papers = otherDocument, actor?: string) =>
  terminal.append(
    'SmartOtpIssuanceCorrected',
    {
      issuanceId: String(of.payload.issuanceId),
      supersedes: nameOf(of),
      papers,
      reason: 'OTHER_PAPERS_SEEN',
    },
    actor === undefined ? {} : { actor },
  );

/** The entries of a reversal, with a supervisor's consent unless `approver` says otherwise; null for nobody's. */
function reverse(
  terminal: TestTerminal,
  of: JournalEntry,
  card: number,
  change: Partial<Reversal> = {},
  approver: string | null = staff.supervisor.staffNo,
): JournalEntry[] {
  const said = {
    issuanceId: String(of.payload.issuanceId),
    supersedes: nameOf(of),
    serialNo: serialNoOf(card),
    reason: 'REJECTED_BY_CORE' as const,
    refund: { method: 'CASH' as const, amount: won(3_000) },
    card: 'SPOILED' as const,
    ...change,
  };
  const subject = { kind: 'REVERSAL', maskedName: '보*기', ...said } as const;
  const { entries, approvals } = approver === null ? noConsent : consentTo(terminal, subject, { approver });
  const payload = { ...said, receiptNo: 'R-2' };
  return [...entries, terminal.append('SmartOtpIssuanceReversed', payload, { approvals })];
}

const rejectedFor = (code: string) => ({ verdict: 'REJECTED', rejection: { code } });
const cardInFeed = async (terminal: TestTerminal, n: number) =>
  (await terminal.wholeFeed())
    .flatMap((item) => (item.kind === 'card' && item.card.serialNo === serialNoOf(n) ? [item.card] : []))
    .at(-1);

describe('a correction', () => {
  test('with another document is accepted on the proof the card gave then, once', async () => {
    const terminal = await fixture.terminal();
    const of = await issued(terminal, { customer: customers.best, card: 1, started: withLostDocument });
    const first = (await fixture.judgementOf(of)).rejectionCode;
    expect(first).toBe('IDENTITY_DOCUMENT_REPORTED_LOST');
    const correction = correct(terminal, of);
    expect(await verdictOn(terminal, correction)).toMatchObject({ verdict: 'ACCEPTED' });
    expect(await fixture.judgementOf(correction)).toMatchObject({ supersedes: of.id, verdict: 'ACCEPTED' });
    expect((await cardInFeed(terminal, 1))?.status).toBe('ISSUED');
    expect(await verdictOn(terminal, correct(terminal, of))).toMatchObject(rejectedFor('ISSUANCE_CLOSED'));
  });

  test('that is wrong again can be corrected again, by a supervisor too, and not by a colleague', async () => {
    const terminal = await fixture.terminal();
    const of = await issued(terminal, {
      customer: customers.organisation,
      card: 2,
      started: withLostDocument,
    });
    const lost = { ...otherDocument, identityDocument: { ...otherDocument.identityDocument } };
    lost.identityDocument.number = reportedLostDocuments[0] ?? '';
    const again = correct(terminal, of, lost);
    expect(await verdictOn(terminal, again)).toMatchObject(rejectedFor('IDENTITY_DOCUMENT_REPORTED_LOST'));
    const late = correct(terminal, of);
    expect(await verdictOn(terminal, late)).toMatchObject(rejectedFor('SUPERSEDED_BEFORE'));
    const byColleague = correct(terminal, again, otherDocument, staff.secondTeller.staffNo);
    expect(await verdictOn(terminal, byColleague)).toMatchObject(rejectedFor('STAFF_NOT_PERMITTED'));
  });

  test('of a rejection that allows none is refused', async () => {
    const terminal = await fixture.terminal();
    const fee: FeeSettled = {
      method: 'CASH',
      amount: won(2_000),
      received: won(2_000),
      change: won(0),
      carriedFrom: null,
    };
    const of = await issued(terminal, { customer: customers.grand, card: 3, fee });
    expect(await verdictOn(terminal, correct(terminal, of))).toMatchObject(rejectedFor('WAY_NOT_OFFERED'));
  });
});

describe('a reversal', () => {
  test('of an accepted issuance gives the fee back and leaves the customer without a card', async () => {
    const terminal = await fixture.terminal();
    const customer = customers.withRareSyllables;
    const of = await issued(terminal, { customer, card: 4 });
    const before = (await fixture.core.books()).fees.cash;
    const reversal = reverse(terminal, of, 4);
    expect(await verdictOn(terminal, ...reversal)).toMatchObject({ verdict: 'ACCEPTED' });
    const books = await fixture.core.books();
    expect(books.fees.cash).toBe(before - 3_000);
    expect(books.undoings).toContainEqual({
      entryId: reversal.at(-1)?.id,
      kind: 'REVERSAL',
      issuanceId: of.payload.issuanceId,
      undoingNo: expect.stringMatching(/^U-/),
      rejectionCode: null,
    });
    expect((await cardInFeed(terminal, 4))?.status).toBe('SPOILED');
    const told = (await terminal.wholeFeed()).findLast(
      (item) => item.kind === 'customer' && item.customer.customerNo === customer.customerNo,
    );
    expect(told).toMatchObject({ customer: { holdsSmartOtp: false } });
    expect(await verdictOn(terminal, ...reverse(terminal, of, 4))).toMatchObject(
      rejectedFor('ISSUANCE_CLOSED'),
    );
  });

  test.each([
    ['without consent', 'APPROVAL_MISSING', {}, null],
    ['with its maker’s own consent', 'APPROVER_IS_MAKER', {}, staff.teller.staffNo],
    ['with a teller’s consent', 'APPROVER_NOT_SUPERVISOR', {}, staff.secondTeller.staffNo],
    [
      'of more than was paid',
      'REFUND_WRONG',
      { refund: { method: 'CASH', amount: won(4_000) } },
      staff.supervisor.staffNo,
    ],
    ['of another card', 'REFUND_WRONG', { serialNo: serialNoOf(20) }, staff.supervisor.staffNo],
  ] as const)('%s is rejected, and nothing changes', async (_, code, change, approver) => {
    const terminal = await fixture.terminal();
    const card =
      ['APPROVAL_MISSING', 'APPROVER_IS_MAKER', 'APPROVER_NOT_SUPERVISOR', 'REFUND_WRONG'].indexOf(code) + 5;
    const plan = { customer: customers.grand, card, check: { ticketNo: 'serialNo' in change ? 2 : 1 } };
    const of = await issued(terminal, { ...plan, started: withLostDocument });
    const before = await fixture.core.books();
    expect(await verdictOn(terminal, ...reverse(terminal, of, card, change, approver))).toMatchObject(
      rejectedFor(code),
    );
    expect((await fixture.core.books()).fees).toEqual(before.fees);
  });
});

test('a recalled card is out of use; a record that cannot be undone is withdrawn with consent', async () => {
  const terminal = await fixture.terminal();
  const customer = customers.soleProprietor;
  const of = await issued(terminal, { customer, card: 9, started: withLostDocument });
  const issuanceId = String(of.payload.issuanceId);
  const recall = { issuanceId, serialNo: serialNoOf(9), customerNo: customer.customerNo } as const;
  await terminal.ship([terminal.append('CardRecalled', { ...recall, contact: 'CALL', outcome: 'PENDING' })]);
  await expect.poll(async () => (await cardInFeed(terminal, 9))?.status).toBe('RECALLED');

  const wrong = reverse(terminal, of, 9, {}, null);
  expect(await verdictOn(terminal, ...wrong)).toMatchObject({
    verdict: 'REJECTED',
    rejection: { code: 'APPROVAL_MISSING', ways: ['WITHDRAW'] },
  });
  expect(
    (await fixture.core.books()).alarms.filter(({ terminalId }) => terminalId === terminal.terminalId),
  ).toEqual([]);
  const withdrawal = {
    supersedes: nameOf(wrong.at(-1) as JournalEntry),
    reason: 'SETTLED_WITH_CORE',
  } as const;
  const subject = { kind: 'WITHDRAWAL', ...withdrawal, rejectionCode: 'APPROVAL_MISSING' } as const;
  const { entries, approvals } = consentTo(terminal, subject);
  const entry = terminal.append('RejectedRecordWithdrawn', withdrawal, { approvals });
  expect(await verdictOn(terminal, ...entries, entry)).toMatchObject({ verdict: 'ACCEPTED' });
  const again = terminal.append('RejectedRecordWithdrawn', withdrawal);
  expect(await verdictOn(terminal, again)).toMatchObject(rejectedFor('SUPERSEDED_BEFORE'));
});
