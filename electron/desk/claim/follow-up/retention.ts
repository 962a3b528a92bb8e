import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { RetentionView } from '../../../contract/claim-follow-up.ts';
import type { RetentionRule } from '../../../contract/claim-reference.ts';
import { Sha256 } from '../../../contract/hex.ts';
import type { JournalPayload } from '../../../contract/journal-entry.ts';
import { type CalendarDate, seoulDateOf } from '../../../contract/moment.ts';
import { personalDataRecords } from '../../../contract/personal-data.ts';
import type { EvidenceBook } from '../../evidence/evidence-book.ts';
import { whereEntryStands } from '../../history/where-entry-stands.ts';
import type { Journal } from '../../journal/journal.ts';
import { addDays } from '../business-calendar.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';
import type { FollowUpState } from './follow-up-state.ts';
import { retentionBasis } from './retention-basis.ts';

/** Something whose time is over. */
interface Due {
  readonly claimId: string;
  readonly number: string;
  readonly rule: RetentionRule;
  readonly endedOn: CalendarDate;
  readonly keptUntil: CalendarDate;
}

/** Copies of a claim's files whose time is over, though the claim's may not be. */
interface CopiesDue extends Due {
  readonly files: readonly string[];
}

interface Ended {
  readonly claimId: string;
  readonly number: string;
  readonly state: 'CLOSED' | 'WITHDRAWN' | 'DRAFT';
  /** UTC instant of the last thing that happened. */
  readonly lastAt: string;
}

/**
 * Destroys what was kept of a claim when the time the reference data sets is over, and proves it: one entry a claim, that
 * names what is gone. What the core does not hold, or has not closed, is never destroyed.
 */
export class Retention {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #state: FollowUpState;
  readonly #evidence: EvidenceBook;
  readonly #removeForgotten: (sha256s: readonly string[]) => void;
  readonly #today: () => CalendarDate | null;
  readonly #changed: () => void;

