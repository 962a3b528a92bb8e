import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';
import { terminalById } from '../terminal.ts';

/** Tells the terminals of a branch that one of them asks for consent. */
export function tellBranchOfRequest(
  database: CoreDatabase,
  { terminalId, actor, occurredAt }: JournalEntry,
  asked: JournalPayload<'ApprovalRequested'>,
): void {
  const request = { ...asked, terminalId, maker: actor, requestedAt: occurredAt };
  publish(database, { kind: 'approvalRequest', request }, { branchNo: branchOf(database, terminalId) });
}

/** Tells the terminals of a branch that there is nothing to answer any more. */
export function tellBranchOfEnd(database: CoreDatabase, terminalId: string, requestId: string): void {
  publish(database, { kind: 'approvalEnded', requestId }, { branchNo: branchOf(database, terminalId) });
}

const branchOf = (database: CoreDatabase, terminalId: string): string =>
  terminalById(database, terminalId)?.branchNo ?? '';
