import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fail } from '../../../electron/contract/result.ts';
import { accessKeyOf } from '../../../native/apdu/oath-validate.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import type { CardProfile, OathMemory } from '../../simulators/card/profile.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { cardCryptogram, deriveSessionKeys } from '../../simulators/card/scp03.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { CardProcessUnderTest, READERS_TIMEOUT_MS } from './card-process-under-test.ts';
import { proofRequest, TIME_COUNTER } from './proof-request.ts';

const [{ name: reader }] = VIRTUAL_READERS;

let readers: Readers;
let card: SimulatedCardProcess;
let process: CardProcessUnderTest;

beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
  process = new CardProcessUnderTest();
}, READERS_TIMEOUT_MS);
afterEach(() => card.remove());
afterAll(async () => {
  await process.stop();
  await card.stop();
  await readers.release();
});

const profile = sampleCard(7);
const oathOf = ({ oath }: CardProfile): OathMemory => oath ?? expect.unreachable();
const [account] = oathOf(profile).accounts;
const seed = fromHex(account?.seed ?? '');

async function insert(inserted: CardProfile): Promise<void> {
  await process.free(reader);
  await card.insert(inserted);
  await process.reader(reader, 'PRESENT');
}

const withoutNumber = ({ cin, ...rest }: CardProfile): CardProfile => rest;
const withoutLifeCycleData = ({ cplc, ...rest }: CardProfile): CardProfile => rest;
const withoutOath = ({ oath, ...rest }: CardProfile): CardProfile => rest;
describe('identify', () => {
  test('knows a card by its number, in three APDUs', async () => {
    await insert(profile);
    const { presence } = await process.reader(reader, 'PRESENT');
    const identified = await process.client.identify({ reader });
    expect(identified).toEqual({
      ok: true,
      value: {
        reader,
        presence,
        identity: { source: 'CIN', value: profile.cin },
        oath: { version: '5.4.3', deviceId: oathOf(profile).deviceId, accessCodeSet: false },
        traffic: { apduCount: 3, cardMs: expect.any(Number) },
      },
    });
    expect((await card.stats()).apduCount).toBe(3);
  });

  test('knows a card without a number by its production data', async () => {
    await insert(withoutNumber(profile));
    expect(await process.client.identify({ reader })).toMatchObject({
      value: { identity: { source: 'CPLC', value: '99990001000100000007' } },
    });
  });

  test('knows a card without either by its key diversification data', async () => {
    await insert(withoutLifeCycleData(withoutNumber(profile)));
    expect(await process.client.identify({ reader })).toMatchObject({
      value: { identity: { source: 'KDD', value: profile.keyDiversificationData } },
    });
  });

  test('a card that nothing tells from others has no identity', async () => {
    await insert({
      ...withoutLifeCycleData(withoutNumber(profile)),
      keyDiversificationData: '00'.repeat(10),
    });
    expect(await process.client.identify({ reader })).toEqual(fail('CardWithoutIdentity'));
  });

  test.each([
    ['without an OATH applet', withoutOath(profile), 'CardWithoutOathApplet'],
    ['that its issuer locked', { ...profile, lifeCycle: 'CARD_LOCKED' as const }, 'CardLocked'],
    ['that its issuer terminated', { ...profile, lifeCycle: 'TERMINATED' as const }, 'CardTerminated'],
  ])('a card %s', async (_what, inserted, tag) => {
    await insert(inserted);
    expect(await process.client.identify({ reader })).toMatchObject({ problem: { tag } });
  });

  test('an access code shows', async () => {
    const oath = { ...oathOf(profile), accessKey: '00'.repeat(16) };
    await insert({ ...profile, oath });
    expect(await process.client.identify({ reader })).toMatchObject({
      value: { oath: { accessCodeSet: true } },
    });
  });

  test('no card, no reader', async () => {
    await process.reader(reader, 'EMPTY');
    expect(await process.client.identify({ reader })).toEqual(fail('CardAbsent', { reader }));
    const unknown = { reader: 'No such reader' };
    expect(await process.client.identify(unknown)).toEqual(fail('ReaderGone', unknown));
  });
});

