import { z } from 'zod';
import { CalendarDate, Instant } from './moment.ts';

/** Kinds of customer that matter for a personal security medium (domain.md section 2, seed 002). */
const CustomerKind = z.enum(['PERSONAL', 'SOLE_PROPRIETOR', 'UNINCORPORATED_ORGANISATION', 'CORPORATION']);
export const CustomerNo = z.string().regex(/^[0-9]{10}$/);
export type CustomerNo = z.infer<typeof CustomerNo>;

export const AccountNo = z.string().regex(/^[0-9]{10,16}$/);
export type AccountNo = z.infer<typeof AccountNo>;

/** A customer as the core knows them. Stays inside the desk; the page sees a {@link CustomerView}. */
export const Customer = z.strictObject({
  customerNo: CustomerNo,
  name: z.string().min(1).max(60),
  kind: CustomerKind,
  /** Of the person, or of the organisation's representative. */
  birthDate: CalendarDate,
  /** Digits only. */
  mobilePhone: z.string().regex(/^[0-9]{9,11}$/),
  accounts: z.array(AccountNo).max(50),
  /** A tier's name in the tier schedule; names have changed before (domain.md section 0), so it is data. */
  tier: z.string().min(1).max(20).nullable(),
  /** When the core stated tier, restriction and media. */
  asOf: Instant,
  /** Designated under the telecom-fraud refund act, article 13-2 (domain.md section 1). */
  restricted: z.boolean(),
  holdsSmartOtp: z.boolean(),
  holdsMobileCertificate: z.boolean(),
});
export type Customer = z.infer<typeof Customer>;

/** A customer as the page shows them: masked by the one rule of the bank (domain.md section 3, masking practice). */
export const CustomerView = z.strictObject({
  customerNo: CustomerNo,
  maskedName: z.string(),
  kind: CustomerKind,
  /** First six digits of the resident registration number's form, the rest masked: `900101-*******`. */
  maskedBirth: z.string(),
  maskedPhone: z.string(),
  accounts: z.array(z.strictObject({ accountNo: AccountNo, masked: z.string() })),
  tier: z.string().nullable(),
  asOf: Instant,
  minor: z.boolean(),
  restricted: z.boolean(),
  holdsSmartOtp: z.boolean(),
  holdsMobileCertificate: z.boolean(),
});
export type CustomerView = z.infer<typeof CustomerView>;
