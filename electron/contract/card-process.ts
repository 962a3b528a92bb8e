import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Hex, hexOf } from './hex.ts';
import { resultOf } from './result.ts';
import { CardIdentity } from './smart-otp-card.ts';
import { StaffCardReading, StaffCardSignature, StaffCardSigning } from './staff-card.ts';

/**
 * Desk ↔ card process. The card process knows readers and APDUs and nothing of customers, stock or money.
 */

/** One reader now. `presence` counts insertions, so that a swapped card is never taken for the one before. */
export const ReaderState = z.strictObject({
  name: z.string(),
  state: z.enum(['EMPTY', 'PRESENT', 'MUTE', 'IN_USE', 'UNAVAILABLE']),
  presence: z.int().nonnegative(),
  atr: Hex.nullable(),
});
export type ReaderState = z.infer<typeof ReaderState>;

/** All readers, pushed at every change; `service` is the PC/SC resource manager (pcscd). */
export const ReaderSnapshot = z.strictObject({
  service: z.enum(['RUNNING', 'STOPPED']),
  readers: z.array(ReaderState),
});
export type ReaderSnapshot = z.infer<typeof ReaderSnapshot>;

/** Time and traffic of one visit to the card. */
export const CardTraffic = z.strictObject({
  apduCount: z.int().nonnegative(),
  /** Milliseconds waited for the reader and the card. */
  cardMs: z.number().nonnegative(),
});
export type CardTraffic = z.infer<typeof CardTraffic>;

/** What a card tells without any key. */
export const CardIdentification = z.strictObject({
  reader: z.string(),
  presence: z.int().nonnegative(),
  identity: CardIdentity,
  oath: z.strictObject({
    /** Tag 79 of SELECT, `4.3.1`. */
    version: z.string(),
    deviceId: Hex,
    accessCodeSet: z.boolean(),
  }),
  traffic: CardTraffic,
});
export type CardIdentification = z.infer<typeof CardIdentification>;

/** The proofs asked of a card in one exclusive visit. The card is identified again first and must still be `identity`. */
export const ProofRequest = z.strictObject({
  reader: z.string(),
  identity: CardIdentity,
  keyVersion: z.int().min(0).max(255),
  oathAccount: z.string(),
  hostChallenge: hexOf(8),
  possessionChallenge: hexOf(32),
  check: z.discriminatedUnion('kind', [
    /** 8-byte big-endian time counter (RFC 6238 T); the truncated answer becomes the test OTP. */
    z.strictObject({ kind: z.literal('TEST_OTP'), challenge: hexOf(8) }),
    z.strictObject({ kind: z.literal('TICKET'), challenge: hexOf(32) }),
  ]),
});
export type ProofRequest = z.infer<typeof ProofRequest>;

export const ProofStep = z.enum(['IDENTIFY', 'GENUINE', 'POSSESSION', 'CHECK']);
export type ProofStep = z.infer<typeof ProofStep>;

export const ProofAnswer = z.strictObject({
  initializeUpdate: Hex,
  possession: Hex,
  /** TEST_OTP: the code's digits; TICKET: the full answer as hexadecimal text. */
  check: z.string(),
  traffic: CardTraffic,
});
export type ProofAnswer = z.infer<typeof ProofAnswer>;

/** Steps as they begin, and the answer or the problem as the last event. */
export const ProofEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step'), step: ProofStep }),
  z.strictObject({ kind: z.literal('end'), result: resultOf(ProofAnswer) }),
]);
export type ProofEvent = z.infer<typeof ProofEvent>;

/** Everything readable on a card, for the people who look after terminals. */
export const CardInspection = z.strictObject({
  identity: CardIdentity.nullable(),
  atr: Hex,
  protocol: z.string(),
  cplc: Hex.nullable(),
  cardImageNumber: Hex.nullable(),
  issuerIdentificationNumber: Hex.nullable(),
  keyInformation: Hex.nullable(),
  oath: z
    .strictObject({
      version: z.string(),
      deviceId: Hex,
      accessCodeSet: z.boolean(),
      /** Null while an access code hides them. */
      accounts: z
        .array(z.strictObject({ name: z.string(), type: z.string(), algorithm: z.string() }))
        .nullable(),
    })
    .nullable(),
  traffic: CardTraffic,
});
export type CardInspection = z.infer<typeof CardInspection>;

export const cardProcessContract = {
  watchReaders: oc.output(eventIterator(ReaderSnapshot)),
  identify: oc.input(z.strictObject({ reader: z.string() })).output(resultOf(CardIdentification)),
  prove: oc.input(ProofRequest).output(eventIterator(ProofEvent)),
  inspect: oc
    .input(z.strictObject({ reader: z.string(), accessCode: z.string().max(200).nullable() }))
    .output(resultOf(CardInspection)),
  readStaffCard: oc.input(z.strictObject({ reader: z.string() })).output(resultOf(StaffCardReading)),
  signWithStaffCard: oc.input(StaffCardSigning).output(resultOf(StaffCardSignature)),
};
