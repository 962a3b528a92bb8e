import type { Database } from 'better-sqlite3';
import { instantOf } from '../contract/moment.ts';
import { succeed } from '../contract/result.ts';
import { Approvals } from './approval/approvals.ts';
import { Credentials } from './approval/credentials.ts';
import { Oversight } from './approval/oversight.ts';
import { RemoteApprovals } from './approval/remote-approvals.ts';
import type { CardLink } from './card/card-link.ts';
import { type ClaimDesk, openClaimDesk } from './claim/claim-desk.ts';
import { claimReferenceOn } from './claim/claim-reference-book.ts';
import { ClaimPapers } from './claim/paper/claim-papers.ts';
import { CertificateRenewal } from './core/certificate-renewal.ts';
import type { CoreClient } from './core/core-client.ts';
import { CoreClock } from './core/core-clock.ts';
import type { Line } from './core/line.ts';
import { type CorrectionDesk, openCorrectionDesk } from './correction/correction-desk.ts';
import { CustomerDirectory } from './customer/customer-directory.ts';
import type { Ballast } from './database/ballast.ts';
import { BusinessDays } from './day/business-days.ts';
import type { DayReports } from './day/day-reports.ts';
import type { EndOfDay } from './day/end-of-day.ts';
import type { Device, Enrolment } from './device/device.ts';
import { openCashDesk } from './drawer/cash-desk.ts';
import type { CashDrawer } from './drawer/cash-drawer.ts';
import { type EvidenceDesk, openEvidenceDesk } from './evidence/evidence-desk.ts';
import { ExposureBook } from './exposure/exposure-book.ts';
import { exposureRules } from './exposure/exposure-consent.ts';
import { History } from './history/history.ts';
import { CardProving } from './issuance/card-proving.ts';
import { CardsOnReaders } from './issuance/cards-on-readers.ts';
import { Drafts } from './issuance/drafts.ts';
import { IssuanceBook } from './issuance/issuance-book.ts';
import { IssuanceRecords } from './issuance/issuance-records.ts';
import { IssuanceRules } from './issuance/issuance-rules.ts';
import { IssuanceState } from './issuance/issuance-state.ts';
import { Issuer } from './issuance/issuer.ts';
import { WaiverCounts } from './issuance/waiver-counts.ts';
import { waiverRules } from './issuance/waiver-rules.ts';
import { WaiverWatch } from './issuance/waiver-watch.ts';
import { Journal } from './journal/journal.ts';
import { Ledger } from './ledger/ledger.ts';
import { MonthView } from './month/month-view.ts';
import { ReceiptBook } from './receipt/receipt-book.ts';
import { type Print, Receipts } from './receipt/receipts.ts';
import { JournalGaps } from './restore/journal-gaps.ts';
import { SessionKeeper } from './staff/session.ts';
import { StaffCards } from './staff/staff-cards.ts';
import { StaffRegister } from './staff/staff-register.ts';
import { Batches } from './stock/batches.ts';
import { CardStock } from './stock/card-stock.ts';
import { CardStories } from './stock/card-story.ts';
import { StockChecks, stockRules } from './stock/stock-checks.ts';
import { StockKeeper } from './stock/stock-keeper.ts';
import { StockState } from './stock/stock-state.ts';
import { StockView } from './stock/stock-view.ts';
import { SyncState } from './sync/sync-state.ts';
import { Synchroniser } from './sync/synchroniser.ts';

