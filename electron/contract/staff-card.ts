import { z } from 'zod';
import { Hex, hexOf } from './hex.ts';
import { Role, StaffNo } from './staff.ts';

/**
 * A staff card as the card process meets it: a PIV card (NIST SP 800-73-4) whose digital signature key, key reference
 * 9C, signs for the person whose number its certificate carries.
 */

/** The PIN of a staff card, six to eight digits (SP 800-73-4 part 2 §2.4.3). Goes to the card and nowhere else. */
export const StaffCardPin = z.string().regex(/^[0-9]{6,8}$/);

/** What a staff card tells without its PIN. */
export const StaffCardReading = z.strictObject({
  reader: z.string(),
  presence: z.int().nonnegative(),
  /** Of the signature key: X.509, DER. Not yet judged by anybody. */
  certificate: Hex.min(2).max(2 * 4_096),
  /** Wrong PINs that are left before the card blocks itself; 0: it has; null: the card does not tell. */
  pinTriesLeft: z.int().min(0).max(15).nullable(),
});
export type StaffCardReading = z.infer<typeof StaffCardReading>;

/** A signature asked of a staff card in one exclusive visit. The card must still be the one that was read. */
export const StaffCardSigning = z.strictObject({
  reader: z.string(),
  /** As read before and judged by the desk, so that no card it does not trust hears the PIN. */
  certificate: StaffCardReading.shape.certificate,
  pin: StaffCardPin,
  /** SHA-256 of what is signed. */
  hash: hexOf(32),
});
export type StaffCardSigning = z.infer<typeof StaffCardSigning>;

/** ECDSA P-256 over the hash, DER: at most two numbers of 33 bytes. */
export const StaffCardSignature = Hex.min(2 * 8).max(2 * 72);
export type StaffCardSignature = z.infer<typeof StaffCardSignature>;

/** A staff card on a reader, after the desk has found it to be the bank's, in force, and of a member of this branch. */
export const StaffCardOnReader = z.strictObject({
  reader: z.string(),
  staffNo: StaffNo,
  name: z.string(),
  role: Role,
  pinTriesLeft: StaffCardReading.shape.pinTriesLeft,
});
export type StaffCardOnReader = z.infer<typeof StaffCardOnReader>;

/** What a staff card has signed, so that whoever has the bank's certificate can see it without the card. */
export const StaffCardEvidence = z.strictObject({
  certificate: StaffCardReading.shape.certificate,
  signature: StaffCardSignature,
});
export type StaffCardEvidence = z.infer<typeof StaffCardEvidence>;
