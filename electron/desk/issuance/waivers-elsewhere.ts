import type { Database } from 'better-sqlite3';
import type { BranchWaiver } from '../../contract/fee-waiver.ts';

/** Keeps what the core tells of a waiver at another terminal of the branch; this terminal's own it knows itself. */
export function noteWaiverElsewhere(
  connection: Database,
  { requestId, businessDate, maker, approvers, forReason, state }: BranchWaiver,
): void {
  if (state === 'ENDED') {
    connection.prepare('DELETE FROM waiver_elsewhere WHERE request_id = ?').run(requestId);
    return;
  }
  connection
    .prepare(`
      INSERT INTO waiver_elsewhere (request_id, business_date, maker, approvers, for_reason, used)
      SELECT @requestId, @businessDate, @maker, @approvers, @forReason, @used
      WHERE NOT EXISTS (SELECT 1 FROM approval_request WHERE request_id = @requestId)
      ON CONFLICT DO UPDATE SET business_date = excluded.business_date, used = excluded.used WHERE used = 0`)
    .run({
      requestId,
      businessDate,
      maker,
      approvers: JSON.stringify(approvers),
      forReason: forReason ? 1 : 0,
      used: state === 'USED' ? 1 : 0,
    });
}