/** Everything an enrolled terminal can do, put together once. */
export interface Counter {
  readonly enrolment: Enrolment;
  readonly journal: Journal;
  readonly days: BusinessDays;
  readonly drawer: CashDrawer;
  readonly endOfDay: EndOfDay;
  readonly dayReports: DayReports;
  readonly sessions: SessionKeeper;
  readonly approvals: Approvals;
  readonly remoteApprovals: RemoteApprovals;
  readonly oversight: Oversight;
  readonly staffCards: StaffCards;
  readonly customers: CustomerDirectory;
  readonly claims: ClaimDesk;
  readonly claimPapers: ClaimPapers;
  readonly evidence: EvidenceDesk;
  readonly stock: CardStock;
  readonly batches: Batches;
  readonly stockKeeper: StockKeeper;
  readonly stockView: StockView;
  readonly month: MonthView;
  readonly cardStories: CardStories;
  readonly drafts: Drafts;
  readonly issuances: IssuanceBook;
  readonly rules: IssuanceRules;
  readonly exposure: ExposureBook;
  readonly cards: CardsOnReaders;
  readonly issuer: Issuer;
  readonly receipts: Receipts;
  readonly history: History;
  readonly correctionDesk: CorrectionDesk;
  readonly journalGaps: JournalGaps;
  readonly clock: CoreClock;
  readonly renewal: CertificateRenewal;
  readonly sync: SyncState;
  readonly synchroniser: Synchroniser;
}

/**
 * Puts an enrolled terminal's parts together.
 *
 * @param parts.changed called whenever a person may see something new
 * @param parts.fellBehind called once when the core turns out to hold more of the journal than there is here
 */
