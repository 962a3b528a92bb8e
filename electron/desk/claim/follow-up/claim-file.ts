import type { Database } from 'better-sqlite3';
import type { Claim } from '../../../contract/claim.ts';
import type {
  ClaimDetail,
  ClaimMoment,
  DecisionView,
  ObjectionView,
  PaperStanding,
} from '../../../contract/claim-follow-up.ts';
import { RefundProcedure } from '../../../contract/claim-money.ts';
import { CaseElsewhere, ProgressEvent } from '../../../contract/claim-progress.ts';
import { Words } from '../../../contract/claim-reference.ts';
import type { JournalType } from '../../../contract/journal-entry.ts';
import type { CalendarDate } from '../../../contract/moment.ts';
import { personalDataRecords } from '../../../contract/personal-data.ts';
import { Rejection } from '../../../contract/rejection.ts';
import { whereEntryStands } from '../../history/where-entry-stands.ts';
import type { Journal } from '../../journal/journal.ts';
import { readSettings } from '../../settings.ts';
import { BusinessCalendar } from '../business-calendar.ts';
import { claimOf } from '../claim-of.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';
import { explainDecision } from '../decision-explained.ts';
import { leftOutIn } from '../left-out-papers.ts';
import { datesOf, refundTimeline } from '../refund-clock.ts';
import type { ClaimRegister } from './claim-register.ts';
import { daysFrom } from './days-from.ts';
import { paperName } from './paper-name.ts';
import { maskedFields } from './personal-fields.ts';
import { refundKnown } from './refund-known.ts';
import { retentionBasis } from './retention-basis.ts';
import { isUnderWay, mayObject } from './what-may-be-done.ts';

interface Standing {
  readonly customer_no: string;
  readonly customer_name: string | null;
  readonly filed_by: number;
  readonly stands_by: number;
  readonly erased_by: number | null;
  readonly business_date: CalendarDate;
  readonly rejection: string | null;
}

/** What the core told, and when it happened. */
interface Told {
  readonly at: string;
  readonly event: ProgressEvent;
}

