import type { Database } from 'better-sqlite3';
import type { Claim } from '../../contract/claim.ts';
import { ClaimDraft, claimDraftVersion } from '../../contract/claim-draft.ts';
import type { ClaimDraftView } from '../../contract/claim-intake.ts';
import { RefundProcedure } from '../../contract/claim-money.ts';
import type { Superseded } from '../../contract/correction-records.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import type { Instant } from '../../contract/moment.ts';
import { may } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { ClaimBook, ClaimRow } from './claim-book.ts';
import type { ClaimDrafts } from './claim-drafts.ts';
import type { ClaimIntake } from './claim-intake.ts';
import { claimOf } from './claim-of.ts';
import { leftOutIn } from './left-out-papers.ts';

/**
 * A claim the core has rejected becomes a draft again: the same claim, with what was told of it and its papers. What the
 * customer declared and signed is not part of it: they sign for what is sent. There is one draft a claim, and filing it
 * takes the rejected entry's place, once: so two of it can never live.
 */
export class ClaimCorrection {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #book: ClaimBook;
  readonly #drafts: ClaimDrafts;
  readonly #intake: ClaimIntake;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    book: ClaimBook;
    drafts: ClaimDrafts;
    intake: ClaimIntake;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#drafts = parts.drafts;
    this.#intake = parts.intake;
  }

  /**
   * Begins the correction, or finds the one that was begun.
   *
   * @returns problems CaseOfAnotherTeller, those of {@link superseded} and of {@link ClaimIntake.resume}
   */
  begin(claimId: string, person: KnownPerson): Result<ClaimDraftView> {
    if (this.#drafts.find(claimId) !== undefined) return this.#intake.resume(claimId, person);
    const row = this.#book.find(claimId);
    if (row === undefined) return fail('ClaimDraftNotFound');
    const rejected = this.superseded(row);
    if (!rejected.ok) return rejected;
    const entry = this.#journal.at(row.stands_by);
    if (entry.actor !== person.staffNo && !may(person.role, 'END_COLLEAGUES_WORK'))
      return fail('CaseOfAnotherTeller');
    const claim = claimOf(entry);
    const { money, ...draft } = draftOf(entry, row.filed_at);
    const refund = this.#refundSince(row) ?? money.refund;
    this.#drafts.beginCorrection(row.stands_by, { ...draft, money: { ...money, refund } }, person.staffNo, {
      customer: claim.who.identityDocument.number,
      representative: claim.who.representative?.identityDocument.number ?? null,
    });
    return this.#intake.resume(claimId, person);
  }

  /**
   * What was recorded of the refund procedure since the rejected entry; undefined where nothing was. That the core has
   * rejected it as well says nothing against it: there is no claim there yet that it could be about.
   */
  #refundSince({ claim_id, stands_by }: ClaimRow): RefundProcedure | undefined {
    const refund = this.#connection
      .prepare<[string, number], string>(`
        SELECT json_extract(payload, '$.refund') FROM journal
        WHERE json_extract(payload, '$.claimId') IS NOT NULL AND json_extract(payload, '$.claimId') = ?
          AND type = 'RefundProcedureRecorded' AND seq > ?
        ORDER BY seq DESC LIMIT 1`)
      .pluck()
      .get(claim_id, stands_by);
    return refund === undefined ? undefined : RefundProcedure.parse(JSON.parse(refund));
  }

  /**
   * The rejected entry whose place a correction of this claim takes now.
   *
   * @returns problems CaseAlreadyClosed, CorrectionOnItsWay, ClaimAlreadyFiled, WayNotOffered
   */
  superseded(row: ClaimRow): Result<Superseded> {
    if (row.withdrawn_by !== null) return fail('CaseAlreadyClosed');
    if (row.rejection === null)
      return row.stands_by !== row.filed_by && row.core_no === null
        ? fail('CorrectionOnItsWay')
        : fail('ClaimAlreadyFiled', { number: row.core_no ?? row.provisional_no });
    if (!row.rejection.ways.includes('CORRECT')) return fail('WayNotOffered');
    const { seq, id } = this.#journal.at(row.stands_by);
    return succeed({ seq, id });
  }
}

/**
 * What was told, to be told better: without numbers of documents, which are no part of a draft, and unsigned. What a
 * correction before has left out stays out, unless it is put back.
 */
function draftOf(rejected: JournalEntry, begunAt: Instant): ClaimDraft {
  const { claimId, who, what, money, evidence } = claimOf(rejected);
  const { identityDocument, representative, ...others } = who;
  return ClaimDraft.parse({
    version: claimDraftVersion,
    claimId,
    step: 'WHO',
    begunAt,
    who: {
      ...others,
      identityDocument: withoutNumber(identityDocument),
      representative:
        representative === null
          ? null
          : { ...representative, identityDocument: withoutNumber(representative.identityDocument) },
    },
    what,
    money,
    evidence: {
      absent: evidence.checklist.filter(({ status }) => status !== 'PRESENT'),
      leftOut: leftOutIn(rejected).flatMap(({ fileId, reason }) =>
        reason === 'LOST' ? [] : [{ fileId, reason }],
      ),
    },
    declaration: {},
  });
}

const withoutNumber = ({ number: _number, ...seen }: Claim['who']['identityDocument']) => seen;
