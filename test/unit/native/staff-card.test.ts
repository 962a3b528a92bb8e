import { createHash, verify, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { encodeCommand } from '../../../native/apdu/command-apdu.ts';
import { signHash } from '../../../native/apdu/piv-general-authenticate.ts';
import { getSignatureCertificate } from '../../../native/apdu/piv-get-data.ts';
import { selectPiv } from '../../../native/apdu/piv-select.ts';
import { askPinTries, verifyPin } from '../../../native/apdu/piv-verify.ts';
import { fromHex, toHex } from '../../../native/hex.ts';
import { readStaffCard } from '../../../native/session/read-staff-card.ts';
import { signWithStaffCard } from '../../../native/session/sign-with-staff-card.ts';
import type { CardProfile, PivMemory } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { openCardOffice, PIN } from '../simulated-card/staff-cards.ts';
import { visitsTo } from './simulated-reader.ts';

/** The sessions with a staff card over the simulated card itself; what pcscd adds has its own test. */

const reader = 'Reader 00 00';
const message = Buffer.from('what is approved');
const hash = createHash('sha256').update(message).digest('hex').toUpperCase();
const WRONG_PIN = '246802';

let profile: CardProfile & { piv: PivMemory };
let another: CardProfile;
let certificate: string;

beforeAll(async () => {
  const office = await openCardOffice();
  profile = await office.staffCard();
  another = await office.staffCard();
  certificate = profile.piv.signature?.certificate ?? '';
  office.close();
});

const readerWith = (card: SimulatedCard | null, pulledBefore?: number) =>
  visitsTo(card, reader, pulledBefore);

const cardOf = (changes: Partial<PivMemory> = {}) =>
  new SimulatedCard({ ...profile, piv: { ...profile.piv, ...changes } });

const signing = (pin = PIN) => ({ reader, certificate, pin, hash });

describe('reading', () => {
  test('tells the certificate of the signature key and the tries left', async () => {
    expect(await readStaffCard(readerWith(cardOf({ pinTriesLeft: 2 })), reader)).toEqual(
      succeed({ reader, presence: 1, certificate, pinTriesLeft: 2 }),
    );
  });

  test('a card that has blocked itself is read all the same', async () => {
    const reading = await readStaffCard(readerWith(cardOf({ pinTriesLeft: 0 })), reader);
    expect(reading).toMatchObject({ value: { pinTriesLeft: 0 } });
  });

  test.each([
    ['a Smart OTP card', () => new SimulatedCard(sampleCard(1)), 'StaffCardExpected'],
    ['no card', () => null, 'StaffCardAbsent'],
    [
      'a card nobody has certified',
      () => cardOf({ signature: { privateKey: '01'.repeat(32) } }),
      'StaffCardWithoutCertificate',
    ],
    [
      'a card its issuer has locked',
      () => new SimulatedCard({ ...profile, lifeCycle: 'CARD_LOCKED' }),
      'CardLocked',
    ],
    [
      'a card its issuer has terminated',
      () => new SimulatedCard({ ...profile, lifeCycle: 'TERMINATED' }),
      'CardTerminated',
    ],
  ])('%s', async (_what, card, tag) => {
    expect(await readStaffCard(readerWith(card()), reader)).toMatchObject({ problem: { tag } });
  });
});

describe('signing', () => {
  test('gives a signature of the certificate’s key over the hash, and leaves the card closed', async () => {
    const card = cardOf();
    const signed = await signWithStaffCard(readerWith(card), signing());
    if (!signed.ok) return expect.unreachable(signed.problem.tag);
    const { publicKey } = new X509Certificate(fromHex(certificate));
    expect(verify('sha256', message, publicKey, fromHex(signed.value))).toBe(true);
    card.powerOn();
    card.transmit(encodeCommand(selectPiv.apdu));
    expect(toHex(card.transmit(encodeCommand(signHash(fromHex(hash)).apdu)))).toBe('6982');
  });

  test('counts wrong PINs down to the block, and says nothing of the PIN', async () => {
    const card = cardOf();
    const failures = [];
    for (let time = 0; time < 4; time += 1)
      failures.push(await signWithStaffCard(readerWith(card), signing(WRONG_PIN)));
    expect(failures).toEqual([
      fail('StaffCardPinWrong', { left: 2 }),
      fail('StaffCardPinWrong', { left: 1 }),
      fail('StaffCardPinBlocked'),
      fail('StaffCardPinBlocked'),
    ]);
    expect(await signWithStaffCard(readerWith(card), signing())).toEqual(fail('StaffCardPinBlocked'));
    expect(JSON.stringify(failures) + card.traffic.log.join()).not.toContain(WRONG_PIN);
  });

  test('another card put in since never hears the PIN', async () => {
    const card = new SimulatedCard(another);
    expect(await signWithStaffCard(readerWith(card), signing())).toEqual(fail('StaffCardChanged'));
    expect(card.traffic.log.filter((line) => line.startsWith('0020'))).toEqual([]);
  });

  test('a card pulled out between any two commands has signed nothing that counts', async () => {
    const card = cardOf();
    await signWithStaffCard(readerWith(card), signing());
    const commands = card.traffic.apduCount;
    expect(commands).toBeGreaterThanOrEqual(4);
    for (let command = 1; command <= commands; command += 1)
      expect(await signWithStaffCard(readerWith(cardOf(), command), signing())).toMatchObject({
        problem: { tag: 'StaffCardRemoved' },
      });
  });
});

describe('an answer nobody understands', () => {
  const notUnderstood = { ok: false, problem: { tag: 'CardAnswerNotUnderstood' } };
  const answer = (data: string, status = 0x9000) => ({ data: fromHex(data), status });

  test.each(['DEAD', '6F00', '610279'])('to SELECT: %s', (data) => {
    expect(selectPiv.read(answer(data))).toMatchObject(notUnderstood);
  });

  test.each(['DEADBEEF', '53027005', '530870015A710101FE00'])('to GET DATA: %s', (data) => {
    expect(getSignatureCertificate.read(answer(data))).toMatchObject(notUnderstood);
  });

  test('an empty certificate is none', () => {
    expect(getSignatureCertificate.read(answer('53057000710100'))).toEqual(
      fail('StaffCardWithoutCertificate'),
    );
  });

  test('to GET DATA: a certificate longer than any the desk takes', () => {
    const long = answer(`5382100570821001${'30'.repeat(4_097)}`);
    expect(getSignatureCertificate.read(long)).toMatchObject(notUnderstood);
  });

  // Of the last two one is shorter than any signature, one longer.
  test.each([...['', '7C00', '7C028200', '7C0481020102'], ...['7C038201FF', `7C4B8249${'FF'.repeat(73)}`]])(
    'to GENERAL AUTHENTICATE: %s',
    (data) => {
      expect(signHash(fromHex(hash)).read(answer(data))).toMatchObject(notUnderstood);
    },
  );

  test('to VERIFY', () => {
    expect(verifyPin(PIN).read(answer('', 0x6f00))).toMatchObject(notUnderstood);
    expect(verifyPin(PIN).read(answer('', 0x6a80))).toEqual(fail('StaffCardPinWrong'));
    expect(askPinTries.read(answer('', 0x6a88))).toMatchObject(notUnderstood);
    expect(askPinTries.read(answer(''))).toEqual(succeed(null));
  });
});