/** One claim told from its filing to where it stands now. */
export class ClaimFile {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #register: ClaimRegister;
  readonly #today: () => CalendarDate;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    register: ClaimRegister;
    today: () => CalendarDate;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#register = parts.register;
    this.#today = parts.today;
  }

  /** Undefined for an unknown claim. */
  detail(claimId: string): ClaimDetail | undefined {
    const row = this.#register.row(claimId);
    const standing = this.#connection
      .prepare<[string], Standing>(`
        SELECT customer_no, customer_name, filed_by, stands_by, erased_by, business_date, rejection
        FROM claim LEFT JOIN outcome ON seq = stands_by WHERE claim_id = ?`)
      .get(claimId);
    if (row === undefined || standing === undefined) return undefined;
    const told = this.#told(claimId);
    const objections = this.#objections(claimId);
    const claim = this.claim(claimId);
    const refund = this.#refund(claimId, standing);
    const decided = told.findLast(({ event: { kind } }) => kind === 'DECIDED' || kind === 'REFUSED')?.event;
    return {
      row,
      masked: claim === undefined ? {} : maskedFields(claim, standing.customer_name),
      papers: this.#papers(claimId, standing.business_date),
      leftOut: standing.erased_by === null ? this.#leftOut(standing) : [],
      decision: decided?.kind === 'DECIDED' ? viewDecision(decided) : null,
      refusal: decided?.kind === 'REFUSED' ? { code: decided.code, reason: decided.reason } : null,
      objections,
      refund,
      course: this.#course(claimId, standing, told),
      rejection:
        standing.rejection === null ? null : wordsOf(Rejection.parse(JSON.parse(standing.rejection))),
      erased: standing.erased_by === null ? null : this.#erasure(standing.erased_by),
      may: {
        supplement: isUnderWay(row),
        recordRefund: refund !== null && isUnderWay(row),
        withdraw: isUnderWay(row),
        object: mayObject(row, objections),
      },
      otherCases: standing.erased_by === null ? this.#otherCases(standing.customer_no) : [],
    };
  }

  /** The claim as it was filed, or corrected since; undefined for an unknown one, and for one that was erased. */
  claim(claimId: string): Claim | undefined {
    const seq = this.#connection
      .prepare<[string], number>('SELECT stands_by FROM claim WHERE claim_id = ? AND erased_by IS NULL')
      .pluck()
      .get(claimId);
    return seq === undefined ? undefined : claimOf(this.#journal.at(seq));
  }

  /** What the core told of a claim and of the objections to it, in the order of time. */
  #told(claimId: string): Told[] {
    return this.#connection
      .prepare<{ claimId: string }, { at: string; event: string }>(`
        SELECT at, event FROM claim_progress
        WHERE claim_id = @claimId OR claim_id IN (SELECT objection_id FROM objection WHERE objection.claim_id = @claimId)
        ORDER BY at, core_no, progress_no`)
      .all({ claimId })
      .map(({ at, event }) => ({ at, event: ProgressEvent.parse(JSON.parse(event)) }));
  }

  #course(claimId: string, { filed_by, erased_by }: Standing, told: readonly Told[]): ClaimMoment[] {
    const here = this.#connection
      .prepare<
        { claimId: string; filed_by: number; erased_by: number | null },
        Extract<ClaimMoment, { from: 'HERE' }>
      >(`
        SELECT 'HERE' AS "from", j.occurred_at AS at, j.seq, j.type, j.actor, ${whereEntryStands('j.seq')} AS sync,
          coalesce(json_extract(payload, '$.note'), json_extract(payload, '$.words'), json_extract(payload, '$.grounds'),
            iif(type = 'PersonalDataUnmasked', json_extract(payload, '$.reason'), NULL)) AS words
        FROM journal j LEFT JOIN outcome o ON o.seq = j.seq
        WHERE j.seq IN (
          SELECT @filed_by
          UNION SELECT seq FROM journal
            WHERE json_extract(payload, '$.claimId') IS NOT NULL AND json_extract(payload, '$.claimId') = @claimId
          UNION SELECT json_extract(value, '$.seq') FROM journal e, json_each(e.payload, '$.entries') WHERE e.seq = @erased_by)
        ORDER BY j.seq`)
      .all({ claimId, filed_by, erased_by })
      .map((moment) => ({ ...moment, type: moment.type as JournalType, words: moment.words || null }));
    const there = told.map((moment): ClaimMoment => ({ from: 'CORE', ...moment }));
    return inOrder(here, there, filed_by);
  }

  #papers(claimId: string, filedOn: CalendarDate): PaperStanding[] {
    const reference = claimReferenceOn(this.#connection, filedOn);
    const rules = reference.ok ? reference.value.papers : [];
    const order = rules.map(({ paper }) => paper);
    return this.#connection
      .prepare<[string], Omit<PaperStanding, 'name'> & { name: string | null }>(
        'SELECT paper, status, until, name FROM claim_paper WHERE claim_id = ?',
      )
      .all(claimId)
      .map((row) => ({
        ...row,
        name: row.name === null ? paperName(row.paper, rules) : Words.parse(JSON.parse(row.name)),
      }))
      .sort((a, b) => order.indexOf(a.paper) - order.indexOf(b.paper));
  }

  #leftOut({ stands_by, business_date }: Standing): ClaimDetail['leftOut'] {
    const reference = claimReferenceOn(this.#connection, business_date);
    const rules = reference.ok ? reference.value.papers : [];
    return leftOutIn(this.#journal.at(stands_by)).map(({ fileId, paper, reason }) => ({
      fileId,
      reason,
      name: paperName(paper, rules),
    }));
  }

  #objections(claimId: string): ObjectionView[] {
    return this.#connection
      .prepare<[string], Omit<ObjectionView, 'daysLeft' | 'answer'> & { answer: string | null }>(`
        SELECT objection_id AS objectionId, provisional_no AS provisionalNo, o.core_no AS coreNo,
          received_at AS receivedAt, due_on AS dueOn, iif(verdict = 'REJECTED', verdict, state) AS state,
          (SELECT json_extract(event, '$.answer') FROM claim_progress p
           WHERE p.claim_id = objection_id AND json_extract(event, '$.kind') = 'OBJECTION_ANSWERED' LIMIT 1) AS answer
        FROM objection LEFT JOIN outcome o ON o.seq = filed_by WHERE objection.claim_id = ? ORDER BY filed_by`)
      .all(claimId)
      .map((row) => ({
        ...row,
        daysLeft: daysFrom(this.#today(), row.dueOn),
        answer: row.answer === null ? null : Words.parse(JSON.parse(row.answer)),
      }));
  }

  /** How far a claim's refund procedure is by now; null for a claim that is unknown or was erased. */
  refundProcedure(claimId: string): RefundProcedure | null {
    const text = this.#connection
      .prepare<[string], string | null>(
        `SELECT ${refundKnown('c.claim_id', 'j')} FROM claim c JOIN journal j ON j.seq = c.stands_by WHERE c.claim_id = ?`,
      )
      .pluck()
      .get(claimId);
    return text == null ? null : RefundProcedure.parse(JSON.parse(text));
  }

  #refund(claimId: string, { business_date }: Standing): ClaimDetail['refund'] {
    const known = this.refundProcedure(claimId);
    if (known === null) return null;
    const reference = claimReferenceOn(this.#connection, business_date);
    if (!known.applied || !reference.ok) return { known, timeline: [] };
    const calendar = new BusinessCalendar(readSettings(this.#connection)?.holidays ?? []);
    return {
      known,
      timeline: refundTimeline(datesOf(known), reference.value.clocks, calendar, this.#today()),
    };
  }

  #otherCases(customerNo: string): CaseElsewhere[] {
    return this.#connection
      .prepare<[string], unknown>(`
        SELECT core_no AS coreNo, customer_no AS customerNo, kind, filed_at AS filedAt, channel, branch_no AS branchNo,
          state, accident_on AS accidentOn
        FROM case_elsewhere WHERE customer_no = ? ORDER BY filed_at DESC LIMIT 50`)
      .all(customerNo)
      .map((row) => CaseElsewhere.parse(row));
  }

  #erasure(seq: number): ClaimDetail['erased'] {
    const entry = this.#journal.at(seq);
    const { rule } = personalDataRecords.PersonalDataErased.parse(entry.payload);
    return { on: entry.businessDate, basis: retentionBasis(this.#connection, rule, entry.businessDate) };
  }
}

function viewDecision(decided: Extract<ProgressEvent, { kind: 'DECIDED' }>): DecisionView {
  const { kind: _kind, ...decision } = decided;
  const { base, agrees } = explainDecision(decided);
  return { ...decision, base, agrees };
}

const wordsOf = ({ ko, en }: Rejection): Words => ({ ko, en });

/**
 * Both sides' moments in one order. Entries keep that of their numbers, whatever the clock said: none happened later than
 * the one after it, and the core has said nothing before the claim was filed. It is by time that they meet.
 */
function inOrder(
  here: readonly Extract<ClaimMoment, { from: 'HERE' }>[],
  there: readonly ClaimMoment[],
  filedBy: number,
): ClaimMoment[] {
  let next = '9999';
  const timed = here.toReversed().map((moment) => {
    if (moment.at < next) next = moment.at;
    return { moment, at: moment.seq <= filedBy ? '' : next };
  });
  return [...timed.toReversed(), ...there.map((moment) => ({ moment, at: moment.at }))]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ moment }) => moment);
}
