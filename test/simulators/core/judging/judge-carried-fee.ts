import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { payloadOf, startOf } from './issuance-file.ts';

/** What an honest teller never does with the cash of an abandoned issuance. */
export type CarriedFeeConcern = 'ABANDONED_CASH_DISAGREES' | 'CARRIED_FEE_UNFOUNDED';

/** All the cash that was taken goes back or stays for the next card; what stays is remembered, once. */
export function noteCarried(
  database: CoreDatabase,
  { terminalId, businessDate }: JournalEntry,
  { issuanceId, cashReturned, cashCarried }: JournalPayload<'SmartOtpIssuanceAbandoned'>,
): CarriedFeeConcern | undefined {
  const start = startOf(database, terminalId, issuanceId);
  const fee = start?.payload.fee;
  if (start === undefined || cashReturned + cashCarried !== (fee?.method === 'CASH' ? fee.amount : 0)) {
    return 'ABANDONED_CASH_DISAGREES';
  }
  if (cashCarried === 0) return undefined;
  database
    .prepare('INSERT INTO carried_fee VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING')
    .run(issuanceId, terminalId, start.payload.customerNo, cashCarried, businessDate);
  return undefined;
}

/** A start that names a carried fee ends it: of the same terminal, customer and business date, and never used before. */
export function noteUse(
  database: CoreDatabase,
  entry: JournalEntry,
  { customerNo, fee }: JournalPayload<'SmartOtpIssuanceStarted'>,
): CarriedFeeConcern | undefined {
  if (fee.method !== 'CASH' || fee.carriedFrom === null) return undefined;
  const { changes } = database
    .prepare(
      `UPDATE carried_fee SET ended_by = @entryId WHERE issuance_id = @issuanceId AND terminal_id = @terminalId
         AND customer_no = @customerNo AND business_date = @businessDate AND amount <= @received AND ended_by IS NULL`,
    )
    .run({
      entryId: entry.id,
      issuanceId: fee.carriedFrom,
      terminalId: entry.terminalId,
      customerNo,
      businessDate: entry.businessDate,
      received: fee.received,
    });
  return changes === 1 ? undefined : 'CARRIED_FEE_UNFOUNDED';
}

/** Gives back what was carried, to whom it was taken from, and no other amount. */
export function noteReturn(
  database: CoreDatabase,
  entry: JournalEntry,
): CarriedFeeConcern | 'RECORD_NOT_UNDERSTOOD' | undefined {
  const payload = payloadOf(entry, 'CarriedFeeReturned');
  if (payload === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const { changes } = database
    .prepare(
      `UPDATE carried_fee SET ended_by = @entryId WHERE issuance_id = @issuanceId AND terminal_id = @terminalId
         AND customer_no = @customerNo AND amount = @amount AND ended_by IS NULL`,
    )
    .run({ ...payload, entryId: entry.id, terminalId: entry.terminalId });
  return changes === 1 ? undefined : 'CARRIED_FEE_UNFOUNDED';
}

/** Whether the issuance that began with this entry was paid with the carried fee it names. */
export const endedBy = (database: CoreDatabase, carriedFrom: string, { id }: JournalEntry): boolean =>
  database
    .prepare('SELECT 1 FROM carried_fee WHERE issuance_id = ? AND ended_by = ?')
    .get(carriedFrom, id) !== undefined;

/** Carried fees of a business date that nobody used or gave back. */
export const leftOver = (database: CoreDatabase, { terminalId, businessDate }: JournalEntry): number =>
  database
    .prepare<[string, string], number>(
      'SELECT count(*) FROM carried_fee WHERE terminal_id = ? AND business_date = ? AND ended_by IS NULL',
    )
    .pluck()
    .get(terminalId, businessDate) ?? 0;
