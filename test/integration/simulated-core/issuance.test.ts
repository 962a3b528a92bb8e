import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { corePaths, type FeedItem } from '../../../electron/contract/core.ts';
import type { Customer } from '../../../electron/contract/customer.ts';
import type { OfflineExposure } from '../../../electron/contract/exposure.ts';
import type { AbandonReason } from '../../../electron/contract/issuance.ts';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { won } from '../../../electron/contract/won.ts';
import { branches, customers, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { CardVisit } from './card-visit.ts';
import { noConsent } from './consent-to.ts';
import { CoreFixture } from './core-fixture.ts';
import { approve, cash, type IssuancePlan, issueCard, type Started, waived } from './issue-card.ts';
import { hashOf, type TestTerminal, unseal } from './test-terminal.ts';

const fixture = new CoreFixture();

/** Ships an issuance and gives the judgement of its last entry. */
async function judgementOf(terminal: TestTerminal, plan: IssuancePlan) {
  const entries = await issueCard(terminal, plan);
  expect((await terminal.ship(entries)).status).toBe(200);
  return fixture.judgementOf(entries.at(-1));
}

const latest = <Kind extends FeedItem['kind']>(
  items: readonly FeedItem[],
  kind: Kind,
  matches: (item: FeedItem & { kind: Kind }) => boolean,
) =>
  items
    .filter((item): item is FeedItem & { kind: Kind } => item.kind === kind)
    .findLast((item) => matches(item));

const cardInFeed = async (terminal: TestTerminal, n: number) =>
  latest(await terminal.wholeFeed(), 'card', ({ card }) => card.serialNo === serialNoOf(n))?.card;

async function authoriseDebit(terminal: TestTerminal, issuanceId: string, of: Customer): Promise<string> {
  const [accountNo] = of.accounts;
  const request = { issuanceId, customerNo: of.customerNo, accountNo, amount: 3_000 };
  return (await terminal.caller.post(corePaths.authoriseDebit, request)).body.debitNo;
}

const debited = (of: Customer) =>
  ({ method: 'DEBIT', amount: won(3_000), accountNo: of.accounts[0] ?? '' }) as const;

describe('accepted', () => {
  test('offline with a ticket: the card is the customer’s, the branch hears of it', async () => {
    const terminal = await fixture.terminal();
    const entries = await issueCard(terminal, { customer: customers.family, card: 1 });
    await terminal.ship(entries);
    const issued = entries.at(-1);
    const { verdict, coreNo, checks } = await fixture.judgementOf(issued);
    expect({ verdict, coreNo }).toEqual({
      verdict: 'ACCEPTED',
      coreNo: expect.stringMatching(/^C-\d{4}-\d{8}$/),
    });
    expect(checks).toEqual({
      signature: true,
      chain: true,
      course: true,
      people: true,
      exposure: true,
      customer: true,
      stock: true,
      cryptogram: true,
      possession: true,
      otpOrTicket: true,
      fee: true,
    });

    const items = await terminal.wholeFeed();
    expect(items.filter(({ kind }) => kind === 'outcome')).toEqual([
      { kind: 'outcome', entryId: issued?.id, seq: 2, outcome: { verdict: 'ACCEPTED', coreNo } },
    ]);
    const { customerNo } = customers.family;
    expect(
      latest(items, 'customer', ({ customer }) => customer.customerNo === customerNo)?.customer,
    ).toMatchObject({ holdsSmartOtp: true });
    expect(await cardInFeed(terminal, 1)).toMatchObject({ status: 'ISSUED', tickets: [] });
  });

  test('an outcome is told to the terminal it concerns, a card to the whole branch', async () => {
    const [one, other] = [await fixture.terminal(), await fixture.terminal()];
    await judgementOf(one, { customer: customers.withoutTier, card: 2 });
    expect((await other.wholeFeed()).filter(({ kind }) => kind === 'outcome')).toEqual([]);
    expect(await cardInFeed(other, 2)).toMatchObject({ status: 'ISSUED' });
  });

  test('online with a test OTP that the core confirmed', async () => {
    const terminal = await fixture.terminal();
    const judgement = await judgementOf(terminal, {
      customer: customers.withoutFunds,
      card: 3,
      check: 'TEST_OTP',
    });
    expect(judgement).toMatchObject({ verdict: 'ACCEPTED', rejectionCode: null });
  });

  test('a debit is captured with the acceptance', async () => {
    const terminal = await fixture.terminal();
    const customer = customers.soleProprietor;
    const judgement = await judgementOf(terminal, {
      customer,
      card: 4,
      fee: debited(customer),
      debit: (issuanceId) => authoriseDebit(terminal, issuanceId, customer),
    });
    expect(judgement.verdict).toBe('ACCEPTED');
    expect((await fixture.core.books()).debits).toContainEqual(
      expect.objectContaining({ issuanceId: judgement.issuanceId, amount: 3_000, state: 'CAPTURED' }),
    );
  });

  test('a waiver for a tier of the schedule that a supervisor approved', async () => {
    const terminal = await fixture.terminal();
    const judgement = await judgementOf(terminal, { customer: customers.vip, card: 5, fee: waived('VIP') });
    expect(judgement).toMatchObject({ verdict: 'ACCEPTED', rejectionCode: null });
  });

  test('a minor whose representative’s papers have all been seen', async () => {
    const terminal = await fixture.terminal();
    const judgement = await judgementOf(terminal, {
      customer: customers.minor,
      card: 6,
      started: (payload) => ({
        ...payload,
        legalRepresentative: {
          representativeId: true,
          basicCertificate: true,
          familyRelationCertificate: true,
          seal: true,
        },
      }),
    });
    expect(judgement.verdict).toBe('ACCEPTED');
  });

  test('a replacement: the card it replaces is nobody’s any more', async () => {
    const terminal = await fixture.terminal();
    const judgement = await judgementOf(terminal, {
      customer: customers.holder,
      card: 7,
      started: (payload) => ({ ...payload, replacement: 'STOLEN' }),
    });
    expect(judgement.verdict).toBe('ACCEPTED');
    expect(await cardInFeed(terminal, 25)).toMatchObject({ status: 'LOST' });
    expect(await cardInFeed(terminal, 7)).toMatchObject({ status: 'ISSUED' });
  });

  test('resumed with another ticket after an interruption', async () => {
    const terminal = await fixture.terminal();
    const judgement = await judgementOf(terminal, {
      customer: customers.organisation,
      card: 8,
      check: { ticketNo: 2 },
      started: (payload) => ({ ...payload, ticketNo: 1 }),
      between: (journal, { issuanceId }) => [
        journal.append('SmartOtpIssuanceResumed', { issuanceId, ticketNo: 2 }),
      ],
    });
    expect(judgement).toMatchObject({ verdict: 'ACCEPTED', rejectionCode: null });
  });

  test('its record shipped twice is judged once', async () => {
    const terminal = await fixture.terminal();
    const entries = await issueCard(terminal, { customer: customers.withRareSyllables, card: 9 });
    await terminal.ship(entries);
    await terminal.ship(entries);
    const { issuanceId } = await fixture.judgementOf(entries.at(-1));
    await terminal.ship([terminal.appendSignOut()]);
    const outcomes = (await terminal.wholeFeed()).filter(({ kind }) => kind === 'outcome');
    const judged = (await fixture.core.books()).issuances.filter((each) => each.issuanceId === issuanceId);
    expect([outcomes.length, judged.length]).toEqual([1, 1]);
  });
});

describe('what was issued without the core is counted by the core as well', () => {
  const plan = { customer: customers.best, card: 1 };
  /** Whether it believes the exposure that the last of these entries' issuance says it came on top of. */
  const believed = async (entries: readonly JournalEntry[]) =>
    (await fixture.judgementOf(entries.at(-1))).checks.exposure;
  const claiming = (claim: Partial<OfflineExposure>): IssuancePlan => ({
    ...plan,
    started: (payload) => ({ ...payload, exposure: payload.exposure && { ...payload.exposure, ...claim } }),
  });

  test('until it is acknowledged', async () => {
    const terminal = await fixture.terminal();
    const first = await issueCard(terminal, plan);
    const second = await issueCard(terminal, plan);
    await terminal.ship([...first, ...second]);
    expect(await believed(second)).toBe(true);
    const third = await issueCard(terminal, claiming({ issuances: 0, won: won(0) }));
    await terminal.ship(third);
    expect(await believed(third)).toBe(true);
  });

  test.each([
    ['an issuance', { issuances: 0 }],
    ['its fee', { won: won(0) }],
  ])('and %s left out is found', async (_what, claim) => {
    const terminal = await fixture.terminal();
    const first = await issueCard(terminal, plan);
    const second = await issueCard(terminal, claiming(claim));
    await terminal.ship([...first, ...second]);
    expect(await believed(second)).toBe(false);
  });

  test('but not one that was abandoned', async () => {
    const terminal = await fixture.terminal();
    const first = await issueCard(terminal, {
      ...plan,
      between: (journal, { issuanceId }) => [
        journal.append('SmartOtpIssuanceAbandoned', {
          issuanceId,
          reason: 'OTHER',
          cashReturned: 3_000,
          cashCarried: 0,
        }),
      ],
    });
    const second = await issueCard(terminal, claiming({ issuances: 0, won: won(0) }));
    await terminal.ship([...first, ...second]);
    expect(await believed(second)).toBe(true);
  });
});

describe('rejected, and nothing changes', () => {
  const ordinary = customers.grand;
  /** Every case spends a ticket: the stock of eleven cards has as many as that. */
  const firstCard = 10;
  const ticketsPerCard = 5;
  /** A genuine card that is not the one on the reader. */
  const otherCard = 24;

  const flip = (hex: string, at: number): string =>
    hex.slice(0, at) + (hex[at] === '0' ? '1' : '0') + hex.slice(at + 1);
  const exposed = (what: Partial<OfflineExposure>): OfflineExposure => ({
    since: 0,
    issuances: 0,
    won: won(0),
    caps: branches.main.offlineCaps,
    ...what,
  });
  const vip = { customer: customers.vvip, fee: waived('VVIP') } as const;

  /** Which check fails, with which code, and what was done to an issuance by the book. */
  const cases: [name: string, check: string, code: string, tampering: Partial<IssuancePlan>][] = [
    [
      'a card cryptogram that is off by a bit',
      'cryptogram',
      'CARD_NOT_GENUINE',
      {
        issued: (p) => ({
          ...p,
          proof: { ...p.proof, initializeUpdate: flip(p.proof.initializeUpdate, 43) },
        }),
      },
    ],
    [
      'key diversification data of another card',
      'cryptogram',
      'CARD_NOT_GENUINE',
      {
        issued: (p) => ({ ...p, proof: { ...p.proof, initializeUpdate: flip(p.proof.initializeUpdate, 0) } }),
      },
    ],
    [
      'another key version',
      'cryptogram',
      'CARD_NOT_GENUINE',
      {
        issued: (p) => ({
          ...p,
          proof: { ...p.proof, initializeUpdate: flip(p.proof.initializeUpdate, 21) },
        }),
      },
    ],
    [
      'a sequence counter that was raised by hand',
      'cryptogram',
      'CARD_NOT_GENUINE',
      {
        issued: (p) => ({
          ...p,
          proof: { ...p.proof, initializeUpdate: flip(p.proof.initializeUpdate, 60) },
        }),
      },
    ],
    [
      'an answer of some other protocol',
      'cryptogram',
      'CARD_NOT_GENUINE',
      { issued: (p) => ({ ...p, proof: { ...p.proof, initializeUpdate: '00'.repeat(30) } }) },
    ],
    [
      'a card’s answer to a challenge of somebody’s choice',
      'cryptogram',
      'CARD_PROOF_REPLAYED',
      {
        issued: (p, card) => {
          const hostChallenge = '0102030405060708';
          const initializeUpdate = card.initializeUpdate(hostChallenge);
          return { ...p, proof: { ...p.proof, hostChallenge, initializeUpdate } };
        },
      },
    ],
    [
      'a card’s answer to another challenge than stated',
      'cryptogram',
      'CARD_NOT_GENUINE',
      {
        issued: (p, card) => ({
          ...p,
          proof: { ...p.proof, initializeUpdate: card.initializeUpdate('0102030405060708') },
        }),
      },
    ],
    [
      'the cryptogram of another genuine card',
      'cryptogram',
      'CARD_NOT_GENUINE',
      {
        issued: (p) => ({
          ...p,
          proof: {
            ...p.proof,
            initializeUpdate: new CardVisit(otherCard).initializeUpdate(p.proof.hostChallenge),
          },
        }),
      },
    ],
    [
      'a possession proof that is off by a bit',
      'possession',
      'CARD_WITHOUT_SEED',
      { issued: (p) => ({ ...p, proof: { ...p.proof, possession: flip(p.proof.possession, 5) } }) },
    ],
    [
      'a possession proof of another transaction',
      'possession',
      'CARD_WITHOUT_SEED',
      { issued: (p, card) => ({ ...p, proof: { ...p.proof, possession: card.calculate('AB'.repeat(32)) } }) },
    ],
    [
      'a ticket’s answer that is wrong',
      'otpOrTicket',
      'TICKET_WRONG',
      {
        issued: (p) => ({
          ...p,
          proof: { ...p.proof, check: { kind: 'TICKET', ticketNo: 1, answerSha256: '11'.repeat(32) } },
        }),
      },
    ],
    ['a ticket that there never was', 'otpOrTicket', 'TICKET_WRONG', { check: { ticketNo: 6 } }],
    [
      'a ticket that the journal did not spend first',
      'otpOrTicket',
      'TICKET_SPENT',
      { check: { ticketNo: 2 }, started: (p) => ({ ...p, ticketNo: null, exposure: null }) },
    ],
    [
      'a test OTP that the core never confirmed',
      'otpOrTicket',
      'TEST_OTP_UNKNOWN',
      {
        issued: (p) => ({
          ...p,
          proof: { ...p.proof, check: { kind: 'TEST_OTP', confirmationNo: 'K-2026-00009999' } },
        }),
      },
    ],
    [
      'one more without the core than its caps allow',
      'exposure',
      'OFFLINE_CAP_EXCEEDED',
      { started: (p) => ({ ...p, exposure: exposed({ issuances: branches.main.offlineCaps.issuances }) }) },
    ],
    [
      'caps that the branch was never told',
      'exposure',
      'EXPOSURE_MISSTATED',
      { started: (p) => ({ ...p, exposure: exposed({ caps: { issuances: 9_999, won: won(1) } }) }) },
    ],
    [
      'what the core had not acknowledged called acknowledged',
      'exposure',
      'EXPOSURE_MISSTATED',
      { started: (p) => ({ ...p, exposure: exposed({ since: 1 }) }) },
    ],
    [
      'an end without a beginning',
      'course',
      'ISSUANCE_NOT_STARTED',
      { issued: (p) => ({ ...p, issuanceId: '00000000-0000-4000-8000-000000000000' }) },
    ],
    [
      'an end after it was abandoned',
      'course',
      'ISSUANCE_CLOSED',
      {
        between: (journal, { issuanceId }) => [
          journal.append('SmartOtpIssuanceAbandoned', {
            issuanceId,
            reason: 'CUSTOMER_WITHDREW',
            cashReturned: 3_000,
            cashCarried: 0,
          }),
        ],
      },
    ],
    [
      'another customer at the end than at the beginning',
      'course',
      'ISSUANCE_DATA_CHANGED',
      { issued: (p) => ({ ...p, customerNo: customers.vvip.customerNo }) },
    ],
    [
      'another fee at the end than at the beginning',
      'course',
      'ISSUANCE_DATA_CHANGED',
      { issued: (p) => ({ ...p, fee: { ...cash, received: won(3_000), change: won(0) } }) },
    ],
    [
      'a transaction hash of nothing',
      'course',
      'ISSUANCE_DATA_CHANGED',
      { issued: (p) => ({ ...p, transactionHash: '22'.repeat(32) }) },
    ],
    [
      'another teller at the end than at the beginning',
      'people',
      'STAFF_NOT_PERMITTED',
      { endCircumstances: { actor: staff.secondTeller.staffNo } },
    ],
    [
      'a teller nobody knows',
      'people',
      'STAFF_NOT_PERMITTED',
      { startCircumstances: { actor: '999999' }, endCircumstances: { actor: '999999' } },
    ],
    [
      'a teller of another branch',
      'people',
      'STAFF_NOT_PERMITTED',
      {
        startCircumstances: { actor: staff.tellerOfOtherBranch.staffNo },
        endCircumstances: { actor: staff.tellerOfOtherBranch.staffNo },
      },
    ],
    ['a waiver nobody approved', 'people', 'APPROVAL_MISSING', { ...vip, consent: () => noConsent }],
    [
      'a waiver its maker approved',
      'people',
      'APPROVER_IS_MAKER',
      {
        ...vip,
        startCircumstances: { actor: staff.supervisor.staffNo },
        endCircumstances: { actor: staff.supervisor.staffNo },
      },
    ],
    [
      'a waiver another teller approved',
      'people',
      'APPROVER_NOT_SUPERVISOR',
      { ...vip, consent: (t, p) => approve(t, p, { approver: staff.secondTeller.staffNo }) },
    ],
    [
      'a waiver the supervisor of another branch approved',
      'people',
      'APPROVER_NOT_SUPERVISOR',
      { ...vip, consent: (t, p) => approve(t, p, { approver: staff.supervisorOfOtherBranch.staffNo }) },
    ],
    [
      'a waiver whose approver does not exist',
      'people',
      'APPROVER_NOT_SUPERVISOR',
      { ...vip, consent: (t, p) => approve(t, p, { approver: '299999' }) },
    ],
    [
      'an approval of another customer’s waiver',
      'people',
      'APPROVAL_OF_SOMETHING_ELSE',
      { ...vip, consent: (t, p) => approve(t, { ...p, customerNo: customers.vip.customerNo }) },
    ],
    [
      'an approval of a smaller waiver',
      'people',
      'APPROVAL_OF_SOMETHING_ELSE',
      { ...vip, consent: (t, p) => approve(t, { ...p, fee: { ...waived('VVIP'), amount: won(1_000) } }) },
    ],
    [
      'an approval that was used before',
      'people',
      'APPROVAL_USED_BEFORE',
      {
        ...vip,
        consent: (t, p) => {
          const consent = approve(t, p);
          const used = t.append('StaffSignedOut', { cause: 'SIGN_OUT' }, { approvals: consent.approvals });
          return { entries: [...consent.entries, used], approvals: consent.approvals };
        },
      },
    ],
    [
      'an approval that had lapsed',
      'people',
      'APPROVAL_USED_BEFORE',
      {
        ...vip,
        consent: (t, p) => {
          const consent = approve(t, p);
          const [{ requestId, subjectHash } = { requestId: '', subjectHash: '' }] = consent.approvals;
          const lapsed = t.append('ApprovalLapsed', { requestId, subjectHash, cause: 'EXPIRED' });
          return { entries: [...consent.entries, lapsed], approvals: consent.approvals };
        },
      },
    ],
    [
      'a waiver for a tier kept for long, without proof',
      'fee',
      'WAIVER_WITHOUT_PROOF',
      { customer: customers.vvip, fee: waived('VVIP', { source: 'TERMINAL' }) },
    ],
    [
      'a waiver for a defective card where none was replaced',
      'fee',
      'WAIVER_NOT_ALLOWED',
      {
        customer: customers.best,
        fee: { method: 'WAIVED', amount: won(3_000), ground: { reason: 'DEFECTIVE_CARD_REPLACED' } },
      },
    ],
    [
      'a waiver for a tier that is not exempt',
      'fee',
      'WAIVER_NOT_ALLOWED',
      { customer: customers.best, fee: waived('Best') },
    ],
    [
      'a waiver for a tier that is not the customer’s',
      'fee',
      'WAIVER_NOT_ALLOWED',
      { customer: customers.best, fee: waived('VVIP') },
    ],
    [
      'too small a fee',
      'fee',
      'FEE_WRONG',
      {
        fee: { method: 'CASH', amount: won(2_000), received: won(2_000), change: won(0), carriedFrom: null },
      },
    ],
    [
      'change that does not add up',
      'fee',
      'FEE_WRONG',
      {
        fee: {
          method: 'CASH',
          amount: won(3_000),
          received: won(5_000),
          change: won(3_000),
          carriedFrom: null,
        },
      },
    ],
    [
      'a schedule that was not in force',
      'fee',
      'FEE_WRONG',
      { started: (p) => ({ ...p, feeEffectiveFrom: '2015-06-03' }) },
    ],
    ['a debit the core never authorised', 'fee', 'DEBIT_UNKNOWN', { fee: debited(ordinary) }],
    ['a corporation', 'customer', 'CUSTOMER_CORPORATION', { customer: customers.corporation }],
    ['a restricted person', 'customer', 'CUSTOMER_RESTRICTED', { customer: customers.restricted }],
    [
      'a minor without papers',
      'customer',
      'LEGAL_REPRESENTATIVE_DOCUMENTS_MISSING',
      { customer: customers.minor },
    ],
    [
      'a minor of whose papers one was not seen',
      'customer',
      'LEGAL_REPRESENTATIVE_DOCUMENTS_MISSING',
      {
        customer: customers.minor,
        started: (p) => ({
          ...p,
          legalRepresentative: {
            representativeId: true,
            basicCertificate: true,
            familyRelationCertificate: false,
            seal: true,
          },
        }),
      },
    ],
    ['a second Smart OTP', 'customer', 'SMART_OTP_ALREADY_HELD', { customer: customers.holder }],
    [
      'an identity document that failed its check',
      'customer',
      'IDENTITY_DOCUMENT_NOT_AUTHENTIC',
      {
        started: (p) => ({
          ...p,
          identityDocument: { ...p.identityDocument, authenticityCheck: 'NOT_AUTHENTIC' },
        }),
      },
    ],
    [
      'an iPhone',
      'customer',
      'PHONE_NOT_SUITABLE',
      { started: (p) => ({ ...p, phoneCheck: { ...p.phoneCheck, device: 'IPHONE' } }) },
    ],
    [
      'a phone without NFC',
      'customer',
      'PHONE_NOT_SUITABLE',
      { started: (p) => ({ ...p, phoneCheck: { ...p.phoneCheck, nfc: false } }) },
    ],
    [
      'a SIM of another number',
      'customer',
      'PHONE_NOT_SUITABLE',
      { started: (p) => ({ ...p, phoneCheck: { ...p.phoneCheck, simHoldsNumber: false } }) },
    ],
    [
      'a date before the product was offered',
      'customer',
      'PRODUCT_NOT_AVAILABLE',
      { startCircumstances: { businessDate: '2015-06-02' } },
    ],
    [
      'a customer nobody knows',
      'customer',
      'CUSTOMER_UNKNOWN',
      { customer: { ...ordinary, customerNo: '9999999999' } },
    ],
    ['a card of another branch', 'stock', 'CARD_OF_ANOTHER_BRANCH', { card: 21, check: { ticketNo: 1 } }],
    ['a card the core does not know', 'stock', 'CARD_UNKNOWN', { card: 26 }],
    [
      'another card’s serial number',
      'stock',
      'CARD_IDENTITY_DIFFERS',
      {
        started: (p) => ({ ...p, serialNo: serialNoOf(otherCard) }),
        issued: (p) => ({ ...p, serialNo: serialNoOf(otherCard) }),
      },
    ],
    [
      'another card than the one the issuance began with',
      'stock',
      'CARD_IDENTITY_DIFFERS',
      { started: (p) => ({ ...p, cardIdentity: new CardVisit(otherCard).identity }) },
    ],
  ];

  test.each(cases.map((each, index) => [...each, index] as const))(
    '%s',
    async (_, check, code, tampering, index) => {
      const terminal = await fixture.terminal();
      const plan: IssuancePlan = {
        customer: ordinary,
        card: firstCard + Math.floor(index / ticketsPerCard),
        check: { ticketNo: 1 + (index % ticketsPerCard) },
        ...tampering,
      };
      const judgement = await judgementOf(terminal, plan);
      expect(judgement).toMatchObject({ verdict: 'REJECTED', coreNo: null, rejectionCode: code });
      expect(judgement.checks[check]).toBe(false);
      const outcome = latest(
        await terminal.wholeFeed(),
        'outcome',
        ({ entryId }) => entryId === judgement.entryId,
      );
      expect(outcome?.outcome).toMatchObject({
        verdict: 'REJECTED',
        rejection: { code, ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/[a-z]/) },
      });
      expect((await cardInFeed(terminal, plan.card))?.status).not.toBe('ISSUED');
    },
  );
});

