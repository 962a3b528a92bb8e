import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import type { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { ISD, insertAccount, lengthed, OATH, oathCard, openSession, poweredCard, send } from './card-host.ts';

const SEED = '3132333435363738393031323334353637383930';
const ACCESS_KEY = 'B6D03049ED9BFBC1E125B04161CDD88B';

const totp = { type: 'TOTP', algorithm: 'SHA1', digits: 6, seed: SEED } as const;
const hotp = { ...totp, type: 'HOTP' } as const;

const name = (text: string) => lengthed('71', toHex(Buffer.from(text)));
const challenge = (hex: string) => lengthed('74', hex);
const put = (data: string) => lengthed('00010000', data);
const calculate = (card: SimulatedCard, account: string, hex: string, p2 = '01') =>
  send(card, lengthed(`00A200${p2}`, name(account) + challenge(hex)));
const list = (card: SimulatedCard) => send(card, '00A10000');

const hmac = (algorithm: string, key: string, message: string) =>
  createHmac(algorithm, fromHex(key)).update(fromHex(message)).digest('hex').toUpperCase();

/** SET CODE with the proof that the host has the key. */
const setCode = (key: string, proofKey = key) =>
  lengthed(
    '00030000',
    lengthed('73', `21${key}`) +
      challenge('0102030405060708') +
      lengthed('75', hmac('sha1', proofKey, '0102030405060708')),
  );

/** VALIDATE for the challenge that SELECT gave. */
function validate(card: SimulatedCard, key: string, hostChallenge = '1122334455667788') {
  const selected = send(card, OATH).data;
  const cardChallenge = selected.slice(selected.indexOf('7408') + 4).slice(0, 16);
  return send(
    card,
    lengthed('00A30000', lengthed('75', hmac('sha1', key, cardChallenge)) + challenge(hostChallenge)),
  );
}

describe('SELECT', () => {
  test('gives version and device id, and without an access code nothing else', () => {
    expect(send(oathCard(), OATH)).toEqual({ data: '790305040371080123456789ABCDEF', sw: '9000' });
  });

  test('with an access code gives a challenge, another one each time, and its algorithm', () => {
    const card = oathCard({ accessKey: ACCESS_KEY });
    const first = send(card, OATH).data;
    expect(first).toMatch(/^790305040371080123456789ABCDEF7408[0-9A-F]{16}7B0101$/);
    expect(send(card, OATH).data).not.toBe(first);
  });

  test('on a card without the applet finds nothing', () => {
    expect(send(poweredCard({ oath: undefined }), OATH).sw).toBe('6A82');
  });

  test.each([
    ['YubiKey management', 'A000000527471117'],
    ['YubiKey OTP', 'A0000005272001'],
    ['FIDO', 'A0000006472F0001'],
    ['old U2F', 'A0000005271002'],
    ['PIV', 'A000000308'],
    ['OpenPGP', 'D27600012401'],
  ])('of %s, which ykman tries first, says 6A82', (_, aid) => {
    expect(send(poweredCard(), lengthed('00A40400', aid)).sw).toBe('6A82');
  });
});

describe('PUT', () => {
  test('adds an account that LIST shows with type and name', () => {
    const card = oathCard();
    insertAccount(card, 'a', totp);
    insertAccount(card, 'bank:b', { ...hotp, algorithm: 'SHA256' });
    expect(list(card)).toEqual({ data: '72022161720712 62616E6B3A62'.replaceAll(' ', ''), sw: '9000' });
  });

  test('replaces an account of the same name without asking', () => {
    const card = oathCard();
    insertAccount(card, 'a', totp);
    insertAccount(card, 'a', { ...totp, digits: 8, seed: '00' });
    expect(card.snapshot().oath?.accounts).toEqual([{ name: 'a', ...totp, digits: 8, seed: '00' }]);
  });

  test('of a HOTP account starts it at the given counter, else at 0', () => {
    const card = oathCard();
    const account = name('h') + lengthed('73', `1106${SEED}`);
    send(card, put(`${account}7A0400000005`));
    expect(card.snapshot().oath?.accounts[0]?.counter).toBe(5);
    send(card, put(account));
    expect(card.snapshot().oath?.accounts[0]?.counter).toBe(0);
  });

  test('takes the property byte, which alone has no length', () => {
    const card = oathCard();
    expect(send(card, put(`${name('p')}${lengthed('73', `2106${SEED}`)}7803`)).sw).toBe('9000');
    expect(card.snapshot().oath?.accounts[0]).toMatchObject({ onlyIncreasing: true, touch: true });
  });

  test('takes 64 bytes of name and 64 of seed', () => {
    const card = oathCard();
    expect(send(card, put(name('n'.repeat(64)) + lengthed('73', `2106${'AA'.repeat(64)}`))).sw).toBe('9000');
  });

  const key = lengthed('73', `2106${SEED}`);
  test.each([
    ['without a name', key, '6A80'],
    ['with an empty name', `7100${key}`, '6A80'],
    ['with a name of 65 bytes', name('n'.repeat(65)) + key, '6A80'],
    ['with a name that is no text', `7101FF${key}`, '6A80'],
    ['without a seed', `${name('a')}73022106`, '6A80'],
    ['with a seed of 65 bytes', name('a') + lengthed('73', `2106${'AA'.repeat(65)}`), '6A80'],
    ['of an unknown type', name('a') + lengthed('73', `3106${SEED}`), '6A80'],
    ['of an unknown algorithm', name('a') + lengthed('73', `2406${SEED}`), '6A80'],
    ['with five digits', name('a') + lengthed('73', `2105${SEED}`), '6A80'],
    ['with nine digits', name('a') + lengthed('73', `2109${SEED}`), '6A80'],
    ['with a counter of three bytes', `${name('a')}${key}7A03000001`, '6A80'],
    ['with bytes left over', `${name('a')}${key}7A040000000100`, '6A80'],
  ])('%s is refused', (_, data, sw) => {
    const card = oathCard();
    expect(send(card, put(data)).sw).toBe(sw);
    expect(card.snapshot().oath?.accounts).toEqual([]);
  });

  test('with SHA-512 needs version 4.3.1', () => {
    const sha512 = put(name('a') + lengthed('73', `2306${SEED}`));
    expect(send(oathCard({ version: '040300' }), sha512).sw).toBe('6A80');
    expect(send(oathCard({ version: '040301' }), sha512).sw).toBe('9000');
  });

  test('says when the memory is full, and still replaces what it has', () => {
    const card = oathCard();
    const account = (n: number) => String(n).padStart(41, 'n');
    const capacity = Math.floor(2048 / (41 + 9));
    for (let n = 0; n < capacity; n += 1) insertAccount(card, account(n), totp);
    expect(send(card, put(name(account(capacity)) + key)).sw).toBe('6A84');
    insertAccount(card, account(0), { ...totp, digits: 8 });
    expect(card.snapshot().oath?.accounts).toHaveLength(capacity);
  });
});

describe('DELETE', () => {
  test('removes the account', () => {
    const card = oathCard();
    insertAccount(card, 'a', totp);
    expect(send(card, lengthed('00020000', name('a'))).sw).toBe('9000');
    expect(list(card).data).toBe('');
  });

  test.each([
    ['an account that is not there', name('x'), '6984'],
    ['nothing', '', '6A80'],
  ])('of %s is refused', (_, data, sw) => {
    expect(send(oathCard(), data === '' ? '00020000' : lengthed('00020000', data)).sw).toBe(sw);
  });
});

describe('RENAME', () => {
  const rename = (from: string, to: string) => lengthed('00050000', name(from) + name(to));

  test('gives an account another name and nothing else', () => {
    const card = oathCard();
    insertAccount(card, 'old', totp);
    expect(send(card, rename('old', 'new')).sw).toBe('9000');
    expect(card.snapshot().oath?.accounts).toEqual([{ name: 'new', ...totp }]);
  });

  test.each([
    ['an account that is not there', 'x', 'new', '6984'],
    ['to a name that is taken', 'old', 'other', '6A80'],
  ])('of %s is refused', (_, from, to, sw) => {
    const card = oathCard();
    insertAccount(card, 'old', totp);
    insertAccount(card, 'other', totp);
    expect(send(card, rename(from, to)).sw).toBe(sw);
  });

  test('is unknown before version 5.3.1', () => {
    expect(send(oathCard({ version: '050300' }), rename('a', 'b')).sw).toBe('6D00');
  });
});

describe('CALCULATE', () => {
  const transactionHash = '5C'.repeat(32);

  test.each([
    ['SHA1', 'sha1'],
    ['SHA256', 'sha256'],
    ['SHA512', 'sha512'],
  ] as const)('gives the full HMAC with %s over 32 bytes: a proof of possession', (algorithm, hash) => {
    const card = oathCard();
    insertAccount(card, 'a', { ...totp, algorithm });
    const full = hmac(hash, SEED, transactionHash);
    expect(calculate(card, 'a', transactionHash, '00').data).toBe(lengthed('75', `06${full}`));
  });

  test('truncated gives four bytes with the top bit clear', () => {
    const card = oathCard();
    insertAccount(card, 'a', { ...totp, digits: 8 });
    // RFC 6238 appendix B, T = 1: 94287082.
    expect(calculate(card, 'a', '0000000000000001').data).toBe('76050841397EEA');
    expect(0x41397eea % 10 ** 8).toBe(94_287_082);
  });

  test('advances a HOTP counter, and the card remembers it without power', () => {
    const card = oathCard();
    insertAccount(card, 'h', hotp);
    const first = calculate(card, 'h', '');
    card.powerOff();
    card.powerOn();
    send(card, OATH);
    expect(calculate(card, 'h', '')).not.toEqual(first);
    expect(card.snapshot().oath?.accounts[0]?.counter).toBe(2);
  });

  test('of an only-increasing account never goes back, but may repeat', () => {
    const card = oathCard();
    send(card, put(`${name('p')}${lengthed('73', `2106${SEED}`)}7801`));
    expect(calculate(card, 'p', '0000000000000010').sw).toBe('9000');
    expect(calculate(card, 'p', '0000000000000010').sw).toBe('9000');
    expect(calculate(card, 'p', '000000000000000F').sw).toBe('6982');
    expect(calculate(card, 'p', '0011').sw).toBe('9000');
    card.powerOn();
    send(card, OATH);
    expect(calculate(card, 'p', '0000000000000010').sw).toBe('6982');
  });

  test('of a touch account works: a card in the field is touched', () => {
    const card = oathCard();
    send(card, put(`${name('t')}${lengthed('73', `2106${SEED}`)}7802`));
    expect(calculate(card, 't', '0000000000000001').sw).toBe('9000');
  });

  test.each([
    ['for an account that is not there', name('x') + challenge('01'), '6984'],
    ['without a challenge', name('a'), '6A80'],
    ['with an empty challenge', name('a') + challenge(''), '6A80'],
    ['with a challenge of 65 bytes', name('a') + challenge('00'.repeat(65)), '6A80'],
  ])('%s is refused', (_, data, sw) => {
    const card = oathCard();
    insertAccount(card, 'a', totp);
    expect(send(card, lengthed('00A20001', data)).sw).toBe(sw);
  });
});

describe('CALCULATE ALL', () => {
  const all = lengthed('00A40001', challenge('0000000000000001'));

  test('gives TOTP codes, and leaves out HOTP and touch', () => {
    const card = oathCard();
    insertAccount(card, 't', totp);
    insertAccount(card, 'h', hotp);
    send(card, put(`${name('u')}${lengthed('73', `2106${SEED}`)}7802`));
    expect(send(card, all)).toEqual({
      data: `${name('t')}76050641397EEA${name('h')}770106${name('u')}7C0106`,
      sw: '9000',
    });
    expect(card.snapshot().oath?.accounts[1]?.counter).toBe(0);
  });

  test('is refused as a whole, and moves nothing, when one account may not go back', () => {
    const card = oathCard();
    for (const text of ['p', 'q']) send(card, put(`${name(text)}${lengthed('73', `2106${SEED}`)}7801`));
    calculate(card, 'q', '0000000000000002');
    const before = card.snapshot();
    expect(send(card, all).sw).toBe('6982');
    expect(card.snapshot()).toEqual(before);
  });

  test('without a challenge is refused', () => {
    expect(send(oathCard(), '00A40001').sw).toBe('6A80');
  });
});

describe('the access code', () => {
  const protectedCard = () => {
    const card = oathCard({ accessKey: ACCESS_KEY });
    send(card, OATH);
    return card;
  };

  test.each([
    ['PUT', put(name('a') + lengthed('73', `2106${SEED}`))],
    ['DELETE', lengthed('00020000', name('a'))],
    ['SET CODE', lengthed('00030000', '7300')],
    ['RENAME', lengthed('00050000', name('a') + name('b'))],
    ['LIST', '00A10000'],
    ['CALCULATE', lengthed('00A20001', name('a') + challenge('01'))],
    ['CALCULATE ALL', lengthed('00A40001', challenge('01'))],
  ])('keeps %s back', (_, apdu) => {
    expect(send(protectedCard(), apdu).sw).toBe('6982');
  });

  test('validated opens the applet, and the card proves that it has the key too', () => {
    const card = protectedCard();
    expect(validate(card, ACCESS_KEY)).toEqual({
      data: lengthed('75', hmac('sha1', ACCESS_KEY, '1122334455667788')),
      sw: '9000',
    });
    expect(list(card).sw).toBe('9000');
  });

  test.each([
    ['selection of another application', (card: SimulatedCard) => send(card, ISD)],
    ['selection of the same', (card: SimulatedCard) => send(card, OATH)],
    ['reset', (card: SimulatedCard) => card.reset()],
  ])('is asked again after %s', (_, leave) => {
    const card = protectedCard();
    validate(card, ACCESS_KEY);
    leave(card);
    send(card, OATH);
    expect(list(card).sw).toBe('6982');
  });

  test('wrong is refused, any number of times', () => {
    const card = protectedCard();
    for (let attempt = 0; attempt < 20; attempt += 1) expect(validate(card, '00'.repeat(16)).sw).toBe('6A80');
    expect(list(card).sw).toBe('6982');
    expect(validate(card, ACCESS_KEY).sw).toBe('9000');
  });

  test('needs a host challenge of at least 8 bytes', () => {
    const card = protectedCard();
    expect(validate(card, ACCESS_KEY, '11223344556677').sw).toBe('6A80');
    expect(list(card).sw).toBe('6982');
  });

  test('that is not set cannot be validated', () => {
    expect(validate(oathCard(), ACCESS_KEY).sw).toBe('6984');
  });

  test('is set only with the proof that the host has it', () => {
    const card = oathCard();
    expect(send(card, setCode(ACCESS_KEY, '00'.repeat(16))).sw).toBe('6984');
    expect(card.snapshot().oath?.accessKey).toBeUndefined();
    expect(send(card, setCode(ACCESS_KEY)).sw).toBe('9000');
    expect(card.snapshot().oath?.accessKey).toBe(ACCESS_KEY);
  });

  test('is not asked of whoever has just set it, until the next selection', () => {
    const card = oathCard();
    send(card, setCode(ACCESS_KEY));
    expect(list(card).sw).toBe('9000');
    send(card, OATH);
    expect(list(card).sw).toBe('6982');
  });

  test('is removed by an empty key', () => {
    const card = protectedCard();
    validate(card, ACCESS_KEY);
    expect(send(card, lengthed('00030000', '7300')).sw).toBe('9000');
    send(card, OATH);
    expect(list(card).sw).toBe('9000');
  });

  test.each([
    ['a key of 15 bytes', lengthed('73', `21${'00'.repeat(15)}`)],
    ['another algorithm', lengthed('73', `22${ACCESS_KEY}`)],
    ['no proof', lengthed('73', `21${ACCESS_KEY}`)],
  ])('with %s is refused', (_, key) => {
    const proof = challenge('0102030405060708') + lengthed('75', '00'.repeat(20));
    const data = _ === 'no proof' ? key : key + proof;
    expect(send(oathCard(), lengthed('00030000', data)).sw).toBe('6A80');
  });
});

describe('RESET', () => {
  test('needs no access code, and leaves an empty applet with another device id', () => {
    const card = oathCard({ accessKey: ACCESS_KEY, accounts: sampleCard(1).oath?.accounts ?? [] });
    expect(send(card, '0004DEAD').sw).toBe('9000');
    const { oath } = card.snapshot();
    expect(oath?.accounts).toEqual([]);
    expect(oath?.accessKey).toBeUndefined();
    expect(oath?.deviceId).not.toBe('0123456789ABCDEF');
  });

  test('without DEAD is refused', () => {
    expect(send(oathCard(), '00040000').sw).toBe('6B00');
  });
});

describe('an answer longer than a short APDU', () => {
  const longList = () => {
    const card = oathCard();
    const names = Array.from({ length: 30 }, (_, n) => String(n).padStart(40, 'n'));
    for (const text of names) insertAccount(card, text, totp);
    const whole = names.map((text) => lengthed('72', `21${toHex(Buffer.from(text))}`)).join('');
    return { card, whole };
  };

  test('comes in parts of 256 bytes, 61xx before the last', () => {
    const { card, whole } = longList();
    let part = list(card);
    let received = part.data;
    expect(part.sw).toBe('6100');
    while (part.sw.startsWith('61')) {
      expect(part.data).toHaveLength(2 * 256);
      part = send(card, '00A50000');
      received += part.data;
    }
    expect(part.sw).toBe('9000');
    expect(received).toBe(whole);
  });

  test('tells exactly how much is left when that fits into a byte', () => {
    const { card, whole } = longList();
    for (let part = list(card), rest = whole.length / 2 - 256; part.sw !== '9000'; rest -= 256) {
      expect(part.sw).toBe(rest > 255 ? '6100' : `61${toHex(Buffer.from([rest]))}`);
      part = send(card, '00A50000');
    }
  });

  test('comes whole to whoever asks for it with an extended Le', () => {
    const { card, whole } = longList();
    expect(send(card, '00A10000000000')).toEqual({ data: whole, sw: '9000' });
  });

  test('comes in smaller parts to whoever asks for those', () => {
    const { card } = longList();
    expect(list(card).data).toHaveLength(2 * 256);
    expect(send(card, '00A5000010').data).toHaveLength(2 * 16);
  });

  test('is forgotten with the next command', () => {
    const { card } = longList();
    list(card);
    calculate(card, 'x', '01');
    expect(send(card, '00A50000').sw).toBe('6985');
  });

  test('leaves nothing when it was short', () => {
    const card = oathCard();
    list(card);
    expect(send(card, '00A50000').sw).toBe('6985');
  });
});

describe('what the applet does not know', () => {
  test.each([
    ['an instruction', '00B00000', '6D00'],
    ['INITIALIZE UPDATE, on a card without SCP03 in the applet', '80500000080011223344556677', '6D00'],
    ['parameters of LIST', '00A10100', '6B00'],
    ['parameters of CALCULATE', '00A20002', '6B00'],
    ['parameters of VALIDATE', '00A30001', '6B00'],
  ])('%s is refused', (_, apdu, sw) => {
    expect(send(oathCard(), apdu).sw).toBe(sw);
  });
});

describe('SCP03 inside the selection', () => {
  const scp03InsideOath = true;
  const oathCommand = (ins: number, p2: number, data: string) => ({
    cla: 0x00,
    ins,
    p1: 0x00,
    p2,
    data: fromHex(data),
  });

  test('protects a seed on its way to the card', () => {
    const card = oathCard({}, { scp03InsideOath });
    const session = openSession(card, sampleCard(1), 0x33);
    const account = name('a') + lengthed('73', `2106${SEED}`);
    expect(session.send(oathCommand(0x01, 0x00, account)).sw).toBe('9000');
    expect(card.snapshot().oath?.accounts).toEqual([{ name: 'a', ...totp }]);
    expect(session.send(oathCommand(0xa1, 0x00, ''))).toEqual({ data: '72022161', sw: '9000' });
  });

  test('refuses a seed in clear once the session is open', () => {
    const card = oathCard({}, { scp03InsideOath });
    openSession(card, sampleCard(1), 0x33);
    expect(send(card, put(name('a') + lengthed('73', `2106${SEED}`))).sw).toBe('6982');
    expect(card.snapshot().oath?.accounts).toEqual([]);
  });

  test('leaves the applet open to clients that do not use it', () => {
    const card = oathCard({}, { scp03InsideOath });
    insertAccount(card, 'a', totp);
    expect(calculate(card, 'a', '0000000000000001').sw).toBe('9000');
  });

  test('does not replace the access code', () => {
    const card = oathCard({ accessKey: ACCESS_KEY }, { scp03InsideOath });
    const session = openSession(card, sampleCard(1), 0x33);
    expect(session.send(oathCommand(0xa1, 0x00, '')).sw).toBe('6982');
  });

  test('uses the counter and the key set of the card', () => {
    const card = oathCard({}, { scp03InsideOath });
    openSession(card, sampleCard(1), 0x33);
    expect(card.snapshot().sequenceCounter).toBe(1);
  });

  test('protects a long answer as a whole, its parts travelling below the channel', () => {
    const card = oathCard({}, { scp03InsideOath });
    for (let n = 0; n < 20; n += 1) insertAccount(card, String(n).padStart(40, 'n'), totp);
    const whole = list(card);
    expect(whole.sw).toBe('6100');
    const session = openSession(card, sampleCard(1), 0x33);
    const { data, sw } = session.send(oathCommand(0xa1, 0x00, ''));
    expect(sw).toBe('9000');
    expect(data.startsWith(whole.data)).toBe(true);
    expect(data).toHaveLength(2 * 20 * 43);
  });
});
