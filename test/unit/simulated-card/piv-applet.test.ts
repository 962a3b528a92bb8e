import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import type { CardProfile, PivMemory } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { lengthed, poweredCard, send } from './card-host.ts';
import { openCardOffice, PIN, STAFF_NO } from './staff-cards.ts';

const SELECT = '00A4040009A00000030800001000';
const ASK_PIN = '00200080';
const message = Buffer.from('what is approved');
const HASH = toHex(createHash('sha256').update(message).digest());

const verifyPin = (pin: string) => `0020008008${toHex(Buffer.from(pin)).padEnd(16, 'F')}`;
const getData = (tag: string) => `00CB3FFF${lengthed('', lengthed('5C', tag))}00`;
const sign = (key = '9C', hash = HASH, algorithm = '11') =>
  `0087${algorithm}${key}${lengthed('', lengthed('7C', `8200${lengthed('81', hash)}`))}00`;

let profile: CardProfile & { piv: PivMemory };
let authority: KeyObject;

beforeAll(async () => {
  const office = await openCardOffice();
  profile = await office.staffCard();
  authority = createPublicKey(office.authority);
  office.close();
});

/** The staff card, powered and its PIV applet selected. */
function staffCard(changes: Partial<PivMemory> = {}): SimulatedCard {
  const card = new SimulatedCard({ ...profile, piv: { ...profile.piv, ...changes } });
  card.powerOn();
  expect(send(card, SELECT).sw).toBe('9000');
  return card;
}

/** An answer put together from its parts. */
function sendAll(card: SimulatedCard, apdu: string): { data: string; sw: string } {
  let { data, sw } = send(card, apdu);
  while (sw.startsWith('61')) {
    const part = send(card, '00C0000000');
    data += part.data;
    sw = part.sw;
  }
  return { data, sw };
}

const isSignature = (answer: string, certificate = profile.piv.signature?.certificate ?? '') =>
  verify('sha256', message, new X509Certificate(fromHex(certificate)).publicKey, fromHex(answer.slice(8)));

describe('SELECT', () => {
  test.each(['A000000308', 'A00000030800001000', 'A000000308000010000100'])('by %s', (aid) => {
    const card = new SimulatedCard(profile);
    card.powerOn();
    const { data, sw } = send(card, lengthed('00A40400', aid));
    expect(sw).toBe('9000');
    expect(data).toBe('61114F0600001000010079074F05A000000308');
  });

  test('a Smart OTP card has no such applet', () => {
    expect(send(poweredCard(), SELECT).sw).toBe('6A82');
  });

  test('of another application forgets the PIN', () => {
    const card = staffCard();
    send(card, verifyPin(PIN));
    send(card, '00A4040000');
    send(card, SELECT);
    expect(send(card, ASK_PIN).sw).toBe('63C3');
  });
});

describe('GET DATA', () => {
  test('gives certificates of the bank for the staff number, longer than one answer', () => {
    const card = staffCard();
    expect(send(card, getData('5FC10A')).sw).toMatch(/^61/);
    const { data } = sendAll(card, getData('5FC10A'));
    const { signature } = profile.piv;
    expect(data).toMatch(new RegExp(`^5382....7082....${signature?.certificate}710100FE00$`));
    const certificate = new X509Certificate(fromHex(signature?.certificate ?? ''));
    expect(certificate.verify(authority)).toBe(true);
    expect(certificate.subject).toContain(`serialNumber=${STAFF_NO}`);
  });

  test('gives the CHUID of a card outside the federal government', () => {
    const { data } = sendAll(staffCard(), getData('5FC102'));
    // The number that cards outside the federal government carry; Yubico's own cards have it byte for byte.
    expect(data).toMatch(
      /^533B3019D4E739DA739CED39CE739D836858210842108421C84210C3EB3410[0-9A-F]{32}35083230[0-9A-F]{12}3E00FE00$/,
    );
  });

  test('gives the discovery object', () => {
    expect(send(staffCard(), getData('7E')).data).toBe('7E124F0BA0000003080000100001005F2F024000');
  });

  test.each([
    ['an object it does not have', getData('5FC108'), '6A82'],
    ['P1 P2 that are not 3F FF', '00CB00FF055C035FC10A00', '6A86'],
    ['no tag list', '00CB3FFF03010203', '6A80'],
    ['nothing left to give', '00C0000000', '6985'],
    ['another class', '80CB3FFF055C035FC10A00', '6E00'],
  ])('refuses %s', (_what, apdu, sw) => {
    expect(send(staffCard(), apdu).sw).toBe(sw);
  });

  test('a card without a certificate says so', () => {
    const { privateKey } = profile.piv.signature ?? expect.unreachable();
    expect(send(staffCard({ signature: { privateKey } }), getData('5FC10A')).sw).toBe('6A82');
  });
});

