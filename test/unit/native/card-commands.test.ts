import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/result.ts';
import type { CardCommand } from '../../../native/apdu/card-command.ts';
import { encodeCommand } from '../../../native/apdu/command-apdu.ts';
import { DataObject, getData } from '../../../native/apdu/get-data.ts';
import { initializeUpdate } from '../../../native/apdu/initialize-update.ts';
import { calculateCode, calculateHmac } from '../../../native/apdu/oath-calculate.ts';
import { listAccounts } from '../../../native/apdu/oath-list.ts';
import { selectOath } from '../../../native/apdu/oath-select.ts';
import { accessKeyOf, validate } from '../../../native/apdu/oath-validate.ts';
import { selectIssuerSecurityDomain } from '../../../native/apdu/select.ts';
import { StatusWord } from '../../../native/apdu/status-word.ts';
import { fromHex, toHex } from '../../../native/hex.ts';
import { cardVectors } from '../../simulators/card/card-vectors.ts';

const written = (command: CardCommand<unknown>) => toHex(encodeCommand(command.apdu));
const read = <T>(command: CardCommand<T>, data: string, status: number = StatusWord.OK) =>
  command.read({ data: fromHex(data), status });
const notUnderstood = { ok: false, problem: { tag: 'CardAnswerNotUnderstood' } };
const account = Buffer.from('Demo Bank:1');
const challenge = new Uint8Array(8);

describe('SELECT of the Issuer Security Domain', () => {
  const fci = '6F108408A000000151000000A5049F6501FF';

  test('asks for it without a name', () => {
    expect(written(selectIssuerSecurityDomain)).toBe('00A4040000');
  });

  test('succeeds with a file control information template', () => {
    expect(read(selectIssuerSecurityDomain, fci)).toEqual(succeed('SELECTED'));
  });

  test.each([
    ['a locked card', 0x6283, fci, 'CardLocked'],
    ['a locked card that refuses', 0x6a81, '', 'CardLocked'],
    ['a terminated card', 0x6985, '', 'CardTerminated'],
    ['no template', 0x9000, 'DEAD', 'CardAnswerNotUnderstood'],
    ['a template that is cut short', 0x9000, fci.slice(0, -2), 'CardAnswerNotUnderstood'],
    ['a status nobody knows', 0x6f00, '', 'CardAnswerNotUnderstood'],
  ])('%s: %i', (_what, status, data, tag) => {
    expect(read(selectIssuerSecurityDomain, data, status)).toMatchObject({ problem: { tag } });
  });

  test('a card that is no GlobalPlatform card has none', () => {
    expect(read(selectIssuerSecurityDomain, '', 0x6a82)).toEqual(succeed('ABSENT'));
  });
});

describe('GET DATA', () => {
  const cplc = `9F7F2A${'01'.repeat(42)}`;

  test('writes the tag into P1 P2', () => {
    expect(written(getData(DataObject.CARD_IMAGE_NUMBER))).toBe('80CA004500');
    expect(written(getData(DataObject.CARD_PRODUCTION_LIFE_CYCLE))).toBe('80CA9F7F00');
  });

  test('gives the value of the object', () => {
    expect(read(getData(DataObject.CARD_IMAGE_NUMBER), '450499999900')).toEqual(succeed(fromHex('99999900')));
    expect(read(getData(DataObject.CARD_PRODUCTION_LIFE_CYCLE), cplc)).toEqual(
      succeed(fromHex('01'.repeat(42))),
    );
  });

  test('takes CPLC without tag and length, as some cards give it', () => {
    expect(read(getData(DataObject.CARD_PRODUCTION_LIFE_CYCLE), '02'.repeat(42))).toEqual(
      succeed(fromHex('02'.repeat(42))),
    );
  });

  test.each([0x6a88, 0x6d00, 0x6a81, 0x6a86, 0x6b00, 0x6e00, 0x6982])(
    'status %i: the card has no such object',
    (status) => {
      expect(read(getData(DataObject.CARD_IMAGE_NUMBER), '', status)).toEqual(succeed(null));
    },
  );

  test('a passing failure of the card is not taken for absence: it would give the card another identity', () => {
    expect(read(getData(DataObject.CARD_IMAGE_NUMBER), '', 0x6f00)).toMatchObject(notUnderstood);
  });

  test.each([
    ['another object', '420499999900'],
    ['a value cut short', '4504999999'],
    ['something behind it', '45049999990000'],
    ['nothing', ''],
  ])('refuses %s', (_what, data) => {
    expect(read(getData(DataObject.CARD_IMAGE_NUMBER), data)).toMatchObject(notUnderstood);
  });

  test('refuses CPLC of another length', () => {
    expect(read(getData(DataObject.CARD_PRODUCTION_LIFE_CYCLE), `9F7F03${'010203'}`)).toMatchObject(
      notUnderstood,
    );
  });
});

