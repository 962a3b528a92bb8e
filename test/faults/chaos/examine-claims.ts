import { type JournalEntry, JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../../simulators/core/core-database.ts';
import { reportedLostDocuments } from '../../simulators/core/sample-bank.ts';
import { twice } from '../twice.ts';
import type { CoreExamination } from './examine-core.ts';

/** What the core made of an entry about a claim. */
interface JudgedAct {
  /** 0: of an entry the core does not hold. */
  readonly seq: number;
  readonly claimId: string;
  readonly rejection: string | null;
}

/**
 * Examines what a core's books say of claims: each judged once and by what is known to be wrong with it, each accepted
 * once, and nothing in the books that was not accepted.
 */
export function examineClaims(
  database: CoreDatabase,
  entries: readonly JournalEntry[],
): Pick<CoreExamination, 'duplicated' | 'broken'> {
  const judgedBy = (table: string, claimId: string) =>
    database
      .prepare<[], JudgedAct>(`
        SELECT coalesce(e.seq, 0) AS seq, ${claimId} AS claimId, j.rejection_code AS rejection
        FROM ${table} j LEFT JOIN entry e ON e.entry ->> 'id' = j.entry_id ORDER BY j.rowid`)
      .all();
  const filed = judgedBy('claim_judgement', 'j.claim_id');
  const acts = judgedBy('claim_act', "e.entry ->> '$.payload.claimId'");
  const accepted = filed.filter(({ rejection }) => rejection === null);
  const isAccepted = (act: JudgedAct) =>
    accepted.some(({ claimId, seq }) => claimId === act.claimId && seq < act.seq);
  const isWithdrawn = (act: JudgedAct) =>
    acts.some(
      ({ claimId, seq, rejection }) =>
        claimId === act.claimId &&
        seq < act.seq &&
        rejection === null &&
        entries[seq - 1]?.type === 'ClaimWithdrawn',
    );
  const expectedOf = (act: JudgedAct) =>
    isAccepted(act) ? (isWithdrawn(act) ? 'CLAIM_OVER' : null) : 'CLAIM_UNKNOWN';
  const wronglyJudged = (judged: readonly JudgedAct[], expected: (one: JudgedAct) => string | null) =>
    judged
      .filter((one) => one.seq === 0 || one.rejection !== expected(one))
      .map(({ seq, rejection }) => `entry ${seq} about a claim was judged ${rejection ?? 'well'}`);
  const objections = acts.filter(
    ({ seq, rejection }) => rejection === null && entries[seq - 1]?.type === 'ObjectionFiled',
  );
  const cases = database.prepare<[], number>('SELECT count(*) FROM claim_case').pluck().get() as number;
  return {
    duplicated: [
      ...twice('judgement of entry', [...filed, ...acts], ({ seq }) => seq),
      ...twice('accepted claim', accepted, ({ claimId }) => claimId),
    ],
    broken: [
      ...wronglyJudged(filed, ({ seq }) => expectedRejection(entries[seq - 1])),
      ...wronglyJudged(acts, expectedOf),
      ...(cases === accepted.length + objections.length
        ? []
        : [`${cases} cases for ${accepted.length} claims and ${objections.length} objections`]),
    ],
  };
}

/** For what the core must turn a claim down, by what was shown at the counter; null for good work. */
function expectedRejection(entry: JournalEntry | undefined): string | null {
  if (entry?.type !== 'ClaimFiled' && entry?.type !== 'ClaimCorrected') return null;
  const { number } = JournalPayloads[entry.type].parse(entry.payload).who.identityDocument;
  return reportedLostDocuments.includes(number) ? 'IDENTITY_DOCUMENT_REPORTED_LOST' : null;
}
