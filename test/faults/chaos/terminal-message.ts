import { z } from 'zod';
import { RecallOutcome } from '../../../electron/contract/correction-records.ts';
import { DeskStart } from '../../../electron/contract/process-message.ts';
import { customers } from '../../simulators/core/sample-bank.ts';

/**
 * Customers by what becomes of their issuances: the core has barred RESTRICTED from electronic banking and the terminal
 * has not heard of it, so theirs are rejected.
 */
export const chaosCustomers = {
  BEST: customers.best,
  WITHOUT_TIER: customers.withoutTier,
  VVIP: customers.vvip,
  RESTRICTED: customers.restricted,
} as const;

/** What the teller is told to do. */
export const TellerAct = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('ISSUE'),
    customer: z.enum(Object.keys(chaosCustomers) as (keyof typeof chaosCustomers)[]),
    method: z.enum(['CASH', 'DEBIT', 'WAIVED']),
    /** LOST: reported lost, as the core alone knows; other papers put the record right. */
    document: z.enum(['GOOD', 'LOST']),
    /** The card is taken away after so many APDUs; null: when it is done. */
    apdus: z.int().nonnegative().nullable(),
  }),
  z.strictObject({
    act: z.enum([
      'RESUME',
      'PRINT',
      'CORRECT',
      'REVERSE',
      'WITHDRAW',
      'SPOIL_PHANTOM',
      'RETURN_CARRIED',
      'OPEN_DRAWER',
      'COUNT_DRAWER',
      'HAND_DRAWER_OVER',
      'CLOSE_DAY',
      'SIGN_IN',
      'SIGN_OUT',
      'MISTYPE',
      'CORRECT_CLAIM',
      'NOTE_CLAIM',
      'SUPPLEMENT_CLAIM',
      'RECORD_REFUND',
      'WITHDRAW_CLAIM',
      'OBJECT',
    ]),
  }),
  /** LOST as above. */
  z.strictObject({ act: z.literal('FILE_CLAIM'), document: z.enum(['GOOD', 'LOST']) }),
  z.strictObject({ act: z.literal('ABANDON'), carryCash: z.boolean() }),
  z.strictObject({ act: z.literal('RECALL'), outcome: RecallOutcome }),
  z.strictObject({ act: z.literal('MOVE_CASH'), direction: z.enum(['FROM_VAULT', 'TO_VAULT']) }),
  z.strictObject({ act: z.literal('BOOK_DIFFERENCE'), found: z.enum(['OVER', 'SHORT']) }),
]);
export type TellerAct = z.infer<typeof TellerAct>;

/** What a terminal under chaos is told. */
export const ToTerminal = z.discriminatedUnion('tell', [
  z.strictObject({
    tell: z.literal('start'),
    start: DeskStart,
    /** File to tell of every entry. */
    told: z.string(),
    seed: z.int().nonnegative(),
    /** How far its wall clock is ahead, milliseconds. */
    clockAheadMs: z.int(),
  }),
  z.strictObject({ tell: z.literal('act'), act: TellerAct }),
  z.strictObject({ tell: z.literal('clock'), clockAheadMs: z.int() }),
  z.strictObject({ tell: z.literal('status') }),
]);
export type ToTerminal = z.infer<typeof ToTerminal>;

/** What it answers to all but `clock`. */
export const FromTerminal = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('ready') }),
  /** It could not open its data: the tag of the problem. */
  z.strictObject({ is: z.literal('closed'), problem: z.string() }),
  z.strictObject({
    is: z.literal('done'),
    /** Tag of what went wrong; null when the act succeeded, or there was nothing to do. */
    problem: z.string().nullable(),
    /** A card issued: what the teller was shown. */
    issued: z.strictObject({ issuanceId: z.string(), receiptNo: z.string() }).nullable(),
    /** A claim filed: what the customer was told. */
    filed: z.strictObject({ claimId: z.string(), provisionalNo: z.string() }).nullable(),
  }),
  z.strictObject({
    is: z.literal('status'),
    ready: z.boolean(),
    /** Entries the core has not acknowledged, and issuances it has not judged as far as the terminal knows. */
    waiting: z.int(),
    provisional: z.int(),
    /** Papers of claims the core has not got whole. */
    papers: z.int(),
  }),
]);
export type FromTerminal = z.infer<typeof FromTerminal>;