describe('INITIALIZE UPDATE', () => {
  const kdd = '5A5A0001000000070000';
  const scp03 = (i: string, rest: string) => `${kdd}3003${i}${rest}`;
  const pseudoRandom = scp03('70', `${'11'.repeat(8) + '22'.repeat(8)}000002`);

  test.each(cardVectors.scp03.map((vector) => [vector.name, vector] as const))(
    'published vector %s',
    (_name, vector) => {
      // Some of them let the card choose its key set.
      const [, , askedKeyVersion = 0] = fromHex(vector.initializeUpdate);
      const command = initializeUpdate(askedKeyVersion, fromHex(vector.hostChallenge));
      expect(written(command)).toBe(vector.initializeUpdate);
      expect(read(command, vector.initializeUpdateResponse)).toMatchObject({
        value: {
          keyDiversificationData: fromHex(vector.keyDiversificationData),
          keyVersion: vector.keyVersion,
        },
      });
    },
  );

  test('tells who the card is and what protocol it speaks', () => {
    expect(read(initializeUpdate(0x30, challenge), pseudoRandom)).toEqual(
      succeed({
        bytes: fromHex(pseudoRandom),
        keyDiversificationData: fromHex(kdd),
        keyVersion: 0x30,
        protocol: 3,
      }),
    );
  });

  test('the sequence counter is there exactly when i says so', () => {
    const random = scp03('60', '11'.repeat(16));
    expect(read(initializeUpdate(0, challenge), random).ok).toBe(true);
    expect(read(initializeUpdate(0, challenge), `${random}000002`)).toMatchObject(notUnderstood);
    expect(read(initializeUpdate(0, challenge), pseudoRandom.slice(0, -6))).toMatchObject(notUnderstood);
  });

  test('an answer with another key set than the one asked for is refused, any will do for 0', () => {
    expect(read(initializeUpdate(0x31, challenge), pseudoRandom)).toMatchObject(notUnderstood);
    expect(read(initializeUpdate(0, challenge), pseudoRandom).ok).toBe(true);
  });

  test('the answer of an SCP02 card is read', () => {
    const scp02 = `${kdd}2002${'33'.repeat(16)}`;
    expect(read(initializeUpdate(0, challenge), scp02)).toMatchObject({ value: { protocol: 2 } });
  });

  test.each([
    [0x6a88, 'CardNotGenuine'],
    [0x6d00, 'CardNotGenuine'],
    [0x6982, 'CardLocked'],
    [0x6983, 'CardLocked'],
    [0x6985, 'CardLocked'],
    [0x6700, 'CardAnswerNotUnderstood'],
  ])('status %i is %s', (status, tag) => {
    const detail = { command: 'INITIALIZE UPDATE', status: status.toString(16).toUpperCase() };
    expect(read(initializeUpdate(0x30, challenge), '', status)).toEqual(
      fail(tag as Parameters<typeof fail>[0], detail),
    );
  });
});

