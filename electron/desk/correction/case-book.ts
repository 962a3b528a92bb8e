import type { Database } from 'better-sqlite3';
import {
  type CorrectionCase,
  type CorrectionDetail,
  mostCasesListed,
  type OpenRecall,
} from '../../contract/correction.ts';
import { correctionRecords } from '../../contract/correction-records.ts';
import type { IssuancePapers } from '../../contract/issuance.ts';
import type { JournalType } from '../../contract/journal-entry.ts';
import { may } from '../../contract/permission.ts';
import { Rejection, type WayOut } from '../../contract/rejection.ts';
import { won } from '../../contract/won.ts';
import { maskDocument, maskName } from '../customer/mask.ts';
import { isAboutIssuance } from '../history/history.ts';
import { whereEntryStands } from '../history/where-entry-stands.ts';
import type { IssuanceBook, IssuanceRow } from '../issuance/issuance-book.ts';
import type { IssuanceRules } from '../issuance/issuance-rules.ts';
import { refundOf } from '../issuance/reversal-rules.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { Recalls } from './recalls.ts';

/** A case as the tables hold it, with the rejection that has to be answered now. */
export interface CaseRow {
  readonly opened_by: number;
  readonly issuance_id: string | null;
  /** The claim the entry is about, if any. */
  readonly claim: CorrectionCase['claim'];
  readonly rejected: number;
  readonly closed_how: 'CORRECTED' | 'REVERSED' | 'WITHDRAWN' | null;
  readonly rejection: Rejection;
  /** Whether a correction is on its way. */
  readonly resent: 0 | 1;
  readonly recorded_at: string;
  readonly type: JournalType;
  readonly maker: string;
}

type StoredRow = Omit<CaseRow, 'rejection' | 'claim'> & {
  readonly rejection: string;
  readonly claim_id: string | null;
};

interface ClaimInCase {
  readonly provisional_no: string;
  readonly customer_name: string | null;
  readonly accident_on: string;
  readonly loss: number;
  readonly being_corrected: 0 | 1;
}

type CourseRow = Omit<CorrectionDetail['course'][number], 'rejection'> & {
  readonly rejection: string | null;
};

const from = `
  SELECT c.opened_by, c.issuance_id, json_extract(j.payload, '$.claimId') AS claim_id, c.rejected, c.closed_how, o.rejection, j.occurred_at AS recorded_at, j.type,
    j.actor AS maker,
    c.closed_how IS NULL AND EXISTS (SELECT 1 FROM supersession WHERE superseded = c.rejected) AS resent
  FROM correction_case c JOIN outcome o ON o.seq = c.rejected JOIN journal j ON j.seq = c.opened_by`;

/** Whose cases somebody sees: all, or those of their own records. */
const theirs = '(@all OR j.actor = @staffNo)';
const themselves = ({ staffNo, role }: KnownPerson) => ({
  staffNo,
  all: may(role, 'END_COLLEAGUES_WORK') ? 1 : 0,
});

/** Nobody needs a larger number to know that something is wrong with all of them. */
const mostCounted = 1_000;

