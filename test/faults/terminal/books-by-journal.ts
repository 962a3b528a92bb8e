import {
  type JournalEntry,
  type JournalPayload,
  JournalPayloads,
  type JournalType,
} from '../../../electron/contract/journal-entry.ts';

/** What a terminal's books must say, by nothing but its entries: written anew, without any of the product's rules. */

/** One movement of money: to the account `debit` from the account `credit`, won. */
interface Posting {
  readonly seq: number;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
}

/** The account a fee comes from. */
const paidFrom = { CASH: 'DRAWER', DEBIT: 'CUSTOMER_ACCOUNTS', WAIVED: null, NONE: null } as const;

/** The payload of an entry if it is of this type. */
function payloadOf<T extends JournalType>(entry: JournalEntry, type: T): JournalPayload<T> | undefined {
  return entry.type === type ? (JournalPayloads[type].parse(entry.payload) as JournalPayload<T>) : undefined;
}

/** What an entry moved; nothing for most, one movement for the others. */
export function postingsOf(entry: JournalEntry): Posting[] {
  const move = (debit: string | null, credit: string | null, amount: number): Posting[] =>
    debit === null || credit === null || amount === 0 ? [] : [{ seq: entry.seq, debit, credit, amount }];

  const issued = payloadOf(entry, 'SmartOtpIssued');
  if (issued) return move(paidFrom[issued.fee.method], 'FEE_INCOME', issued.fee.amount);
  const reversed = payloadOf(entry, 'SmartOtpIssuanceReversed');
  if (reversed && reversed.refund.method !== 'NONE')
    return move('FEE_INCOME', paidFrom[reversed.refund.method], reversed.refund.amount);
  const opened = payloadOf(entry, 'DrawerOpened');
  if (opened) return move('DRAWER', 'VAULT', opened.amount);
  const moved = payloadOf(entry, 'CashMoved');
  if (moved)
    return moved.direction === 'FROM_VAULT'
      ? move('DRAWER', 'VAULT', moved.amount)
      : move('VAULT', 'DRAWER', moved.amount);
  const differed = payloadOf(entry, 'CashDifferenceBooked');
  if (differed) {
    const over = differed.counted - differed.expected;
    return over > 0 ? move('DRAWER', 'CASH_OVER', over) : move('CASH_SHORT', 'DRAWER', -over);
  }
  const closed = payloadOf(entry, 'DayClosed');
  return closed ? move('VAULT', 'DRAWER', closed.closing.counted) : [];
}

/** Carried fees, each with what became of it, in the order they were carried. */
export function carriedFees(entries: readonly JournalEntry[]) {
  const carried = new Map<
    string,
    {
      issuanceId: string;
      amount: number;
      carriedBy: number;
      usedBy: number | null;
      returnedBy: number | null;
    }
  >();
  for (const entry of entries) {
    const { seq } = entry;
    const abandoned = payloadOf(entry, 'SmartOtpIssuanceAbandoned');
    if (abandoned && abandoned.cashCarried > 0) {
      const { issuanceId, cashCarried: amount } = abandoned;
      carried.set(issuanceId, { issuanceId, amount, carriedBy: seq, usedBy: null, returnedBy: null });
    }
    const fee = payloadOf(entry, 'SmartOtpIssuanceStarted')?.fee;
    const used =
      fee?.method === 'CASH' && fee.carriedFrom !== null ? carried.get(fee.carriedFrom) : undefined;
    if (used) used.usedBy = seq;
    const returned = carried.get(payloadOf(entry, 'CarriedFeeReturned')?.issuanceId ?? '');
    if (returned) returned.returnedBy = seq;
  }
  return [...carried.values()];
}

/** In whose hands the drawer is; empty while it is in nobody's. */
export function drawerHolder(entries: readonly JournalEntry[]): string[] {
  let holder: string[] = [];
  for (const entry of entries) {
    if (entry.type === 'DrawerOpened') holder = [entry.actor];
    else if (entry.type === 'DayClosed') holder = [];
    holder = payloadOf(entry, 'DrawerHandedOver') === undefined ? holder : [String(entry.payload.to)];
  }
  return holder;
}

/**
 * Claims in the order they were filed, each with the entries that file it, say what it is now, and take it back or let
 * it rest. A withdrawal that the core has rejected takes nothing back.
 */
export function claimsIn(entries: readonly JournalEntry[], rejected: ReadonlySet<number>) {
  const claims = new Map<
    string,
    {
      claimId: string;
      provisionalNo: string;
      filedBy: number;
      standsBy: number;
      withdrawnBy: number | null;
    }
  >();
  for (const entry of entries) {
    const { seq } = entry;
    const filed = payloadOf(entry, 'ClaimFiled');
    if (filed) {
      const { claimId, provisionalNo } = filed;
      claims.set(claimId, { claimId, provisionalNo, filedBy: seq, standsBy: seq, withdrawnBy: null });
    }
    const corrected = claims.get(payloadOf(entry, 'ClaimCorrected')?.claimId ?? '');
    if (corrected) corrected.standsBy = seq;
    const rested = payloadOf(entry, 'RejectedRecordWithdrawn')?.supersedes.seq;
    const withdrawal = rejected.has(seq) ? undefined : payloadOf(entry, 'ClaimWithdrawn');
    const withdrawn =
      claims.get(withdrawal?.claimId ?? '') ??
      [...claims.values()].find(({ standsBy }) => standsBy === rested);
    if (withdrawn) withdrawn.withdrawnBy ??= seq;
  }
  return [...claims.values()];
}

/** Hashes of the files that an entry lists. */
export const papersOf = (entry: JournalEntry): string[] =>
  (
    (payloadOf(entry, 'ClaimFiled') ?? payloadOf(entry, 'ClaimCorrected'))?.evidence.files ??
    payloadOf(entry, 'ClaimSupplemented')?.files ??
    []
  ).map(({ sha256 }) => sha256);

/** How an entry lets a case leave the correction queue. */
const howItCloses: Partial<Record<JournalType, string>> = {
  ClaimCorrected: 'CORRECTED',
  SmartOtpIssuanceCorrected: 'CORRECTED',
  SmartOtpIssuanceReversed: 'REVERSED',
  RejectedRecordWithdrawn: 'WITHDRAWN',
};

/** Whether this entry says that the record with the number `rejected` is dealt with, and how. */
export function closesCase(entry: JournalEntry | undefined, rejected: number, how: string): boolean {
  if (entry === undefined || howItCloses[entry.type] !== how) return false;
  const { supersedes } = entry.payload;
  return (
    typeof supersedes === 'object' &&
    supersedes !== null &&
    'seq' in supersedes &&
    supersedes.seq === rejected
  );
}
