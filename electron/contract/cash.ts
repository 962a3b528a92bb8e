import { z } from 'zod';
import { type Won, won } from './won.ts';

/** Notes and coins in circulation that a drawer holds, won, the largest first. */
export const denominations = ['50000', '10000', '5000', '1000', '500', '100', '50', '10'] as const;
export type Denomination = (typeof denominations)[number];

/** Coins are counted in 개, notes in 매. */
export const isCoin = (piece: Denomination): boolean => Number(piece) <= 500;

/** Cash counted piece by piece: how many of each denomination. */
export const CashCount = z.record(z.enum(denominations), z.int().min(0).max(1_000_000));
export type CashCount = z.infer<typeof CashCount>;

/** What a count comes to, won. */
export const cashOf = (count: CashCount): Won =>
  won(denominations.reduce((sum, piece) => sum + Number(piece) * count[piece], 0));

/** A count of nothing. */
export const noCash = (): CashCount => ({
  '50000': 0,
  '10000': 0,
  '5000': 0,
  '1000': 0,
  '500': 0,
  '100': 0,
  '50': 0,
  '10': 0,
});
