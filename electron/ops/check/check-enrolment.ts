import { X509Certificate } from 'node:crypto';
import { instantOf } from '../../contract/moment.ts';
import { renewalLeadMs } from '../../desk/core/certificate-renewal.ts';
import type { Connection } from '../../desk/database/connect.ts';
import { type Device, type Enrolment, loadDevice } from '../../desk/device/device.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';
import type { Checked } from './checked.ts';

/** An enrolled terminal. */
export type EnrolledDevice = Device & { readonly enrolment: Enrolment };

/** Whether the core knows this terminal. */
export function checkEnrolment(connection: Connection): Checked<EnrolledDevice> {
  const unknown = (epoch?: number) => ({
    finding: failed('enrolment', 'TerminalNotEnrolled', epoch === undefined ? {} : { epoch }),
    value: null,
  });
  // Without its row the terminal never came as far as making a key; loading would make one.
  if (connection.prepare('SELECT 1 FROM terminal').get() === undefined) return unknown();
  const device = loadDevice(connection);
  const { enrolment, epoch } = device;
  if (enrolment === null) return unknown(epoch);
  const { terminalId, branchNo } = enrolment;
  const finding = ok('enrolment', {
    terminalId,
    branchNo,
    epoch,
    keyFingerprint: keyFingerprint(device.publicKey.export({ format: 'der', type: 'spki' })),
  });
  return { finding, value: { ...device, enrolment } };
}

/** The client certificate of mutual TLS. */
export function checkCertificate({ enrolment, privateKey }: EnrolledDevice, now: number): Finding {
  const certificate = new X509Certificate(enrolment.certificate);
  const [validFrom, validTo] = [certificate.validFromDate.getTime(), certificate.validToDate.getTime()];
  const remainingSeconds = Math.round((validTo - now) / 1_000);
  const detail = {
    validFromAt: instantOf(validFrom),
    validToAt: instantOf(validTo),
    remainingSeconds,
    renewsFromAt: instantOf(validTo - renewalLeadMs),
  };
  if (!certificate.checkPrivateKey(privateKey))
    return failed('certificate', 'CertificateOfAnotherKey', detail);
  if (now < validFrom) return failed('certificate', 'CertificateNotYetValid', detail);
  if (remainingSeconds <= 0) return failed('certificate', 'CertificateExpired', detail);
  return validTo - now < renewalLeadMs
    ? warn('certificate', 'CertificateExpiring', detail)
    : ok('certificate', detail);
}
