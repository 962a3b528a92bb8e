import type { CorrectionOrder, RecallOrder, WithdrawalOrder } from '../../contract/correction.ts';
import type { IssuancePapers } from '../../contract/issuance.ts';
import { may } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Approvals } from '../approval/approvals.ts';
import { objectionToPapers } from '../issuance/eligibility.ts';
import type { IssuanceBook, IssuanceRow } from '../issuance/issuance-book.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { CaseBook, CaseRow } from './case-book.ts';
import type { CaseRules } from './case-rules.ts';
import type { CorrectionState } from './correction-state.ts';
import type { Recalls } from './recalls.ts';

/**
 * The ways out of the correction queue, besides the reversal. Each is one new entry that names what it supersedes;
 * the one who made the record, or a supervisor, may take one, and only one the core's rejection offers.
 */
export class Corrections {
  readonly #journal: Journal;
  readonly #cases: CaseBook;
  readonly #caseRules: CaseRules;
  readonly #issuances: IssuanceBook;
  readonly #rules: IssuanceRules;
  readonly #state: CorrectionState;
  readonly #recalls: Recalls;
  readonly #approvals: () => Approvals;
  readonly #changed: () => void;

  /** @param changed called after every act */
  constructor(parts: {
    journal: Journal;
    cases: CaseBook;
    caseRules: CaseRules;
    issuances: IssuanceBook;
    rules: IssuanceRules;
    state: CorrectionState;
    recalls: Recalls;
    approvals: () => Approvals;
    changed: () => void;
  }) {
    this.#journal = parts.journal;
    this.#cases = parts.cases;
    this.#caseRules = parts.caseRules;
    this.#issuances = parts.issuances;
    this.#rules = parts.rules;
    this.#state = parts.state;
    this.#recalls = parts.recalls;
    this.#approvals = parts.approvals;
    this.#changed = parts.changed;
  }

  /**
   * Sends a rejected issuance again with other papers; card, proof and fee stay as they were recorded. Of its records
   * only the one that stands for it can be corrected: in the place of a reversal, say, a correction would undo nothing.
   *
   * @returns problems of the case, CardAlreadyRecalled, NothingCorrected and those of the papers
   */
  correct({ caseNo, papers: changed, reason }: CorrectionOrder, person: KnownPerson): Result<null> {
    const found = this.#caseRules.open(caseNo, 'CORRECT', person);
    if (!found.ok) return found;
    const row = this.#issuanceOf(found.value);
    if (row?.state !== 'ISSUED' || found.value.rejected !== (row.superseded_by ?? row.closed_by))
      return fail('WayNotOffered');
    if (this.#recalls.of(row.issuance_id) !== undefined) return fail('CardAlreadyRecalled');

    const before = this.#cases.papers(row);
    const papers: IssuancePapers = {
      ...changed,
      identityDocument: changed.identityDocument ?? before.identityDocument,
    };
    const assessed = this.#rules.assess(row.customer_no);
    if (!assessed.ok) return assessed;
    const objection = objectionToPapers(papers, assessed.value);
    if (objection !== null) return { ok: false, problem: objection };
    if (reason !== 'CORE_HAS_MENDED' && canonicalJson(papers) === canonicalJson(before))
      return fail('NothingCorrected');

    const { seq, id } = this.#journal.at(found.value.rejected);
    const payload = { issuanceId: row.issuance_id, supersedes: { seq, id }, papers, reason };
    this.#journal.record({ type: 'SmartOtpIssuanceCorrected', payload, actor: person.staffNo }, (entry) =>
      this.#state.corrected(entry, payload),
    );
    this.#changed();
    return succeed(null);
  }

  /**
   * Records a word with the customer about a card that is to come back, or that it is here, or lost. Leaves the case
   * as it is: what the customer paid is the business of the other ways.
   *
   * @returns problems IssuanceNotFound, CaseOfAnotherTeller, RecallAlreadyEnded, WayNotOffered
   */
  recall({ issuanceId, contact, outcome }: RecallOrder, person: KnownPerson): Result<null> {
    const row = this.#issuances.find(issuanceId);
    if (row === undefined) return fail('IssuanceNotFound');
    if (row.maker !== person.staffNo && !may(person.role, 'END_COLLEAGUES_WORK'))
      return fail('CaseOfAnotherTeller');
    const recall = this.#recalls.of(issuanceId);
    if (recall !== undefined && recall.outcome !== 'PENDING') return fail('RecallAlreadyEnded');
    if (recall === undefined && !this.#cases.offers(issuanceId, 'RECALL_CARD')) return fail('WayNotOffered');
    const payload = { issuanceId, serialNo: row.serial_no, customerNo: row.customer_no, contact, outcome };
    this.#journal.record({ type: 'CardRecalled', payload, actor: person.staffNo }, (entry) =>
      this.#state.recalled(entry, payload),
    );
    this.#changed();
    return succeed(null);
  }

  /** Lets a rejected record rest. @returns problems of the case and of {@link Approvals.take} */
  withdraw({ approvalRequestId, ...wish }: WithdrawalOrder, person: KnownPerson): Result<null> {
    const prepared = this.#caseRules.prepareWithdrawal(wish, person);
    if (!prepared.ok) return prepared;
    const approvals = this.#approvals().take(approvalRequestId, prepared.value, person);
    if (!approvals.ok) return approvals;
    const payload = { supersedes: prepared.value.supersedes, reason: wish.reason };
    this.#journal.record(
      { type: 'RejectedRecordWithdrawn', payload, actor: person.staffNo, approvals: approvals.value },
      (entry) => this.#state.withdrawn(entry, payload),
    );
    this.#changed();
    return succeed(null);
  }

  #issuanceOf({ issuance_id }: CaseRow): IssuanceRow | undefined {
    return issuance_id === null ? undefined : this.#issuances.find(issuance_id);
  }
}