describe('prove', () => {
  test('collects what the core can verify, in six APDUs', async () => {
    await insert(profile);
    const request = proofRequest(profile, reader);
    const { steps, result } = await process.prove(request);
    expect(steps).toEqual(['IDENTIFY', 'GENUINE', 'POSSESSION', 'CHECK']);
    if (!result.ok) return expect.unreachable();
    const { initializeUpdate, possession, check, traffic } = result.value;

    const answer = fromHex(initializeUpdate);
    const context = Buffer.concat([fromHex(request.hostChallenge), answer.slice(13, 21)]);
    const keys = deriveSessionKeys(
      { enc: fromHex(profile.keyEnc), mac: fromHex(profile.keyMac), dek: fromHex(profile.keyDek) },
      context,
    );
    expect(toHex(answer.slice(0, 10))).toBe(profile.keyDiversificationData);
    expect(toHex(answer.slice(21, 29))).toBe(toHex(cardCryptogram(keys, context)));
    expect(possession).toBe(
      toHex(createHmac('sha1', seed).update(fromHex(request.possessionChallenge)).digest()),
    );
    const totp = new TOTP({ secret: new Secret({ buffer: new Uint8Array(seed).buffer }) });
    expect(check).toBe(totp.generate({ timestamp: 1_111_111_111_000 }));

    const { apduCount } = await card.stats();
    expect(apduCount).toBe(6);
    expect(traffic).toEqual({ apduCount: 6, cardMs: expect.any(Number) });
    expect(traffic.cardMs).toBeGreaterThan((await card.stats()).cardMs);
  });

  test('answers a ticket with the whole HMAC', async () => {
    await insert(profile);
    const challenge = '5A'.repeat(32);
    const { result } = await process.prove({
      ...proofRequest(profile, reader),
      check: { kind: 'TICKET', challenge },
    });
    expect(result).toMatchObject({
      value: { check: toHex(createHmac('sha1', seed).update(fromHex(challenge)).digest()) },
    });
  });

  test.each([
    ['its production data', withoutNumber(profile), 'CPLC', '99990001000100000007'],
    ['its key diversification data', profile, 'KDD', profile.keyDiversificationData],
  ] as const)('identifies a card again by %s', async (_what, inserted, source, value) => {
    await insert(inserted);
    const request = { ...proofRequest(profile, reader), identity: { source, value } };
    expect((await process.prove(request)).result).toMatchObject({ ok: true });
  });

  test.each(['CIN', 'CPLC', 'KDD'] as const)(
    'sees by %s that the card is another, before it is asked for any proof',
    async (source) => {
      await insert(sampleCard(8));
      const identity = { source, value: 'AA'.repeat(8) };
      const { result } = await process.prove({ ...proofRequest(profile, reader), identity });
      expect(result).toEqual(fail('CardChanged'));
      expect((await card.stats()).log.some((line) => line.startsWith('00A2'))).toBe(false);
    },
  );

  const factory = { ...profile, keyVersion: 0xff } as const;
  test.each([
    ['factory keys', factory, proofRequest(profile, reader), 'CardFactoryKeys', 'GENUINE'],
    [
      'factory keys that were asked for',
      factory,
      proofRequest(factory, reader),
      'CardFactoryKeys',
      'GENUINE',
    ],
    [
      'another key set',
      profile,
      { ...proofRequest(profile, reader), keyVersion: 0x31 },
      'CardNotGenuine',
      'GENUINE',
    ],
    [
      'blocked keys',
      { ...profile, failedAuthentications: 10 },
      proofRequest(profile, reader),
      'CardLocked',
      'GENUINE',
    ],
    [
      'no OATH applet',
      withoutOath(profile),
      proofRequest(profile, reader),
      'CardWithoutOathApplet',
      'POSSESSION',
    ],
    [
      'an access code',
      { ...profile, oath: { ...oathOf(profile), accessKey: '00'.repeat(16) } },
      proofRequest(profile, reader),
      'CardAccessCodeSet',
      'POSSESSION',
    ],
    [
      'another account',
      profile,
      { ...proofRequest(profile, reader), oathAccount: 'x' },
      'CardAccountMissing',
      'POSSESSION',
    ],
    [
      'no account of a name too long for a card',
      profile,
      { ...proofRequest(profile, reader), oathAccount: '계'.repeat(22) },
      'CardAccountMissing',
      'POSSESSION',
    ],
    [
      'a locked life cycle',
      { ...profile, lifeCycle: 'CARD_LOCKED' as const },
      proofRequest(profile, reader),
      'CardLocked',
      'IDENTIFY',
    ],
    [
      'a terminated life cycle',
      { ...profile, lifeCycle: 'TERMINATED' as const },
      proofRequest(profile, reader),
      'CardTerminated',
      'IDENTIFY',
    ],
  ])('a card with %s', async (_what, inserted, request, tag, step) => {
    await insert(inserted);
    const { steps, result } = await process.prove(request);
    expect(result).toMatchObject({ problem: { tag } });
    expect(steps.at(-1)).toBe(step);
  });

  test('a key set of the card’s choice is taken when none is named', async () => {
    await insert(profile);
    expect((await process.prove({ ...proofRequest(profile, reader), keyVersion: 0 })).result).toMatchObject({
      ok: true,
    });
  });

  test('the time counter of the test is the one of RFC 6238', () => {
    expect(Number(`0x${TIME_COUNTER}`)).toBe(Math.floor(1_111_111_111 / 30));
  });
});

