import type { ApprovalSubject } from '../../../../electron/contract/approval.ts';
import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import { canonicalHash } from '../canonical-json.ts';
import type { CoreDatabase } from '../core-database.ts';
import { payloadOf } from './issuance-file.ts';
import { hasAnswer, policyFor } from './judge-approval.ts';
import { leftOver } from './judge-carried-fee.ts';
import { stockAgrees } from './stock-figures.ts';

/** What an honest cash drawer never does. */
type DrawerConcern =
  | 'ENTRY_IN_CLOSED_DAY'
  | 'DRAWER_CONSENT_MISSING'
  | 'DRAWER_IN_OTHER_HANDS'
  | 'DRAWER_DISAGREES'
  | 'DAY_DISAGREES';

type Move = 'FEE' | 'REFUND' | 'FROM_VAULT' | 'TO_VAULT' | 'OVER' | 'SHORT' | 'CLOSING';

/**
 * Follows a terminal's cash drawer through its entries with the core's own arithmetic: the drawer holds its float plus
 * cash in minus cash out, and whatever a count, a hand-over or a closing says of it must be that. An entry judged once
 * more moves nothing once more.
 */
export function judgeDrawer(database: CoreDatabase, entry: JournalEntry): DrawerConcern | undefined {
  if (isClosed(database, entry)) return 'ENTRY_IN_CLOSED_DAY';
  const balance = () => balanceOf(database, entry.terminalId);

  const issued = payloadOf(entry, 'SmartOtpIssued');
  if (issued) return noteFee(database, entry, issued.fee);

  const reversed = payloadOf(entry, 'SmartOtpIssuanceReversed');
  if (reversed) return noteRefund(database, entry, reversed.refund);

  const opened = payloadOf(entry, 'DrawerOpened');
  if (opened) {
    if (holderOf(database, entry.terminalId) !== undefined) return 'DRAWER_IN_OTHER_HANDS';
    setHolder(database, entry.terminalId, entry.actor);
    move(database, entry, 'FROM_VAULT', opened.amount);
    return opened.amount === sumOf(opened.count) ? consent(database, entry, opened) : 'DRAWER_DISAGREES';
  }

  const moved = payloadOf(entry, 'CashMoved');
  if (moved) {
    const out = moved.direction === 'TO_VAULT';
    move(database, entry, moved.direction, out ? -moved.amount : moved.amount);
    if (moved.amount !== sumOf(moved.count) || balance() < 0) return 'DRAWER_DISAGREES';
    return inOtherHands(database, entry) ?? consent(database, entry, moved);
  }

  const handedOver = payloadOf(entry, 'DrawerHandedOver');
  if (handedOver) {
    const concern = inOtherHands(database, entry);
    setHolder(database, entry.terminalId, handedOver.to);
    if (handedOver.amount !== sumOf(handedOver.count) || handedOver.amount !== balance())
      return 'DRAWER_DISAGREES';
    return concern ?? consent(database, entry, handedOver, handedOver.to);
  }

  const counted = payloadOf(entry, 'DrawerCounted');
  if (counted) {
    const right = counted.counted === sumOf(counted.count) && counted.expected === balance();
    return right ? undefined : 'DRAWER_DISAGREES';
  }

  const differed = payloadOf(entry, 'CashDifferenceBooked');
  if (differed) {
    const right = differed.counted === sumOf(differed.count) && differed.expected === balance();
    const over = differed.counted - differed.expected;
    move(database, entry, over > 0 ? 'OVER' : 'SHORT', over);
    return right ? consent(database, entry, differed) : 'DRAWER_DISAGREES';
  }

  const closed = payloadOf(entry, 'DayClosed');
  return closed && judgeClosing(database, entry, closed.closing);
}

