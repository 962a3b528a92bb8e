import type { Database } from 'better-sqlite3';
import type { ClaimMoneyDraft } from '../../../contract/claim-draft.ts';
import type { RefundPoint } from '../../../contract/claim-money-review.ts';
import type { ClaimPaper } from '../../../contract/claim-records.ts';
import type { ClaimReference } from '../../../contract/claim-reference.ts';
import type { CustomerNo } from '../../../contract/customer.ts';
import { type CalendarDate, instantOf, seoulDateOf } from '../../../contract/moment.ts';
import { ErasedPayload } from '../../../contract/personal-data.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { CustomerDirectory } from '../../customer/customer-directory.ts';
import { maskNumber } from '../../customer/mask.ts';
import type { EvidenceFiles } from '../../evidence/evidence-files.ts';
import type { Journal } from '../../journal/journal.ts';
import { PrintQueue } from '../../paper/print-queue.ts';
import type { Print } from '../../receipt/receipts.ts';
import { readSettings } from '../../settings.ts';
import type { KnownPerson } from '../../staff/staff-register.ts';
import { BusinessCalendar } from '../business-calendar.ts';
import type { ClaimBook } from '../claim-book.ts';
import type { ClaimFiling } from '../claim-filing.ts';
import type { ClaimIntake } from '../claim-intake.ts';
import { claimOf } from '../claim-of.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';
import { datesOf, refundTimeline } from '../refund-clock.ts';
import type { ClaimPaperFacts } from './claim-paper-facts.ts';
import { isDrawing } from './drawing.ts';
import type { PaperLanguage } from './words-in.ts';

/** Which paper of which claim, in which language. */
export interface PaperWanted {
  readonly claimId: string;
  readonly paper: ClaimPaper;
  readonly language: PaperLanguage;
}

/** What the papers of a claim are written from beside what is the same for all of them. */
type Told = Pick<
  ClaimPaperFacts,
  'filed' | 'sections' | 'checklist' | 'maskedIdentityNo' | 'teller' | 'reference' | 'timeline'
> & { readonly customerNo: CustomerNo | undefined };

/**
 * A claim's papers, to look at and to print at any time, also while it is being taken in. Every print is an entry of
 * the journal: whose data left the terminal on paper must be known. The second print and every one after it says that
 * it is a copy.
 */
export class ClaimPapers {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #book: ClaimBook;
  readonly #intake: ClaimIntake;
  readonly #filing: ClaimFiling;
  readonly #files: EvidenceFiles;
  readonly #customers: CustomerDirectory;
  readonly #print: Print;
  readonly #queue = new PrintQueue();
  readonly #now: () => number;