describe('the second time', () => {
  const customer = customers.withMobileCertificate;
  const wrongFee = {
    method: 'CASH',
    amount: won(2_000),
    received: won(2_000),
    change: won(0),
    carriedFrom: null,
  } as const;

  test('a card whose counter went back, rewound or copied', async () => {
    const terminal = await fixture.terminal();
    await judgementOf(terminal, { customer, card: 22, fee: wrongFee, visit: new CardVisit(22) });
    const rewound = await judgementOf(terminal, { customer, card: 22, visit: new CardVisit(22) });
    expect(rewound.checks.cryptogram).toBe(false);
  });

  test('a ticket that another issuance has spent', async () => {
    const terminal = await fixture.terminal(branches.other.branchNo);
    const plan: IssuancePlan = {
      customer,
      card: 23,
      startCircumstances: { actor: staff.tellerOfOtherBranch.staffNo },
      endCircumstances: { actor: staff.tellerOfOtherBranch.staffNo },
    };
    await judgementOf(terminal, { ...plan, fee: wrongFee });
    expect(await judgementOf(terminal, plan)).toMatchObject({
      verdict: 'REJECTED',
      rejectionCode: 'TICKET_SPENT',
    });
    const accepted = await judgementOf(terminal, { ...plan, check: { ticketNo: 2 } });
    expect(accepted.verdict).toBe('ACCEPTED');

    const again = await judgementOf(terminal, {
      ...plan,
      customer: customers.ofOtherBranch,
      check: { ticketNo: 3 },
    });
    expect(again.rejectionCode).toBe('CARD_NOT_IN_STOCK');
  });
});

