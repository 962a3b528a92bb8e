import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Instant, instantOf } from '../../../electron/contract/moment.ts';
import { StaffNo } from '../../../electron/contract/staff.ts';
import { fromHex, toHex } from '../card/hex.ts';
import { PIN_TRIES, type PivKey, PivMemory } from '../card/profile.ts';
import type { BankAuthority } from './bank-authority.ts';
import type { CoreDatabase } from './core-database.ts';
import { changeStaff } from './reference-data.ts';

/** What the bank's card office is asked for. */
export const StaffCardOrder = z.strictObject({
  staffNo: StaffNo,
  pin: PivMemory.shape.pin,
  /** For a card that is to expire, or has. */
  notAfter: Instant.optional(),
});
export type StaffCardOrder = z.infer<typeof StaffCardOrder>;

/** Makes the keys of a staff card and has the bank's authority certify them. */
export async function makeStaffCard(authority: BankAuthority, order: StaffCardOrder): Promise<PivMemory> {
  const notAfter = order.notAfter === undefined ? undefined : new Date(order.notAfter);
  const makeKey = async (key: 'AUTHENTICATION' | 'SIGNATURE'): Promise<PivKey> => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { d = '' } = privateKey.export({ format: 'jwk' });
    const certificate = await authority.certifyStaffCard(order.staffNo, key, publicKey, notAfter);
    return { privateKey: toHex(Buffer.from(d, 'base64url')), certificate: toHex(certificate) };
  };
  return {
    guid: toHex(randomBytes(16)),
    expires: (order.notAfter ?? '2099-12-31').slice(0, 10).replaceAll('-', ''),
    pin: order.pin,
    pinTriesLeft: PIN_TRIES,
    authentication: await makeKey('AUTHENTICATION'),
    signature: await makeKey('SIGNATURE'),
  };
}

/** Makes a card for a member of staff and puts it in force; the one before is in force no longer. */
export async function issueStaffCard(
  database: CoreDatabase,
  authority: BankAuthority,
  order: StaffCardOrder,
): Promise<PivMemory> {
  const piv = await makeStaffCard(authority, order);
  const certificate = fromHex(piv.signature?.certificate ?? '');
  const fingerprint = createHash('sha256').update(certificate).digest('hex').toUpperCase();
  database.transaction(() => {
    revokeStaffCard(database, order.staffNo);
    database
      .prepare('INSERT INTO staff_card (fingerprint, staff_no, certificate) VALUES (?, ?, ?)')
      .run(fingerprint, order.staffNo, certificate);
    changeStaff(database, order.staffNo, { staffCard: fingerprint });
  })();
  return piv;
}

/** Takes a person's staff card out of force. What it signed before stays signed. */
export function revokeStaffCard(database: CoreDatabase, staffNo: string): void {
  database
    .prepare('UPDATE staff_card SET revoked_at = ? WHERE staff_no = ? AND revoked_at IS NULL')
    .run(instantOf(Date.now()), staffNo);
  changeStaff(database, staffNo, { staffCard: null });
}
