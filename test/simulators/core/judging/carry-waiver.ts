import type { BranchWaiver } from '../../../../electron/contract/fee-waiver.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';
import { terminalById } from '../terminal.ts';

/**
 * Tells the terminals of a branch where a waiver of one of them stands, so that each can hold the branch's limits; of a
 * request for anything else, or one that nobody consented to, there is nothing to tell.
 */
export function tellBranchOfWaiver(
  database: CoreDatabase,
  requestId: string,
  businessDate: string,
  state: BranchWaiver['state'],
): void {
  const waiver = database
    .prepare<[string], { terminalId: string; maker: string; reason: string; approvers: string }>(
      `SELECT terminal_id AS terminalId, maker, subject ->> '$.ground.reason' AS reason,
         (SELECT json_group_array(approver) FROM approval_answer n WHERE n.request_id = a.request_id) AS approvers
       FROM approval a WHERE request_id = ? AND subject ->> '$.kind' = 'FEE_WAIVER'`,
    )
    .get(requestId);
  const approvers: string[] = JSON.parse(waiver?.approvers ?? '[]');
  if (waiver === undefined || approvers.length === 0) return;
  const { terminalId, maker, reason } = waiver;
  publish(
    database,
    {
      kind: 'branchWaiver',
      waiver: { requestId, businessDate, maker, approvers, forReason: reason !== 'TIER', state },
    },
    { branchNo: terminalById(database, terminalId)?.branchNo ?? '' },
  );
}
