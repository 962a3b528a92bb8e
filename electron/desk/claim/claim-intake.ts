import type { ClaimSection, ClaimStep } from '../../contract/claim-draft.ts';
import type { ClaimDraftRow, ClaimDraftView, DuplicateCheck } from '../../contract/claim-intake.ts';
import type { Customer } from '../../contract/customer.ts';
import type { Instant } from '../../contract/moment.ts';
import { may } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import { maskName, maskNumber } from '../customer/mask.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';
import type { CaseLookUp } from './case-look-up.ts';
import type { ClaimBook } from './claim-book.ts';
import { stopFor } from './claim-customer.ts';
import type { ClaimDrafts, StoredDraft, Whose } from './claim-drafts.ts';
import type { ClaimState } from './claim-state.ts';

/** Taking a claim in: drafts from their first key to the moment before they are filed. */
export class ClaimIntake {
  readonly #journal: Journal;
  readonly #drafts: ClaimDrafts;
  readonly #book: ClaimBook;
  readonly #state: ClaimState;
  readonly #customers: CustomerDirectory;
  readonly #rules: IssuanceRules;
  readonly #register: StaffRegister;
  readonly #lookUp: CaseLookUp;
  readonly #discarded: (claimId: string) => void;
  readonly #changed: () => void;

  constructor(parts: {
    journal: Journal;
    drafts: ClaimDrafts;
    book: ClaimBook;
    state: ClaimState;
    customers: CustomerDirectory;
    rules: IssuanceRules;
    register: StaffRegister;
    lookUp: CaseLookUp;
    discarded: (claimId: string) => void;
    changed: () => void;
  }) {
    this.#journal = parts.journal;
    this.#drafts = parts.drafts;
    this.#book = parts.book;
    this.#state = parts.state;
    this.#customers = parts.customers;
    this.#rules = parts.rules;
    this.#register = parts.register;
    this.#lookUp = parts.lookUp;
    this.#discarded = parts.discarded;
    this.#changed = parts.changed;
  }

