import type { ClaimMoneyDraft, MovementDraft } from '../../contract/claim-draft.ts';
import type { MoneyContradiction, MoneyTotals } from '../../contract/claim-money-review.ts';
import { type CalendarDate, type Instant, seoulDateOf } from '../../contract/moment.ts';
import { frozenOf } from './money-totals.ts';

type Kind = MoneyContradiction['kind'];
type RefundDraft = NonNullable<ClaimMoneyDraft['refund']>;

/** What the movements are held against. */
export interface Circumstances {
  readonly now: Instant;
  /** Accidents before this date are outside the standard. */
  readonly standardFrom: CalendarDate;
  /** When the accident began, as far as it has been told. */
  readonly beganAt: Instant | null;
}

/**
 * What can't be true together in the money of a claim, in the order in which people look: sums, then rows, then dates.
 * Fields that are still empty contradict nothing.
 */
export function moneyContradictions(
  money: ClaimMoneyDraft,
  totals: MoneyTotals | null,
  circumstances: Circumstances,
): MoneyContradiction[] {
  return [
    ...sums(money, totals),
    ...rows(money.movements ?? [], circumstances),
    ...refundContradictions(money.refund ?? {}, circumstances.now),
  ];
}

const contradiction = (
  kind: Kind,
  rows: readonly number[],
  detail: MoneyContradiction['detail'] = {},
): MoneyContradiction => ({ kind, rows: [...rows], detail });

function sums({ statedLoss }: ClaimMoneyDraft, totals: MoneyTotals | null): MoneyContradiction[] {
  if (totals === null) return [contradiction('SUM_TOO_LARGE', [])];
  const found: MoneyContradiction[] = [];
  if (statedLoss !== undefined && statedLoss !== totals.loss) {
    found.push(contradiction('STATED_LOSS_DIFFERS', [], { stated: statedLoss, sum: totals.loss }));
  }
  if (totals.refund > totals.loss) {
    found.push(contradiction('REFUND_ABOVE_LOSS', [], { refund: totals.refund, loss: totals.loss }));
  }
  return found;
}

/** One finding of each kind, with all its rows. */
function rows(movements: readonly MovementDraft[], circumstances: Circumstances): MoneyContradiction[] {
  const { now, standardFrom, beganAt } = circumstances;
  const tests: [Kind, (movement: MovementDraft) => boolean][] = [
    ['MOVEMENT_IN_FUTURE', ({ at }) => at !== undefined && at > now],
    ['MOVEMENT_BEFORE_STANDARD', ({ at }) => at !== undefined && seoulDateOf(at) < standardFrom],
    ['MOVEMENT_BEFORE_ACCIDENT', ({ at }) => at !== undefined && beganAt !== null && at < beganAt],
    ['ASSET_TO_BANK_ACCOUNT', ({ asset, to }) => asset != null && to?.kind === 'ACCOUNT'],
    ['FROZEN_ABOVE_AMOUNT', (movement) => frozenOf(movement) > (movement.amount ?? Infinity)],
    ['SUSPENSION_BEFORE_MOVEMENT', ({ at, suspension }) => at !== undefined && askedAt(suspension) < at],
  ];
  const single = tests.flatMap(([kind, holds]) => {
    const found = movements.flatMap((movement, i) => (holds(movement) ? [i + 1] : []));
    const detail = kind === 'MOVEMENT_BEFORE_STANDARD' ? { from: standardFrom } : {};
    return found.length === 0 ? [] : [contradiction(kind, found, detail)];
  });
  return [
    ...single,
    ...together('SAME_MOVEMENT_TWICE', movements, sameMovement),
    ...together('FROZEN_TWICE', movements, (movement) => (frozenOf(movement) > 0 ? account(movement) : null)),
  ];
}

/** Rows that share a key are one finding; a row without a key shares nothing. */
function together(
  kind: Kind,
  movements: readonly MovementDraft[],
  keyOf: (movement: MovementDraft) => string | null,
): MoneyContradiction[] {
  const groups = new Map<string, number[]>();
  for (const [i, movement] of movements.entries()) {
    const key = keyOf(movement);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), i + 1]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => contradiction(kind, group));
}

/** Two rows with the same time to the second, amount and target are most likely one movement entered twice. */
const sameMovement = ({ at, amount, asset, to }: MovementDraft): string | null =>
  at === undefined || amount === undefined || to === undefined
    ? null
    : JSON.stringify([at.slice(0, 19), amount, asset ?? null, to]);

const account = ({ to }: MovementDraft): string | null =>
  to?.kind === 'ACCOUNT' && to.institution && to.accountNo ? `${to.institution} ${to.accountNo}` : null;

/** After everything where nobody has asked, so that it comes before nothing. */
const askedAt = (suspension: MovementDraft['suspension']): Instant =>
  suspension === undefined || suspension.state === 'NOT_ASKED' ? '9999' : suspension.askedAt;

/** Dates of a refund procedure that stand in the wrong order, or in the future, and money nobody has decided on. */
export function refundContradictions(
  { reportedAt, papersOn, finalNoticeOn, announcedOn, decidedOn, refund }: RefundDraft,
  now: Instant,
): MoneyContradiction[] {
  const steps: [string, CalendarDate | null | undefined][] = [
    ['URGENT_REPORT', reportedAt && seoulDateOf(reportedAt)],
    // Notice is given only while the papers are missing.
    ['FURTHER_PAPERS', finalNoticeOn],
    ['PAPERS', papersOn],
    ['ANNOUNCEMENT', announcedOn],
    ['REFUND_DECISION', decidedOn],
  ];
  const known = steps.filter((step): step is [string, CalendarDate] => step[1] != null);
  const today = seoulDateOf(now);
  const undecided = (refund ?? 0) > 0 && (decidedOn ?? null) === null;
  const misplaced = known.flatMap(([later, on], i) => {
    const [earlier, before] = known[i - 1] ?? [later, on];
    if (on < before) return [contradiction('DATES_OUT_OF_ORDER', [], { earlier, later })];
    return on > today ? [contradiction('DATES_OUT_OF_ORDER', [], { earlier: 'TODAY', later })] : [];
  });
  return undecided ? [contradiction('REFUND_WITHOUT_DECISION', []), ...misplaced] : misplaced;
}
