import type { TerminalStatus } from '../contract/desk.ts';
import { seoulDateOf } from '../contract/moment.ts';
import type { Problem } from '../contract/problem.ts';
import { won } from '../contract/won.ts';
import { renewalLeadMs } from './core/certificate-renewal.ts';
import { intakeFloor } from './database/ballast.ts';
import type { Desk } from './desk.ts';
import { readSettings } from './settings.ts';

/** How far terminal and core may be apart before a person should look, milliseconds. */
const tolerableDriftMs = 5 * 60_000;

/** A certificate this near its end, milliseconds, has not been renewed for weeks: somebody should know why. */
const worryingLeftMs = renewalLeadMs / 2;

/** Everything the frame of the page shows, as of now. */
export function terminalStatus(desk: Desk): TerminalStatus {
  const { books, counter } = desk;
  const settings = readSettings(desk.database.connection);
  const session = counter?.sessions.view() ?? null;
  const lastSeq = books.lastSeq();
  // What the core lacks of a terminal that is being restored, nobody knows before the core has said what it holds.
  const storedThrough = counter?.sync.storedThrough ?? lastSeq;
  return {
    bankName: settings?.bankName ?? '',
    branchName: settings?.branchName ?? '',
    terminalId: counter?.enrolment.terminalId ?? '',
    environment: desk.start.environment,
    businessDate: counter?.days.today() ?? seoulDateOf(desk.now()),
    ready: counter !== null && settings !== null && books.hasStaff(),
    session,
    idleLockMinutes: settings?.idleLockMinutes ?? 5,
    line: desk.line.view,
    waiting: lastSeq - storedThrough,
    oldestWaitingAt: books.occurredAfter(storedThrough),
    drain: counter?.synchroniser.drain ?? null,
    nextTry: desk.line.online ? null : (counter?.synchroniser.nextTry ?? null),
    exposure: counter?.exposure.now() ?? null,
    disk: { freeBytes: desk.database.ballast.freeBytes(), floorBytes: intakeFloor },
    evidence: counter?.evidence.sync.progress() ?? [],
    lastSeq,
    provisional: books.provisional(),
    rejected: books.rejected(),
    corrections: session === null ? 0 : (counter?.correctionDesk.cases.count(session) ?? 0),
    claimReminders: counter?.claims.reminders.count(counter.days.today()) ?? 0,
    claimsHeard: counter?.claims.news.heard() ?? 0,
    readers: desk.card.readers,
    drawer: won(books.drawer()),
    openIssuances: books.openIssuances(),
    carriedFees: books.carriedFees(),
    approvalsWaiting: books.approvalsWaiting() + (counter?.remoteApprovals.waiting().length ?? 0),
    progress: counter?.issuer.progress ?? null,
    alarms: alarmsOf(desk),
  };
}

function alarmsOf(desk: Desk): Problem[] {
  const alarms: Problem[] = [];
  if (desk.line.view.state === 'STOPPED') alarms.push({ tag: 'CoreContradiction' });
  if (desk.line.view.state === 'REFUSED') alarms.push({ tag: 'CoreRefusedTerminal' });
  if (!desk.database.ballast.allowsIntake()) alarms.push({ tag: 'DiskFull' });
  if (!desk.database.flushPlausible) alarms.push({ tag: 'DiskFlushImplausible' });
  const drift = desk.counter?.clock.drift(desk.now()) ?? 0;
  if (drift > tolerableDriftMs)
    alarms.push({ tag: 'ClockWrong', detail: { minutes: Math.round(drift / 60_000) } });
  const certificateLeft = desk.counter?.renewal.left() ?? Number.POSITIVE_INFINITY;
  if (certificateLeft < worryingLeftMs)
    alarms.push({
      tag: 'CertificateEnding',
      detail: { days: Math.max(0, Math.floor(certificateLeft / 86_400_000)) },
    });
  const drawer = desk.counter?.drawer.overLimit() ?? null;
  if (drawer !== null) alarms.push(drawer);
  const setBack = desk.counter?.days.setBack() ?? null;
  if (setBack !== null) alarms.push(setBack);
  if (desk.backups.problem !== null) alarms.push(desk.backups.problem);
  if (desk.restoring) alarms.push({ tag: 'RestoreNeedsLine' });
  else if (desk.unenrolled !== null) alarms.push(desk.unenrolled);
  alarms.push(...gapsFound(desk));
  if (desk.card.readers.service === 'STOPPED') alarms.push({ tag: 'ReaderServiceStopped' });
  return alarms;
}

/** Gaps in the journal, until somebody has settled them. */
const gapsFound = ({ books }: Desk): Problem[] =>
  books.gaps().map(({ from, to }) => ({
    tag: 'JournalGapFound',
    detail: { numbers: from === to ? String(from) : `${from}–${to}` },
  }));