/** The correction queue, for people to read; masked like everything a page shows. */
export class CaseBook {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #issuances: IssuanceBook;
  readonly #rules: IssuanceRules;
  readonly #recalls: Recalls;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    issuances: IssuanceBook;
    rules: IssuanceRules;
    recalls: Recalls;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#issuances = parts.issuances;
    this.#rules = parts.rules;
    this.#recalls = parts.recalls;
  }

  /** One case; undefined for an unknown number. */
  find(caseNo: number): CaseRow | undefined {
    return this.#rows(`${from} WHERE c.opened_by = ?`, caseNo)[0];
  }

  /** The case in which this entry has to be answered for; undefined where there is none. */
  caseOf(rejected: number): number | undefined {
    return this.#connection
      .prepare<[number], number>('SELECT opened_by FROM correction_case WHERE rejected = ?')
      .pluck()
      .get(rejected);
  }

  /** Whether an open case of this issuance offers a way out. */
  offers(issuanceId: string, way: WayOut): boolean {
    return this.#openOf(issuanceId).some(
      ({ rejection, resent }) => resent === 0 && rejection.ways.includes(way),
    );
  }

  /**
   * What needs this person: a teller's own rejected records and recalled cards, for a supervisor all. The oldest
   * {@link mostCasesListed} records; the next come up as those are dealt with.
   */
  queue(person: KnownPerson): { cases: CorrectionCase[]; recalls: OpenRecall[] } {
    const cases = this.#rows(
      `${from} WHERE c.closed_by IS NULL AND ${theirs} ORDER BY c.opened_by LIMIT ${mostCasesListed}`,
      themselves(person),
    );
    return {
      cases: cases.map((row) => this.#view(row)),
      recalls: this.#recalled(person).map((row) => this.#viewIssuance(row)),
    };
  }

  /**
   * How much of the queue needs this person now, records up to {@link mostCounted}; what waits for the core's word does
   * not.
   */
  count(person: KnownPerson): number {
    const cases = this.#connection
      .prepare<[ReturnType<typeof themselves>], number>(`
        SELECT count(*) FROM (
          SELECT 1 FROM correction_case c JOIN journal j ON j.seq = c.opened_by
          WHERE c.closed_by IS NULL AND ${theirs}
            AND NOT EXISTS (SELECT 1 FROM supersession WHERE superseded = c.rejected)
          LIMIT ${mostCounted})`)
      .pluck()
      .get(themselves(person));
    return (cases ?? 0) + this.#recalled(person).length;
  }

  /** Cards to get back whose issuance is in no case this person sees. */
  #recalled(person: KnownPerson): IssuanceRow[] {
    const { all, staffNo } = themselves(person);
    const seen = ({ maker }: { readonly maker: string }) => all === 1 || maker === staffNo;
    return this.#recalls
      .open()
      .filter((issuanceId) => !this.#openOf(issuanceId).some(seen))
      .map((issuanceId) => this.#issuance(issuanceId))
      .filter(seen);
  }

  /** A case with its whole course; undefined for an unknown number. */
  detail(caseNo: number): CorrectionDetail | undefined {
    const row = this.find(caseNo);
    if (row === undefined) return undefined;
    const issuance = row.issuance_id === null ? undefined : this.#issuance(row.issuance_id);
    return {
      entry: this.#view(row),
      papers: issuance === undefined ? null : this.#viewPapers(issuance),
      refund: issuance?.state === 'ISSUED' ? refundOf(this.#issuances.outcome(issuance).fee) : null,
      course: this.#course(row),
    };
  }

  /** What was seen of the customer, as it was last recorded. */
  papers(issuance: IssuanceRow): IssuancePapers {
    const { ordered } = this.#issuances.start(issuance);
    const last = issuance.superseded_by === null ? undefined : this.#journal.at(issuance.superseded_by);
    if (last?.type === 'SmartOtpIssuanceCorrected')
      return correctionRecords.SmartOtpIssuanceCorrected.parse(last.payload).papers;
    const { identityDocument, phoneCheck, legalRepresentative, replacement } = ordered;
    return { identityDocument, phoneCheck, legalRepresentative, replacement };
  }

  #openOf(issuanceId: string): CaseRow[] {
    return this.#rows(`${from} WHERE c.issuance_id = ? AND c.closed_by IS NULL`, issuanceId);
  }

  #rows(sql: string, wanted: string | number | ReturnType<typeof themselves>): CaseRow[] {
    return this.#connection
      .prepare<[typeof wanted], StoredRow>(sql)
      .all(wanted)
      .map(({ claim_id, ...row }) => ({
        ...row,
        rejection: Rejection.parse(JSON.parse(row.rejection)),
        claim: claim_id === null ? null : this.#claim(claim_id),
      }));
  }

  /** Null for a claim that is not of this terminal's book. */
  #claim(claimId: string): CaseRow['claim'] {
    const row = this.#connection
      .prepare<[string], ClaimInCase>(`
        SELECT provisional_no, customer_name, accident_on, loss,
          EXISTS (SELECT 1 FROM claim_draft d WHERE d.claim_id = claim.claim_id) AS being_corrected
        FROM claim WHERE claim_id = ?`)
      .get(claimId);
    if (row === undefined) return null;
    return {
      claimId,
      provisionalNo: row.provisional_no,
      maskedName: row.customer_name === null ? null : maskName(row.customer_name),
      accidentOn: row.accident_on,
      loss: won(row.loss),
      beingCorrected: row.being_corrected === 1,
    };
  }

  #issuance(issuanceId: string): IssuanceRow {
    const row = this.#issuances.find(issuanceId);
    if (row === undefined) throw new Error('a case is about an issuance of the book');
    return row;
  }

  #view(row: CaseRow): CorrectionCase {
    return {
      caseNo: row.opened_by,
      state: row.closed_how ?? (row.resent === 1 ? 'RESENT' : 'OPEN'),
      rejection: row.rejection,
      recordedAt: row.recorded_at,
      type: row.type,
      maker: row.maker,
      issuance: row.issuance_id === null ? null : this.#viewIssuance(this.#issuance(row.issuance_id)),
      claim: row.claim,
    };
  }

  #viewIssuance(row: IssuanceRow): OpenRecall {
    return {
      issuanceId: row.issuance_id,
      startedAt: row.started_at,
      maskedName: maskName(row.customer_name),
      customerNo: row.customer_no,
      serialNo: row.serial_no,
      fee: won(row.fee_amount),
      feeMethod: row.fee_method,
      recall: this.#recalls.of(row.issuance_id) ?? null,
    };
  }

  #viewPapers(issuance: IssuanceRow): NonNullable<CorrectionDetail['papers']> {
    const { identityDocument, phoneCheck, legalRepresentative, replacement } = this.papers(issuance);
    const assessed = this.#rules.assess(issuance.customer_no);
    return {
      identityDocumentKind: identityDocument.kind,
      maskedIdentityDocument: maskDocument(identityDocument),
      phoneCheck,
      legalRepresentative,
      replacement,
      needsLegalRepresentative: assessed.ok && assessed.value.needsLegalRepresentative,
    };
  }

  /** Every entry of the case: those about its issuance, and those that took the place of one of them. */
  #course({ opened_by, issuance_id }: CaseRow): CorrectionDetail['course'] {
    return this.#connection
      .prepare<(string | number | null)[], CourseRow>(`
        WITH RECURSIVE about (seq) AS (
          SELECT ? UNION SELECT started_by FROM issuance WHERE issuance_id = ?
          UNION SELECT closed_by FROM issuance WHERE issuance_id = ?
          UNION SELECT seq FROM journal WHERE ${isAboutIssuance} AND json_extract(payload, '$.issuanceId') = ?
          UNION SELECT superseding FROM supersession JOIN about ON superseded = about.seq)
        SELECT j.seq, j.type, j.occurred_at AS occurredAt, j.actor,
          json_extract(j.approvals, '$[0].approver') AS approver, ${whereEntryStands('j.seq')} AS sync, o.rejection
        FROM journal j LEFT JOIN outcome o ON o.seq = j.seq WHERE j.seq IN (SELECT seq FROM about) ORDER BY j.seq`)
      .all(opened_by, issuance_id, issuance_id, issuance_id)
      .map((row) => ({
        ...row,
        rejection: row.rejection === null ? null : Rejection.parse(JSON.parse(row.rejection)),
      }));
  }
}
