import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import type { ClaimRow } from '../../../contract/claim-follow-up.ts';
import type { ClaimWithdrawalSubject } from '../../../contract/claim-withdrawal.ts';
import type { JournalPayload } from '../../../contract/journal-entry.ts';
import { type CalendarDate, instantOf, seoulDateOf } from '../../../contract/moment.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { Approvals } from '../../approval/approvals.ts';
import type { SubjectRules } from '../../approval/subject-rules.ts';
import { type EvidenceBook, filedFileOf } from '../../evidence/evidence-book.ts';
import type { Journal } from '../../journal/journal.ts';
import { readSettings } from '../../settings.ts';
import type { KnownPerson } from '../../staff/staff-register.ts';
import { BusinessCalendar } from '../business-calendar.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';
import { refundContradictions } from '../money-contradictions.ts';
import { objectionAnswerDue } from '../refund-clock.ts';
import type { ClaimFile } from './claim-file.ts';
import type { ClaimRegister } from './claim-register.ts';
import type { FollowUpState } from './follow-up-state.ts';
import { personalValues } from './personal-fields.ts';
import { isUnderWay, mayObject } from './what-may-be-done.ts';

type Withdrawal = JournalPayload<'ClaimWithdrawn'>;

/** For so long a field that was unmasked stays on the screen, seconds. */
const shownSeconds = 30;

/** What is done about a claim after it was filed; each act one entry. Whoever serves the customer now may do it. */
export class FollowUp {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #register: ClaimRegister;
  readonly #file: ClaimFile;
  readonly #state: FollowUpState;
  readonly #evidence: EvidenceBook;
  readonly #approvals: () => Approvals;
  readonly #today: () => CalendarDate;
  readonly #now: () => number;
  readonly #knownNow: () => number;
  readonly #changed: () => void;

