import { createHash, verify, X509Certificate } from 'node:crypto';
import type { SignedAnswer } from '../../../../electron/contract/approval.ts';
import type { StaffCardEvidence } from '../../../../electron/contract/staff-card.ts';
import { fromHex } from '../../card/hex.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { CoreDatabase } from '../core-database.ts';

/**
 * Whether the approver's own staff card signed exactly this answer: with the certificate that the bank gave this person,
 * valid then, and not reported lost before.
 *
 * @param at when the answer was given
 */
export function isSignedByStaffCard(
  database: CoreDatabase,
  { certificate, signature }: StaffCardEvidence,
  answer: SignedAnswer,
  at: string,
): boolean {
  const der = fromHex(certificate);
  const fingerprint = createHash('sha256').update(der).digest('hex').toUpperCase();
  const card = database
    .prepare<[string], { staffNo: string; revokedAt: string | null }>(
      'SELECT staff_no AS staffNo, revoked_at AS revokedAt FROM staff_card WHERE fingerprint = ?',
    )
    .get(fingerprint);
  if (card?.staffNo !== answer.approver) return false;
  if (card.revokedAt !== null && card.revokedAt < at) return false;
  const { validFrom, validTo, publicKey } = new X509Certificate(der);
  const time = Date.parse(at);
  if (time < Date.parse(validFrom) || time > Date.parse(validTo)) return false;
  return verify('sha256', Buffer.from(canonicalJson(answer)), publicKey, fromHex(signature));
}
