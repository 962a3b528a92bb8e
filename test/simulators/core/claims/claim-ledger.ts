import type { ChecklistItem, Claim, FiledFile } from '../../../../electron/contract/claim.ts';
import type {
  CaseElsewhere,
  ClaimProgress,
  ProgressEvent,
} from '../../../../electron/contract/claim-progress.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { instantOf, seoulDateOf } from '../../../../electron/contract/moment.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';

/** A claim or an objection the core has accepted: a case under a number of its own. */
export interface CoreCase {
  readonly coreNo: string;
  /** The id it was filed under. */
  readonly claimId: string;
  readonly kind: 'CLAIM' | 'OBJECTION';
  readonly terminalId: string;
  readonly customerNo: string;
  readonly accidentOn: string;
  readonly filedAt: string;
}

const FOUND = `SELECT core_no AS coreNo, claim_id AS claimId, kind, terminal_id AS terminalId,
  customer_no AS customerNo, accident_on AS accidentOn, filed_at AS filedAt FROM claim_case`;

/** A case by the id it was filed under; undefined for one that was never accepted. */
export const caseById = (database: CoreDatabase, claimId: string): CoreCase | undefined =>
  database.prepare<[string], CoreCase>(`${FOUND} WHERE claim_id = ?`).get(claimId);

/** Whether no case has this provisional number. */
export const isFree = (database: CoreDatabase, provisionalNo: string): boolean =>
  database.prepare('SELECT 1 FROM claim_case WHERE provisional_no = ?').get(provisionalNo) === undefined;

/** Every claim whose last step is one of these. */
export const claimsAt = (database: CoreDatabase, steps: readonly ProgressEvent['kind'][]): CoreCase[] =>
  database
    .prepare<[string], CoreCase>(
      `${FOUND} c WHERE kind = 'CLAIM' AND (
         SELECT event ->> 'kind' FROM claim_step s WHERE s.core_no = c.core_no ORDER BY progress_no DESC LIMIT 1
       ) IN (SELECT value FROM json_each(?)) ORDER BY filed_at`,
    )
    .all(JSON.stringify(steps));

/** Enters an accepted claim with the papers and files it lists. */
export function enterClaim(database: CoreDatabase, entry: JournalEntry, claim: Claim, coreNo: string): void {
  const { claimId, who, what, evidence, provisionalNo } = claim;
  const accidentOn = seoulDateOf(what.beganAt);
  const { terminalId, occurredAt: filedAt } = entry;
  const { customerNo } = who;
  const opened: CoreCase = { coreNo, claimId, kind: 'CLAIM', terminalId, customerNo, accidentOn, filedAt };
  enterCase(database, opened, provisionalNo);
  enterPapers(database, claimId, evidence.checklist, evidence.files);
}

export function enterCase(database: CoreDatabase, opened: CoreCase, provisionalNo: string): void {
  database
    .prepare(
      `INSERT INTO claim_case VALUES (@coreNo, @claimId, @kind, @terminalId, @customerNo, @accidentOn, @filedAt,
         @provisionalNo)`,
    )
    .run({ ...opened, provisionalNo });
}

/** Notes which files a claim lists, and which papers are still to come. */
export function enterPapers(
  database: CoreDatabase,
  claimId: string,
  checklist: readonly ChecklistItem[],
  files: readonly FiledFile[],
): void {
  const list = database.prepare('INSERT INTO claim_file VALUES (?, ?) ON CONFLICT DO NOTHING');
  for (const { sha256 } of files) list.run(claimId, sha256);
  const settle = database.prepare('DELETE FROM claim_paper_to_come WHERE claim_id = ? AND paper = ?');
  const await_ = database.prepare('INSERT INTO claim_paper_to_come VALUES (?, ?, ?)');
  for (const item of checklist) {
    settle.run(claimId, item.paper);
    if (item.status === 'PENDING') await_.run(claimId, item.paper, item.until);
  }
}

/** Hashes a claim lists. */
export const filesOf = (database: CoreDatabase, claimId: string): string[] =>
  database
    .prepare<[string], string>('SELECT sha256 FROM claim_file WHERE claim_id = ? ORDER BY rowid')
    .pluck()
    .all(claimId);