describe('VERIFY', () => {
  test('counts wrong PINs, forgives them with a right one, and blocks after three in a row', () => {
    const card = staffCard();
    expect(send(card, ASK_PIN).sw).toBe('63C3');
    expect(send(card, verifyPin('999999')).sw).toBe('63C2');
    expect(send(card, verifyPin(PIN)).sw).toBe('9000');
    expect(send(card, ASK_PIN).sw).toBe('9000');
    for (const left of ['63C2', '63C1', '63C0']) expect(send(card, verifyPin('999999')).sw).toBe(left);
    expect(send(card, verifyPin(PIN)).sw).toBe('6983');
    expect(send(card, ASK_PIN).sw).toBe('6983');
    expect(card.snapshot().piv?.pinTriesLeft).toBe(0);
  });

  test.each(['12345', '12345A'])('%s is no PIN and costs no try', (pin) => {
    const card = staffCard();
    expect(send(card, verifyPin(pin)).sw).toBe('6A80');
    expect(send(card, ASK_PIN).sw).toBe('63C3');
  });

  test('P1 FF forgets the PIN, and so does a reset', () => {
    const card = staffCard();
    send(card, verifyPin(PIN));
    expect(send(card, '0020FF80').sw).toBe('9000');
    expect(send(card, ASK_PIN).sw).toBe('63C3');
    send(card, verifyPin(PIN));
    card.reset();
    send(card, SELECT);
    expect(send(card, ASK_PIN).sw).toBe('63C3');
  });

  test.each([
    ['of another reference', '00200000', '6A88'],
    ['with a P1 nobody knows', '00200180', '6A86'],
  ])('%s is refused', (_what, apdu, sw) => {
    expect(send(staffCard(), apdu).sw).toBe(sw);
  });
});

describe('GENERAL AUTHENTICATE', () => {
  test('signs with 9C once for each PIN', () => {
    const card = staffCard();
    send(card, verifyPin(PIN));
    const { data, sw } = send(card, sign());
    expect(sw).toBe('9000');
    expect(data).toMatch(/^7C..82../);
    expect(isSignature(data)).toBe(true);
    expect(send(card, sign()).sw).toBe('6982');
  });

  test('9C wants the PIN immediately before', () => {
    const card = staffCard();
    send(card, verifyPin(PIN));
    sendAll(card, getData('5FC10A'));
    expect(send(card, sign()).sw).toBe('6982');
  });

  test('signs with 9A as often as wanted after one PIN', () => {
    const card = staffCard();
    expect(send(card, sign('9A')).sw).toBe('6982');
    send(card, verifyPin(PIN));
    for (let time = 0; time < 20; time += 1) {
      const { data } = send(card, sign('9A'));
      expect(isSignature(data, profile.piv.authentication?.certificate)).toBe(true);
    }
  });

  test('takes its command in a chain', () => {
    const card = staffCard();
    send(card, verifyPin(PIN));
    const whole = lengthed('7C', `8200${lengthed('81', HASH)}`);
    expect(send(card, lengthed('1087119C', whole.slice(0, 20))).sw).toBe('9000');
    expect(isSignature(send(card, `${lengthed('0087119C', whole.slice(20))}00`).data)).toBe(true);
  });

  test.each([
    ['RSA', sign('9C', HASH, '07'), '6A86'],
    ['a key it does not have', sign('9D'), '6A86'],
    ['a hash that is none of SHA-256', sign('9C', HASH.slice(2)), '6A80'],
    ['no template', '0087119C0281005A', '6A80'],
    ['a template that asks for nothing', lengthed('0087119C', lengthed('7C', lengthed('81', HASH))), '6A80'],
  ])('refuses %s', (_what, apdu, sw) => {
    const card = staffCard();
    send(card, verifyPin(PIN));
    expect(send(card, apdu).sw).toBe(sw);
  });
});

test('what only the card office may do is not there', () => {
  for (const ins of ['DB', '47', '24', '2C']) expect(send(staffCard(), `00${ins}0080`).sw).toBe('6D00');
});

test('a staff card is no Smart OTP card, and tells so by its ATR', () => {
  const card = staffCard();
  expect(send(card, '00A4040007A0000005272101').sw).toBe('6A82');
  expect(toHex(card.atr)).not.toBe(toHex(new SimulatedCard(sampleCard(1)).atr));
});
