import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { expect, onTestFinished, test, vi } from 'vitest';
import { corePaths } from '../../../electron/contract/core.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { BankAuthority } from '../../simulators/core/bank-authority.ts';
import { openCoreDatabase } from '../../simulators/core/core-database.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { deskAndCore } from './in-process-desk.ts';

type Rig = Awaited<ReturnType<typeof deskAndCore>>;

const day = 86_400_000;
const patient = { timeout: 60_000 };
const settled = (rig: Rig) => vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
const daysLeft = (rig: Rig) => Math.floor(rig.counter().renewal.left() / day);
const renewals = (rig: Rig) =>
  [...rig.counter().journal.all()].filter(({ type }) => type === 'CertificateRenewed');
const held = (rig: Rig) => loadDevice(rig.database()).enrolment?.certificate;

test('a certificate near its end is renewed by itself, once, and the terminal goes on with the new one', async () => {
  const rig = await deskAndCore({ misbehaviour: { do: 'shortenCertificate', days: 10 } });
  await vi.waitUntil(() => rig.status().ready && renewals(rig).length > 0, patient);
  await settled(rig);
  expect(daysLeft(rig)).toBeGreaterThan(300);
  const renewed = held(rig);
  await rig.restart();
  await settled(rig);
  expect({ renewals: renewals(rig).length, certificate: held(rig) }).toEqual({
    renewals: 1,
    certificate: renewed,
  });
  await vi.waitUntil(() => rig.status().line.state === 'ONLINE', patient);
  expect(rig.status().alarms).not.toContainEqual(expect.objectContaining({ tag: 'CertificateEnding' }));
  expect(rig.core.books().alarms).toEqual([]);
});

test('a renewal whose answer is lost leaves the terminal with the certificate it has, and is made again', async () => {
  const rig = await deskAndCore({ misbehaviour: { do: 'shortenCertificate', days: 10 } });
  await rig.core.control({ do: 'loseAnswers', count: 1, path: corePaths.renewCertificate });
  await settled(rig);
  await vi.waitUntil(() => rig.core.traffic.requests[corePaths.renewCertificate] === 1, patient);
  expect({ renewals: renewals(rig).length, daysLeft: daysLeft(rig) }).toEqual({ renewals: 0, daysLeft: 9 });
  await rig.restart();
  await vi.waitUntil(() => rig.status().ready && renewals(rig).length === 1, patient);
  await settled(rig);
  expect(daysLeft(rig)).toBeGreaterThan(300);
});

test('a renewed certificate whose time has not begun is not shown, nor kept: the one held is good until its end', async () => {
  const rig = await deskAndCore({ misbehaviour: { do: 'shortenCertificate', days: 10 } });
  await rig.core.control({ do: 'shortenCertificate', days: 400, inDays: 10 });
  await settled(rig);
  await vi.waitUntil(() => rig.core.traffic.requests[corePaths.renewCertificate] === 1, patient);
  await rig.restart();
  await vi.waitUntil(() => rig.status().ready && renewals(rig).length === 1, patient);
  await settled(rig);
  expect(rig.status().line.state).toBe('ONLINE');
  expect(Math.ceil(rig.counter().renewal.left() / day)).toBe(365);
});

test('a core that renews nothing is no line that is down; near the end somebody is told', async () => {
  const rig = await deskAndCore({ misbehaviour: { do: 'shortenCertificate', days: 10 } });
  await rig.core.control({ do: 'status', code: 404, path: corePaths.renewCertificate });
  await settled(rig);
  await vi.waitUntil(() => (rig.core.traffic.requests[corePaths.renewCertificate] ?? 0) > 0, patient);
  await vi.waitUntil(() => rig.status().line.state === 'ONLINE', patient);
  expect(rig.status().alarms).toContainEqual({ tag: 'CertificateEnding', detail: { days: 9 } });
});

/** A core whose certificate another authority has signed, in the place of the real one, and what it hears. */
async function falseCore(port: number) {
  const database = openCoreDatabase(scratchFolder(), () => {});
  const authority = await BankAuthority.open(database);
  const { certificate, privateKey } = await authority.serverCredentials(database);
  database.close();
  const heard = { connections: 0, bytes: 0 };
  const server: Server = createServer({
    cert: certificate,
    key: privateKey,
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.on('connection', () => {
    heard.connections += 1;
  });
  server.on('secureConnection', (socket) => {
    socket.on('data', ({ length }: Buffer) => {
      heard.bytes += length;
    });
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { heard, authority: authority.certificate, close };
}

test('a core with the certificate of another authority hears nothing: not a byte, no certificate, no code', async () => {
  const rig = await deskAndCore();
  await settled(rig);
  const port = Number(new URL(rig.origin).port);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  const impostor = await falseCore(port);
  const { staffNo, password } = staff.teller;
  await rig.calls().session.signIn({ staffNo, password });
  await rig.calls().session.signOut();
  const stranger = rig.openAnother();
  for (let attempts = 0; attempts < 3; attempts += 1) {
    await rig.calls().session.signIn({ staffNo, password });
    await rig.restart();
  }
  await vi.waitUntil(() => impostor.heard.connections >= 3, patient);
  expect(impostor.heard.bytes).toBe(0);
  expect(stranger.status()).toMatchObject({ ready: false, line: { state: 'OFFLINE' } });
  expect(rig.status().waiting).toBeGreaterThan(2);

  // It does hear whoever trusts its authority: the silence above was the terminal's.
  const gullible = new CoreClient(
    { origin: rig.origin, authority: impostor.authority, client: null },
    unfollowed,
  );
  const ping = gullible.ping();
  await vi.waitUntil(() => impostor.heard.bytes > 0, patient);
  await gullible.close();
  await ping;

  impostor.close();
  await rig.core.control({ do: 'line', state: 'UP' });
  await settled(rig);
});
