import { z } from 'zod';
import { hexOf } from '../../../electron/contract/hex.ts';
import { CardIdentity } from '../../../electron/contract/smart-otp-card.ts';
import type { CoreCard } from './core-card.ts';

const AesKey = z.union([hexOf(16), hexOf(24), hexOf(32)]);

/** Vendor code of cards nobody here made. */
const EXTERNAL_VENDOR = '999';

/**
 * What the core must be told of a card that somebody else personalised, so that it can be issued: a GlobalPlatform
 * card with SCP03 keys and a YKOATH applet that holds a TOTP account.
 */
export const ExternalCard = z.strictObject({
  identity: CardIdentity,
  /** Printed on the card; without one a number is made of the identity. */
  serialNo: z
    .string()
    .regex(/^[0-9]{12,16}$/)
    .optional(),
  /** Version of the key set below; 0 when the card is to choose. */
  keyVersion: z.int().min(0).max(255),
  keyEnc: AesKey,
  keyMac: AesKey,
  /** Not needed to verify a card; taken, so that the file can describe the whole key set. */
  keyDek: AesKey.optional(),
  oathAccount: z.string().min(1).max(64),
  algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
  seed: z.string().regex(/^(?:[0-9A-F]{2}){10,64}$/),
  digits: z.int().min(6).max(8),
  period: z.int().min(10).max(120),
});
export type ExternalCard = z.infer<typeof ExternalCard>;

/** The card as it enters a branch's stock. */
export const stockExternalCard = (card: ExternalCard, branchNo: string): CoreCard => ({
  serialNo: card.serialNo ?? serialNoOf(card.identity),
  vendorCode: EXTERNAL_VENDOR,
  branchNo,
  status: 'IN_STOCK',
  assignedTo: null,
  revision: 1,
  holder: null,
  identity: card.identity,
  keyDiversificationData: card.identity.source === 'KDD' ? card.identity.value : null,
  keyVersion: card.keyVersion,
  keyEnc: card.keyEnc,
  keyMac: card.keyMac,
  issuerDomainAid: null,
  sequenceCounter: 0,
  oathAccount: card.oathAccount,
  algorithm: card.algorithm,
  seed: card.seed,
  digits: card.digits,
  period: card.period,
});

/** The last fifteen digits of the identity read as a number: twelve at least. */
const serialNoOf = ({ value }: CardIdentity): string =>
  BigInt(`0x${value}`).toString().slice(-15).padStart(12, '0');
