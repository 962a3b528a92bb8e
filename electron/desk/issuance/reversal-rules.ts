import type { Database } from 'better-sqlite3';
import type { ReversalWish } from '../../contract/correction.ts';
import type { Refund } from '../../contract/correction-records.ts';
import type { FeeSettled } from '../../contract/issuance.ts';
import { may } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { ReversalSubject } from '../../contract/undoing.ts';
import type { SubjectRules } from '../approval/subject-rules.ts';
import { type Recalls, statusAfterRecall } from '../correction/recalls.ts';
import { isSuperseded, verdictOf } from '../correction/verdict.ts';
import { maskName } from '../customer/mask.ts';
import type { CashDrawer } from '../drawer/cash-drawer.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { IssuanceBook } from './issuance-book.ts';

/** The way back of a fee: the way it came. */
export function refundOf(fee: FeeSettled): Refund {
  if (fee.method === 'WAIVED' || fee.amount === 0) return { method: 'NONE' };
  const { amount } = fee;
  return fee.method === 'CASH'
    ? { method: 'CASH', amount }
    : { method: 'DEBIT', amount, accountNo: fee.accountNo };
}

/** What may be reversed, by whom, and what exactly a reversal would do. */
export class ReversalRules {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #book: IssuanceBook;
  readonly #ledger: Ledger;
  readonly #drawer: Pick<CashDrawer, 'mayTakeCash'>;
  readonly #recalls: Recalls;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    book: IssuanceBook;
    ledger: Ledger;
    drawer: Pick<CashDrawer, 'mayTakeCash'>;
    recalls: Recalls;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#ledger = parts.ledger;
    this.#drawer = parts.drawer;
    this.#recalls = parts.recalls;
  }

  /** Nobody is asked for a reversal that could not be done. */
  readonly subjectRules: SubjectRules<'REVERSAL'> = {
    mayAsk: (subject, maker) => {
      const prepared = this.prepare(subject, maker);
      return prepared.ok ? succeed(null) : prepared;
    },
    mayApprove: () => succeed(null),
  };

  /**
   * Exactly what a reversal would do now.
   *
   * @returns problems IssuanceNotFound, IssuanceOfAnotherTeller, IssuanceNotIssued, IssuanceAlreadyReversed,
   *   CaseAlreadyClosed, CorrectionOnItsWay, WayNotOffered, DrawerShort and those of a drawer that may not be touched
   */
  prepare({ issuanceId, reason, card }: ReversalWish, maker: KnownPerson): Result<ReversalSubject> {
    const row = this.#book.find(issuanceId);
    if (row === undefined) return fail('IssuanceNotFound');
    if (row.maker !== maker.staffNo && !may(maker.role, 'END_COLLEAGUES_WORK'))
      return fail('IssuanceOfAnotherTeller');
    if (row.state === 'REVERSED') return fail('IssuanceAlreadyReversed');
    if (row.state !== 'ISSUED' || row.closed_by === null) return fail('IssuanceNotIssued');

    const standing = this.#journal.at(row.superseded_by ?? row.closed_by);
    // A rejected record that was let rest: an entry is superseded once.
    if (isSuperseded(this.#connection, standing.seq)) return fail('CaseAlreadyClosed');
    const verdict = verdictOf(this.#connection, standing.seq);
    if (verdict.verdict === 'REJECTED' && !verdict.rejection.ways.includes('REVERSE'))
      return fail('WayNotOffered');
    if (verdict.verdict === 'NONE' && standing.type === 'SmartOtpIssuanceCorrected')
      return fail('CorrectionOnItsWay');

    const refund = refundOf(this.#book.outcome(row).fee);
    const payable = this.#mayPay(refund, maker);
    if (!payable.ok) return payable;
    const recall = this.#recalls.of(issuanceId);
    return succeed({
      kind: 'REVERSAL',
      issuanceId,
      maskedName: maskName(row.customer_name),
      serialNo: row.serial_no,
      supersedes: { seq: standing.seq, id: standing.id },
      reason,
      refund,
      card: recall === undefined ? card : statusAfterRecall[recall.outcome],
    });
  }
  /** Cash comes out of a drawer that is open, today's, in these hands, and holds as much. */
  #mayPay(refund: Refund, person: KnownPerson): Result<null> {
    if (refund.method !== 'CASH') return succeed(null);
    const { amount } = refund;
    const available = this.#ledger.drawer();
    return amount > available ? fail('DrawerShort', { amount, available }) : this.#drawer.mayTakeCash(person);
  }
}
