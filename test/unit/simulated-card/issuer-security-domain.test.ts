import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeCommand } from '../../simulators/card/apdu.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { diversifyKdf3, keyCheckValue } from '../../simulators/card/key-diversification.ts';
import type { CardProfile, LifeCycle } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { commandMac, deriveSessionKeys } from '../../simulators/card/scp03.ts';
import { HostSecureChannel, parseInitializeUpdateAnswer } from '../../simulators/card/scp03-host.ts';
import { AUTHENTICATION_LIMIT } from '../../simulators/card/secure-channel.ts';
import type { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { ISD, OATH, openSession, poweredCard, type SecureSession, send } from './card-host.ts';

const FCI = '6F108408A000000151000000A5049F6501FF';

const INITIALIZE_UPDATE = '80500000080011223344556677 00';
const WRONG_EXTERNAL_AUTHENTICATE = `8482330010${'00'.repeat(16)}`;

const command = (ins: number, p1: number, p2: number, data = '') => ({
  cla: 0x80,
  ins,
  p1,
  p2,
  data: fromHex(data),
});
const getStatus = (session: SecureSession, p1: number, p2 = 0x02, data = '4F00') =>
  session.send(command(0xf2, p1, p2, data));
const setStatus = (session: SecureSession, p2: number) => session.send(command(0xf0, 0x80, p2));

/** A card in this state and a session with it, opened while that was still possible. */
function authenticated(changes: Partial<CardProfile> = {}, level = 0x33) {
  const card = poweredCard(changes);
  return { card, session: openSession(card, { ...sampleCard(1), ...changes }, level) };
}

describe('SELECT', () => {
  test.each([
    ['without an AID', ISD],
    ['with the whole AID', '00A4040008A00000015100000000'],
    ['with the beginning of the AID', '00A4040005A000000151'],
  ])('%s gives the file control information', (_, apdu) => {
    expect(send(poweredCard(), apdu)).toEqual({ data: FCI, sw: '9000' });
  });
});

describe('GET DATA needs no authentication', () => {
  const { cplc, keyDiversificationData } = sampleCard(1);
  test.each([
    ['CPLC', '80CA9F7F00', `9F7F2A${cplc}`],
    ['IIN', '80CA004200', '420499999900'],
    ['CIN', '80CA004500', '45089999990000000014'],
    ['key information', '80CA00E000', 'E012C00401308810C00402308810C00403308810'],
    ['key diversification data', '80CA00CF00', `CF0A${keyDiversificationData}`],
    ['sequence counter', '80CA00C100', 'C103000000'],
  ])('%s', (_, apdu, data) => {
    expect(send(poweredCard(), apdu)).toEqual({ data, sw: '9000' });
  });

  test('card data names GlobalPlatform 2.3.1 and SCP03 with i = 70', () => {
    expect(send(poweredCard(), '80CA006600').data).toBe(
      [
        '6631732F',
        '06072A864886FC6B01',
        '600C060A2A864886FC6B02020301',
        '630906072A864886FC6B03',
        '640B06092A864886FC6B040370',
      ].join(''),
    );
  });

  test('class 00 gives the value alone', () => {
    expect(send(poweredCard(), '00CA004500').data).toBe('9999990000000014');
  });

  test.each([
    ['an unknown object', '80CA123400'],
    ['the CIN of a card without', '80CA004500'],
    ['the IIN of a card without', '80CA004200'],
    ['the CPLC of a card without', '80CA9F7F00'],
  ])('%s: referenced data not found', (_, apdu) => {
    expect(send(poweredCard({ cin: undefined, iin: undefined, cplc: undefined }), apdu).sw).toBe('6A88');
  });
});

describe('INITIALIZE UPDATE', () => {
  test('gives diversification data, key information, challenge, cryptogram and counter', () => {
    const { data, sw } = send(poweredCard({ sequenceCounter: 0x41 }), INITIALIZE_UPDATE);
    expect(sw).toBe('9000');
    expect(data).toMatch(/^5A5A0001000000010000300370[0-9A-F]{32}000042$/);
  });

  test('counts every attempt, and keeps the count without power', () => {
    const card = poweredCard();
    send(card, INITIALIZE_UPDATE);
    send(card, INITIALIZE_UPDATE);
    card.powerOff();
    card.powerOn();
    expect(send(card, '80CA00C100').data).toBe('C103000002');
  });

  test('never gives the same challenge twice', () => {
    const card = poweredCard();
    const challenge = () => send(card, INITIALIZE_UPDATE).data.slice(26, 42);
    expect(challenge()).not.toBe(challenge());
  });

  test.each([
    ['with another key version', '80503100080011223344556677', '6A88'],
    ['with a key identifier', '80500001080011223344556677', '6A86'],
    ['with a challenge of 16 bytes', `8050000010${'00'.repeat(16)}`, '6700'],
    ['without a challenge', '80500000', '6700'],
  ])('%s is refused', (_, apdu, sw) => {
    expect(send(poweredCard(), apdu).sw).toBe(sw);
  });

  test('is refused for good when the counter is used up', () => {
    expect(send(poweredCard({ sequenceCounter: 0xff_ffff }), INITIALIZE_UPDATE).sw).toBe('6985');
  });
});

describe('EXTERNAL AUTHENTICATE', () => {
  const fail = (card: SimulatedCard) => {
    send(card, INITIALIZE_UPDATE);
    return send(card, WRONG_EXTERNAL_AUTHENTICATE).sw;
  };

  test('with wrong keys fails, and needs a new INITIALIZE UPDATE', () => {
    const card = poweredCard();
    expect(fail(card)).toBe('6300');
    expect(send(card, WRONG_EXTERNAL_AUTHENTICATE).sw).toBe('6985');
  });

  test('that fails too often blocks the key set, also after a power cut', () => {
    const card = poweredCard();
    for (let attempt = 0; attempt < AUTHENTICATION_LIMIT; attempt += 1) expect(fail(card)).toBe('6300');
    card.powerOn();
    expect(send(card, INITIALIZE_UPDATE).sw).toBe('6983');
  });

  test('that succeeds clears the failures', () => {
    const { card } = authenticated({ failedAuthentications: AUTHENTICATION_LIMIT - 1 });
    expect(card.snapshot().failedAuthentications).toBe(0);
  });

  test('INITIALIZE UPDATE alone is no failure: proofs of genuineness do not wear a card out', () => {
    const card = poweredCard();
    for (let proof = 0; proof < 3 * AUTHENTICATION_LIMIT; proof += 1)
      expect(send(card, INITIALIZE_UPDATE).sw).toBe('9000');
  });

  test.each([
    ['before INITIALIZE UPDATE', false, WRONG_EXTERNAL_AUTHENTICATE, '6985'],
    ['without C-MAC in the level', true, `8482000010${'00'.repeat(16)}`, '6A86'],
    ['with encryption but no MAC of answers', true, `8482230010${'00'.repeat(16)}`, '6A86'],
    ['with a short cryptogram', true, `8482330008${'00'.repeat(8)}`, '6700'],
  ])('%s is refused', (_, initialized, apdu, sw) => {
    const card = poweredCard();
    if (initialized) send(card, INITIALIZE_UPDATE);
    expect(send(card, apdu).sw).toBe(sw);
  });
});

describe('a secure channel', () => {
  test.each([0x01, 0x03, 0x11, 0x13, 0x33])('of level %i carries commands and answers', (level) => {
    const { session } = authenticated({}, level);
    for (let round = 0; round < 3; round += 1) {
      expect(session.send(command(0xca, 0x00, 0x45))).toEqual({ data: '45089999990000000014', sw: '9000' });
      expect(getStatus(session, 0x80).sw).toBe('9000');
    }
  });

  test.each([16, 24, 32])('works with keys of %i bytes', (length) => {
    const key = '2B'.repeat(length);
    const { session } = authenticated({ keyEnc: key, keyMac: key, keyDek: key });
    expect(getStatus(session, 0x80).sw).toBe('9000');
  });

  test('stays open after an error of the application, which travels bare', () => {
    const { session } = authenticated();
    expect(session.send(command(0xca, 0x12, 0x34))).toEqual({ data: '', sw: '6A88' });
    expect(session.send(command(0xca, 0x00, 0x45)).sw).toBe('9000');
  });

  test.each([
    ['a command in clear', '80CA004500'],
    ['a command with a wrong C-MAC', `84CA004508${'00'.repeat(8)}00`],
  ])('is aborted by %s, and then refuses everything', (_, apdu) => {
    const { card } = authenticated();
    expect(send(card, apdu).sw).toBe('6982');
    expect(send(card, '80CA004500').sw).toBe('6982');
    expect(send(card, INITIALIZE_UPDATE).sw).toBe('9000');
  });

  test('is aborted by data with a right C-MAC that was not encrypted', () => {
    const profile = sampleCard(1);
    const keys = { enc: fromHex(profile.keyEnc), mac: fromHex(profile.keyMac), dek: fromHex(profile.keyDek) };
    const hostChallenge = fromHex('0011223344556677');
    const card = poweredCard();
    const initialized = parseInitializeUpdateAnswer(fromHex(send(card, INITIALIZE_UPDATE).data));
    if (initialized === undefined) throw new Error('no answer');
    const host = new HostSecureChannel(keys, hostChallenge, initialized, 0x33);
    const authenticate = host.externalAuthenticate();
    expect(send(card, toHex(encodeCommand(authenticate))).sw).toBe('9000');

    const session = deriveSessionKeys(keys, Buffer.concat([hostChallenge, initialized.cardChallenge]));
    const chaining = commandMac(session.mac, new Uint8Array(16), {
      ...authenticate,
      data: authenticate.data.slice(0, 8),
    });
    const clear = { ...command(0xf2, 0x80, 0x02, '4F00'), ne: 0, extended: false };
    const mac = commandMac(session.mac, chaining, clear).slice(0, 8);
    const data = Buffer.concat([clear.data, mac]);
    expect(send(card, toHex(encodeCommand({ ...clear, cla: 0x84, data }))).sw).toBe('6982');
    expect(send(card, '80CA004500').sw).toBe('6982');
  });

  test.each([
    ['selection of another application', (card: SimulatedCard) => send(card, OATH)],
    ['selection of the same application', (card: SimulatedCard) => send(card, ISD)],
    ['reset', (card: SimulatedCard) => card.reset()],
    ['loss of power', (card: SimulatedCard) => card.powerOn()],
    ['a new INITIALIZE UPDATE', (card: SimulatedCard) => send(card, INITIALIZE_UPDATE)],
  ])('ends with %s', (_, end) => {
    const { card } = authenticated();
    end(card);
    send(card, ISD);
    expect(send(card, '80F28002024F00').sw).toBe('6982');
  });

  test('survives a selection that finds nothing', () => {
    const { card, session } = authenticated();
    expect(send(card, '00A4040005F000000001').sw).toBe('6A82');
    expect(getStatus(session, 0x80).sw).toBe('9000');
  });
});

describe('GET STATUS', () => {
  test('gives the domain with the card life cycle state, and the applications', () => {
    const { session } = authenticated();
    expect(getStatus(session, 0x80).data).toBe('E3134F08A0000001510000009F70010FC5039EFE80');
    expect(getStatus(session, 0x40).data).toBe('E3124F07A00000052721019F700107C503000000');
    expect(getStatus(session, 0x40, 0x02, '4F05A000000527').sw).toBe('9000');
  });

  test.each([
    ['load files, of which none is listed', 0x20, 0x02, '4F00', '6A88'],
    ['applications of another provider', 0x40, 0x02, '4F05A000000151', '6A88'],
    ['a next occurrence without a first', 0x40, 0x03, '4F00', '6985'],
    ['the deprecated format', 0x40, 0x00, '4F00', '6A86'],
    ['without a search criterion', 0x40, 0x02, '', '6A80'],
  ])('of %s is refused', (_, p1, p2, data, sw) => {
    expect(getStatus(authenticated().session, p1, p2, data).sw).toBe(sw);
  });

  test('of applications on a card without any finds none', () => {
    const { session } = authenticated({ oath: undefined });
    expect(getStatus(session, 0x40).sw).toBe('6A88');
  });
});

describe.each([
  ['GET STATUS', '80F28002024F00'],
  ['SET STATUS', '80F0807F'],
  ['PUT KEY', '80D830810131'],
])('%s', (_, apdu) => {
  test('is refused without a session', () => {
    expect(send(poweredCard(), apdu).sw).toBe('6982');
  });
});

describe('the card life cycle (figure 5-1)', () => {
  const BYTE: Record<LifeCycle, number> = {
    OP_READY: 0x01,
    INITIALIZED: 0x07,
    SECURED: 0x0f,
    CARD_LOCKED: 0x7f,
    TERMINATED: 0xff,
  };
  const allowed = [
    'OP_READY > INITIALIZED',
    'INITIALIZED > SECURED',
    'SECURED > CARD_LOCKED',
    'CARD_LOCKED > SECURED',
    'OP_READY > TERMINATED',
    'INITIALIZED > TERMINATED',
    'SECURED > TERMINATED',
    'CARD_LOCKED > TERMINATED',
  ];
  const states = Object.keys(BYTE) as LifeCycle[];
  const moves = states
    .filter((from) => from !== 'TERMINATED')
    .flatMap((from) => states.map((to) => [from, to] as const));

  test.each(moves)('from %s to %s', (from, to) => {
    const { card, session } = authenticated({ lifeCycle: from });
    const isAllowed = allowed.includes(`${from} > ${to}`);
    expect(setStatus(session, BYTE[to]).sw).toBe(isAllowed ? '9000' : '6985');
    expect(card.snapshot().lifeCycle).toBe(isAllowed ? to : from);
  });

  test('has no other states', () => {
    expect(setStatus(authenticated().session, 0x03).sw).toBe('6A80');
  });

  test('of other targets is not offered', () => {
    const { session } = authenticated();
    expect(session.send(command(0xf0, 0x40, 0x80, 'A0000005272101')).sw).toBe('6A86');
  });

  test('CARD_LOCKED: the domain says so and works, no other application is selectable, keys stay', () => {
    const { card, session } = authenticated({ lifeCycle: 'CARD_LOCKED' });
    expect(session.send(command(0xd8, 0x30, 0x81, '31')).sw).toBe('6985');
    expect(send(card, OATH).sw).toBe('6A81');
    expect(send(card, ISD)).toEqual({ data: FCI, sw: '6283' });
    expect(send(card, '80CA004500').sw).toBe('9000');
  });

  test('TERMINATED: nothing but GET DATA', () => {
    const card = poweredCard({ lifeCycle: 'TERMINATED' });
    expect(send(card, '80CA004500').sw).toBe('9000');
    for (const apdu of [ISD, OATH, INITIALIZE_UPDATE, '00A10000']) expect(send(card, apdu).sw).toBe('6985');
  });
});

describe('PUT KEY', () => {
  const fresh = diversifyKdf3(fromHex('AB'.repeat(16)), fromHex('00010203040506070809'));

  /** New key version and three key data fields under `dek` (Amendment D table 7-10). */
  function keyData(version: string, dek: string, checkValueOf = keyCheckValue): string {
    const field = (key: Uint8Array) => {
      const cipher = createCipheriv('aes-128-cbc', fromHex(dek), new Uint8Array(16)).setAutoPadding(false);
      const cryptogram = Buffer.concat([cipher.update(key), cipher.final()]);
      return `881110${toHex(cryptogram)}03${toHex(checkValueOf(key))}`;
    };
    return version + [fresh.enc, fresh.mac, fresh.dek].map(field).join('');
  }

  const { keyDek } = sampleCard(1);
  const freshKeys = { keyEnc: toHex(fresh.enc), keyMac: toHex(fresh.mac), keyDek: toHex(fresh.dek) };

  test('replaces the set, tells the check values, restarts the counter; the new keys open the next session', () => {
    const { card, session } = authenticated({ sequenceCounter: 77 });
    const { data, sw } = session.send(command(0xd8, 0x30, 0x81, keyData('31', keyDek)));
    expect(sw).toBe('9000');
    expect(data).toBe(
      `31${[fresh.enc, fresh.mac, fresh.dek].map((key) => toHex(keyCheckValue(key))).join('')}`,
    );
    expect(card.snapshot()).toMatchObject({ keyVersion: 0x31, sequenceCounter: 0, ...freshKeys });

    send(card, ISD);
    const { sw: next } = getStatus(openSession(card, { ...sampleCard(1), ...freshKeys }, 0x33), 0x80);
    expect(next).toBe('9000');
  });

  test('takes the place of factory keys when it adds a set', () => {
    const { card, session } = authenticated({ keyVersion: 0xff });
    expect(session.send(command(0xd8, 0x00, 0x81, keyData('30', keyDek))).sw).toBe('9000');
    expect(card.snapshot().keyVersion).toBe(0x30);
  });

  test.each([
    ['a second set', 0x00, 0x81, keyData('31', keyDek), '6A84'],
    ['a set that is not there', 0x20, 0x81, keyData('31', keyDek), '6A88'],
    ['a single key', 0x30, 0x01, keyData('31', keyDek), '6A86'],
    ['version 00', 0x30, 0x81, keyData('00', keyDek), '6A80'],
    ['a set cut short', 0x30, 0x81, keyData('31', keyDek).slice(0, -2), '6A80'],
    ['two keys', 0x30, 0x81, keyData('31', keyDek).slice(0, 2 + 2 * 46), '6A80'],
    [
      'a check value that is not the key’s',
      0x30,
      0x81,
      keyData('31', keyDek, () => fromHex('000000')),
      '6982',
    ],
    ['keys under another Key-DEK', 0x30, 0x81, keyData('31', '00'.repeat(16)), '6982'],
  ])('of %s is refused and changes nothing', (_, p1, p2, data, sw) => {
    const { card, session } = authenticated();
    const before = card.snapshot();
    expect(session.send(command(0xd8, p1, p2, data)).sw).toBe(sw);
    expect(card.snapshot()).toEqual(before);
  });
});

describe('what the domain does not know', () => {
  test.each([
    ['an instruction', '80E60000', '6D00'],
    ['a class', '90CA0045', '6E00'],
    ['a management command of the interindustry class', '00F28002024F00', '6E00'],
    ['secure messaging without a session', `84CA004508${'00'.repeat(8)}`, '6982'],
  ])('%s is refused', (_, apdu, sw) => {
    expect(send(poweredCard(), apdu).sw).toBe(sw);
  });
});
