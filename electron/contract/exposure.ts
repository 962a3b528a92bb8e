import { z } from 'zod';
import { CustomerNo } from './customer.ts';
import { Won } from './won.ts';

/**
 * Most that may be issued on the word of one terminal alone before a supervisor must agree. No source found names such
 * a limit: the bank sets it.
 */
export const OfflineCaps = z.strictObject({
  issuances: z.int().positive(),
  won: Won.refine((amount) => amount > 0),
});
export type OfflineCaps = z.infer<typeof OfflineCaps>;

/**
 * What has been issued without the core since the last entry it acknowledged: the cards, and their fees in won, waived
 * ones too, because the core may still refuse the waiver (docs/decisions/010).
 */
export const OfflineExposure = z.strictObject({
  /** `seq` of the last entry the core has acknowledged; 0 before the first. */
  since: z.int().nonnegative(),
  issuances: z.int().nonnegative(),
  won: Won,
  /** The caps in force. */
  caps: OfflineCaps,
});
export type OfflineExposure = z.infer<typeof OfflineExposure>;

/** Share of the caps that is used up, 1 for all of it; of the two caps the one that is nearer. */
export const shareOfCaps = ({ issuances, won, caps }: OfflineExposure): number =>
  Math.max(issuances / caps.issuances, won / caps.won);

/** From this share on people are warned. */
export const warningShare = 0.8;

/** Whether one more issuance with this fee in won needs a supervisor's consent. */
export const exceedsCaps = ({ issuances, won, caps }: OfflineExposure, fee: Won): boolean =>
  issuances + 1 > caps.issuances || won + fee > caps.won;

/** What a supervisor sees of an issuance beyond the caps and agrees to. */
export const OfflineExposureSubject = z.strictObject({
  kind: z.literal('OFFLINE_EXPOSURE'),
  /** The teller's order (its draft): the consent is for this one and no other. */
  orderId: z.uuid(),
  customerNo: CustomerNo,
  maskedName: z.string().max(60),
  serialNo: z.string().max(16),
  /** What this issuance adds, won. */
  fee: Won,
  /** What it comes on top of. */
  exposure: OfflineExposure,
});
export type OfflineExposureSubject = z.infer<typeof OfflineExposureSubject>;
