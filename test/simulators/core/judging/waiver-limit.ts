import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { settingsOf } from '../reference-data.ts';
import { terminalById } from '../terminal.ts';

/** Waivers used in a branch on a date for a reason other than a tier. */
const FOR_REASON = `
  SELECT count(DISTINCT a.request_id) FROM approval a JOIN terminal t USING (terminal_id)
    LEFT JOIN approval_answer n USING (request_id)
  WHERE t.branch_no = @branchNo AND a.used_on = @date AND a.subject ->> '$.kind' = 'FEE_WAIVER'
    AND a.subject ->> '$.ground.reason' <> 'TIER' AND (@approver IS NULL OR n.approver = @approver)`;

/**
 * Whether this entry's waiver takes its branch or its approver over the day's limit. A terminal knows its own waivers
 * alone; only the core sees those of all. What has been waived stays so: it is for people to look into.
 */
export function isOverWaiverLimit(database: CoreDatabase, entry: JournalEntry): boolean {
  const isForReason =
    database
      .prepare(
        `SELECT 1 FROM approval WHERE used_by = ? AND subject ->> '$.kind' = 'FEE_WAIVER'
           AND subject ->> '$.ground.reason' <> 'TIER'`,
      )
      .get(entry.id) !== undefined;
  if (!isForReason) return false;
  const branchNo = terminalById(database, entry.terminalId)?.branchNo ?? '';
  const waivers = settingsOf(database, branchNo)?.waivers;
  if (waivers === undefined) return false;
  const count = (approver: string | null): number =>
    database
      .prepare<{ branchNo: string; date: string; approver: string | null }, number>(FOR_REASON)
      .pluck()
      .get({ branchNo, date: entry.businessDate, approver }) ?? 0;
  return (
    count(null) > waivers.perBranchADay ||
    entry.approvals.some(({ approver }) => count(approver) > waivers.perApproverADay)
  );
}