describe('inspect', () => {
  test('tells everything the card gives to anybody', async () => {
    await insert(profile);
    expect(await process.client.inspect({ reader, accessCode: null })).toMatchObject({
      value: {
        identity: { source: 'CIN', value: profile.cin },
        atr: expect.stringMatching(/^3B/),
        protocol: 'T=1',
        cplc: profile.cplc,
        cardImageNumber: profile.cin,
        issuerIdentificationNumber: profile.iin,
        keyInformation: 'C00401308810C00402308810C00403308810',
        oath: { accessCodeSet: false, accounts: [{ name: account?.name, type: 'TOTP', algorithm: 'SHA1' }] },
      },
    });
  });

  test('lists as many accounts as a card can hold', async () => {
    const names = Array.from({ length: 39 }, (_, n) => `Demo Bank:account ${n}`.padEnd(41, '.'));
    const accounts = names.map(
      (name) => ({ name, type: 'TOTP', algorithm: 'SHA1', digits: 6, seed: 'AA' }) as const,
    );
    await insert({ ...profile, oath: { ...oathOf(profile), accounts } });
    const inspected = await process.client.inspect({ reader, accessCode: null });
    expect(inspected.ok && inspected.value.oath?.accounts?.map(({ name }) => name)).toEqual(names);
  });

  test('needs the access code for the accounts, and the right one', async () => {
    const accessKey = toHex(await accessKeyOf('sesame', fromHex(oathOf(profile).deviceId)));
    await insert({ ...profile, oath: { ...oathOf(profile), accessKey } });
    expect(await process.client.inspect({ reader, accessCode: null })).toMatchObject({
      value: { oath: { accessCodeSet: true, accounts: null } },
    });
    expect(await process.client.inspect({ reader, accessCode: 'sesame' })).toMatchObject({
      value: { oath: { accounts: [{ name: account?.name }] } },
    });
    expect(await process.client.inspect({ reader, accessCode: 'wrong' })).toEqual(fail('CardAccessCodeSet'));
  });

  test('a card that is no bank card is described all the same', async () => {
    await insert(withoutOath(withoutLifeCycleData(withoutNumber(profile))));
    expect(await process.client.inspect({ reader, accessCode: null })).toMatchObject({
      value: { cplc: null, cardImageNumber: null, oath: null },
    });
  });
});
