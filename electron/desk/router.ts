import type { Router } from '@orpc/server';
import type { deskContract } from '../contract/desk.ts';
import { approvalCalls } from './calls/approval-calls.ts';
import { claimFollowUpCalls } from './calls/claim-follow-up-calls.ts';
import { claimIntakeCalls } from './calls/claim-intake-calls.ts';
import { claimMoneyCalls } from './calls/claim-money-calls.ts';
import { claimPaperCalls } from './calls/claim-paper-calls.ts';
import { correctionCalls } from './calls/correction-calls.ts';
import { customersCalls } from './calls/customers-calls.ts';
import { dayCalls } from './calls/day-calls.ts';
import { drawerCalls } from './calls/drawer-calls.ts';
import { evidenceCalls } from './calls/evidence-calls.ts';
import { guardedCalls } from './calls/guarded-calls.ts';
import { historyCalls } from './calls/history-calls.ts';
import { issuanceCalls } from './calls/issuance-calls.ts';
import { journalGapCalls } from './calls/journal-gap-calls.ts';
import { lineCalls } from './calls/line-calls.ts';
import { monthCalls } from './calls/month-calls.ts';
import { receiptsCalls } from './calls/receipts-calls.ts';
import { sessionCalls } from './calls/session-calls.ts';
import { stockCalls } from './calls/stock-calls.ts';
import { tariffCalls } from './calls/tariff-calls.ts';
import { terminalCalls } from './calls/terminal-calls.ts';
import type { Desk } from './desk.ts';

/**
 * Binds every call of the contract to the desk. The contract's schemas check what comes in and what goes out, the
 * guard who may call; what is left is a line or two a call, in a file of its area. Its type is written out: inferred,
 * it grows with the contract beyond what the compiler puts into a declaration.
 */
export function deskRouter(desk: Desk): Router<typeof deskContract, Record<never, never>> {
  const calls = guardedCalls(desk);
  return calls.os.router({
    terminal: terminalCalls(desk, calls),
    line: lineCalls(calls),
    session: sessionCalls(calls),
    customers: customersCalls(calls),
    issuance: issuanceCalls(calls),
    approvals: approvalCalls(calls),
    claims: {
      ...claimIntakeCalls(desk, calls),
      ...claimFollowUpCalls(desk, calls),
      ...claimMoneyCalls(calls),
      ...claimPaperCalls(calls),
    },
    drawer: drawerCalls(calls),
    evidence: evidenceCalls(calls),
    day: dayCalls(calls),
    receipts: receiptsCalls(calls),
    history: historyCalls(calls),
    month: monthCalls(calls),
    stock: stockCalls(calls),
    tariff: tariffCalls(calls),
    corrections: correctionCalls(calls),
    journalGaps: journalGapCalls(calls),
  });
}
