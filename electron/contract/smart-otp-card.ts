import { z } from 'zod';
import { Hex, hexOf, Sha256 } from './hex.ts';

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

/** What the core tells the branch of one card in its stock. Holds no secret of the card. */
export const StockCard = z.strictObject({
  /** Serial number printed on the card. */
  serialNo: z.string().regex(/^[0-9]{12,16}$/),
  vendorCode: z.string().regex(/^[0-9]{3}$/),
  branchNo: z.string().regex(/^[0-9]{4}$/),
  identity: CardIdentity,
  status: z.enum(['IN_STOCK', 'ISSUED', 'SPOILED', 'LOST', 'RETURNED']),
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
