import type { Database } from 'better-sqlite3';
import { type CalendarDate, seoulDateOf } from '../../contract/moment.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { RulesByKind } from '../approval/subject-rules.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { CoreClock } from '../core/core-clock.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { EvidenceBook } from '../evidence/evidence-book.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { StaffRegister } from '../staff/staff-register.ts';
import { SyncState } from '../sync/sync-state.ts';
import { CaseLookUp } from './case-look-up.ts';
import { ClaimBook } from './claim-book.ts';
import { ClaimCorrection } from './claim-correction.ts';
import { ClaimDrafts } from './claim-drafts.ts';
import { ClaimFiling } from './claim-filing.ts';
import { ClaimIntake } from './claim-intake.ts';
import { ClaimMoneyDesk } from './claim-money.ts';
import { ClaimState } from './claim-state.ts';
import { ClaimFile } from './follow-up/claim-file.ts';
import { ClaimNews } from './follow-up/claim-news.ts';
import { ClaimRegister } from './follow-up/claim-register.ts';
import { ClaimReminders } from './follow-up/claim-reminders.ts';
import { ClaimFigures } from './follow-up/claim-statistics.ts';
import { FollowUp } from './follow-up/follow-up.ts';
import { FollowUpState } from './follow-up/follow-up-state.ts';
import { Retention } from './follow-up/retention.ts';

/** Everything a terminal does about claims. */
export interface ClaimDesk {
  readonly book: ClaimBook;
  readonly intake: ClaimIntake;
  readonly correction: ClaimCorrection;
  readonly filing: ClaimFiling;
  readonly money: ClaimMoneyDesk;
  readonly register: ClaimRegister;
  readonly file: ClaimFile;
  readonly followUp: FollowUp;
  readonly news: ClaimNews;
  readonly reminders: ClaimReminders;
  readonly figures: ClaimFigures;
  readonly retention: Retention;
  readonly rules: Pick<RulesByKind, 'CLAIM_WITHDRAWAL'>;
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
  approvals: () => Approvals;
  core: CoreClient;
  clock: CoreClock;
  online: () => boolean;
  now: () => number;
  /** The core's time where it was heard, else that of the clock; milliseconds since 1970. */
  knownNow: () => number;
  /** Called for a draft that is not wanted any more: its files go too. */
  discarded: (claimId: string) => void;
  /** Takes files off the disk whose keys are gone. */
  removeForgotten: (sha256s: readonly string[]) => void;
  changed: () => void;
}): ClaimDesk {
  const { connection, customers } = parts;
  const drafts = new ClaimDrafts(connection, parts.knownNow);
  const book = new ClaimBook(connection, parts.terminalId);
  const evidence = new EvidenceBook(connection);
  const lookUp = new CaseLookUp(parts);
  const state = new ClaimState({ book, drafts, customers, evidence });
  const intake = new ClaimIntake({ ...parts, lookUp, drafts, book, state });
  const correction = new ClaimCorrection({ ...parts, book, drafts, intake });
  const today = () => parts.days.today();
  const sync = new SyncState(connection);
  // What is destroyed is gone: no clock but the core's is believed that it is late enough.
  const reached = (): CalendarDate | null => {
    const core = parts.clock.now();
    const date = core === null ? sync.coreDate : seoulDateOf(core);
    return date === null ? null : earlier(today(), date);
  };
  const register = new ClaimRegister(connection);
  const file = new ClaimFile({ connection, journal: parts.journal, register, today });
  const followUpState = new FollowUpState(connection, parts.terminalId, evidence);
  const followUp = new FollowUp({ ...parts, register, file, state: followUpState, evidence, today });
  const news = new ClaimNews(connection);
  return {
    book,
    intake,
    correction,
    filing: new ClaimFiling({ ...parts, lookUp, intake, correction, book, state, evidence }),
    money: new ClaimMoneyDesk({ connection, intake, now: parts.now }),
    register,
    file,
    followUp,
    news,
    reminders: new ClaimReminders(connection, news),
    figures: new ClaimFigures(connection),
    retention: new Retention({ ...parts, state: followUpState, evidence, today: reached }),
    rules: { CLAIM_WITHDRAWAL: followUp.subjectRules },
  };
}

const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
