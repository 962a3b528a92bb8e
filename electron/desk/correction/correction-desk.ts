import type { Database } from 'better-sqlite3';
import type { Approvals } from '../approval/approvals.ts';
import type { RulesByKind } from '../approval/subject-rules.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { CashDrawer } from '../drawer/cash-drawer.ts';
import type { IssuanceBook } from '../issuance/issuance-book.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import { Reversal } from '../issuance/reversal.ts';
import { ReversalRules } from '../issuance/reversal-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { CardStock } from '../stock/card-stock.ts';
import { CaseBook } from './case-book.ts';
import { CaseRules } from './case-rules.ts';
import { CorrectionState } from './correction-state.ts';
import { Corrections } from './corrections.ts';
import { Recalls } from './recalls.ts';

/** What puts records right or undoes them, and what a second person may be asked for in it. */
export interface CorrectionDesk {
  readonly cases: CaseBook;
  readonly caseRules: CaseRules;
  readonly corrections: Corrections;
  readonly reversalRules: ReversalRules;
  readonly reversal: Reversal;
  readonly rules: Pick<RulesByKind, 'REVERSAL' | 'WITHDRAWAL'>;
}

/** Puts the correction queue and the reversal together. @param parts.changed called after every act */
export function openCorrectionDesk(parts: {
  connection: Database;
  journal: Journal;
  issuances: IssuanceBook;
  rules: IssuanceRules;
  receipts: ReceiptBook;
  stock: CardStock;
  customers: CustomerDirectory;
  ledger: Ledger;
  drawer: Pick<CashDrawer, 'mayTakeCash'>;
  days: BusinessDays;
  approvals: () => Approvals;
  changed: () => void;
}): CorrectionDesk {
  const { connection, journal, issuances, rules, receipts, ledger, approvals, changed } = parts;
  const recalls = new Recalls(connection);
  const state = new CorrectionState({ ...parts, book: issuances, recalls });
  const cases = new CaseBook({ connection, journal, issuances, rules, recalls });
  const caseRules = new CaseRules(connection, journal, cases);
  const reversalRules = new ReversalRules({
    connection,
    journal,
    book: issuances,
    ledger,
    drawer: parts.drawer,
    recalls,
  });
  return {
    cases,
    caseRules,
    corrections: new Corrections({
      journal,
      cases,
      caseRules,
      approvals,
      issuances,
      rules,
      state,
      recalls,
      changed,
    }),
    reversalRules,
    reversal: new Reversal({
      journal,
      rules: reversalRules,
      approvals,
      receipts,
      state,
      days: parts.days,
      changed,
    }),
    rules: { REVERSAL: reversalRules.subjectRules, WITHDRAWAL: caseRules.subjectRules },
  };
}
