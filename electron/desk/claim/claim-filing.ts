import type { Database } from 'better-sqlite3';
import type { Claim } from '../../contract/claim.ts';
import type { ClaimObjection, ClaimReceipt, ClaimReview } from '../../contract/claim-intake.ts';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { type EvidenceBook, filedFileOf } from '../evidence/evidence-book.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { CaseLookUp } from './case-look-up.ts';
import { checklistOf } from './checklist.ts';
import type { ClaimBook, ClaimRow } from './claim-book.ts';
import type { ClaimCorrection } from './claim-correction.ts';
import type { StoredDraft } from './claim-drafts.ts';
import type { ClaimIntake } from './claim-intake.ts';
import { objectionsTo } from './claim-objections.ts';
import { claimReferenceOn } from './claim-reference-book.ts';
import type { ClaimState } from './claim-state.ts';
import { composeClaim } from './compose-claim.ts';
import { leftOutPapers, partPapers } from './left-out-papers.ts';

/** Of thousands of movements out of a file each can lack several fields; an answer holds 6,000 objections in all. */
const mostOfMoney = 5_000;

/** Filing: the last look at a draft, and the one transaction that makes it a claim. */
export class ClaimFiling {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #intake: ClaimIntake;
  readonly #correction: ClaimCorrection;
  readonly #book: ClaimBook;
  readonly #state: ClaimState;
  readonly #evidence: EvidenceBook;
  readonly #customers: CustomerDirectory;
  readonly #rules: IssuanceRules;
  readonly #days: BusinessDays;
  readonly #lookUp: CaseLookUp;
  readonly #now: () => number;
  readonly #changed: () => void;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    intake: ClaimIntake;
    correction: ClaimCorrection;
    book: ClaimBook;
    state: ClaimState;
    evidence: EvidenceBook;
    customers: CustomerDirectory;
    rules: IssuanceRules;
    days: BusinessDays;
    lookUp: CaseLookUp;
    now: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#intake = parts.intake;
    this.#correction = parts.correction;
    this.#book = parts.book;
    this.#state = parts.state;
    this.#evidence = parts.evidence;
    this.#customers = parts.customers;
    this.#rules = parts.rules;
    this.#days = parts.days;
    this.#lookUp = parts.lookUp;
    this.#now = parts.now;
    this.#changed = parts.changed;
  }

  /**
   * Everything that still stands in the way of filing.
   *
   * @returns problems of {@link ClaimIntake.mine}, ClaimReferenceMissing
   */
  review(claimId: string, person: KnownPerson): Result<ClaimReview> {
    const found = this.#intake.mine(claimId, person);
    if (!found.ok) return found;
    const reference = claimReferenceOn(this.#connection, this.#days.today());
    if (!reference.ok) return reference;
    const { objections, checklist } = this.#examine(found.value, reference.value);
    return succeed({
      objections: objections.filter(({ section }, i) => section !== 'MONEY' || i < mostOfMoney),
      checklist,
    });
  }

  /**
   * Files a claim, or what corrects a rejected one: its entry, its provisional number and the end of its draft are one
   * transaction. A claim that is filed already is shown as it was.
   *
   * @returns problems of {@link review} and {@link ClaimCorrection.superseded}; ClaimIncomplete, and where only one thing is wrong its own problem
   */
  file(claimId: string, person: KnownPerson): Result<ClaimReceipt> {
    const before = this.#book.find(claimId);
    const found = this.#intake.mine(claimId, person);
    if (!found.ok)
      return before !== undefined && found.problem.tag === 'ClaimAlreadyFiled'
        ? succeed(receiptOf(before))
        : found;
    const superseded = before === undefined ? null : this.#correction.superseded(before);
    if (superseded?.ok === false) return superseded;
    const reference = claimReferenceOn(this.#connection, this.#days.today());
    if (!reference.ok) return reference;
    const { objections, claim, papers } = this.#examine(found.value, reference.value);
    const [first, ...more] = objections;
    if (first !== undefined)
      return more.length === 0
        ? { ok: false, problem: first.problem }
        : fail('ClaimIncomplete', { open: objections.length });
    if (claim === null) throw new Error('a claim without objections is whole');
    const actor = person.staffNo;
    if (superseded === null)
      this.#journal.record({ type: 'ClaimFiled', payload: claim, actor }, (entry) =>
        this.#state.filed(entry, claim),
      );
    else {
      const leftOut = leftOutPapers(this.#journal.at(superseded.value.seq), papers);
      const payload = { ...claim, supersedes: superseded.value, leftOut };
      this.#journal.record({ type: 'ClaimCorrected', payload, actor }, (entry) =>
        this.#state.corrected(entry, payload),
      );
    }
    this.#changed();
    const filed = this.#book.find(claimId);
    if (filed === undefined) throw new Error('a filed claim is in the book');
    return succeed(receiptOf(filed));
  }

  #examine(stored: StoredDraft, reference: ClaimReference) {
    const { draft } = stored;
    const { customerNo } = draft.who;
    const customer = customerNo === undefined ? undefined : this.#customers.find(customerNo);
    const papers = partPapers(draft, this.#evidence.current(draft.claimId));
    const files = papers.kept.map(filedFileOf);
    const today = this.#days.today();
    const before = this.#book.find(draft.claimId);
    const checklist = checklistOf(reference, { draft, customerKind: customer?.kind }, files, today);
    const wrong = objectionsTo(draft, {
      customer,
      customerBefore: before?.customer_no ?? null,
      minor: customer !== undefined && this.#rules.view(customer).minor,
      reference,
      cases: customerNo === undefined ? [] : this.#book.casesOf(customerNo, draft.claimId),
      files,
      leftOut: papers.leftOut.map(({ file: { fileId }, reason }) => ({ fileId, reason })),
      checklist,
      now: instantOf(this.#now()),
    });
    const composed = composeClaim(stored, {
      provisionalNo: before?.provisional_no ?? this.#book.nextNo(today),
      reference,
      checklist,
      files,
      duplicateCheck: customerNo === undefined ? 'NOT_DONE' : this.#lookUp.checkOf(customerNo),
    });
    const missing = Array.isArray(composed) ? composed : [];
    const claim: Claim | null = Array.isArray(composed) ? null : composed;
    return {
      objections: inOrder([...wrong, ...missing.filter((one) => !isSaid(one, wrong))]),
      checklist,
      claim,
      papers,
    };
  }
}

const steps: readonly ClaimObjection['section'][] = ['WHO', 'WHAT', 'MONEY', 'EVIDENCE', 'DECLARATION'];

const inOrder = (objections: readonly ClaimObjection[]): ClaimObjection[] =>
  [...objections].sort((a, b) => steps.indexOf(a.section) - steps.indexOf(b.section));

/** Whether something else is said of this field, or of the one it is a part of. */
const isSaid = (missing: ClaimObjection, wrong: readonly ClaimObjection[]): boolean =>
  wrong.some(
    ({ section, field }) =>
      section === missing.section && `${missing.field}.`.startsWith(field === '' ? '' : `${field}.`),
  );

const receiptOf = (row: ClaimRow): ClaimReceipt => ({
  claimId: row.claim_id,
  provisionalNo: row.provisional_no,
  coreNo: row.core_no,
  filedAt: row.filed_at,
});