  /** Unfinished claims of this person; whoever may hand them over sees everybody's. */
  list(person: KnownPerson): ClaimDraftRow[] {
    const whose = may(person.role, 'HAND_OVER_CLAIMS') ? null : person.staffNo;
    return this.#drafts.of(whose).map(({ draft, maker, savedAt }) => {
      const customer = this.#customerOf(draft.who.customerNo);
      return {
        claimId: draft.claimId,
        maker,
        makerName: this.#register.nameOf(maker),
        mine: maker === person.staffNo,
        step: draft.step,
        maskedName: customer === undefined ? null : maskName(customer.name),
        means: draft.what.means ?? null,
        begunAt: draft.begunAt,
        savedAt,
      };
    });
  }

  /** Begins a claim, or finds the one begun under this id. @returns problems of {@link mine} */
  begin(claimId: string, person: KnownPerson): Result<ClaimDraftView> {
    if (this.#book.find(claimId) === undefined) this.#drafts.begin(claimId, person.staffNo);
    return this.resume(claimId, person);
  }

  /** @returns problems of {@link mine} */
  resume(claimId: string, person: KnownPerson): Result<ClaimDraftView> {
    const found = this.mine(claimId, person);
    return found.ok ? succeed(this.#view(found.value)) : found;
  }

  /** @returns problems of {@link mine} */
  save(
    claimId: string,
    step: ClaimStep,
    section: ClaimSection,
    person: KnownPerson,
  ): Result<{ savedAt: Instant }> {
    const found = this.mine(claimId, person);
    return found.ok ? succeed({ savedAt: this.#drafts.save(found.value, step, section) }) : found;
  }

  /** @returns problems of {@link mine} */
  saveIdentityNumber(
    claimId: string,
    whose: Whose,
    number: string | null,
    person: KnownPerson,
  ): Result<{ savedAt: Instant; masked: string | null }> {
    const found = this.mine(claimId, person);
    if (!found.ok) return found;
    const savedAt = this.#drafts.saveIdentityNumber(claimId, whose, number);
    return succeed({ savedAt, masked: number === null ? null : maskNumber(number) });
  }

  /** @returns problems of {@link mine} */
  discard(claimId: string, person: KnownPerson): Result<null> {
    const found = this.mine(claimId, person);
    if (!found.ok) return found;
    this.#drafts.discard(claimId);
    this.#discarded(claimId);
    return succeed(null);
  }

  /** Colleagues who may go on with a claim. */
  colleagues(): { staffNo: StaffNo; name: string }[] {
    return this.#register.thoseWho('SERVE_CUSTOMERS');
  }

  /** Gives an unfinished claim to a colleague. @returns problems ClaimAlreadyFiled, ClaimDraftNotFound, ClaimReceiverNotPermitted */
  handOver(claimId: string, to: StaffNo, person: KnownPerson): Result<null> {
    const found = this.#find(claimId);
    if (!found.ok) return found;
    const { draft, maker } = found.value;
    if (maker === to) return succeed(null);
    if (!this.colleagues().some(({ staffNo }) => staffNo === to)) return fail('ClaimReceiverNotPermitted');
    const payload = { claimId, from: maker, to, customerNo: draft.who.customerNo ?? null };
    this.#journal.record({ type: 'ClaimDraftHandedOver', payload, actor: person.staffNo }, () =>
      this.#state.draftHandedOver(payload),
    );
    this.#changed();
    return succeed(null);
  }

  /** Other cases of the draft's customer: the core is asked, while there is a line. @returns problems of {@link mine} */
  async duplicates(claimId: string, person: KnownPerson): Promise<Result<DuplicateCheck>> {
    const found = this.mine(claimId, person);
    if (!found.ok) return found;
    const { customerNo } = found.value.draft.who;
    if (customerNo === undefined) return succeed({ check: 'NOT_DONE', cases: [] });
    await this.#lookUp.look(customerNo, person.staffNo);
    return succeed({
      check: this.#lookUp.checkOf(customerNo),
      cases: this.#book.casesOf(customerNo, claimId),
    });
  }

  /** The draft, if this person may go on with it. @returns problems ClaimAlreadyFiled, ClaimDraftNotFound, ClaimDraftOfAnotherTeller */
  mine(claimId: string, person: KnownPerson): Result<StoredDraft> {
    const found = this.#find(claimId);
    if (!found.ok || found.value.maker === person.staffNo) return found;
    return fail('ClaimDraftOfAnotherTeller', { maker: found.value.maker });
  }

  #find(claimId: string): Result<StoredDraft> {
    const draft = this.#drafts.find(claimId);
    if (draft !== undefined) return succeed(draft);
    const claim = this.#book.find(claimId);
    return claim === undefined
      ? fail('ClaimDraftNotFound')
      : fail('ClaimAlreadyFiled', { number: claim.core_no ?? claim.provisional_no });
  }

  #view({ draft, savedAt, identityNumbers, asked }: StoredDraft): ClaimDraftView {
    const customer = this.#customerOf(draft.who.customerNo);
    const view = customer === undefined ? null : this.#rules.view(customer);
    const { customer: own, representative } = identityNumbers;
    return {
      draft,
      savedAt,
      customer: view,
      needsLegalRepresentative: view?.minor ?? false,
      stopped: customer === undefined ? null : stopFor(customer),
      maskedIdentityNumbers: {
        customer: own === null ? null : maskNumber(own),
        representative: representative === null ? null : maskNumber(representative),
      },
      corrects: this.#book.find(draft.claimId)?.rejection ?? null,
      broughtForward: asked.length === 0 ? null : { asked: [...asked] },
    };
  }

  #customerOf(customerNo: string | undefined): Customer | undefined {
    return customerNo === undefined ? undefined : this.#customers.find(customerNo);
  }
}
