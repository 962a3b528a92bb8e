import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { EvidenceBook } from '../evidence/evidence-book.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimDrafts } from './claim-drafts.ts';

/**
 * What the acts of a claim change in the state tables: the same lines serve the counter, where the entry is just being
 * recorded, and a restore, where it is replayed.
 */
export class ClaimState {
  readonly #book: ClaimBook;
  readonly #drafts: ClaimDrafts;
  readonly #customers: CustomerDirectory;
  readonly #evidence: EvidenceBook;

  constructor(parts: {
    book: ClaimBook;
    drafts: ClaimDrafts;
    customers: CustomerDirectory;
    evidence: EvidenceBook;
  }) {
    this.#book = parts.book;
    this.#drafts = parts.drafts;
    this.#customers = parts.customers;
    this.#evidence = parts.evidence;
  }

  /** The claim has its number, is no draft any more, and its files are on their way. The name is not part of the entry: the number finds it. */
  filed(entry: JournalEntry, claim: JournalPayload<'ClaimFiled'>): void {
    this.#book.filed(entry, claim, this.#customers.find(claim.who.customerNo)?.name ?? '');
    this.#evidence.filed(claim.evidence.files);
    this.#drafts.filed(claim.claimId, null);
  }

  /**
   * The rejected entry has one in its place, which waits for its own verdict; what was filed once stays filed. What it
   * leaves out nobody waits for.
   */
  corrected(entry: JournalEntry, claim: JournalPayload<'ClaimCorrected'>): void {
    this.#book.corrected(entry, claim);
    this.#evidence.filed(claim.evidence.files);
    this.#evidence.leftOut(claim.claimId, claim.leftOut);
    this.#drafts.filed(claim.claimId, claim.supersedes.seq);
  }

  draftHandedOver({ claimId, to }: JournalPayload<'ClaimDraftHandedOver'>): void {
    this.#drafts.giveTo(claimId, to);
  }
}
