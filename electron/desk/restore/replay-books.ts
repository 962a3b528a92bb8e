import type { Database } from 'better-sqlite3';
import { ApprovalBook } from '../approval/approval-book.ts';
import { ClaimBook } from '../claim/claim-book.ts';
import { ClaimDrafts } from '../claim/claim-drafts.ts';
import { ClaimState } from '../claim/claim-state.ts';
import { FollowUpState } from '../claim/follow-up/follow-up-state.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import { CorrectionState } from '../correction/correction-state.ts';
import { Recalls } from '../correction/recalls.ts';
import { CustomerDirectory } from '../customer/customer-directory.ts';
import { BusinessDays } from '../day/business-days.ts';
import type { Enrolment } from '../device/device.ts';
import { DrawerState } from '../drawer/drawer-state.ts';
import { EvidenceBook } from '../evidence/evidence-book.ts';
import { Drafts } from '../issuance/drafts.ts';
import { IssuanceBook } from '../issuance/issuance-book.ts';
import { IssuanceState } from '../issuance/issuance-state.ts';
import type { Journal } from '../journal/journal.ts';
import { Ledger } from '../ledger/ledger.ts';
import { ReceiptBook } from '../receipt/receipt-book.ts';
import { Batches } from '../stock/batches.ts';
import { StockState } from '../stock/stock-state.ts';
import type { ReplayBooks } from './replay.ts';
import { ReplayedStock } from './replayed-stock.ts';

/** The state tables of a terminal that is being restored. */
export function openReplayBooks(parts: {
  connection: Database;
  journal: Journal;
  enrolment: Enrolment;
  core: CoreClient;
  line: Line;
  now: () => number;
}): ReplayBooks {
  const { connection, journal, enrolment, core, line, now } = parts;
  const customers = new CustomerDirectory(connection, core, line);
  const ledger = new Ledger(connection);
  const receipts = new ReceiptBook(connection, enrolment.terminalId);
  const stock = new ReplayedStock(connection, core, line, enrolment.branchNo);
  const book = new IssuanceBook(connection, journal);
  const issuances = new IssuanceState({
    book,
    drafts: new Drafts(connection, now),
    receipts,
    stock,
    customers,
    ledger,
  });
  return {
    connection,
    issuances,
    receipts,
    customers,
    approvals: new ApprovalBook(connection),
    drawer: new DrawerState(connection, ledger),
    days: new BusinessDays(connection, now),
    followUps: new FollowUpState(connection, enrolment.terminalId, new EvidenceBook(connection)),
    claims: new ClaimState({
      book: new ClaimBook(connection, enrolment.terminalId),
      drafts: new ClaimDrafts(connection, now),
      customers,
      evidence: new EvidenceBook(connection),
    }),
    corrections: new CorrectionState({
      connection,
      journal,
      book,
      receipts,
      stock,
      customers,
      ledger,
      recalls: new Recalls(connection),
    }),
    stock: new StockState(connection, stock, new Batches(connection, enrolment.branchNo)),
  };
}
