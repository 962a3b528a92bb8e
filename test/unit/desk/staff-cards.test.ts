import { verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../../electron/contract/moment.ts';
import { fail, succeed } from '../../../electron/contract/result.ts';
import type { StaffMember } from '../../../electron/contract/staff.ts';
import type { StaffCardSigning } from '../../../electron/contract/staff-card.ts';
import { StaffCards } from '../../../electron/desk/staff/staff-cards.ts';
import { StaffRegister } from '../../../electron/desk/staff/staff-register.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { readStaffCard } from '../../../native/session/read-staff-card.ts';
import { signWithStaffCard } from '../../../native/session/sign-with-staff-card.ts';
import { fromHex } from '../../simulators/card/hex.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { visitsTo } from '../native/simulated-reader.ts';
import { openCardOffice, PIN, STAFF_NO } from '../simulated-card/staff-cards.ts';
import { heardAtNoon, scratchDatabase, scratchJournal } from './scratch-database.ts';

/** The desk's side of a staff card, over the card process's own sessions and the simulated card. */

const STATEMENT = '{"what":"is approved"}';
const yesterday = instantOf(Date.now() - 86_400_000);
const supervisor = { staffNo: STAFF_NO, name: '박보기', role: 'SUPERVISOR' } as const;

let office: Awaited<ReturnType<typeof openCardOffice>>;
let mine: Awaited<ReturnType<typeof office.staffCard>>;
beforeAll(async () => {
  office = await openCardOffice();
  mine = await office.staffCard();
});
afterAll(() => office.close());

const certificateOf = ({ piv }: CardProfile): string => piv?.signature?.certificate ?? '';
const fingerprintOf = (card: CardProfile): string =>
  new X509Certificate(fromHex(certificateOf(card))).fingerprint256.replaceAll(':', '');

/** A terminal with these cards on its readers, whose staff list names one member and their card in force. */
function terminalWith(cards: readonly (CardProfile | null)[], member: Partial<StaffMember> = {}) {
  const connection = scratchDatabase();
  applyFeed(
    connection,
    {
      cursor: '1',
      more: false,
      items: [
        {
          kind: 'staff',
          member: {
            ...supervisor,
            active: true,
            verifier: {
              algorithm: 'scrypt',
              cost: 16_384,
              blockSize: 8,
              parallelization: 1,
              salt: '00'.repeat(16),
              key: '00'.repeat(32),
            },
            verifierValidUntil: '2099-12-31T00:00:00.000Z',
            staffCard: fingerprintOf(mine),
            ...member,
          },
        },
      ],
    },
    heardAtNoon,
  );
  const inReaders = new Map(
    cards.map((profile, n) => [`Reader ${n}` as string, profile && new SimulatedCard(profile)] as const),
  );
  const visits = (reader: string) => visitsTo(inReaders.get(reader) ?? null, reader);
  let pinsSent = 0;
  const link = {
    readers: {
      service: 'RUNNING' as const,
      readers: [...inReaders].map(([name, card]) => ({
        name,
        state: card ? ('PRESENT' as const) : ('EMPTY' as const),
        presence: 1,
        atr: null,
      })),
    },
    readStaffCard: (reader: string) => readStaffCard(visits(reader), reader),
    signWithStaffCard: (signing: StaffCardSigning) => {
      pinsSent += 1;
      return signWithStaffCard(visits(signing.reader), signing);
    },
  };
  const { journal } = scratchJournal(connection);
  const register = new StaffRegister({ connection, journal, now: Date.now, knownNow: Date.now });
  const cardAt = (n: number) => inReaders.get(`Reader ${n}`) ?? expect.unreachable();
  return {
    journal,
    staffCards: new StaffCards({ link, register, authority: office.authority, now: Date.now }),
    pinsSent: () => pinsSent,
    commandsTo: (n: number) => cardAt(n).traffic.apduCount,
  };
}

describe('a staff card', () => {
  test('is found beside a customer’s card, which is disturbed once only', async () => {
    const { staffCards, commandsTo } = terminalWith([sampleCard(1), mine]);
    const found = succeed({ reader: 'Reader 1', ...supervisor, pinTriesLeft: 3 });
    expect(await staffCards.find()).toEqual(found);
    const commands = commandsTo(0);
    expect(await staffCards.find()).toEqual(found);
    expect(commandsTo(0)).toBe(commands);
  });

  test('signs what its holder allows, verifiably', async () => {
    const { staffCards } = terminalWith([mine]);
    const signed = await staffCards.sign(STAFF_NO, PIN, STATEMENT);
    if (!signed.ok) return expect.unreachable(signed.problem.tag);
    const { publicKey } = new X509Certificate(fromHex(signed.value.evidence.certificate));
    const isSigned = (text: string) =>
      verify('sha256', Buffer.from(text), publicKey, fromHex(signed.value.evidence.signature));
    expect(isSigned(STATEMENT)).toBe(true);
    expect(isSigned(`${STATEMENT} `)).toBe(false);
  });

  test('tells the tries left, and blocks', async () => {
    const { staffCards, journal } = terminalWith([mine]);
    const wrong = () => staffCards.sign(STAFF_NO, '999999', STATEMENT);
    expect(await wrong()).toEqual(fail('StaffCardPinWrong', { left: 2 }));
    expect(await wrong()).toEqual(fail('StaffCardPinWrong', { left: 1 }));
    expect(await staffCards.find()).toMatchObject({ value: { pinTriesLeft: 1 } });
    expect(await wrong()).toEqual(fail('StaffCardPinBlocked'));
    expect(await staffCards.sign(STAFF_NO, PIN, STATEMENT)).toEqual(fail('StaffCardPinBlocked'));
    const refused = (blocked: boolean) => ({
      type: 'StaffCardPinRefused',
      payload: { staffNo: STAFF_NO, blocked },
    });
    expect([...journal.all()]).toMatchObject([refused(false), refused(false), refused(true)]);
  });
});

describe('no PIN goes to', () => {
  test.each([
    ['a customer’s card', async () => [sampleCard(1)], 'StaffCardExpected'],
    [
      'two staff cards',
      async () => [mine, await office.staffCard({ staffNo: '200002' })],
      'StaffCardsSeveral',
    ],
    ['a card that has been replaced', async () => [await office.staffCard()], 'StaffCardNotInForce'],
    [
      'a card of nobody here',
      async () => [await office.staffCard({ staffNo: '299999' })],
      'StaffCardNotInForce',
    ],
    [
      'a card that has expired',
      async () => [await office.staffCard({ notAfter: yesterday })],
      'StaffCardExpired',
    ],
    [
      'a card of another authority',
      async () => {
        const other = await openCardOffice();
        const card = await other.staffCard();
        other.close();
        return [card];
      },
      'StaffCardNotTrusted',
    ],
    [
      'a card whose sign-in certificate is passed off as the one that binds',
      async () => [{ ...mine, piv: { ...mine.piv, signature: mine.piv.authentication } }],
      'StaffCardNotTrusted',
    ],
    [
      'a card whose certificate is none',
      async () => [
        { ...mine, piv: { ...mine.piv, signature: { privateKey: '01'.repeat(32), certificate: 'AB' } } },
      ],
      'StaffCardNotTrusted',
    ],
  ])('%s', async (_what, cards, tag) => {
    const { staffCards, pinsSent } = terminalWith(await cards());
    expect(await staffCards.sign(STAFF_NO, PIN, STATEMENT)).toMatchObject({ problem: { tag } });
    expect(pinsSent()).toBe(0);
  });

  test('another person’s card than the one that was named', async () => {
    const { staffCards, pinsSent } = terminalWith([mine]);
    expect(await staffCards.sign('200002', PIN, STATEMENT)).toEqual(fail('StaffCardChanged'));
    expect(pinsSent()).toBe(0);
  });

  test.each([
    ['of somebody who has left', { active: false }, 'StaffCardNotInForce'],
    ['that was reported lost', { staffCard: null }, 'StaffCardNotInForce'],
    ['while the list is too old to tell', { verifierValidUntil: yesterday }, 'StaffCardListTooOld'],
  ])('a card %s', async (_what, changes, tag) => {
    const { staffCards, pinsSent } = terminalWith([mine], changes);
    expect(await staffCards.sign(STAFF_NO, PIN, STATEMENT)).toMatchObject({ problem: { tag } });
    expect(pinsSent()).toBe(0);
  });
});

test('a card whose key is not its certificate’s has signed nothing', async () => {
  const copied = { ...mine.piv.signature, privateKey: '01'.repeat(32) };
  const { staffCards } = terminalWith([{ ...mine, piv: { ...mine.piv, signature: copied } }]);
  expect(await staffCards.sign(STAFF_NO, PIN, STATEMENT)).toEqual(fail('StaffCardNotTrusted'));
});

test('no card on any reader', async () => {
  expect(await terminalWith([null, null]).staffCards.find()).toEqual(fail('StaffCardAbsent'));
});