  /**
   * @param parts.now clock, which the entries go by
   * @param parts.knownNow the core's time where it was heard, which days of the law are reckoned from
   * @param parts.changed called after every act
   */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    register: ClaimRegister;
    file: ClaimFile;
    state: FollowUpState;
    evidence: EvidenceBook;
    approvals: () => Approvals;
    today: () => CalendarDate;
    now: () => number;
    knownNow: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#register = parts.register;
    this.#file = parts.file;
    this.#state = parts.state;
    this.#evidence = parts.evidence;
    this.#approvals = parts.approvals;
    this.#today = parts.today;
    this.#now = parts.now;
    this.#knownNow = parts.knownNow;
    this.#changed = parts.changed;
  }

  /** @returns problems ClaimNotFound, ClaimErased */
  addNote({ claimId, note }: JournalPayload<'ClaimNoteAdded'>, person: KnownPerson): Result<null> {
    const found = this.#kept(claimId);
    if (!found.ok) return found;
    this.#journal.record({ type: 'ClaimNoteAdded', payload: { claimId, note }, actor: person.staffNo });
    this.#changed();
    return succeed(null);
  }

  /**
   * Lists the papers that were taken in for a filed claim since, and sends them after it.
   *
   * @returns problems ClaimNotFound, ClaimErased, ClaimOver, NothingToSupplement
   */
  supplement(claimId: string, person: KnownPerson): Result<null> {
    const found = this.#kept(claimId);
    if (!found.ok) return found;
    if (!isUnderWay(found.value)) return fail('ClaimOver');
    const files = this.#evidence.unfiled(claimId).map(filedFileOf);
    if (files.length === 0) return fail('NothingToSupplement');
    const checklist = [...new Set(files.map(({ paper }) => paper))].map((paper) => ({
      paper,
      status: 'PRESENT' as const,
    }));
    const payload = { claimId, checklist, files };
    this.#journal.record({ type: 'ClaimSupplemented', payload, actor: person.staffNo }, (entry) =>
      this.#state.supplemented(entry, payload),
    );
    this.#changed();
    return succeed(null);
  }

  /**
   * Records how far the refund procedure is by now. What is known already is no second entry.
   *
   * @returns problems ClaimNotFound, ClaimErased, ClaimOver, RefundDatesImpossible
   */
  recordRefund(
    { claimId, refund }: JournalPayload<'RefundProcedureRecorded'>,
    person: KnownPerson,
  ): Result<null> {
    const found = this.#kept(claimId);
    if (!found.ok) return found;
    if (!isUnderWay(found.value)) return fail('ClaimOver');
    if (isDeepStrictEqual(this.#file.refundProcedure(claimId), refund)) return succeed(null);
    if (refundContradictions(refund, instantOf(this.#now())).length > 0) return fail('RefundDatesImpossible');
    this.#journal.record({
      type: 'RefundProcedureRecorded',
      payload: { claimId, refund },
      actor: person.staffNo,
    });
    this.#changed();
    return succeed(null);
  }

  /** Nobody is asked for a withdrawal that could not be done. */
  readonly subjectRules: SubjectRules<'CLAIM_WITHDRAWAL'> = {
    mayAsk: ({ claimId }) => {
      const found = this.#withdrawable(claimId);
      return found.ok ? succeed(null) : found;
    },
    mayApprove: () => succeed(null),
  };

  /** Exactly what a second person is asked for. @returns problems ClaimNotFound, ClaimErased, ClaimOver */
  prepareWithdrawal({ claimId, reason }: Withdrawal): Result<ClaimWithdrawalSubject> {
    const found = this.#withdrawable(claimId);
    if (!found.ok) return found;
    const { coreNo, provisionalNo } = found.value;
    return succeed({ kind: 'CLAIM_WITHDRAWAL', claimId, number: coreNo ?? provisionalNo, reason });
  }

  /** The customer takes the claim back. @returns problems of {@link prepareWithdrawal} and of {@link Approvals.take} */
  withdraw(
    { approvalRequestId, ...withdrawal }: Withdrawal & { approvalRequestId: string },
    person: KnownPerson,
  ): Result<null> {
    const prepared = this.prepareWithdrawal(withdrawal);
    if (!prepared.ok) return prepared;
    const approvals = this.#approvals().take(approvalRequestId, prepared.value, person);
    if (!approvals.ok) return approvals;
    this.#journal.record(
      { type: 'ClaimWithdrawn', payload: withdrawal, actor: person.staffNo, approvals: approvals.value },
      (entry) => this.#state.withdrawn(entry, withdrawal),
    );
    this.#changed();
    return succeed(null);
  }

  /**
   * The customer does not accept the decision: a case of its own, with its own number and clock.
   *
   * @returns problems ClaimNotFound, ClaimErased, ClaimNotDecided, ClaimReferenceMissing
   */
  object(
    {
      objectionId,
      claimId,
      grounds,
    }: Pick<JournalPayload<'ObjectionFiled'>, 'objectionId' | 'claimId' | 'grounds'>,
    person: KnownPerson,
  ): Result<{ provisionalNo: string }> {
    const found = this.#kept(claimId);
    if (!found.ok) return found;
    const objections = this.#file.detail(claimId)?.objections ?? [];
    const same = objections.find((one) => one.objectionId === objectionId);
    if (same !== undefined) return succeed({ provisionalNo: same.provisionalNo });
    if (!mayObject(found.value, objections)) return fail('ClaimNotDecided');
    const reference = claimReferenceOn(this.#connection, this.#today());
    if (!reference.ok) return reference;
    const calendar = new BusinessCalendar(readSettings(this.#connection)?.holidays ?? []);
    const receivedAt = instantOf(this.#knownNow());
    const payload = {
      objectionId,
      claimId,
      provisionalNo: this.#state.nextObjectionNo(this.#today()),
      grounds,
      receivedAt,
      dueOn: objectionAnswerDue(seoulDateOf(Date.parse(receivedAt)), reference.value.clocks, calendar),
    };
    this.#journal.record({ type: 'ObjectionFiled', payload, actor: person.staffNo }, (entry) =>
      this.#state.objected(entry, payload),
    );
    this.#changed();
    return succeed({ provisionalNo: payload.provisionalNo });
  }

  /**
   * Tells one field of one claim in clear. The entry that says who saw it and why is on the disk before it is told.
   *
   * @returns problems ClaimNotFound, ClaimErased, PersonalFieldEmpty
   */
  unmask(
    asked: JournalPayload<'PersonalDataUnmasked'>,
    person: KnownPerson,
  ): Result<{ values: string[]; seconds: number }> {
    const found = this.#kept(asked.claimId);
    if (!found.ok) return found;
    const claim = this.#file.claim(asked.claimId);
    if (claim === undefined) return fail('ClaimErased');
    const name = this.#connection
      .prepare<[string], string | null>('SELECT customer_name FROM claim WHERE claim_id = ?')
      .pluck()
      .get(asked.claimId);
    const value = personalValues(claim, name ?? null).find(({ field }) => field === asked.field);
    if (value === undefined) return fail('PersonalFieldEmpty');
    this.#journal.record({ type: 'PersonalDataUnmasked', payload: asked, actor: person.staffNo });
    this.#changed();
    return succeed({ values: [...value.clear], seconds: shownSeconds });
  }

  #withdrawable(claimId: string): Result<ClaimRow> {
    const found = this.#kept(claimId);
    return found.ok && !isUnderWay(found.value) ? fail('ClaimOver') : found;
  }

  #kept(claimId: string): Result<ClaimRow> {
    const row = this.#register.row(claimId);
    if (row === undefined) return fail('ClaimNotFound');
    return row.maskedPhone === null ? fail('ClaimErased') : succeed(row);
  }
}
