import { z } from 'zod';
import { Hex, hexOf, Sha256 } from './hex.ts';
import { StaffNo } from './staff.ts';

/**
 * How a card says which card it is, best first: the card image number (GET DATA 0045), the CPLC's unique part
 * (fabricator 2 | type 2 | batch 2 | serial 4, GET DATA 9F7F), the key diversification data of INITIALIZE UPDATE.
 * Source: card-protocol.md, "Reading the card".
 */
export const CardIdentity = z.strictObject({
  source: z.enum(['CIN', 'CPLC', 'KDD']),
  value: Hex.min(2).max(64),
});
export type CardIdentity = z.infer<typeof CardIdentity>;

/** A single-use pair by which the terminal checks a card offline: the card's full answer to `challenge` hashes to `answerSha256`. */
export const CardTicket = z.strictObject({
  ticketNo: z.int().positive(),
  challenge: hexOf(32),
  answerSha256: Sha256,
});
export type CardTicket = z.infer<typeof CardTicket>;

/**
 * Where a card stands. IN_TRANSIT: announced by a manifest; MISSING: announced and not in the
 * package that came; RECALLED: out with a customer and no longer good.
 */
export const CardStatus = z.enum([
  'IN_TRANSIT',
  'MISSING',
  'IN_STOCK',
  'ISSUED',
  'SPOILED',
  'LOST',
  'RETURNED',
  'RECALLED',
]);
export type CardStatus = z.infer<typeof CardStatus>;

/** Serial number printed on a card. */
export const CardSerialNo = z.string().regex(/^[0-9]{12,16}$/);
export type CardSerialNo = z.infer<typeof CardSerialNo>;

/** What the core tells the branch of one card in its stock. Holds no secret of the card. */
export const StockCard = z.strictObject({
  serialNo: CardSerialNo,
  vendorCode: z.string().regex(/^[0-9]{3}$/),
  branchNo: z.string().regex(/^[0-9]{4}$/),
  identity: CardIdentity,
  status: CardStatus,
  /** The teller who has it; null while it lies in the branch's open stock, and when it is not in stock. */
  assignedTo: StaffNo.nullable(),
  /** Rises with every change of status or place at the core, so that an old word is known as one. */
  revision: z.int().nonnegative(),
  /** Key set for INITIALIZE UPDATE; 0 lets the card choose (GPCS 11.1). */
  keyVersion: z.int().min(0).max(255),
  /** OATH account that holds the seed (YKOATH name, at most 64 bytes). */
  oathAccount: z.string().min(1).max(64),
  /** Seconds of the TOTP period, and digits of its code (RFC 6238). */
  period: z.int().min(10).max(120),
  digits: z.int().min(6).max(8),
  tickets: z.array(CardTicket).max(50),
});
export type StockCard = z.infer<typeof StockCard>;
