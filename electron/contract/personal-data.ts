import { z } from 'zod';
import { ReferenceCode } from './claim-reference.ts';
import { Sha256 } from './hex.ts';
import { CalendarDate } from './moment.ts';

/** A field of a claim that is masked everywhere and shown only by a recorded act. */
export const PersonalField = z.enum([
  'NAME',
  'IDENTITY_NUMBER',
  'REPRESENTATIVE_IDENTITY_NUMBER',
  'PHONE',
  'ADDRESS',
  'EMAIL',
  'PAY_TO',
  'COUNTERPARTY_ACCOUNT',
]);
export type PersonalField = z.infer<typeof PersonalField>;

/** Entries by which personal data is seen or destroyed. */
export const personalDataRecords = {
  PersonalDataUnmasked: z.strictObject({
    claimId: z.uuid(),
    field: PersonalField,
    reason: z.string().trim().min(2).max(200),
  }),
  /**
   * What was kept of a claim, filed or not, and its time is over: the deletion's proof. The payloads of the entries named
   * are gone from this terminal; their headers stay, and with them the chain, which covers a payload through its hash
   * alone (decisions 003 and 023).
   */
  PersonalDataErased: z.strictObject({
    claimId: z.uuid(),
    /** Of the reference data, and how long it says, days. */
    rule: ReferenceCode,
    days: z.int().positive(),
    /** Business date from which the time ran, and the last date of it. */
    endedOn: CalendarDate,
    keptUntil: CalendarDate,
    entries: z.array(z.strictObject({ seq: z.int().positive(), payloadHash: Sha256 })).max(1_000),
    /** Evidence files that were destroyed with it, by the SHA-256 of their content. */
    files: z.array(Sha256).max(1_000),
  }),
  /**
   * Copies of evidence at this terminal whose time is over: the core holds the files, or nobody has filed them and the
   * draft they came to is gone. Entries and claim stay as they are.
   */
  EvidenceCopiesErased: z.strictObject({
    claimId: z.uuid(),
    rule: ReferenceCode,
    days: z.int().positive(),
    endedOn: CalendarDate,
    keptUntil: CalendarDate,
    files: z.array(Sha256).min(1).max(1_000),
  }),
} as const;

/** What stands in the place of a payload that was erased: the number of the entry that says so. */
export const ErasedPayload = z.strictObject({ erasedBy: z.int().positive() });
