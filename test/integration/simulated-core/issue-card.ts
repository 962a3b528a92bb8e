import { randomUUID } from 'node:crypto';
import type { SignedAnswer } from '../../../electron/contract/approval.ts';
import { corePaths, type FeedItem } from '../../../electron/contract/core.ts';
import type { Customer } from '../../../electron/contract/customer.ts';
import type { TierGround } from '../../../electron/contract/fee-waiver.ts';
import type { FeeSettled } from '../../../electron/contract/issuance.ts';
import type { JournalEntry, JournalPayload } from '../../../electron/contract/journal-entry.ts';
import type { CardTicket } from '../../../electron/contract/smart-otp-card.ts';
import type { StaffCardEvidence } from '../../../electron/contract/staff-card.ts';
import { won } from '../../../electron/contract/won.ts';
import { serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { CardVisit } from './card-visit.ts';
import { type Consent, consentTo, noConsent } from './consent-to.ts';
import type { Circumstances, TestTerminal } from './test-terminal.ts';

export type Started = JournalPayload<'SmartOtpIssuanceStarted'>;
export type Issued = JournalPayload<'SmartOtpIssued'>;

/** An issuance by the book, and where a test departs from it. */
export interface IssuancePlan {
  readonly customer: Customer;
  /** Number of the sample card on the reader; `visit` when the test holds the card itself. */
  readonly card: number;
  readonly visit?: CardVisit;
  readonly fee?: FeeSettled;
  readonly started?: (payload: Started) => Started;
  readonly issued?: (payload: Issued, card: CardVisit) => Issued;
  /** Default: for a waiver, a supervisor's approval of just that. */
  readonly consent?: (terminal: TestTerminal, started: Started) => Consent;
  readonly startCircumstances?: Circumstances;
  readonly endCircumstances?: Circumstances;
  /** Entries between start and end. */
  readonly between?: (terminal: TestTerminal, started: Started) => JournalEntry[];
  /** Before anything is written: a debit to authorise. */
  readonly debit?: (issuanceId: string) => Promise<string>;
  /** Default: the card's ticket of this number. */
  readonly check?: { readonly ticketNo: number } | 'TEST_OTP';
}

export const cash: FeeSettled = {
  method: 'CASH',
  amount: won(3_000),
  received: won(5_000),
  change: won(2_000),
  carriedFrom: null,
};

export const waived = (tier: string, change: Partial<TierGround> = {}): FeeSettled => ({
  method: 'WAIVED',
  amount: won(3_000),
  ground: { reason: 'TIER', tier, source: 'CORE', asOf: '2026-01-01T00:00:00.000Z', proof: null, ...change },
});

/** Lets a card be issued offline and gives the entries of it, unsent; the last one is the `SmartOtpIssued`. */
export async function issueCard(terminal: TestTerminal, plan: IssuancePlan): Promise<JournalEntry[]> {
  const card = plan.visit ?? sampleCardOnReader(plan.card);
  const issuanceId = randomUUID();
  const serialNo = serialNoOf(plan.card);
  const fee = plan.fee ?? cash;
  const debitNo = (await plan.debit?.(issuanceId)) ?? null;
  const check = plan.check ?? { ticketNo: 1 };

  const start: Started = {
    issuanceId,
    draftId: randomUUID(),
    customerNo: plan.customer.customerNo,
    identityDocument: { kind: 'RESIDENT_CARD', number: '0000000000000', authenticityCheck: 'AUTHENTIC' },
    phoneCheck: { device: 'ANDROID_PHONE', nfc: true, simHoldsNumber: true },
    legalRepresentative: null,
    replacement: null,
    serialNo,
    cardIdentity: card.identity,
    fee,
    feeEffectiveFrom: '2023-07-10',
    ticketNo: check === 'TEST_OTP' ? null : check.ticketNo,
    exposure: check === 'TEST_OTP' ? null : terminal.exposure(),
  };
  const started = plan.started?.(start) ?? start;
  const maker = plan.startCircumstances?.actor ?? staff.teller.staffNo;
  const ask =
    plan.consent ?? (() => (fee.method === 'WAIVED' ? approve(terminal, started, { maker }) : noConsent));
  const consent = ask(terminal, started);
  const startEntry = terminal.append('SmartOtpIssuanceStarted', started, {
    approvals: consent.approvals,
    ...plan.startCircumstances,
  });
  const noteOffline = ({ seq }: JournalEntry) => {
    if (check !== 'TEST_OTP') terminal.offline.set(issuanceId, { seq, amount: fee.amount });
  };
  noteOffline(startEntry);
  const between = plan.between?.(terminal, started) ?? [];

  const hostChallenge = startEntry.hash.slice(0, 16);
  const end: Issued = {
    issuanceId,
    customerNo: started.customerNo,
    serialNo,
    receiptNo: `R-${startEntry.seq}`,
    fee,
    debitNo,
    transactionHash: startEntry.hash,
    proof: {
      identity: card.identity,
      hostChallenge,
      initializeUpdate: card.initializeUpdate(hostChallenge),
      possession: card.calculate(startEntry.hash),
      check:
        check === 'TEST_OTP'
          ? { kind: 'TEST_OTP', confirmationNo: await confirmTestOtp(terminal, card, started) }
          : {
              kind: 'TICKET',
              ticketNo: check.ticketNo,
              answerSha256:
                (await ticketOf(terminal, serialNo, check.ticketNo))?.answerSha256 ?? '00'.repeat(32),
            },
    },
  };
  const endEntry = terminal.append('SmartOtpIssued', plan.issued?.(end, card) ?? end, plan.endCircumstances);
  noteOffline(endEntry);
  return [...consent.entries, startEntry, ...between, endEntry];
}

const cards = new Map<number, CardVisit>();

/** The n-th sample card; the same one every time, so that its counter rises as a card's does. */
function sampleCardOnReader(n: number): CardVisit {
  const card = cards.get(n) ?? new CardVisit(n);
  cards.set(n, card);
  return card;
}

/** A supervisor's consent to the waiver in `started`, asked for by `maker`. */
export function approve(
  terminal: TestTerminal,
  started: Pick<Started, 'draftId' | 'customerNo' | 'serialNo' | 'fee'>,
  {
    maker = staff.teller.staffNo,
    approver = staff.supervisor.staffNo,
    staffCard,
  }: {
    maker?: string;
    approver?: string;
    /** What stands as the staff card's signature; by default the approver used a password. */
    staffCard?: (answer: SignedAnswer) => StaffCardEvidence | null;
  } = {},
): Consent {
  const { draftId, customerNo, serialNo, fee } = started;
  if (fee.method !== 'WAIVED') throw new Error('nothing is waived');
  const subject = {
    kind: 'FEE_WAIVER',
    orderId: draftId,
    customerNo,
    maskedName: '보*기',
    serialNo,
    amount: fee.amount,
    ground: fee.ground,
  } as const;
  return consentTo(terminal, subject, { maker, approver, staffCard });
}

/** The ticket as the feed last told of it. */
async function ticketOf(
  terminal: TestTerminal,
  serialNo: string,
  ticketNo: number,
): Promise<CardTicket | undefined> {
  const isThisCard = (item: FeedItem): item is FeedItem & { kind: 'card' } =>
    item.kind === 'card' && item.card.serialNo === serialNo;
  const items = (await terminal.wholeFeed()).filter(isThisCard);
  return items.flatMap(({ card }) => card.tickets).find((ticket) => ticket.ticketNo === ticketNo);
}

async function confirmTestOtp(
  terminal: TestTerminal,
  card: CardVisit,
  { issuanceId, serialNo }: Started,
): Promise<string> {
  const otp = card.totp(Math.floor(Date.now() / 30_000));
  const { body } = await terminal.caller.post(corePaths.confirmTestOtp, { issuanceId, serialNo, otp });
  return body.confirmationNo ?? 'none';
}
