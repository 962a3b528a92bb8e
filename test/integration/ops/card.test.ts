import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { CardProcess } from '../../../electron/ops/card/card-process.ts';
import { card as inspectCard } from '../../../electron/ops/command/card.ts';
import { accessKeyOf } from '../../../native/apdu/oath-validate.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { CardProcessUnderTest } from '../native/card-process-under-test.ts';
import { findingOf, ops, opsJson, troublesOf } from './ops-command.ts';

const [{ name: reader }] = VIRTUAL_READERS;
const nowhere = { settingsFile: null, dataFolder: null, keyFile: null };
const profile = sampleCard(7);
const oath = profile.oath ?? expect.unreachable();

let readers: Readers;
let card: SimulatedCardProcess;
/** Sees when the reader has noticed what was done to its card. */
let watcher: CardProcessUnderTest;
beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
  watcher = new CardProcessUnderTest();
});
afterEach(() => card.remove());
afterAll(async () => {
  await watcher.stop();
  await card.stop();
  await readers.release();
});

async function insert(inserted: CardProfile): Promise<void> {
  await watcher.free(reader);
  await card.insert(inserted);
  await watcher.reader(reader, 'PRESENT');
}

/** The findings and tables of a card, without a process for the command. */
async function look(inserted: CardProfile, accessCode: string | null = null) {
  await insert(inserted);
  const { findings, tables } = await inspectCard(reader, accessCode, nowhere);
  return { findings, rows: (name: string) => tables.find((table) => table.name === name)?.rows ?? [] };
}

const withoutOath = ({ oath: _gone, ...rest }: CardProfile): CardProfile => rest;
const withoutIdentity = ({ cin: _cin, cplc: _cplc, ...rest }: CardProfile): CardProfile => ({
  ...rest,
  keyDiversificationData: '00'.repeat(10),
});

test('no card in the reader', async () => {
  await watcher.reader(reader, 'EMPTY');
  expect(troublesOf(await opsJson(['card', reader]))).toEqual(['card CardAbsent']);
});

describe('the card in a reader', () => {
  test('tells all that needs no key', async () => {
    await insert({ ...profile, cplc: `99990001999960010000${'6327'}00000007${'0001'}`.padEnd(84, '0') });
    const report = await opsJson(['card', '00 00']);
    expect(report.findings).toEqual([{ check: 'card', state: 'OK', problem: null, detail: { reader } }]);
    expect(report.exitCode).toBe(0);
    const rows = (name: string) => report.tables.find((table) => table.name === name)?.rows;
    expect(rows('card')).toEqual(
      expect.arrayContaining([
        { field: 'identity', value: profile.cin },
        { field: 'identitySource', value: 'CIN' },
        { field: 'cardImageNumber', value: profile.cin },
        { field: 'issuerIdentificationNumber', value: profile.iin },
        { field: 'oathVersion', value: '5.4.3' },
        { field: 'oathDeviceId', value: oath.deviceId },
        { field: 'oathAccessCode', value: false },
      ]),
    );
    expect(rows('cplc')).toContainEqual({ field: 'operatingSystemDate', hex: '6001', date: '2026-01-01' });
    expect(rows('cplc')).toContainEqual({ field: 'icSerialNumber', hex: '00000007', date: null });
    expect(rows('keys')).toEqual(
      ['01', '02', '03'].map((id) => ({ id, version: '30', type: 'AES', lengthBytes: 16 })),
    );
    expect(rows('accounts')).toEqual([{ name: oath.accounts[0]?.name, type: 'TOTP', algorithm: 'SHA1' }]);
  });

  test('in words and columns', async () => {
    await insert(profile);
    const { stdout, exitCode } = await ops(['card', reader]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^정상 {2}카드 {2}이름 Virtual PCD 00 00\n/);
    expect(stdout).toContain(`카드 고유번호           ${profile.cin}`);
    expect(stdout).toContain('생산 이력 (CPLC)');
  });

  test('never names people: a card from elsewhere may', async () => {
    const [account] = oath.accounts;
    if (account === undefined) expect.unreachable();
    const { rows } = await look({
      ...profile,
      oath: { ...oath, accounts: [{ ...account, name: 'Shop:hong@mail.invalid' }] },
    });
    expect(rows('accounts')).toEqual([{ name: 'Shop:***@***', type: 'TOTP', algorithm: 'SHA1' }]);
  });
});