describe('SELECT of OATH', () => {
  test('names the applet, without Le', () => {
    expect(written(selectOath)).toBe('00A4040007A0000005272101');
  });

  test('gives version and device id', () => {
    expect(read(selectOath, '790304030171080102030405060708')).toEqual(
      succeed({ version: '4.3.1', deviceId: fromHex('0102030405060708'), lock: null }),
    );
  });

  test('tells of an access code by its challenge', () => {
    const locked = '790304030171080102030405060708740811121314151617187B0101';
    expect(read(selectOath, locked)).toMatchObject({
      value: { lock: { challenge: fromHex('1112131415161718'), algorithm: 'SHA1' } },
    });
  });

  test.each([0x6a82, 0x6d00, 0x6b00])('status %i: no such applet', (status) => {
    expect(read(selectOath, '', status)).toEqual(fail('CardWithoutOathApplet'));
  });

  test.each([
    ['no version', '71080102030405060708'],
    ['a short version', '79020403' + '71080102030405060708'],
    ['a short device id', '7903040301' + '710701020304050607'],
    ['an algorithm nobody knows', '790304030171080102030405060708740811121314151617187B0109'],
    ['a short challenge', '79030403017108010203040506070874071112131415161 7'.replace(' ', '')],
  ])('refuses %s', (_what, data) => {
    expect(read(selectOath, data)).toMatchObject(notUnderstood);
  });
});

describe('LIST', () => {
  test('gives name, type and algorithm', () => {
    expect(written(listAccounts)).toBe('00A10000');
    expect(read(listAccounts, '720321414272041243' + '4445')).toEqual(
      succeed([
        { name: 'AB', type: 'TOTP', algorithm: 'SHA1' },
        { name: 'CDE', type: 'HOTP', algorithm: 'SHA256' },
      ]),
    );
  });

  test('may be empty', () => {
    expect(read(listAccounts, '')).toEqual(succeed([]));
  });

  test('is hidden by an access code', () => {
    expect(read(listAccounts, '', 0x6982)).toEqual(fail('CardAccessCodeSet'));
  });

  test.each([
    ['another object', '7103214142'],
    ['an empty entry', '7200'],
    ['a type nobody knows', '7203414142'],
  ])('refuses %s', (_what, data) => {
    expect(read(listAccounts, data)).toMatchObject(notUnderstood);
  });
});

describe('CALCULATE', () => {
  test('sends account and challenge', () => {
    expect(written(calculateHmac(Buffer.from('AB'), challenge))).toBe(
      '00A200000E71024142' + '74080000000000000000',
    );
    expect(written(calculateCode(Buffer.from('AB'), challenge))).toBe(
      '00A200010E71024142' + '74080000000000000000',
    );
  });

  test('gives the whole HMAC without the digits in front of it', () => {
    expect(read(calculateHmac(account, challenge), `751506${'AB'.repeat(20)}`)).toEqual(
      succeed(fromHex('AB'.repeat(20))),
    );
  });

  test.each(cardVectors.hotp.codes.map((code, counter) => [counter, code] as const))(
    'makes the code of RFC 4226 appendix D, counter %i',
    (counter, code) => {
      const moving = Buffer.alloc(8);
      moving.writeBigUInt64BE(BigInt(counter));
      const hmac = createHmac('sha1', fromHex(cardVectors.hotp.secret)).update(moving).digest();
      const offset = (hmac.at(-1) ?? 0) & 0x0f;
      const truncated = hmac.readUInt32BE(offset) & 0x7fff_ffff;
      const answer = Buffer.from([0x76, 5, 6, 0, 0, 0, 0]);
      answer.writeUInt32BE(truncated, 3);
      expect(read(calculateCode(account, challenge), toHex(answer))).toEqual(succeed(code));
    },
  );

  test('keeps leading zeros and all eight digits', () => {
    expect(read(calculateCode(account, challenge), '76050600000007')).toEqual(succeed('000007'));
    expect(read(calculateCode(account, challenge), '7605087FFFFFFF')).toEqual(succeed('47483647'));
  });

  test('an unknown account is missing', () => {
    expect(read(calculateHmac(account, challenge), '', 0x6984)).toEqual(fail('CardAccountMissing'));
  });

  test.each([
    ['an HMAC of no known length', `751406${'AB'.repeat(19)}`],
    ['five digits', `751505${'AB'.repeat(20)}`],
    ['nine digits', `751509${'AB'.repeat(20)}`],
    ['the truncated answer instead of the full one', '76050600000007'],
    ['an empty object', '7500'],
  ])('refuses %s', (_what, data) => {
    expect(read(calculateHmac(account, challenge), data)).toMatchObject(notUnderstood);
  });

  test.each([
    ['three bytes', '760406000007'],
    ['the full answer instead of the truncated one', `751506${'AB'.repeat(20)}`],
  ])('makes no code of %s', (_what, data) => {
    expect(read(calculateCode(account, challenge), data)).toMatchObject(notUnderstood);
  });
});

