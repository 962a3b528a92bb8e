import 'reflect-metadata';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { afterAll, expect, test } from 'vitest';
import { corePaths, EnrolmentAnswer } from '../../../electron/contract/core.ts';
import { CoreFixture } from './core-fixture.ts';
import { Caller, makeKeyAndRequest } from './test-terminal.ts';

const fixture = new CoreFixture();
const callers: Caller[] = [];
const callAs = (...args: ConstructorParameters<typeof Caller>): Caller => {
  const caller = new Caller(...args);
  callers.push(caller);
  return caller;
};
afterAll(() => Promise.all(callers.map((caller) => caller.close())));

test('a code names a terminal and certifies its key, once', async () => {
  const stranger = callAs(fixture.core);
  const code = await fixture.core.issueEnrolmentCode();
  const { csr, publicKey } = await makeKeyAndRequest();

  const first = await stranger.post(corePaths.enrol, { code, certificateSigningRequest: csr });
  const { terminalId, branchNo, certificate } = EnrolmentAnswer.parse(first.body);
  const x509 = new X509Certificate(certificate);
  expect({ branchNo, subject: x509.subject }).toEqual({ branchNo: '0421', subject: `CN=${terminalId}` });
  expect(x509.publicKey.equals(publicKey)).toBe(true);
  expect(x509.verify(new X509Certificate(fixture.core.authority).publicKey)).toBe(true);

  const second = await makeKeyAndRequest();
  const again = await stranger.post(corePaths.enrol, { code, certificateSigningRequest: second.csr });
  expect(again.status).toBe(403);
});

test('a terminal whose answer was lost is answered again, and only that terminal', async () => {
  const stranger = callAs(fixture.core);
  const code = await fixture.core.issueEnrolmentCode();
  const { csr } = await makeKeyAndRequest();
  const answers = [];
  for (let i = 0; i < 2; i += 1) {
    const answer = await stranger.post(corePaths.enrol, { code, certificateSigningRequest: csr });
    answers.push(EnrolmentAnswer.parse(answer.body));
  }
  expect(answers[1]?.terminalId).toBe(answers[0]?.terminalId);
  const other = await makeKeyAndRequest();
  const refused = await stranger.post(corePaths.enrol, { code, certificateSigningRequest: other.csr });
  expect(refused.status).toBe(403);
});

test('two terminals that come with one code at once: one is taken', async () => {
  const stranger = callAs(fixture.core);
  const code = await fixture.core.issueEnrolmentCode();
  const requests = await Promise.all([makeKeyAndRequest(), makeKeyAndRequest()]);
  const answers = await Promise.all(
    requests.map(({ csr }) => stranger.post(corePaths.enrol, { code, certificateSigningRequest: csr })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
});

test('a code nobody gave is refused', async () => {
  const { csr } = await makeKeyAndRequest();
  const answer = await callAs(fixture.core).post(corePaths.enrol, {
    code: 'NOBODYGAVETHIS',
    certificateSigningRequest: csr,
  });
  expect(answer.status).toBe(403);
});

test('what the core can’t certify leaves the code good', async () => {
  const stranger = callAs(fixture.core);
  const code = await fixture.core.issueEnrolmentCode();
  const { csr } = await makeKeyAndRequest();
  const { csr: ofAnotherCurve } = await makeKeyAndRequest('P-384');
  for (const certificateSigningRequest of ['rubbish', withWrongSignature(csr), ofAnotherCurve]) {
    const answer = await stranger.post(corePaths.enrol, { code, certificateSigningRequest });
    expect(answer.status).toBe(422);
  }
  const good = await stranger.post(corePaths.enrol, { code, certificateSigningRequest: csr });
  expect(good.status).toBe(200);
});

test('without a certificate only enrolment answers', async () => {
  const stranger = callAs(fixture.core);
  for (const path of Object.values(corePaths).filter((each) => each !== corePaths.enrol)) {
    const { status } = await stranger.post(path, {});
    expect({ path, status }).toEqual({ path, status: 401 });
  }
});

test('a certificate of another authority is none', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const selfSigned = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=0421-01',
    keys: {
      privateKey: privateKey.toCryptoKey(algorithm, true, ['sign']) as CryptoKey,
      publicKey: publicKey.toCryptoKey(algorithm, true, ['verify']) as CryptoKey,
    },
    signingAlgorithm: algorithm,
  });
  const certificate = selfSigned.toString('pem');
  const impostor = callAs(fixture.core, { certificate, privateKey });
  expect((await impostor.post(corePaths.ping, {})).status).toBe(401);
});

test('a revoked terminal is refused from then on', async () => {
  const terminal = await fixture.terminal();
  expect((await terminal.caller.post(corePaths.ping, {})).status).toBe(200);
  await fixture.core.control({ do: 'revokeTerminal', terminalId: terminal.terminalId });
  expect((await terminal.caller.post(corePaths.ping, {})).status).toBe(403);
});

test('a terminal can’t ship under the name of another', async () => {
  const one = await fixture.terminal();
  const other = await fixture.terminal();
  const answer = await one.ship([one.appendSignOut()], other.terminalId);
  expect(answer.status).toBe(403);
});

/** The signature ends the DER of a request (RFC 2986 §4.2): its last bit is turned over. */
function withWrongSignature(csr: string): string {
  const der = Buffer.from(csr.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  der.writeUInt8(der.readUInt8(der.length - 1) ^ 1, der.length - 1);
  return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
}
