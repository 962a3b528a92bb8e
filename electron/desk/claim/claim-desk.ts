import type { Database } from 'better-sqlite3';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { EvidenceBook } from '../evidence/evidence-book.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { StaffRegister } from '../staff/staff-register.ts';
import { ClaimBook } from './claim-book.ts';
import { ClaimDrafts } from './claim-drafts.ts';
import { ClaimFiling } from './claim-filing.ts';
import { ClaimIntake } from './claim-intake.ts';
import { ClaimMoneyDesk } from './claim-money.ts';
import { ClaimState } from './claim-state.ts';

/** Everything a terminal does about claims. */
export interface ClaimDesk {
  readonly book: ClaimBook;
  readonly intake: ClaimIntake;
  readonly filing: ClaimFiling;
  readonly money: ClaimMoneyDesk;
}

/** Puts the parts about claims together. */
export function openClaimDesk(parts: {
  connection: Database;
  journal: Journal;
  terminalId: string;
  customers: CustomerDirectory;
  rules: IssuanceRules;
  days: BusinessDays;
  register: StaffRegister;
  online: () => boolean;
  now: () => number;
  /** Called for a draft that is not wanted any more: its files go too. */
  discarded: (claimId: string) => void;
  changed: () => void;
}): ClaimDesk {
  const { connection, customers } = parts;
  const drafts = new ClaimDrafts(connection, parts.now);
  const book = new ClaimBook(connection, parts.terminalId);
  const evidence = new EvidenceBook(connection);
  const state = new ClaimState({ book, drafts, customers, evidence });
  const intake = new ClaimIntake({ ...parts, drafts, book, state });
  return {
    book,
    intake,
    filing: new ClaimFiling({ ...parts, intake, book, state, evidence }),
    money: new ClaimMoneyDesk({ connection, intake, now: parts.now }),
  };
}