  /**
   * @param parts.removeForgotten takes files off the disk whose keys are gone
   * @param parts.today the business date, as far as the core's clock is known to have reached it; null before its first word
   */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    state: FollowUpState;
    evidence: EvidenceBook;
    removeForgotten: (sha256s: readonly string[]) => void;
    today: () => CalendarDate | null;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#state = parts.state;
    this.#evidence = parts.evidence;
    this.#removeForgotten = parts.removeForgotten;
    this.#today = parts.today;
    this.#changed = parts.changed;
  }

  /** What is past its time now, and what was destroyed, the last first. */
  view(): RetentionView {
    return {
      due: this.#allDue().map(({ claimId, number, endedOn, keptUntil, rule }) => ({
        ...{ claimId, number, endedOn, keptUntil },
        basis: rule.basis,
        rule: rule.rule,
      })),
      done: this.#connection
        .prepare<
          [],
          Pick<RetentionView['done'][number], 'seq' | 'at' | 'sync'> & {
            type: Erasure;
            payload: string;
            businessDate: CalendarDate;
          }
        >(`
          SELECT j.seq, type, occurred_at AS at, business_date AS businessDate, payload, ${whereEntryStands('j.seq')} AS sync
          FROM journal j LEFT JOIN outcome o ON o.seq = j.seq
          WHERE type IN ${erasures}
          ORDER BY j.seq DESC LIMIT 200`)
        .all()
        .map(({ type, payload, businessDate, ...done }) => {
          const erased = personalDataRecords[type].parse(JSON.parse(payload));
          const { rule, claimId, files } = erased;
          const entries = 'entries' in erased && Array.isArray(erased.entries) ? erased.entries.length : 0;
          const basis = retentionBasis(this.#connection, rule, businessDate);
          return { ...done, basis, claimId, entries, files: files.length };
        }),
    };
  }

  /**
   * Destroys everything that is due, each claim in a transaction of its own, and then what SQLite has kept of it in
   * pages it no longer uses. Takes seconds for a large database: for when nobody waits, or whoever asked for it.
   *
   * @param actor who asked for it; TERMINAL when its time came
   * @returns of how many claims something went
   */
  destroy(actor: string): number {
    const due = this.#due();
    for (const one of due) this.#destroy(one, actor);
    // Of what went whole no copy is left.
    const copies = this.#copiesDue();
    for (const one of copies) this.#destroyCopies(one, actor);
    const claims = new Set([...due, ...copies].map(({ claimId }) => claimId)).size;
    if (claims === 0) return 0;
    this.#connection.exec("INSERT INTO claim_number (claim_number) VALUES ('optimize')");
    this.#connection.exec('VACUUM');
    this.#connection.pragma('wal_checkpoint(TRUNCATE)');
    this.#changed();
    return claims;
  }

  #destroy({ claimId, rule, endedOn, keptUntil }: Due, actor: string): void {
    const payload: JournalPayload<'PersonalDataErased'> = {
      claimId,
      rule: rule.rule,
      days: rule.days,
      endedOn,
      keptUntil,
      entries: this.#entriesAbout(claimId),
      files: this.#evidence.of(claimId).map(({ sha256 }) => sha256),
    };
    this.#journal.record({ type: 'PersonalDataErased', payload, actor }, (entry) =>
      this.#state.erased(entry, payload),
    );
    this.#removeForgotten(payload.files);
  }

  #destroyCopies({ claimId, rule, endedOn, keptUntil, files }: CopiesDue, actor: string): void {
    const payload = { claimId, rule: rule.rule, days: rule.days, endedOn, keptUntil, files: [...files] };
    this.#journal.record({ type: 'EvidenceCopiesErased', payload, actor }, () =>
      this.#state.copiesErased(payload),
    );
    this.#removeForgotten(files);
  }

  #entriesAbout(claimId: string): { seq: number; payloadHash: string }[] {
    return this.#connection
      .prepare<[string], { seq: number; payloadHash: string }>(`
        SELECT seq, payload_hash AS payloadHash FROM journal
        WHERE json_extract(payload, '$.claimId') IS NOT NULL AND json_extract(payload, '$.claimId') = ?
          AND type NOT IN ${erasures} ORDER BY seq`)
      .all(claimId);
  }

  /** Claims, and copies of the files of others: those of a claim that goes whole go with it. */
  #allDue(): Due[] {
    const due = this.#due();
    const whole = new Set(due.map(({ claimId }) => claimId));
    return [...due, ...this.#copiesDue().filter(({ claimId }) => !whole.has(claimId))];
  }

  #due(): Due[] {
    return this.#ended().flatMap(({ state, ...ended }) =>
      this.#past(
        ended,
        state === 'DRAFT' ? 'DRAFT' : state === 'WITHDRAWN' ? 'WITHDRAWN_CLAIM' : 'FILED_CLAIM',
      ),
    );
  }

  #copiesDue(): CopiesDue[] {
    return this.#copies().flatMap(({ sha256s, isFiled, ...kept }) =>
      this.#past(kept, isFiled === 1 ? 'EVIDENCE_FILE' : 'DRAFT').map((due) => ({
        ...due,
        files: z.array(Sha256).parse(JSON.parse(sha256s)),
      })),
    );
  }

  /** What is past the time that today's rule gives it; nothing where the bank has no rule. */
  #past(
    { claimId, number, lastAt }: Pick<Ended, 'claimId' | 'number' | 'lastAt'>,
    of: RetentionRule['of'],
  ): Due[] {
    const today = this.#today();
    if (today === null) return [];
    const reference = claimReferenceOn(this.#connection, today);
    const rule = reference.ok ? reference.value.retention.find((one) => one.of === of) : undefined;
    if (rule === undefined) return [];
    const endedOn = seoulDateOf(lastAt);
    const keptUntil = addDays(endedOn, rule.days);
    return keptUntil < today ? [{ claimId, number, rule, endedOn, keptUntil }] : [];
  }

  /**
   * Claims that the core has closed, or whose withdrawal it has accepted, with every entry and every file of theirs stored
   * there and no objection open; and drafts of claims that were never filed. Of each when the last thing happened.
   */
  #ended(): Ended[] {
    return this.#connection
      .prepare<[], Ended>(`
        SELECT c.claim_id AS claimId, coalesce(o.core_no, c.provisional_no) AS number, c.state,
          max(a.last_at, ${lastWord}) AS lastAt
        FROM claim c
          JOIN (
            SELECT json_extract(payload, '$.claimId') AS claim_id, max(seq) AS last_seq,
              max(iif(type = 'EvidenceCopiesErased', '', occurred_at)) AS last_at
            FROM journal WHERE json_extract(payload, '$.claimId') IS NOT NULL GROUP BY 1) a ON a.claim_id = c.claim_id
          LEFT JOIN outcome o ON o.seq = c.stands_by
          LEFT JOIN outcome w ON w.seq = c.withdrawn_by
        WHERE c.erased_by IS NULL AND a.last_seq <= (SELECT stored_through FROM sync)
          AND (c.state = 'CLOSED' OR c.state = 'WITHDRAWN' AND w.verdict = 'ACCEPTED')
          AND NOT EXISTS (
            SELECT 1 FROM objection b LEFT JOIN outcome v ON v.seq = b.filed_by
            WHERE b.claim_id = c.claim_id AND b.state <> 'ANSWERED' AND v.verdict IS NOT 'REJECTED')
          AND NOT EXISTS (
            SELECT 1 FROM evidence_file f JOIN evidence_upload u ON u.sha256 = f.sha256
            WHERE f.claim_id = c.claim_id AND u.at_core = 0)
        UNION ALL
        SELECT claim_id, '', 'DRAFT', saved_at FROM claim_draft d
        WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.claim_id = d.claim_id) AND NOT EXISTS (
          SELECT 1 FROM journal
          WHERE json_extract(payload, '$.claimId') IS NOT NULL AND json_extract(payload, '$.claimId') = +d.claim_id
            AND seq > (SELECT stored_through FROM sync))`)
      .all();
  }

  /**
   * Claims the core has accepted whose files are all there, compared by hash, and that nobody is at work on; and files
   * that came to a draft of which nothing is left. Of each when the last thing happened. A file that was left out before
   * the core had it is on its way no more, and goes with its claim.
   */
  #copies(): Copies[] {
    return this.#connection
      .prepare<[], Copies>(`
        SELECT c.claim_id AS claimId, coalesce(o.core_no, c.provisional_no) AS number, 1 AS isFiled,
          json_group_array(f.sha256) FILTER (WHERE u.at_core = 1) AS sha256s,
          max(
            (SELECT max(occurred_at) FROM journal
             WHERE json_extract(payload, '$.claimId') IS NOT NULL AND json_extract(payload, '$.claimId') = +c.claim_id),
            ${lastWord}) AS lastAt
        FROM claim c JOIN outcome o ON o.seq = c.stands_by AND o.verdict = 'ACCEPTED'
          JOIN evidence_file f ON f.claim_id = c.claim_id LEFT JOIN evidence_upload u ON u.sha256 = f.sha256
        WHERE NOT EXISTS (SELECT 1 FROM claim_draft d WHERE d.claim_id = c.claim_id)
        GROUP BY c.claim_id HAVING min(f.filed) = 1 AND min(u.at_core) = 1
        UNION ALL
        SELECT claim_id, '', 0, json_group_array(sha256), max(added_at) FROM evidence_file f
        WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.claim_id = f.claim_id)
          AND NOT EXISTS (SELECT 1 FROM claim_draft d WHERE d.claim_id = f.claim_id)
          AND NOT EXISTS (SELECT 1 FROM restoration)
        GROUP BY claim_id`)
      .all();
  }
}

/** SQL: when the core last said something of the claim `c` or of an objection to it; empty where it never did. */
const lastWord = `coalesce((
  SELECT max(at) FROM claim_progress p
  WHERE p.claim_id = c.claim_id OR p.claim_id IN (SELECT objection_id FROM objection b WHERE b.claim_id = c.claim_id)), '')`;

/** Entries that say what was destroyed; none of them is ever destroyed itself. */
type Erasure = 'PersonalDataErased' | 'EvidenceCopiesErased';
const erasures = "('PersonalDataErased', 'EvidenceCopiesErased')";

interface Copies {
  readonly claimId: string;
  readonly number: string;
  readonly isFiled: 0 | 1;
  /** JSON. */
  readonly sha256s: string;
  readonly lastAt: string;
}
