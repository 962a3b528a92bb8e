import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { openCardOffice, PIN, STAFF_NO } from '../../unit/simulated-card/staff-cards.ts';
import { openssl, pkcs11Tool, yubicoPivTool } from './third-party-clients.ts';

/** PIV clients that nobody here wrote, over the real pcscd and driver, with a staff card of the bank. */

const QUEUE_TIMEOUT_MS = 600_000;

const folder = mkdtempSync(join(tmpdir(), 'branch-teller-staff-card-'));
const file = (name: string) => join(folder, name);
let readers: Readers;
let card: SimulatedCardProcess;
let profile: CardProfile;

beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
  const office = await openCardOffice();
  profile = await office.staffCard();
  writeFileSync(file('authority.pem'), office.authority);
  writeFileSync(file('message'), 'what is approved');
  office.close();
}, QUEUE_TIMEOUT_MS);
beforeEach(() => card.insert(profile));
afterAll(async () => {
  await card?.stop();
  await readers?.release();
  rmSync(folder, { recursive: true });
});

/** Fails unless the certificate is the bank's and its key made this signature of the message. */
async function expectSignature(signature: string): Promise<void> {
  await yubicoPivTool('-a', 'read-certificate', '-s', '9c', '-o', file('certificate.pem'));
  await openssl('verify', '-CAfile', file('authority.pem'), file('certificate.pem'));
  await openssl('x509', '-in', file('certificate.pem'), '-noout', '-pubkey', '-out', file('key.pem'));
  const verified = ['-verify', file('key.pem'), '-signature', signature, file('message')];
  expect(await openssl('dgst', '-sha256', ...verified)).toContain('Verified OK');
}

describe('yubico-piv-tool', () => {
  test('shows both certificates of the staff number, and the tries left', async () => {
    const status = await yubicoPivTool('-a', 'status');
    expect(status.match(/Algorithm:\tECCP256/g)).toHaveLength(2);
    expect(status).toContain(`serialNumber=${STAFF_NO}`);
    expect(status).toContain('PIN tries left:\t3');
  });

  test('signs after the PIN, and openssl finds the signature to be of the bank’s certificate', async () => {
    const what = [
      '-s',
      '9c',
      '-A',
      'ECCP256',
      '-H',
      'SHA256',
      '-i',
      file('message'),
      '-o',
      file('signature'),
    ];
    await yubicoPivTool('-a', 'verify-pin', '-P', PIN, '--sign', ...what);
    await expectSignature(file('signature'));
  });

  test('is told of wrong PINs until the card blocks', async () => {
    const verify = (pin: string) => yubicoPivTool('-a', 'verify-pin', '-P', pin);
    await expect(verify('999999')).rejects.toThrow('2 tries left');
    await expect(verify('999999')).rejects.toThrow('1 tries left');
    await expect(verify('999999')).rejects.toThrow();
    await expect(verify(PIN)).rejects.toThrow('blocked');
  });
});

describe('OpenSC', () => {
  test('takes the card for a PIV card and signs over PKCS #11', async () => {
    expect(await pkcs11Tool('--list-objects')).toContain('Certificate for Digital Signature');
    const mechanism = ['--mechanism', 'ECDSA-SHA256', '--signature-format', 'openssl'];
    const files = ['--input-file', file('message'), '--output-file', file('signature')];
    await pkcs11Tool('--login', '--pin', PIN, '--sign', '--id', '02', ...mechanism, ...files);
    await expectSignature(file('signature'));
  });
});