  /** @param parts.now clock, milliseconds since 1970 */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    book: ClaimBook;
    intake: ClaimIntake;
    filing: ClaimFiling;
    files: EvidenceFiles;
    customers: CustomerDirectory;
    print: Print;
    now: () => number;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#intake = parts.intake;
    this.#filing = parts.filing;
    this.#files = parts.files;
    this.#customers = parts.customers;
    this.#print = parts.print;
    this.#now = parts.now;
  }

  /** The paper as its next print would look. @returns problems ClaimPaperNotThere, ClaimReferenceMissing and those of {@link ClaimIntake.mine} */
  async render(wanted: PaperWanted, person: KnownPerson): Promise<Result<Uint8Array>> {
    const facts = await this.#facts(wanted, person);
    return facts.ok ? succeed(await pdfOf(wanted.paper, facts.value)) : facts;
  }

  /** @returns problems of {@link render}, PrinterMissing, PrintFailed */
  print(wanted: PaperWanted, person: KnownPerson): Promise<Result<null>> {
    return this.#queue.next(() => this.#printNow(wanted, person));
  }

  async #printNow(wanted: PaperWanted, person: KnownPerson): Promise<Result<null>> {
    const facts = await this.#facts(wanted, person);
    if (!facts.ok) return facts;
    const outcome = await this.#print(await pdfOf(wanted.paper, facts.value));
    if (outcome === 'NO_PRINTER') return fail('PrinterMissing');
    if (outcome === 'FAILED') return fail('PrintFailed');
    const { copyNo } = facts.value;
    this.#journal.record(
      { type: 'ClaimFormPrinted', payload: { ...wanted, copyNo }, actor: person.staffNo },
      () => {},
    );
    return succeed(null);
  }

  async #facts(wanted: PaperWanted, person: KnownPerson): Promise<Result<ClaimPaperFacts>> {
    const told =
      wanted.paper === 'DRAFT' ? this.#unfiled(wanted.claimId, person) : this.#filed(wanted.claimId);
    if (!told.ok) return told;
    const settings = readSettings(this.#connection);
    if (settings === null) return fail('ClaimReferenceMissing');
    const { customerNo, ...rest } = told.value;
    return succeed({
      ...rest,
      language: wanted.language,
      settings,
      customer: (customerNo === undefined ? undefined : this.#customers.find(customerNo)) ?? null,
      signature: await this.#signature(rest.sections.declaration, person),
      printedAt: instantOf(this.#now()),
      // A draft printed again is another draft, no copy.
      copyNo: wanted.paper === 'DRAFT' ? 0 : this.#prints(wanted),
    });
  }

  /** A claim that is being taken in: what has been told so far. */
  #unfiled(claimId: string, person: KnownPerson): Result<Told> {
    const found = this.#intake.mine(claimId, person);
    if (!found.ok) return found;
    const { draft, identityNumbers } = found.value;
    const reference = claimReferenceOn(this.#connection, this.#today());
    if (!reference.ok) return reference;
    const reviewed = this.#filing.review(claimId, person);
    if (!reviewed.ok) return reviewed;
    return succeed({
      filed: null,
      sections: draft,
      // What is signed is what would be filed.
      checklist: reviewed.value.checklist.flatMap(({ item }) => item ?? []),
      maskedIdentityNo: identityNumbers.customer && maskNumber(identityNumbers.customer),
      teller: found.value.maker,
      reference: reference.value,
      timeline: this.#timeline(draft.money, reference.value),
      customerNo: draft.who.customerNo,
    });
  }

  /** A filed claim, with the reference data it was taken in under. */
  #filed(claimId: string): Result<Told> {
    const row = this.#book.find(claimId);
    if (row === undefined) return fail('ClaimPaperNotThere');
    const entry = this.#journal.at(row.stands_by);
    if (ErasedPayload.safeParse(entry.payload).success) return fail('ClaimPaperNotThere');
    const claim = claimOf(entry);
    const reference = claimReferenceOn(this.#connection, claim.referenceFrom);
    if (!reference.ok) return reference;
    return succeed({
      filed: { provisionalNo: row.provisional_no, coreNo: row.core_no, at: row.filed_at },
      sections: claim,
      checklist: claim.evidence.checklist,
      maskedIdentityNo: maskNumber(claim.who.identityDocument.number),
      teller: entry.actor,
      reference: reference.value,
      timeline: this.#timeline(claim.money, reference.value),
      customerNo: claim.who.customerNo,
    });
  }

  #timeline({ refund }: ClaimMoneyDraft, { clocks }: ClaimReference): RefundPoint[] {
    const calendar = new BusinessCalendar(readSettings(this.#connection)?.holidays ?? []);
    return refundTimeline(datesOf(refund), clocks, calendar, this.#today());
  }

  /** The drawing on the pad; a signature on paper is on the paper. */
  async #signature(
    { signature }: ClaimPaperFacts['sections']['declaration'],
    person: KnownPerson,
  ): Promise<ClaimPaperFacts['signature']> {
    if (signature?.method !== 'PAD') return null;
    const read = await this.#files.read(signature.fileId, 0, person);
    return read.ok && isDrawing(read.value) ? read.value : 'NOT_SHOWN';
  }

  /** How often this paper of the claim has gone to the printer since the claim says what it says. */
  #prints({ claimId, paper }: PaperWanted): number {
    return this.#connection
      .prepare<[string, ClaimPaper, number], number>(`
        SELECT count(*) FROM journal
        WHERE json_extract(payload, '$.claimId') = ? AND type = 'ClaimFormPrinted'
          AND json_extract(payload, '$.paper') = ? AND seq > ?`)
      .pluck()
      .get(claimId, paper, this.#book.find(claimId)?.stands_by ?? 0) as number;
  }

  #today(): CalendarDate {
    return seoulDateOf(this.#now());
  }
}

/** The drawing library and its fonts are loaded with the first paper, not with the program. */
async function pdfOf(paper: ClaimPaper, facts: ClaimPaperFacts): Promise<Uint8Array> {
  const { filed } = facts;
  if (paper === 'RECEIPT' && filed !== null) {
    const { drawClaimReceipt } = await import('./draw-claim-receipt.ts');
    return await drawClaimReceipt({ ...facts, filed });
  }
  const [{ claimForm }, { drawClaimForm }] = await Promise.all([
    import('./claim-form.ts'),
    import('./draw-claim-form.ts'),
  ]);
  return await drawClaimForm(claimForm(facts));
}
