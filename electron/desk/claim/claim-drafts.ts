import type { Database } from 'better-sqlite3';
import {
  type ClaimDraft,
  type ClaimSection,
  type ClaimStep,
  claimDraftVersion,
} from '../../contract/claim-draft.ts';
import { type Instant, instantOf } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { type BroughtForward, bringDraftForward } from './bring-draft-forward.ts';

/** Whose identity document a number is of. */
export type Whose = 'customer' | 'representative';

/** An unfinished claim with what stands beside its sections. */
export interface StoredDraft extends BroughtForward {
  readonly maker: StaffNo;
  readonly savedAt: Instant;
  readonly identityNumbers: Readonly<Record<Whose, string | null>>;
}

interface DraftRow {
  readonly claim_id: string;
  readonly maker: StaffNo;
  readonly content: string;
  readonly customer_identity_no: string | null;
  readonly representative_identity_no: string | null;
  readonly begun_at: Instant;
  readonly saved_at: Instant;
  readonly set_aside: string | null;
}

const columnOf = { customer: 'customer_identity_no', representative: 'representative_identity_no' } as const;

/**
 * Claims that are being taken in; each belongs to its maker and survives everything but its end. What another version
 * of the program had saved and this one can't read is set aside with the draft, never dropped.
 */
export class ClaimDrafts {
  readonly #connection: Database;
  readonly #now: () => number;

  constructor(connection: Database, now: () => number) {
    this.#connection = connection;
    this.#now = now;
  }

  /** The draft of this claim; undefined for none. */
  find(claimId: string): StoredDraft | undefined {
    const row = this.#connection
      .prepare<[string], DraftRow>('SELECT * FROM claim_draft WHERE claim_id = ?')
      .get(claimId);
    return row && this.#stored(row);
  }

  /** Drafts of this person, or of everybody for null; the last saved first. */
  of(maker: StaffNo | null): StoredDraft[] {
    return this.#connection
      .prepare<{ maker: string | null }, DraftRow>(`
        SELECT * FROM claim_draft WHERE @maker IS NULL OR maker = @maker ORDER BY saved_at DESC, claim_id`)
      .all({ maker })
      .map((row) => this.#stored(row));
  }

  /** Begins a claim that was not begun before. */
  begin(claimId: string, maker: StaffNo): void {
    const begunAt = instantOf(this.#now());
    const draft: ClaimDraft = {
      version: claimDraftVersion,
      claimId,
      step: 'WHO',
      begunAt,
      who: {},
      what: {},
      money: {},
      evidence: {},
      declaration: {},
    };
    this.#enter(draft, maker, { customer: null, representative: null }, null);
  }

  /** Begins the correction of the claim that the entry `corrects` has filed, with what it says. */
  beginCorrection(
    corrects: number,
    draft: ClaimDraft,
    maker: StaffNo,
    identityNumbers: StoredDraft['identityNumbers'],
  ): void {
    this.#enter(draft, maker, identityNumbers, corrects);
  }

  /** A draft there is stays as it is. */
  #enter(
    draft: ClaimDraft,
    maker: StaffNo,
    identityNumbers: StoredDraft['identityNumbers'],
    corrects: number | null,
  ): void {
    this.#connection
      .prepare(`
        INSERT INTO claim_draft (claim_id, maker, content, customer_identity_no, representative_identity_no, begun_at,
          saved_at, corrects)
        VALUES (@claimId, @maker, @content, @customer, @representative, @begunAt, @savedAt, @corrects)
        ON CONFLICT DO NOTHING`)
      .run({
        ...identityNumbers,
        corrects,
        claimId: draft.claimId,
        maker,
        content: JSON.stringify(draft),
        begunAt: draft.begunAt,
        savedAt: instantOf(this.#now()),
      });
  }

  /**
   * Saves one section; of a draft that another program had made also what it could not take over, once. With another
   * customer the numbers of the identity documents go: they were of the one before, and of who came for them; with nobody
   * coming for the customer any more, that of who did.
   */
  save(
    { draft, asked, identityNumbers }: StoredDraft,
    step: ClaimStep,
    { section, content }: ClaimSection,
  ): Instant {
    const savedAt = instantOf(this.#now());
    const { customerNo } = draft.who;
    const isAnother = section === 'who' && customerNo !== undefined && content.customerNo !== customerNo;
    const isAlone = section === 'who' && content.representation === 'SELF';
    this.#connection
      .prepare(`
        UPDATE claim_draft SET set_aside = iif(@keep, coalesce(set_aside, content), set_aside), content = @content,
          customer_identity_no = @customer, representative_identity_no = @representative, saved_at = @savedAt
        WHERE claim_id = @claimId`)
      .run({
        keep: asked.length > 0 ? 1 : 0,
        content: JSON.stringify({ ...draft, step, [section]: content }),
        customer: isAnother ? null : identityNumbers.customer,
        representative: isAnother || isAlone ? null : identityNumbers.representative,
        savedAt,
        claimId: draft.claimId,
      });
    return savedAt;
  }

  /** Keeps the number of an identity document, or takes it out with null. */
  saveIdentityNumber(claimId: string, whose: Whose, number: string | null): Instant {
    const savedAt = instantOf(this.#now());
    this.#connection
      .prepare(`UPDATE claim_draft SET ${columnOf[whose]} = ?, saved_at = ? WHERE claim_id = ?`)
      .run(number, savedAt, claimId);
    return savedAt;
  }

  /** Gives a draft to a colleague; part of the transaction that records it. */
  giveTo(claimId: string, maker: StaffNo): void {
    this.#connection.prepare('UPDATE claim_draft SET maker = ? WHERE claim_id = ?').run(maker, claimId);
  }

  /** Ends a draft that is not wanted any more. */
  discard(claimId: string): void {
    this.#connection.prepare('DELETE FROM claim_draft WHERE claim_id = ?').run(claimId);
  }

  /**
   * Ends the draft that was filed by an entry; part of its transaction. A restore replays the entry of a claim that is
   * being corrected since: that draft goes on.
   *
   * @param supersedes the rejected entry whose place it has taken; null for a claim that was new
   */
  filed(claimId: string, supersedes: number | null): void {
    this.#connection
      .prepare('DELETE FROM claim_draft WHERE claim_id = ? AND (corrects IS NULL OR corrects <= ?)')
      .run(claimId, supersedes ?? 0);
  }

  #stored(row: DraftRow): StoredDraft {
    const frame = { claimId: row.claim_id, begunAt: row.begun_at };
    const current = bringDraftForward(JSON.parse(row.content), frame);
    const before = row.set_aside === null ? [] : bringDraftForward(JSON.parse(row.set_aside), frame).asked;
    return {
      draft: current.draft,
      asked: [...new Set([...current.asked, ...before.filter((field) => !isAnswered(current.draft, field))])],
      maker: row.maker,
      savedAt: row.saved_at,
      identityNumbers: {
        customer: row.customer_identity_no,
        representative: row.representative_identity_no,
      },
    };
  }
}

/** Whether a field that another program had filled in has been asked again since. */
const isAnswered = (draft: ClaimDraft, field: string): boolean => {
  const [section = '', name = ''] = field.split('.');
  const content = Object.entries(draft).find(([key]) => key === section)?.[1];
  return typeof content === 'object' && name in content;
};