describe('a card that is not for the counter', () => {
  test.each([
    ['its manufacturer’s keys', { ...profile, keyVersion: 0xff as const }, 'CardFactoryKeys'],
    ['no OATH applet', withoutOath(profile), 'CardWithoutOathApplet'],
    ['no identity', withoutIdentity(profile), 'CardWithoutIdentity'],
  ])('has %s', async (_, inserted, problem) => {
    const { findings, rows } = await look(inserted);
    expect(findings).toEqual([{ check: 'card', state: 'FAIL', problem, detail: { reader } }]);
    expect(rows('card').length).toBeGreaterThan(0);
  });
});

describe('an access code', () => {
  const code = '홍보용 암호';
  let locked: CardProfile;
  beforeAll(async () => {
    const accessKey = await accessKeyOf(code, fromHex(oath.deviceId));
    locked = { ...profile, oath: { ...oath, accessKey: toHex(accessKey) } };
  });

  test('hides the accounts', async () => {
    const { findings, rows } = await look(locked);
    expect(findings).toMatchObject([{ state: 'WARN', problem: 'CardAccessCodeSet' }]);
    expect(rows('accounts')).toEqual([]);
  });

  test('from standard input shows them', async () => {
    await insert(locked);
    const report = await opsJson(['card', reader, '--access-code-stdin'], { input: `${code}\n` });
    expect(report.tables.map(({ name }) => name)).toContain('accounts');
    expect(report.exitCode).toBe(0);
  });

  test('that is wrong: said, the rest is told, and the code is not', async () => {
    await insert(locked);
    const { stdout, stderr, exitCode } = await ops(['card', reader, '--access-code-stdin'], {
      input: 'hunter2\n',
    });
    expect(stdout).toContain('(AccessCodeWrong)');
    expect(stdout).toContain(profile.cin);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(exitCode).toBe(1);
  });
});

describe('no card to be read', () => {
  test.each([
    ['mute', { kind: 'mute' as const, apdu: 2 }, 'CardTimedOut'],
    ['pulled', { kind: 'remove' as const, apdu: 3, moment: 'before' as const }, 'CardRemoved'],
    ['babbling', { kind: 'garbage' as const, apdu: 2 }, 'CardAnswerNotUnderstood'],
  ])('%s', async (_, fault, problem) => {
    await insert(profile);
    await card.arm(fault);
    const { findings } = await inspectCard(reader, null, nowhere);
    expect(findings).toMatchObject([{ check: 'card', state: 'FAIL', problem }]);
  });

  test('a reader that is not there, and a name that several have', async () => {
    const missing = await opsJson(['card', 'Omnikey']);
    expect(findingOf(missing, 'reader')).toMatchObject({
      problem: 'ReaderGone',
      detail: { reader: 'Omnikey' },
    });
    expect(missing.exitCode).toBe(1);
    const several = await opsJson(['card', 'virtual']);
    expect(findingOf(several, 'reader').detail.candidates).toBe(
      VIRTUAL_READERS.map(({ name }) => name).join(', '),
    );
    expect(several.exitCode).toBe(2);
  });

  test('held by another program; by the application when it runs', async () => {
    await insert(profile);
    await card.arm({ kind: 'slow', apdu: 1, delayMs: 1_500 });
    await using other = new CardProcess();
    const [{ name = '' } = {}] = (await other.readers())?.readers ?? [];
    const visit = other.inspect(name, null);
    await expect.poll(async () => (await card.stats()).apduCount).toBeGreaterThan(0);
    expect((await inspectCard(reader, null, nowhere)).findings).toMatchObject([{ problem: 'CardInUse' }]);

    const dataFolder = scratchFolder();
    const application = openDatabase(dataFolder, databaseKey, Date.now());
    expect((await inspectCard(reader, null, { ...nowhere, dataFolder })).findings).toMatchObject([
      { state: 'FAIL', problem: 'CardHeldByApplication' },
    ]);
    if (application.ok) application.value.close();
    await card.remove();
    await visit;
  });
});
