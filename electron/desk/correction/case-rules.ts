import type { Database } from 'better-sqlite3';
import type { WithdrawalWish } from '../../contract/correction.ts';
import { may } from '../../contract/permission.ts';
import type { WayOut } from '../../contract/rejection.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { WithdrawalSubject } from '../../contract/undoing.ts';
import type { SubjectRules } from '../approval/subject-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { CaseBook, CaseRow } from './case-book.ts';
import { isSuperseded } from './verdict.ts';

/** Who may take which way out of a case, and what exactly a withdrawal would let rest. */
export class CaseRules {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #cases: CaseBook;

  constructor(connection: Database, journal: Journal, cases: CaseBook) {
    this.#connection = connection;
    this.#journal = journal;
    this.#cases = cases;
  }

  /**
   * The case, if this person may take this way out of it now.
   *
   * @returns problems CaseNotFound, CaseOfAnotherTeller, CaseAlreadyClosed, CorrectionOnItsWay, WayNotOffered
   */
  open(caseNo: number, way: WayOut, person: KnownPerson): Result<CaseRow> {
    const found = this.#cases.find(caseNo);
    if (found === undefined) return fail('CaseNotFound');
    if (found.maker !== person.staffNo && !may(person.role, 'END_COLLEAGUES_WORK'))
      return fail('CaseOfAnotherTeller');
    if (found.closed_how !== null) return fail('CaseAlreadyClosed');
    if (isSuperseded(this.#connection, found.rejected)) return fail('CorrectionOnItsWay');
    return found.rejection.ways.includes(way) ? succeed(found) : fail('WayNotOffered');
  }

  /** Nobody is asked for a withdrawal that could not be done. */
  readonly subjectRules: SubjectRules<'WITHDRAWAL'> = {
    mayAsk: ({ supersedes, reason }, maker) => {
      const caseNo = this.#cases.caseOf(supersedes.seq);
      if (caseNo === undefined) return fail('CaseNotFound');
      const prepared = this.prepareWithdrawal({ caseNo, reason }, maker);
      return prepared.ok ? succeed(null) : prepared;
    },
    mayApprove: () => succeed(null),
  };

  /** Exactly what a withdrawal would let rest. @returns problems of the case */
  prepareWithdrawal({ caseNo, reason }: WithdrawalWish, person: KnownPerson): Result<WithdrawalSubject> {
    const found = this.open(caseNo, 'WITHDRAW', person);
    if (!found.ok) return found;
    const { seq, id } = this.#journal.at(found.value.rejected);
    return succeed({
      kind: 'WITHDRAWAL',
      supersedes: { seq, id },
      rejectionCode: found.value.rejection.code,
      reason,
    });
  }
}
