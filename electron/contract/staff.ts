import { z } from 'zod';
import { hexOf, Sha256 } from './hex.ts';
import { Instant } from './moment.ts';

/** What a person is at this branch (domain.md section 7: 텔러, 책임자, 모출납, 지점장); the permission matrix is `permission.ts`. */
export const Role = z.enum([
  'TELLER',
  'SUPERVISOR',
  'HEAD_CASHIER',
  'BRANCH_MANAGER',
  'TERMINAL_ADMINISTRATOR',
]);
export type Role = z.infer<typeof Role>;

export const StaffNo = z.string().regex(/^[0-9]{6}$/);
export type StaffNo = z.infer<typeof StaffNo>;

/**
 * What the core lets a terminal know of a password so that sign-in works while the line is down (RFC 7914).
 * The bounds refuse verifiers that are too cheap to be safe or too dear for a terminal.
 */
export const PasswordVerifier = z.strictObject({
  algorithm: z.literal('scrypt'),
  cost: z.int().min(16_384).max(262_144),
  blockSize: z.literal(8),
  parallelization: z.literal(1),
  salt: hexOf(16),
  key: hexOf(32),
});
export type PasswordVerifier = z.infer<typeof PasswordVerifier>;

/** A member of staff as the core's feed describes them. */
export const StaffMember = z.strictObject({
  staffNo: StaffNo,
  name: z.string().min(1).max(60),
  role: Role,
  active: z.boolean(),
  verifier: PasswordVerifier,
  /** After this instant the cached verifier no longer signs anybody in without the core. */
  verifierValidUntil: Instant,
  /** SHA-256 of the certificate (DER) of the staff card in force; null: none, or reported lost. */
  staffCard: Sha256.nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;
