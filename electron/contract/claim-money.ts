import { z } from 'zod';
import { MovementKind, ReferenceCode } from './claim-reference.ts';
import { AccountNo } from './customer.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Won } from './won.ts';

/** Somebody else's account number as a statement shows it, partly masked at times; never printed for the customer. */
const ForeignAccountNo = z.string().regex(/^[0-9*]{4,20}$/);

/** Where a movement's money came from: an account, a loan's account or a card of this bank. */
export const MovementSource = z.strictObject({
  institution: ReferenceCode,
  /** Account or card number, digits and mask stars. */
  accountNo: ForeignAccountNo,
});

/**
 * Where it went. All of it is other people's data (Real Name Act art. 4, domain.md section 4): the desk and the core
 * may know it, the customer's papers may not.
 */
const MovementTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ACCOUNT'),
    institution: ReferenceCode,
    accountNo: ForeignAccountNo,
    /** As the statement names them; empty when it does not. */
    holder: z.string().max(60),
  }),
  z.strictObject({
    kind: z.literal('EXCHANGE'),
    exchange: ReferenceCode,
    accountId: z.string().max(60),
    wallet: z.string().max(120),
    transactionHash: z.string().max(120),
  }),
  z.strictObject({ kind: z.literal('MERCHANT'), name: z.string().min(1).max(80) }),
  z.strictObject({ kind: z.literal('UNKNOWN') }),
]);
export type MovementTarget = z.infer<typeof MovementTarget>;

/** A virtual asset: how much of what, a plain decimal number. */
const AssetQuantity = z.strictObject({
  symbol: z.string().regex(/^[A-Z0-9]{2,12}$/),
  quantity: z.string().regex(/^[0-9]{1,15}(\.[0-9]{1,18})?$/),
});

export const MovementChannel = z.enum([
  'INTERNET_BANKING',
  'MOBILE_BANKING',
  'TELEPHONE_BANKING',
  'OPEN_BANKING',
  'ATM',
  'CARD_ONLINE',
  'CARD_PRESENT',
  'EXCHANGE_APP',
  'REMITTANCE_APP',
  'BRANCH',
  'OTHER',
]);
export type MovementChannel = z.infer<typeof MovementChannel>;

/** Where a suspension was asked for: 112, a bank; empty where the customer does not know. */
const AskedOf = z.string().max(80);

/** Whether the account was stopped: asked where and when, and with what result. */
const Suspension = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('NOT_ASKED') }),
  z.strictObject({ state: z.literal('ASKED'), askedAt: Instant, askedOf: AskedOf }),
  z.strictObject({
    state: z.literal('ANSWERED'),
    askedAt: Instant,
    askedOf: AskedOf,
    result: z.enum(['SUSPENDED', 'EMPTY', 'REFUSED']),
    /** What was still on the account and is kept there, won. */
    frozen: Won,
  }),
]);
export type Suspension = z.infer<typeof Suspension>;

/** One movement of the money that was lost. */
export const Movement = z.strictObject({
  /** Keys the row while it is edited; the order of the list numbers them. */
  movementId: z.uuid(),
  kind: MovementKind,
  at: Instant,
  /** Won; of an asset what it was worth at that moment. */
  amount: Won,
  asset: AssetQuantity.nullable(),
  channel: MovementChannel,
  from: MovementSource,
  to: MovementTarget,
  suspension: Suspension,
});
export type Movement = z.infer<typeof Movement>;

/** What is known of the refund procedure under the telecom-fraud refund act (domain.md section 1); null: not yet. */
export const RefundProcedure = z.strictObject({
  applied: z.boolean(),
  /** The urgent report by phone, to the second. */
  reportedAt: Instant.nullable(),
  /** When the papers were handed in. */
  papersOn: CalendarDate.nullable(),
  /** When the bank set a further period for the papers, with a warning. */
  finalNoticeOn: CalendarDate.nullable(),
  /** When the supervisory service announced the extinguishment. */
  announcedOn: CalendarDate.nullable(),
  decidedOn: CalendarDate.nullable(),
  /** What was decided to be given back, won. */
  refund: Won.nullable(),
});
export type RefundProcedure = z.infer<typeof RefundProcedure>;

export const ClaimMoney = z.strictObject({
  movements: z.array(Movement).min(1).max(5_000),
  /** What the customer says was lost in all, won; it must be the sum of the movements. */
  statedLoss: Won,
  refund: RefundProcedure,
  /** The customer's own account that compensation would be paid to. */
  payTo: AccountNo,
});
export type ClaimMoney = z.infer<typeof ClaimMoney>;