function judgeClosing(
  database: CoreDatabase,
  entry: JournalEntry,
  closing: NonNullable<ReturnType<typeof payloadOf<'DayClosed'>>>['closing'],
): DrawerConcern | undefined {
  const { terminalId, businessDate } = entry;
  const moved = (kind: Move) => movedOn(database, entry, kind);
  const all = movedOn(database, entry, null);
  const balance = balanceOf(database, terminalId);
  const fees = (method?: string) => feesOn(database, entry, method);
  const [issued, waived, debited] = [fees(), fees('WAIVED'), fees('DEBIT')];
  const own = {
    cash: {
      carried: balance - all,
      fromVault: moved('FROM_VAULT'),
      toVault: -moved('TO_VAULT'),
      fees: moved('FEE'),
      refunds: -moved('REFUND'),
      over: moved('OVER'),
      short: -moved('SHORT'),
      expected: balance,
    },
    records: {
      issued,
      waived,
      debited,
      cash: {
        count: issued.count - waived.count - debited.count,
        amount: issued.amount - waived.amount - debited.amount,
      },
      refunded: refundsOn(database, entry),
    },
  };
  const { cash, records, stock } = closing.figures;
  const agrees =
    closing.businessDate === businessDate &&
    closing.counted === sumOf(closing.count) &&
    closing.counted === balance &&
    canonicalHash(own) === canonicalHash({ cash, records }) &&
    stock.issuedHere === own.records.issued.count &&
    stockAgrees(database, entry, stock, own.records.issued.count) &&
    own.cash.fees === own.records.cash.amount &&
    leftOver(database, entry) === 0;
  move(database, entry, 'CLOSING', -closing.counted);
  database.prepare('DELETE FROM drawer_holder WHERE terminal_id = ?').run(terminalId);
  database
    .prepare('INSERT INTO closed_day VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(terminalId, businessDate);
  return agrees ? consent(database, entry, closing) : 'DAY_DISAGREES';
}

function noteFee(
  database: CoreDatabase,
  entry: JournalEntry,
  fee: { readonly method: string; readonly amount: number },
): DrawerConcern | undefined {
  database
    .prepare('INSERT INTO issued_fee VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(entry.terminalId, entry.seq, entry.businessDate, fee.method, fee.amount);
  if (fee.method !== 'CASH') return undefined;
  move(database, entry, 'FEE', fee.amount);
  const holder = holderOf(database, entry.terminalId);
  return holder === undefined || holder === entry.actor ? undefined : 'DRAWER_IN_OTHER_HANDS';
}

/** What a reversal took out is gone, whatever the core thinks of the reversal. */
function noteRefund(
  database: CoreDatabase,
  entry: JournalEntry,
  refund: JournalPayload<'SmartOtpIssuanceReversed'>['refund'],
): DrawerConcern | undefined {
  if (refund.method !== 'CASH') return undefined;
  move(database, entry, 'REFUND', -refund.amount);
  return balanceOf(database, entry.terminalId) < 0 ? 'DRAWER_DISAGREES' : inOtherHands(database, entry);
}

/** As many people as the bank's policy wants saw exactly this. @param only whose consent it must be */
function consent(
  database: CoreDatabase,
  { actor, approvals, terminalId }: JournalEntry,
  subject: ApprovalSubject,
  only?: string,
): DrawerConcern | undefined {
  const subjectHash = canonicalHash(subject);
  const approvers = new Set(
    approvals
      .filter((given) => given.subjectHash === subjectHash && hasAnswer(database, given))
      .map(({ approver }) => approver)
      .filter((approver) => approver !== actor && (only === undefined || approver === only)),
  );
  const needed = policyFor(database, terminalId, subject.kind)?.needed ?? 1;
  return approvers.size >= needed ? undefined : 'DRAWER_CONSENT_MISSING';
}

function isClosed(database: CoreDatabase, { terminalId, businessDate }: JournalEntry): boolean {
  return (
    database
      .prepare('SELECT 1 FROM closed_day WHERE terminal_id = ? AND business_date >= ?')
      .get(terminalId, businessDate) !== undefined
  );
}

const holderOf = (database: CoreDatabase, terminalId: string): string | undefined =>
  database
    .prepare<[string], string>('SELECT holder FROM drawer_holder WHERE terminal_id = ?')
    .pluck()
    .get(terminalId);

function setHolder(database: CoreDatabase, terminalId: string, holder: string): void {
  database
    .prepare('INSERT INTO drawer_holder VALUES (?, ?) ON CONFLICT DO UPDATE SET holder = excluded.holder')
    .run(terminalId, holder);
}

function inOtherHands(
  database: CoreDatabase,
  { terminalId, actor }: JournalEntry,
): DrawerConcern | undefined {
  const holder = holderOf(database, terminalId);
  return holder === undefined || holder === actor ? undefined : 'DRAWER_IN_OTHER_HANDS';
}

function move(
  database: CoreDatabase,
  { terminalId, seq, businessDate }: JournalEntry,
  kind: Move,
  amount: number,
): void {
  database
    .prepare('INSERT INTO drawer_move VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(terminalId, seq, businessDate, kind, amount);
}

const balanceOf = (database: CoreDatabase, terminalId: string): number =>
  database
    .prepare<[string], number>('SELECT coalesce(sum(amount), 0) FROM drawer_move WHERE terminal_id = ?')
    .pluck()
    .get(terminalId) ?? 0;

/** @param kind null for every movement of the date */
const movedOn = (
  database: CoreDatabase,
  { terminalId, businessDate }: JournalEntry,
  kind: Move | null,
): number =>
  database
    .prepare<[object], number>(
      `SELECT coalesce(sum(amount), 0) FROM drawer_move
       WHERE terminal_id = @terminalId AND business_date = @businessDate AND (@kind IS NULL OR kind = @kind)`,
    )
    .pluck()
    .get({ terminalId, businessDate, kind }) ?? 0;

const feesOn = (
  database: CoreDatabase,
  { terminalId, businessDate }: JournalEntry,
  method?: string,
): { count: number; amount: number } =>
  database
    .prepare<[object], { count: number; amount: number }>(
      `SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount FROM issued_fee
       WHERE terminal_id = @terminalId AND business_date = @businessDate AND (@method IS NULL OR method = @method)`,
    )
    .get({ terminalId, businessDate, method: method ?? null }) ?? { count: 0, amount: 0 };

/** Cash that reversals of a date gave back. */
const refundsOn = (
  database: CoreDatabase,
  { terminalId, businessDate }: JournalEntry,
): { count: number; amount: number } =>
  database
    .prepare<[string, string], { count: number; amount: number }>(
      `SELECT count(*) AS count, coalesce(-sum(amount), 0) AS amount FROM drawer_move
       WHERE terminal_id = ? AND business_date = ? AND kind = 'REFUND'`,
    )
    .get(terminalId, businessDate) ?? { count: 0, amount: 0 };

/** What a count comes to, won. */
const sumOf = (count: Readonly<Record<string, number>>): number =>
  Object.entries(count).reduce((sum, [piece, pieces]) => sum + Number(piece) * pieces, 0);
