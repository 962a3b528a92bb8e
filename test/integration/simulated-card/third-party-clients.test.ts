import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { toHex } from '../../simulators/card/hex.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { oathtool, openscTool, sendWithOpensc, ykman } from './third-party-clients.ts';

/** Clients that nobody here wrote, over the real pcscd and driver: what they accept, a product may rely on. */

const QUEUE_TIMEOUT_MS = 600_000;

let readers: Readers;
let card: SimulatedCardProcess;

beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
}, QUEUE_TIMEOUT_MS);
afterAll(async () => {
  await card?.stop();
  await readers?.release();
});

const emptyOathCard = (): CardProfile => ({
  ...sampleCard(1),
  oath: { deviceId: '0123456789ABCDEF', version: '050403', accounts: [] },
});

describe('opensc-tool', () => {
  beforeAll(() => card.insert(sampleCard(1)));

  test('reads the ATR', async () => {
    const { atr } = new SimulatedCard(sampleCard(1));
    expect((await openscTool(0, '-a')).trim().replaceAll(':', '').toUpperCase()).toBe(toHex(atr));
  });

  test('reads CPLC, CIN and key diversification data, and is told what is missing', async () => {
    const { cplc, cin, keyDiversificationData } = sampleCard(1);
    const apdus = ['00A4040000', '80CA9F7F00', '80CA004500', '80CA00CF00', '80CA123400'];
    const [select, ...answers] = await sendWithOpensc(0, ...apdus);
    expect(select?.sw).toBe('9000');
    expect(answers).toEqual([
      { data: `9F7F2A${cplc}`, sw: '9000' },
      { data: `4508${cin}`, sw: '9000' },
      { data: `CF0A${keyDiversificationData}`, sw: '9000' },
      { data: '', sw: '6A88' },
    ]);
  });

  test('gets a 32-byte proof of possession in full', async () => {
    const account = sampleCard(1).oath?.accounts[0];
    const name = toHex(Buffer.from(account?.name ?? ''));
    const data = `71${toHex(Buffer.from([name.length / 2]))}${name}7420${'5C'.repeat(32)}`;
    const [, proof] = await sendWithOpensc(
      0,
      '00A4040007A000000527210100',
      `00A20000${toHex(Buffer.from([data.length / 2]))}${data}00`,
    );
    expect(proof?.sw).toBe('9000');
    expect(proof?.data).toMatch(/^751506[0-9A-F]{40}$/);
  });

  test('finds a second card in the second reader', async () => {
    const second = await SimulatedCardProcess.start();
    try {
      await second.insert(sampleCard(2), 35_964);
      const [answer] = await sendWithOpensc(1, '80CA004500');
      expect(answer?.data).toBe(`4508${sampleCard(2).cin}`);
    } finally {
      await second.stop();
    }
  });
});

