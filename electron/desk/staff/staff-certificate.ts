// The certificate library's container asks for decorator metadata at import.
import 'reflect-metadata';
import { type KeyObject, X509Certificate } from 'node:crypto';
import { X509Certificate as CertificateFields, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { StaffNo } from '../../contract/staff.ts';
import { sha256 } from '../journal/canonical-json.ts';

/** What a staff card's certificate says, once it is known to be the bank's. */
export interface StaffCertificate {
  readonly staffNo: StaffNo;
  /** SHA-256 of the DER, as the core names the card. */
  readonly fingerprint: string;
  readonly publicKey: KeyObject;
}

/** X.520 serialNumber, in which a staff certificate carries the staff number (RFC 5280 appendix A.1). */
const SERIAL_NUMBER = '2.5.4.5';

/**
 * Judges the certificate of a staff card's signature key: signed by the bank's authority, made for signatures that bind
 * a person (keyUsage contentCommitment, RFC 5280 §4.2.1.3, which terminals' and sign-in certificates lack), with a staff
 * number, and within its validity.
 *
 * @param authority the authority's certificate, PEM
 * @param now milliseconds since 1970
 * @returns problems StaffCardNotTrusted, StaffCardExpired
 */
export function judgeStaffCertificate(
  der: Uint8Array,
  authority: string,
  now: number,
): Result<StaffCertificate> {
  const certificate = readCertificate(der);
  const issuer = new X509Certificate(authority);
  if (certificate === undefined || !certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey))
    return fail('StaffCardNotTrusted');

  const fields = new CertificateFields(new Uint8Array(der));
  const usages = fields.getExtension(KeyUsagesExtension)?.usages ?? 0;
  const [subjectNumber, ...others] = fields.subjectName.getField(SERIAL_NUMBER);
  const staffNo = StaffNo.safeParse(subjectNumber);
  if ((usages & KeyUsageFlags.nonRepudiation) === 0 || !staffNo.success || others.length > 0)
    return fail('StaffCardNotTrusted');

  if (now < fields.notBefore.getTime() || now > fields.notAfter.getTime()) return fail('StaffCardExpired');
  return succeed({ staffNo: staffNo.data, fingerprint: sha256(der), publicKey: certificate.publicKey });
}

/** Undefined for bytes that are no certificate: a card can hold anything. */
function readCertificate(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}