describe('what an honest journal does not hold', () => {
  const alarms = async () => (await fixture.core.books()).alarms;

  test('an issuance that begins twice raises an alarm', async () => {
    const terminal = await fixture.terminal();
    const entries = await issueCard(terminal, {
      customer: customers.withFundsForOneFee,
      card: 24,
      between: (journal, payload) => [journal.append('SmartOtpIssuanceStarted', payload)],
    });
    await terminal.ship(entries.slice(0, 2));
    const alarm = { terminalId: terminal.terminalId, seq: 2, reason: 'ISSUANCE_STARTED_TWICE' };
    await expect.poll(alarms).toContainEqual(alarm);
  });

  test('an end that can’t be read is rejected and raises an alarm', async () => {
    const terminal = await fixture.terminal();
    const { header } = unseal(terminal.appendSignOut());
    const payload = { issuanceId: 'none' };
    const entry = terminal.seal({
      header: { ...header, type: 'SmartOtpIssued', payloadHash: hashOf(payload) },
      payload,
    });
    await terminal.ship([entry]);
    const alarm = { terminalId: terminal.terminalId, seq: 1, reason: 'RECORD_NOT_UNDERSTOOD' };
    await expect.poll(alarms).toContainEqual(alarm);
    expect((await terminal.wholeFeed()).at(-1)).toMatchObject({
      kind: 'outcome',
      outcome: { verdict: 'REJECTED', rejection: { code: 'RECORD_NOT_UNDERSTOOD' } },
    });
  });

  test('a record that was altered in the core’s own books is found when it is judged', async () => {
    const terminal = await fixture.terminal();
    const entries = await issueCard(terminal, { customer: customers.withFundsForOneFee, card: 24 });
    await terminal.ship(entries);
    await fixture.judgementOf(entries.at(-1));
    await fixture.core.stop();
    const books = new Database(join(fixture.folder, 'core.sqlite'));
    const { id } = entries.at(-1) ?? {};
    books.prepare('DELETE FROM judgement WHERE entry_id = ?').run(id);
    books
      .prepare(
        `UPDATE entry SET judged = 0, entry = json_set(entry, '$.actor', '100002') WHERE entry ->> 'id' = ?`,
      )
      .run(id);
    books.close();
    await fixture.start();
    const { rejectionCode, checks } = await fixture.judgementOf(entries.at(-1));
    expect({ rejectionCode, ...checks }).toMatchObject({
      rejectionCode: 'SIGNATURE_WRONG',
      signature: false,
      chain: false,
    });
  });
});