describe('ykman', () => {
  /** A code of ykman and those of oathtool just before and after it: time may pass into the next period between. */
  async function compareTotp(seed: string, account: string, ...options: string[]): Promise<void> {
    const expected = () => oathtool(...options, seed);
    const before = await expected();
    const code = (await ykman('oath', 'accounts', 'code', '--single', account)).trim();
    expect([before, await expected()]).toContain(code);
  }

  /** RFC 4648 base32, as ykman and oathtool take a secret. */
  const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const SECRET_HEX = '3132333435363738393031323334353637383930';

  test('shows what applet it is, and the account of a sample card with its code', async () => {
    const profile = sampleCard(1);
    const [account] = profile.oath?.accounts ?? [];
    await card.insert(profile);
    const info = await ykman('oath', 'info');
    expect(info).toContain('OATH version: 5.4.3');
    expect(info).toContain('Password protection: disabled');
    expect((await ykman('oath', 'accounts', 'list')).trim()).toBe(account?.name);
    await compareTotp(account?.seed ?? '', account?.name ?? '', '--totp');
  });

  describe('on an empty applet', () => {
    beforeEach(() => card.insert(emptyOathCard()));

    test.each([
      ['SHA1, six digits', '--totp', []],
      ['SHA256, eight digits, a period of 60 s', '--totp=sha256', ['-a', 'SHA256', '-d', '8', '-P', '60']],
      ['SHA512, seven digits', '--totp=sha512', ['-a', 'SHA512', '-d', '7']],
    ])('adds a TOTP account with %s, whose codes are right', async (_, mode, options) => {
      await ykman('oath', 'accounts', 'add', '-i', 'Demo Bank', ...options, 'tester', SECRET);
      const digits = options[options.indexOf('-d') + 1] ?? '6';
      const period = options.includes('-P') ? ['-s', '60s'] : [];
      await compareTotp(SECRET_HEX, 'tester', mode, '-d', options.length > 0 ? digits : '6', ...period);
    });

    test('adds a HOTP account at a counter, and every code is the next', async () => {
      await ykman('oath', 'accounts', 'add', '-o', 'HOTP', '-c', '7', 'tester', SECRET);
      for (const counter of ['7', '8']) {
        const code = (await ykman('oath', 'accounts', 'code', '--single', 'tester')).trim();
        expect(code).toBe(await oathtool('--hotp', '-c', counter, SECRET_HEX));
      }
    });

    test('renames and deletes', async () => {
      await ykman('oath', 'accounts', 'add', 'before', SECRET);
      await ykman('oath', 'accounts', 'rename', '-f', 'before', 'Demo Bank:after');
      expect((await ykman('oath', 'accounts', 'list')).trim()).toBe('Demo Bank:after');
      await ykman('oath', 'accounts', 'delete', '-f', 'after');
      expect((await ykman('oath', 'accounts', 'list')).trim()).toBe('');
    });

    test('sets a password, is locked out without it, and lets in with it', async () => {
      await ykman('oath', 'access', 'change', '-n', 'obviously invented');
      expect(await ykman('oath', 'info')).toContain('Password protection: enabled');
      await expect(ykman('oath', 'accounts', 'list', '-p', 'something else')).rejects.toThrow();
      await ykman('oath', 'accounts', 'add', '-p', 'obviously invented', 'tester', SECRET);
      expect(await ykman('oath', 'accounts', 'list', '-p', 'obviously invented')).toContain('tester');
      await ykman('oath', 'access', 'change', '-p', 'obviously invented', '-c');
      expect(await ykman('oath', 'accounts', 'list')).toContain('tester');
    });
  });

  test('reads a list that needs many answers', async () => {
    const [account] = sampleCard(1).oath?.accounts ?? [];
    if (account === undefined) throw new Error('the sample card has an account');
    const names = Array.from(
      { length: 35 },
      (_, n) => `Demo Bank:customer number ${String(n).padStart(3, '0')}`,
    );
    const accounts = names.map((name) => ({ ...account, name }));
    await card.insert({
      ...emptyOathCard(),
      oath: { deviceId: '00'.repeat(8), version: '050403', accounts },
    });
    expect((await ykman('oath', 'accounts', 'list')).trim().split('\n')).toEqual(names);
  });

  test('resets the applet, password and all', async () => {
    await card.insert(sampleCard(1));
    await ykman('oath', 'access', 'change', '-n', 'obviously invented');
    await ykman('oath', 'reset', '-f');
    expect(await ykman('oath', 'info')).toContain('Password protection: disabled');
    const { oath } = await card.snapshot();
    expect(oath?.accounts).toEqual([]);
    expect(oath?.deviceId).not.toBe(sampleCard(1).oath?.deviceId);
  });

  test('refuses a card without the applet', async () => {
    const { oath, ...withoutApplet } = sampleCard(1);
    expect(oath).toBeDefined();
    await card.insert(withoutApplet);
    await expect(ykman('oath', 'info')).rejects.toThrow();
  });
});
