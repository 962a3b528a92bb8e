import 'reflect-metadata';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { expect, test } from 'vitest';
import type { CoreClient } from '../../../electron/desk/core/core-client.ts';
import { enrol } from '../../../electron/desk/core/enrol.ts';

const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('hex').toUpperCase();
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A certificate of these keys, as an authority would give one. */
async function certificateOf({ privateKey, publicKey }: ReturnType<typeof ec>): Promise<string> {
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=0421-01',
    keys: {
      privateKey: privateKey.toCryptoKey(algorithm, true, ['sign']) as CryptoKey,
      publicKey: publicKey.toCryptoKey(algorithm, true, ['verify']) as CryptoKey,
    },
    signingAlgorithm: algorithm,
  });
  return certificate.toString('pem');
}

const device = { epoch: 1, ...ec(), enrolment: null };
const coreKey = spki(ec().publicKey);

/** Enrols with a core that answers with this certificate. */
function enrolGiven(certificate: string) {
  const value = {
    ...{ terminalId: '0421-01', branchNo: '0421', certificate },
    ...{ checkpointKey: coreKey, sealingKey: coreKey },
  };
  const core = { enrol: () => Promise.resolve({ ok: true, value }) } as unknown as CoreClient;
  return enrol(core, device, 'CODE-0001');
}

test('a terminal is enrolled with a certificate of its own key', async () => {
  expect(await enrolGiven(await certificateOf(device))).toMatchObject({ ok: true });
});

test.each([
  ['no certificate at all', () => Promise.resolve('certificate')],
  ['one of another key', () => certificateOf(ec())],
])('%s enrols nobody: with it no start and no connection would ever succeed', async (_what, certificate) => {
  expect(await enrolGiven(await certificate())).toEqual({
    ok: false,
    problem: { tag: 'CoreAnswerNotUnderstood' },
  });
});