/** Papers that are still to come, and until when. */
export const papersToCome = (database: CoreDatabase, claimId: string): { paper: string; until: string }[] =>
  database
    .prepare<[string], { paper: string; until: string }>(
      'SELECT paper, until FROM claim_paper_to_come WHERE claim_id = ? ORDER BY rowid',
    )
    .all(claimId);

/** What has happened to a case so far, in order. */
export const courseOf = (database: CoreDatabase, coreNo: string): ProgressEvent[] =>
  database
    .prepare<[string], string>('SELECT event FROM claim_step WHERE core_no = ? ORDER BY progress_no')
    .pluck()
    .all(coreNo)
    .map((event) => JSON.parse(event));

/** What other branches and terminals are told of a case that stands there. */
const toldAs: Partial<Record<ProgressEvent['kind'], CaseElsewhere['state']>> = {
  RECEIVED: 'OPEN',
  OBJECTION_RECEIVED: 'OPEN',
  DECIDED: 'DECIDED',
  OBJECTION_ANSWERED: 'DECIDED',
  PAID: 'PAID',
  REFUSED: 'REFUSED',
  WITHDRAWN: 'WITHDRAWN',
  CLOSED: 'CLOSED',
};

/**
 * The next step in the course of a case: written into the books, told in full to the terminal it was filed at, and as
 * far as a duplicate check needs it to the other terminals of its branch and of the customer's.
 */
export function advanceCase(database: CoreDatabase, one: CoreCase, event: ProgressEvent): void {
  const { coreNo, claimId, terminalId } = one;
  const progressNo = courseOf(database, coreNo).length + 1;
  const progress: ClaimProgress = { coreNo, progressNo, claimId, at: instantOf(Date.now()), event };
  database
    .prepare('INSERT INTO claim_step VALUES (?, ?, ?, ?)')
    .run(coreNo, progressNo, progress.at, JSON.stringify(event));
  publish(database, { kind: 'claimProgress', progress }, { terminalId });
  const state = toldAs[event.kind];
  if (state !== undefined) tellOthers(database, one, state);
}

/** A customer's cases that were filed elsewhere than at this terminal, as the core would tell of them now; newest first. */
export function casesElsewhere(
  database: CoreDatabase,
  customerNo: string,
  terminalId: string,
): CaseElsewhere[] {
  return database
    .prepare<
      [string, string],
      Pick<CaseElsewhere, 'coreNo' | 'kind' | 'filedAt' | 'branchNo' | 'accidentOn'>
    >(
      `SELECT core_no AS coreNo, kind, filed_at AS filedAt, branch_no AS branchNo, accident_on AS accidentOn
       FROM claim_case JOIN terminal USING (terminal_id) WHERE customer_no = ? AND terminal_id <> ?
       ORDER BY filed_at DESC LIMIT 50`,
    )
    .all(customerNo, terminalId)
    .map(({ coreNo, kind, filedAt, branchNo, accidentOn }) => ({
      coreNo,
      customerNo,
      kind,
      filedAt,
      channel: 'BRANCH',
      branchNo,
      state: courseOf(database, coreNo).reduce<CaseElsewhere['state']>(
        (state, step) => toldAs[step.kind] ?? state,
        'OPEN',
      ),
      accidentOn,
    }));
}

function tellOthers(database: CoreDatabase, one: CoreCase, state: CaseElsewhere['state']): void {
  const { coreNo, customerNo, kind, filedAt, accidentOn, terminalId } = one;
  const branches = database
    .prepare<{ terminalId: string; customerNo: string }, { branchNo: string; here: 0 | 1 }>(
      `SELECT branch_no AS branchNo, terminal_id = @terminalId AS here FROM terminal WHERE terminal_id = @terminalId
       UNION SELECT branch_no, 0 FROM customer WHERE customer_no = @customerNo
         AND branch_no <> (SELECT branch_no FROM terminal WHERE terminal_id = @terminalId)`,
    )
    .all({ terminalId, customerNo });
  const filedIn = branches.find(({ here }) => here === 1)?.branchNo ?? null;
  const told: CaseElsewhere = {
    coreNo,
    customerNo,
    kind,
    filedAt,
    channel: 'BRANCH',
    branchNo: filedIn,
    state,
    accidentOn,
  };
  for (const { branchNo } of branches)
    publish(database, { kind: 'caseElsewhere', case: told }, { branchNo, exceptTerminalId: terminalId });
}