describe('paid with the cash of an abandoned one', () => {
  /** Before the issuance begins, another one was abandoned and its cash carried over. */
  const carrying =
    (issuanceId: string, change: { customerNo?: string; cashCarried?: number; businessDate?: string }) =>
    (terminal: TestTerminal, started: Started) => {
      const { customerNo = started.customerNo, cashCarried = 3_000, businessDate } = change;
      const on = businessDate === undefined ? {} : { businessDate };
      const own = { issuanceId, draftId: randomUUID(), serialNo: serialNoOf(16), customerNo, fee: cash };
      const cashReturned = 3_000 - cashCarried;
      const ended = { issuanceId, reason: 'OTHER', cashReturned, cashCarried } as const;
      const begun = { ...started, ...own, ticketNo: null, exposure: null };
      return {
        approvals: [],
        entries: [
          terminal.append('SmartOtpIssuanceStarted', begun, on),
          terminal.append('SmartOtpIssuanceAbandoned', ended, on),
        ],
      };
    };

  const alarmsOf = async ({ terminalId }: TestTerminal) =>
    (await fixture.core.books()).alarms.filter((alarm) => alarm.terminalId === terminalId);

  test('is accepted when it was carried over for this customer today', async () => {
    const terminal = await fixture.terminal();
    const from = randomUUID();
    const plan = {
      customer: customers.best,
      card: 41,
      fee: { ...cash, carriedFrom: from },
      consent: carrying(from, {}),
    };
    expect(await judgementOf(terminal, plan)).toMatchObject({ verdict: 'ACCEPTED', rejectionCode: null });
    expect(await alarmsOf(terminal)).toEqual([]);
  });

  test.each([
    ['another customer’s', 1, { customerNo: customers.vvip.customerNo }],
    ['given back', 2, { cashCarried: 0 }],
    ['of another day', 3, { businessDate: '2026-01-02' }],
  ])('and refused, with an alarm, when it is %s', async (_what, ticketNo, change) => {
    const terminal = await fixture.terminal();
    const from = randomUUID();
    const plan = {
      customer: customers.grand,
      card: 42,
      fee: { ...cash, carriedFrom: from },
      consent: carrying(from, change),
      check: { ticketNo },
    };
    expect(await judgementOf(terminal, plan)).toMatchObject({
      verdict: 'REJECTED',
      rejectionCode: 'FEE_WRONG',
    });
    expect(await alarmsOf(terminal)).toMatchObject([{ seq: 3, reason: 'CARRIED_FEE_UNFOUNDED' }]);
  });
});