describe('VALIDATE', () => {
  test.each(cardVectors.ykoathAccess)('published vector of $password', async (vector) => {
    const key = await accessKeyOf(vector.password, fromHex(vector.deviceId));
    expect(toHex(key)).toBe(vector.key);
    const lock = { challenge: fromHex(vector.challenge), algorithm: 'SHA1' } as const;
    expect(written(validate(key, lock, challenge))).toBe(
      `00A3000020${'7514'}${vector.responseHmacSha1}${'7408'}0000000000000000`,
    );
  });

  const key = fromHex('000102030405060708090A0B0C0D0E0F');
  const command = validate(key, { challenge, algorithm: 'SHA1' }, fromHex('A1A2A3A4A5A6A7A8'));
  const right = createHmac('sha1', key).update(fromHex('A1A2A3A4A5A6A7A8')).digest('hex');

  test('succeeds when the card knows the key too', () => {
    expect(read(command, `7514${right}`)).toEqual(succeed(undefined));
  });

  test('a card that does not is not genuine', () => {
    expect(read(command, `7514${'00'.repeat(20)}`)).toMatchObject({ problem: { tag: 'CardNotGenuine' } });
    expect(read(command, `7510${right.slice(0, 32)}`)).toMatchObject({ problem: { tag: 'CardNotGenuine' } });
  });

  test('a wrong code is refused by the card', () => {
    expect(read(command, '', 0x6a80)).toEqual(fail('CardAccessCodeSet'));
  });

  test('an answer without response is not understood', () => {
    expect(read(command, '')).toMatchObject(notUnderstood);
    expect(read(command, '', 0x6984)).toMatchObject(notUnderstood);
  });
});

test('no command throws, whatever the card answers', () => {
  const commands: readonly CardCommand<unknown>[] = [
    selectIssuerSecurityDomain,
    ...Object.values(DataObject).map(getData),
    initializeUpdate(0x30, challenge),
    initializeUpdate(0, challenge),
    selectOath,
    listAccounts,
    calculateHmac(account, challenge),
    calculateCode(account, challenge),
    validate(fromHex('00'.repeat(16)), { challenge, algorithm: 'SHA256' }, challenge),
  ];
  const likelyTag = fc.constantFrom(0x6f, 0x45, 0x71, 0x72, 0x74, 0x75, 0x76, 0x79, 0x7b, 0x9f);
  const tagged = fc
    .tuple(likelyTag, fc.nat(255), fc.uint8Array({ maxLength: 80 }))
    .map(([tag, length, rest]) => Uint8Array.of(tag, length, ...rest));
  const data = fc.oneof(fc.uint8Array({ maxLength: 300 }), tagged);
  const status = fc.oneof(fc.constantFrom(...Object.values(StatusWord)), fc.nat(0xffff));
  fc.assert(
    fc.property(fc.constantFrom(...commands), data, status, (command, bytes, sw) => {
      const result = command.read({ data: bytes, status: sw });
      if (!result.ok) expect(result.problem.tag).toMatch(/^Card/);
    }),
    { numRuns: 2_000 },
  );
});