export function openCounter(parts: {
  connection: Database;
  ballast: Ballast;
  device: Device;
  enrolment: Enrolment;
  /** Certificate of the bank's authority, PEM. */
  authority: string;
  card: CardLink;
  core: CoreClient;
  line: Line;
  print: Print;
  /** The terminal's data folder. */
  dataFolder: string;
  /** Where a scanner writes to; null where there is none. */
  scannerFolder: string | null;
  /** Where reports are written as files. */
  reportFolder: string;
  now: () => number;
  changed: () => void;
  fellBehind: () => void;
}): Counter {
  const {
    connection,
    ballast,
    device,
    enrolment,
    authority,
    card,
    core,
    line,
    print,
    now,
    changed,
    fellBehind,
  } = parts;
  const owner = { terminalId: enrolment.terminalId, epoch: device.epoch, privateKey: device.privateKey };
  const journal = new Journal(connection, owner, now, () => ballast.release());
  const sync = new SyncState(connection);
  const clock = new CoreClock();
  const knownNow = () => clock.now() ?? now();
  const register = new StaffRegister({ connection, journal, now, knownNow });
  const customers = new CustomerDirectory(connection, core, line);
  const stock = new CardStock(connection, core, line, enrolment.branchNo);
  const drafts = new Drafts(connection, now);
  const issuances = new IssuanceBook(connection, journal);
  const receiptBook = new ReceiptBook(connection, enrolment.terminalId);
  const days = new BusinessDays(connection, now);
  const ledger = new Ledger(connection);
  const state = new IssuanceState({
    book: issuances,
    drafts,
    receipts: receiptBook,
    stock,
    customers,
    ledger,
  });
  const records = new IssuanceRecords({ journal, book: issuances, receipts: receiptBook, state, days });
  const exposure = new ExposureBook(connection);
  const rules = new IssuanceRules(connection, customers, days, now);
  const cards = new CardsOnReaders(card, stock);
  const batches = new Batches(connection, enrolment.branchNo);
  const stockChecks = new StockChecks(stock, batches);
  const renewal = new CertificateRenewal({
    connection,
    journal,
    core,
    device,
    enrolment,
    authority,
    knownNow,
  });
  const synchroniser = new Synchroniser({
    connection,
    journal,
    state: sync,
    core,
    line,
    clock,
    enrolment,
    heardNow: () => ({ businessDate: days.today(), at: instantOf(now()) }),
    publicKey: device.publicKey,
    changed,
    heard: () => remoteApprovals.takeIn(),
    inTouch: () => renewal.renewWhenDue(),
    onCompared: (found) => (found === 'BEHIND' ? fellBehind() : sessions.closeLeftOver()),
  });
  const changedAndSend = () => {
    changed();
    synchroniser.nudge();
  };
  const staffCards = new StaffCards({ link: card, register, authority, now: knownNow });
  const waiverCounts = new WaiverCounts(connection);
  const cashDesk = openCashDesk({
    connection,
    journal,
    ledger,
    days,
    register,
    sync,
    clock,
    approvals: () => approvals,
    terminalId: enrolment.terminalId,
    branchNo: enrolment.branchNo,
    reportFolder: parts.reportFolder,
    print,
    now,
    changed: changedAndSend,
  });
  const { drawer, endOfDay, dayReports } = cashDesk;
  const correctionDesk = openCorrectionDesk({
    connection,
    journal,
    issuances,
    rules,
    receipts: receiptBook,
    stock,
    customers,
    ledger,
    drawer,
    days,
    approvals: () => approvals,
    changed: changedAndSend,
  });
  const claims = openClaimDesk({
    connection,
    journal,
    terminalId: enrolment.terminalId,
    customers,
    rules,
    register,
    days,
    approvals: () => approvals,
    core,
    clock,
    online: () => line.online,
    now,
    knownNow,
    discarded: (claimId) => evidence.files.discard(claimId),
    removeForgotten: (sha256s) => evidence.files.removeForgotten(sha256s),
    changed: changedAndSend,
  });
  const approvals: Approvals = new Approvals({
    connection,
    journal,
    register,
    staffCards,
    rules: {
      FEE_WAIVER: waiverRules({ connection, rules, counts: waiverCounts, days }),
      OFFLINE_EXPOSURE: exposureRules(exposure),
      ...stockRules(stockChecks),
      ...cashDesk.rules,
      ...correctionDesk.rules,
      ...claims.rules,
    },
    now,
    changed: changedAndSend,
  });
  const remoteApprovals = new RemoteApprovals({
    connection,
    journal,
    register,
    credentials: new Credentials(connection, register, staffCards),
    approvals,
    online: () => line.online,
    now,
    changed: changedAndSend,
  });
  const sessions = new SessionKeeper({
    connection,
    journal,
    register,
    now,
    online: () => line.online,
    leaving: (cause) => approvals.lapseAll(cause),
    changed: changedAndSend,
  });
  const evidence = openEvidenceDesk({
    connection,
    ballast,
    dataFolder: parts.dataFolder,
    scannerFolder: parts.scannerFolder,
    core,
    line,
    limits() {
      const reference = claimReferenceOn(connection, days.today());
      return reference.ok ? reference.value.limits : null;
    },
    mayTouch(claimId, person) {
      const mine = claims.intake.mine(claimId, person);
      // To a filed claim whoever serves the customer brings what was still wanted.
      return mine.ok || mine.problem.tag === 'ClaimAlreadyFiled' ? succeed(null) : mine;
    },
    now: knownNow,
    changed,
  });
  return {
    enrolment,
    journal,
    days,
    drawer,
    endOfDay,
    dayReports,
    approvals,
    remoteApprovals,
    oversight: new Oversight({
      connection,
      journal,
      approvals,
      remote: remoteApprovals,
      register,
      counts: waiverCounts,
      days,
    }),
    staffCards,
    customers,
    claims,
    claimPapers: new ClaimPapers({
      connection,
      journal,
      book: claims.book,
      intake: claims.intake,
      filing: claims.filing,
      files: evidence.files,
      customers,
      print,
      now,
    }),
    evidence,
    stock,
    batches,
    stockKeeper: new StockKeeper({
      journal,
      stock,
      checks: stockChecks,
      state: new StockState(connection, stock, batches),
      approvals,
      changed: changedAndSend,
    }),
    month: new MonthView(connection, enrolment.branchNo),
    stockView: new StockView(connection, batches, days, enrolment.branchNo),
    cardStories: new CardStories(connection, stock),
    drafts,
    issuances,
    clock,
    renewal,
    sync,
    synchroniser,
    sessions,
    rules,
    exposure,
    cards,
    issuer: new Issuer({
      connection,
      ballast,
      book: issuances,
      records,
      rules,
      exposure,
      cards,
      proving: new CardProving(card, core, clock, now),
      stock,
      customers,
      drawer,
      days,
      approvals,
      sessions,
      watch: new WaiverWatch(connection, journal, waiverCounts, days),
      core,
      line,
      now,
      changed: changedAndSend,
    }),
    receipts: new Receipts({ connection, journal, issuances, book: receiptBook, print }),
    history: new History(connection, journal, issuances),
    correctionDesk,
    journalGaps: new JournalGaps({ connection, journal, customers, changed: changedAndSend }),
  };
}