describe('abandoned', () => {
  const customer = customers.withSeveralAccounts;

  async function abandon(terminal: TestTerminal, reason: AbandonReason, card: number): Promise<string> {
    let abandoned = '';
    const entries = await issueCard(terminal, {
      customer,
      card,
      fee: debited(customer),
      debit: (issuanceId) => authoriseDebit(terminal, issuanceId, customer),
      between: (journal, { issuanceId }) => {
        abandoned = issuanceId;
        return [
          journal.append('SmartOtpIssuanceAbandoned', {
            issuanceId,
            reason,
            cashReturned: 0,
            cashCarried: 0,
          }),
        ];
      },
    });
    await terminal.ship(entries.slice(0, 2));
    return abandoned;
  }

  const debitOf = async (issuanceId: string) =>
    (await fixture.core.books()).debits.find((each) => each.issuanceId === issuanceId);

  test('the debit is let go and the card stays in stock', async () => {
    const terminal = await fixture.terminal();
    const issuanceId = await abandon(terminal, 'CUSTOMER_WITHDREW', 20);
    await expect.poll(() => debitOf(issuanceId)).toMatchObject({ state: 'RELEASED' });
    expect(await cardInFeed(terminal, 20)).toMatchObject({ status: 'IN_STOCK' });
  });

  test('a card that was not genuine leaves the stock', async () => {
    const terminal = await fixture.terminal();
    await abandon(terminal, 'CARD_NOT_GENUINE', 20);
    await expect.poll(() => cardInFeed(terminal, 20)).toMatchObject({ status: 'SPOILED' });
  });

  test('an issuance that is not under way raises an alarm', async () => {
    const terminal = await fixture.terminal();
    const issuanceId = '00000000-0000-4000-8000-000000000000';
    await terminal.ship([
      terminal.append('SmartOtpIssuanceAbandoned', {
        issuanceId,
        reason: 'OTHER',
        cashReturned: 0,
        cashCarried: 0,
      }),
    ]);
    await expect
      .poll(async () => (await fixture.core.books()).alarms)
      .toContainEqual({ terminalId: terminal.terminalId, seq: 1, reason: 'ISSUANCE_NOT_OPEN' });
  });
});
