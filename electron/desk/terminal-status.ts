import type { TerminalStatus } from '../contract/desk.ts';
import { seoulDateOf } from '../contract/moment.ts';
import type { Problem } from '../contract/problem.ts';
import { won } from '../contract/won.ts';
import { intakeFloor } from './database/ballast.ts';
import type { Desk } from './desk.ts';
import { readSettings } from './settings.ts';

/** How far terminal and core may be apart before a person should look, milliseconds. */
const tolerableDriftMs = 5 * 60_000;

/** Everything the frame of the page shows, as of now. */
export function terminalStatus(desk: Desk): TerminalStatus {
  const { connection } = desk.database;
  const counter = desk.counter;
  const settings = readSettings(connection);
  const count = (sql: string) => connection.prepare<[], number>(sql).pluck().get() as number;
  const session = counter?.sessions.view() ?? null;
  const storedThrough = counter?.sync.storedThrough ?? 0;
  const oldest = connection
    .prepare<[number], string>('SELECT occurred_at FROM journal WHERE seq > ? ORDER BY seq LIMIT 1')
    .pluck()
    .get(storedThrough);
  return {
    bankName: settings?.bankName ?? '',
    branchName: settings?.branchName ?? '',
    terminalId: counter?.enrolment.terminalId ?? '',
    environment: desk.start.environment,
    businessDate: counter?.days.today() ?? seoulDateOf(desk.now()),
    ready: counter !== null && settings !== null && count('SELECT count(*) FROM staff') > 0,
    session,
    idleLockMinutes: settings?.idleLockMinutes ?? 5,
    line: desk.line.view,
    waiting: count('SELECT coalesce(max(seq), 0) FROM journal') - storedThrough,
    oldestWaitingAt: oldest ?? null,
    drain: counter?.synchroniser.drain ?? null,
    nextTry: desk.line.online ? null : (counter?.synchroniser.nextTry ?? null),
    exposure: counter?.exposure.now() ?? null,
    disk: { freeBytes: desk.database.ballast.freeBytes(), floorBytes: intakeFloor },
    provisional: count('SELECT count(*) FROM issuance_unjudged'),
    rejected: count('SELECT count(*) FROM correction_case WHERE closed_by IS NULL'),
    corrections: session === null ? 0 : (counter?.correctionDesk.cases.count(session) ?? 0),
    readers: desk.card.readers,
    drawer: won(count("SELECT coalesce(sum(amount), 0) FROM balance WHERE account = 'DRAWER'")),
    openIssuances: count("SELECT count(*) FROM issuance WHERE state = 'STARTED'"),
    carriedFees: count('SELECT count(*) FROM carried_fee WHERE used_by IS NULL AND returned_by IS NULL'),
    approvalsWaiting:
      count("SELECT count(*) FROM approval_request WHERE ended_by IS NULL AND state = 'WAITING'") +
      (counter?.remoteApprovals.waiting().length ?? 0),
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
  const drawer = desk.counter?.drawer.overLimit() ?? null;
  if (drawer !== null) alarms.push(drawer);
  const setBack = desk.counter?.days.setBack() ?? null;
  if (setBack !== null) alarms.push(setBack);
  if (desk.backups.problem !== null) alarms.push(desk.backups.problem);
  if (desk.restoring) alarms.push({ tag: 'RestoreNeedsLine' });
  else if (desk.counter === null) alarms.push({ tag: 'TerminalNotEnrolled' });
  alarms.push(...gapsFound(desk));
  if (desk.card.readers.service === 'STOPPED') alarms.push({ tag: 'ReaderServiceStopped' });
  return alarms;
}

/** Gaps in the journal that were found under today's business date, or that the core has not heard of yet. */
function gapsFound({ database: { connection }, counter }: Desk): Problem[] {
  return connection
    .prepare<[string, number], { from: number; to: number }>(`
      SELECT json_extract(payload, '$.from') AS "from", json_extract(payload, '$.to') AS "to" FROM journal
      WHERE type = 'JournalGapFound' AND (business_date = ? OR seq > ?) ORDER BY seq`)
    .all(counter?.days.today() ?? '', counter?.sync.storedThrough ?? 0)
    .map(({ from, to }) => ({
      tag: 'JournalGapFound',
      detail: { numbers: from === to ? from : `${from}–${to}` },
    }));
}
