import type { Database } from 'better-sqlite3';
import { type Result, succeed } from '../../contract/result.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { RulesByKind, SubjectRules } from '../approval/subject-rules.ts';
import type { CoreClock } from '../core/core-clock.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { DayBooks } from '../day/day-figures.ts';
import { DayReports } from '../day/day-reports.ts';
import { EndOfDay } from '../day/end-of-day.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Print } from '../receipt/receipts.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';
import type { SyncState } from '../sync/sync-state.ts';
import { CashDrawer } from './cash-drawer.ts';
import { DrawerState } from './drawer-state.ts';

/** What concerns cash and the day it belongs to. */
interface CashDesk {
  readonly drawer: CashDrawer;
  readonly endOfDay: EndOfDay;
  readonly dayReports: DayReports;
  /** Of everything here that takes a second person. */
  readonly rules: Pick<
    RulesByKind,
    'DRAWER_OPENING' | 'CASH_MOVEMENT' | 'DRAWER_HAND_OVER' | 'CASH_DIFFERENCE' | 'DAY_CLOSING'
  >;
}

/**
 * Puts together the cash drawer, the end of the day and its reports.
 *
 * @param parts.approvals not there yet when this is called: they need the rules it gives
 */
export function openCashDesk(parts: {
  connection: Database;
  journal: Journal;
  ledger: Ledger;
  days: BusinessDays;
  register: StaffRegister;
  sync: SyncState;
  clock: CoreClock;
  approvals: () => Approvals;
  terminalId: string;
  branchNo: string;
  reportFolder: string;
  print: Print;
  now: () => number;
  changed: () => void;
}): CashDesk {
  const { connection, ledger } = parts;
  const state = new DrawerState(connection, ledger);
  const drawer = new CashDrawer({ ...parts, state });
  const books = new DayBooks({ ...parts, state });
  const endOfDay = new EndOfDay({ ...parts, drawer, drawerState: state, books });
  const dayReports = new DayReports({ ...parts, drawer: state, books, folder: parts.reportFolder });
  const byDrawer = {
    mayAsk: drawer.allows.bind(drawer),
    mayApprove: (): Result<null> => succeed(null),
  } satisfies SubjectRules<'DRAWER_OPENING' | 'CASH_MOVEMENT' | 'CASH_DIFFERENCE'>;
  return {
    drawer,
    endOfDay,
    dayReports,
    rules: {
      DRAWER_OPENING: byDrawer,
      CASH_MOVEMENT: byDrawer,
      CASH_DIFFERENCE: byDrawer,
      DRAWER_HAND_OVER: {
        mayAsk: byDrawer.mayAsk,
        mayApprove: (subject, approver: KnownPerson) => drawer.allowsConsent(subject, approver),
      },
      DAY_CLOSING: { mayAsk: endOfDay.allows.bind(endOfDay), mayApprove: byDrawer.mayApprove },
    },
  };
}
