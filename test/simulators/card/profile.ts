import { z } from 'zod';
import { hexOf } from '../../../electron/contract/hex.ts';

/**
 * A card as data: its non-volatile memory. The simulated card reads and writes it, a test writes one down, a snapshot
 * gives it back. Bytes are upper-case hexadecimal text.
 */

const hexBetween = (min: number, max: number) =>
  z.string().regex(new RegExp(`^(?:[0-9A-F]{2}){${min},${max}}$`));

/** An AES key of 16, 24 or 32 bytes. */
const AesKey = z.union([hexOf(16), hexOf(24), hexOf(32)]);

/** One OATH credential as the applet keeps it (YKOATH protocol, PUT). */
export const OathAccount = z.strictObject({
  name: z
    .string()
    .min(1)
    .refine((name) => Buffer.byteLength(name) <= 64, 'at most 64 bytes'),
  type: z.enum(['TOTP', 'HOTP']),
  algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
  digits: z.int().min(6).max(8),
  seed: hexBetween(1, 64),
  /** A TOTP challenge lower than the last one is refused. */
  onlyIncreasing: z.boolean().optional(),
  /** Left out of CALCULATE ALL; a card in the field of a reader counts as touched for CALCULATE. */
  touch: z.boolean().optional(),
  /** HOTP: the counter of the next code. */
  counter: z.int().nonnegative().optional(),
  /** TOTP with `onlyIncreasing`: the last challenge. */
  lastChallenge: hexBetween(1, 64).optional(),
});
export type OathAccount = z.infer<typeof OathAccount>;

/** The OATH applet's memory. */
export const OathMemory = z.strictObject({
  /** Salt of the access key, new at every RESET. */
  deviceId: hexOf(8),
  /** Major, minor, patch; gates RENAME (5.3.1) and SHA-512 (4.3.1). */
  version: hexOf(3),
  /** PBKDF2-HMAC-SHA1(password, deviceId, 1000 rounds, 16 bytes) when an access code is set. */
  accessKey: hexOf(16).optional(),
  accounts: z.array(OathAccount),
});
export type OathMemory = z.infer<typeof OathMemory>;

/** An asymmetric key of the PIV applet with its certificate (SP 800-73-4 part 1 §3.1.3, §3.2.1, table 4b). */
export const PivKey = z.strictObject({
  /** The scalar of an ECDSA P-256 key. */
  privateKey: hexOf(32),
  /** X.509, DER. Absent: the key was made, and nobody has certified it yet. */
  certificate: hexBetween(1, 1_800).optional(),
});
export type PivKey = z.infer<typeof PivKey>;

/** The PIV applet's memory. */
export const PivMemory = z.strictObject({
  /** Card UUID, also the GUID of the CHUID (part 1 §3.4.1). */
  guid: hexOf(16),
  /** Expiration date of the CHUID, `YYYYMMDD`. */
  expires: z.string().regex(/^[0-9]{8}$/),
  /** Six to eight decimal digits (part 2 §2.4.3). */
  pin: z.string().regex(/^[0-9]{6,8}$/),
  /** Wrong PINs that are left before the card blocks; back to {@link PIN_TRIES} after a right one. */
  pinTriesLeft: z.int().min(0).max(15),
  /** PIV Authentication, key reference 9A: PIN once a session. */
  authentication: PivKey.optional(),
  /** Digital Signature, key reference 9C: PIN before every signature. */
  signature: PivKey.optional(),
});
export type PivMemory = z.infer<typeof PivMemory>;

/** Wrong PINs in a row that block the card (FIPS 201-2 §4.3.1 leaves the number to the issuer, ten at most). */
export const PIN_TRIES = 3;

/** Card life cycle states (GPCS 2.3.1 §5.1.1). */
export const LifeCycle = z.enum(['OP_READY', 'INITIALIZED', 'SECURED', 'CARD_LOCKED', 'TERMINATED']);
export type LifeCycle = z.infer<typeof LifeCycle>;

export const CardProfile = z
  .strictObject({
    /** Card Image Number (tag 45). Without it GET DATA answers 6A88; likewise `iin` and `cplc`. */
    cin: hexBetween(1, 16).optional(),
    /** Issuer Identification Number (tag 42). */
    iin: hexBetween(1, 16).optional(),
    /** Card Production Life Cycle data (tag 9F7F). */
    cplc: hexOf(42).optional(),
    keyDiversificationData: hexOf(10),
    /** Version of the one SCP03 key set: 01..7F, or FF for factory keys. */
    keyVersion: z.union([z.int().min(0x01).max(0x7f), z.literal(0xff)]),
    keyEnc: AesKey,
    keyMac: AesKey,
    keyDek: AesKey,
    /** Counter of the last INITIALIZE UPDATE; the next one uses the following value. */
    sequenceCounter: z.int().min(0).max(0xff_ffff),
    /** EXTERNAL AUTHENTICATEs refused in a row. */
    failedAuthentications: z.int().nonnegative(),
    lifeCycle: LifeCycle,
    /** Absent: a card without the applet. */
    oath: OathMemory.optional(),
    /** Present: the card is somebody's staff card. */
    piv: PivMemory.optional(),
    /** Newer keys open SCP03 inside the OATH selection; older applets answer 6D00 to INITIALIZE UPDATE there. */
    scp03InsideOath: z.boolean(),
  })
  .refine(
    ({ keyEnc, keyMac, keyDek }) => keyEnc.length === keyMac.length && keyMac.length === keyDek.length,
    'the keys of a set have one length (GP Amendment D §6.1)',
  );
export type CardProfile = z.infer<typeof CardProfile>;
