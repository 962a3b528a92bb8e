import { z } from 'zod';
import { MovementDraft } from './claim-draft.ts';

/** Movements read from a bank's or an exchange's export, to be looked at before any of them is taken over. */

/** Largest file that is read, bytes; as base64 it still fits a message between page and desk. */
export const largestCsv = 10 * 1024 * 1024;

/** What a column of the file was taken for. */
export const CsvField = z.enum([
  'TIME',
  'DATE',
  'CLOCK',
  'AMOUNT',
  'DEPOSIT',
  'KIND',
  'CHANNEL',
  'FROM_ACCOUNT',
  'INSTITUTION',
  'ACCOUNT',
  'HOLDER',
  'EXCHANGE',
  'EXCHANGE_ACCOUNT',
  'WALLET',
  'TRANSACTION_HASH',
  'ASSET',
  'QUANTITY',
]);
export type CsvField = z.infer<typeof CsvField>;

/** Where something stands: the line of the file as a spreadsheet numbers it, and what was written there. */
const place = {
  line: z.int().positive().nullable(),
  /** The column's heading in the file; null where it is about the whole line or file. */
  column: z.string().max(80).nullable(),
  text: z.string().max(80),
};

/** Why nothing of the file is taken over. */
export const CsvFault = z.strictObject({
  kind: z.enum([
    'FILE_EMPTY',
    'FILE_TOO_LARGE',
    'NOT_TEXT',
    'ENCODING_UNKNOWN',
    'QUOTES_BROKEN',
    'COLUMNS_MISSING',
    'COLUMN_TWICE',
    'ROWS_MISSING',
    'ROWS_TOO_MANY',
    'CELLS_TOO_MANY',
    'FORMULA',
    'TEXT_TOO_LONG',
    'TIME_MISSING',
    'TIME_NOT_UNDERSTOOD',
    'TIME_IN_FUTURE',
    'AMOUNT_MISSING',
    'AMOUNT_NOT_UNDERSTOOD',
    'AMOUNT_NEGATIVE',
    'AMOUNT_FRACTION',
    'AMOUNT_TOO_LARGE',
    'ASSET_NOT_UNDERSTOOD',
    'QUANTITY_NOT_UNDERSTOOD',
    'ACCOUNT_NOT_UNDERSTOOD',
    'ACCOUNT_SHORTENED',
  ]),
  ...place,
});
export type CsvFault = z.infer<typeof CsvFault>;

/** What the teller should look at in a row that is taken over all the same. */
export const CsvNote = z.strictObject({
  kind: z.enum([
    'BEFORE_STANDARD',
    'CLOCK_MISSING',
    'WORTH_MISSING',
    'INSTITUTION_UNKNOWN',
    'EXCHANGE_UNKNOWN',
  ]),
  ...place,
});
export type CsvNote = z.infer<typeof CsvNote>;

/** A line that is no loss and therefore stays out, and why. */
export const CsvLeftOut = z.strictObject({ reason: z.enum(['DEPOSIT', 'TOTAL']), line: z.int().positive() });
export type CsvLeftOut = z.infer<typeof CsvLeftOut>;

const CsvColumn = z.strictObject({ heading: z.string().max(80), field: CsvField.nullable() });

/** The whole file or nothing of it. */
export const CsvReading = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('READ'),
    encoding: z.enum(['UTF-8', 'UTF-16', 'CP949']),
    columns: z.array(CsvColumn).max(200),
    rows: z
      .array(
        z.strictObject({
          line: z.int().positive(),
          movement: MovementDraft.omit({ movementId: true }),
          notes: z.array(CsvNote).max(10),
        }),
      )
      .max(5_000),
    leftOut: z.array(CsvLeftOut).max(5_100),
  }),
  z.strictObject({
    state: z.literal('REFUSED'),
    columns: z.array(CsvColumn).max(200),
    /** The first of them; there are `count` in all. */
    faults: z.array(CsvFault).min(1).max(100),
    count: z.int().positive(),
  }),
]);
export type CsvReading = z.infer<typeof CsvReading>;
