import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../../../electron/contract/approval.ts';
import { Claim, type FiledFile } from '../../../electron/contract/claim.ts';
import type { JournalType } from '../../../electron/contract/journal-entry.ts';
import { won } from '../../../electron/contract/won.ts';
import { addDays, BusinessCalendar } from '../../../electron/desk/claim/business-calendar.ts';
import { canonicalHash } from '../../simulators/core/canonical-json.ts';
import { advanceCase, caseById, filesOf } from '../../simulators/core/claims/claim-ledger.ts';
import { lastDayOf } from '../../simulators/core/claims/last-day.ts';
import { type CoreDatabase, openCoreDatabase } from '../../simulators/core/core-database.ts';
import { foundBank } from '../../simulators/core/found-bank.ts';
import { judgeStoredEntries } from '../../simulators/core/judging/judge.ts';
import { koreanHolidays } from '../../simulators/core/korean-holidays.ts';
import { customers, reportedLostDocuments, staff } from '../../simulators/core/sample-bank.ts';
import { samplePapers, sampleSections } from '../desk/sample-claim.ts';

/** What the core makes of claims that no honest terminal would file. */

let database: CoreDatabase;
let seq = 0;
let numbers = 0;
const folder = mkdtempSync(join(tmpdir(), 'branch-teller-judge-'));
beforeAll(() => {
  database = openCoreDatabase(folder, foundBank);
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  database
    .prepare('INSERT INTO terminal (terminal_id, branch_no, public_key) VALUES (?, ?, ?)')
    .run('0421-01', '0421', publicKey.export({ format: 'der', type: 'spki' }));
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  database.exec('BEGIN');
  seq = 0;
});
afterEach(() => {
  database.exec('ROLLBACK');
});

const fileOf = (paper: string, n: number): FiledFile => ({
  fileId: uuidv7(),
  paper,
  sha256: String(n).repeat(64),
  bytes: 1_000,
  mediaType: 'application/pdf',
  pages: 1,
  rotation: 0,
  marks: [],
  addedAt: '2026-11-23T02:50:00.000Z',
});

const heard = '2026-11-23T03:00:00.000Z';

/** A claim as an honest terminal files it. */
function honest(customer = customers.claimant): Claim {
  const files = samplePapers.map(fileOf);
  const { who, what, money, declaration } = sampleSections(customer, files[0]?.fileId);
  return Claim.parse({
    claimId: randomUUID(),
    provisionalNo: `P-0421-01-20261123-${String(++numbers).padStart(4, '0')}`,
    referenceFrom: '2024-01-01',
    who: {
      ...who.content,
      identityDocument: { kind: 'RESIDENT_CARD', number: '7506111234567', authenticityCheck: 'AUTHENTIC' },
      representative: null,
      duplicate: null,
    },
    what: { ...what.content, meansInWords: '' },
    money: {
      ...money.content,
      refund: {
        applied: false,
        reportedAt: null,
        papersOn: null,
        finalNoticeOn: null,
        announcedOn: null,
        decidedOn: null,
        refund: null,
      },
    },
    evidence: {
      checklist: [
        { paper: 'CLAIM_FORM', status: 'PRESENT' },
        { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until: '2026-12-04' },
        { paper: 'STATEMENT_RECORD', status: 'PRESENT' },
        { paper: 'NARRATIVE', status: 'PRESENT' },
        { paper: 'MESSAGES_AND_CALLS', status: 'PRESENT' },
        { paper: 'INVESTIGATION_DECISION', status: 'NOT_APPLICABLE', reason: '수사가 끝나지 않음' },
        { paper: 'EXCHANGE_RECORD', status: 'PRESENT' },
      ],
      files,
    },
    declaration: declaration.content,
    totals: { loss: 8_500_000, frozen: 0 },
    likelyOutside: [],
    duplicateCheck: 'DONE',
  });
}

/** Stores an entry as it might have come, and has everything stored judged; its id. */
function record(
  type: JournalType,
  payload: object,
  actor: string = staff.teller.staffNo,
  approvals: readonly Approval[] = [],
): string {
  seq += 1;
  const zeros = '0'.repeat(64);
  const entry = {
    terminalId: '0421-01',
    epoch: 1,
    seq,
    id: uuidv7(),
    type,
    schemaVersion: 1,
    businessDate: '2026-11-23',
    occurredAt: '2026-11-23T03:00:00.000Z',
    actor,
    approvals,
    payloadHash: zeros,
    prevHash: zeros,
    hash: zeros,
    signature: zeros + zeros,
    payload,
  };
  database
    .prepare('INSERT INTO entry (terminal_id, seq, hash, entry, held_before) VALUES (?, ?, ?, ?, ?)')
    .run('0421-01', seq, zeros, JSON.stringify(entry), seq - 1);
  judgeStoredEntries(database);
  return entry.id;
}

/** What the core made of it: null for accepted, else why not. */
function judged(table: 'claim_judgement' | 'claim_act', entryId: string): string | null {
  const found = database
    .prepare<[string], { rejection_code: string | null }>(
      `SELECT rejection_code FROM ${table} WHERE entry_id = ?`,
    )
    .get(entryId);
  if (found === undefined) throw new Error('not judged');
  return found.rejection_code;
}

/** What the core told the terminal may be done about a rejected entry. */
const waysOutOf = (entryId: string): unknown =>
  JSON.parse(
    database
      .prepare<[string], string>(
        `SELECT item -> 'outcome' -> 'rejection' -> 'ways' FROM feed_item WHERE item ->> 'entryId' = ?`,
      )
      .pluck()
      .get(entryId) ?? 'null',
  );

const verdict = (claim: object, actor?: string) =>
  judged('claim_judgement', record('ClaimFiled', claim, actor));
const act = (
  type: 'ClaimSupplemented' | 'RefundProcedureRecorded' | 'ClaimWithdrawn' | 'ObjectionFiled',
  payload: object,
  approvals: readonly Approval[] = [],
) => judged('claim_act', record(type, payload, staff.teller.staffNo, approvals));

/** A supervisor's consent to the withdrawal of a claim, as the terminal's entries tell it. */
function consentTo(claimId: string, reason: string): Approval {
  const subject = { kind: 'CLAIM_WITHDRAWAL', claimId, number: 'L', reason };
  const approval: Approval = {
    requestId: uuidv7(),
    approver: staff.supervisor.staffNo,
    method: 'PASSWORD',
    approvedAt: heard,
    subjectHash: canonicalHash(subject),
  };
  const { requestId, subjectHash } = approval;
  record('ApprovalRequested', {
    requestId,
    subjectHash,
    subject,
    needed: 1,
    roles: ['SUPERVISOR', 'BRANCH_MANAGER'],
    validMinutes: 5,
  });
  record('ApprovalGiven', { ...approval, role: 'SUPERVISOR', staffCard: null }, approval.approver);
  return approval;
}

/** Files come whole, as the uploads enter them. */
function arrive(...files: readonly FiledFile[]): void {
  for (const { sha256, bytes } of files)
    database.prepare('INSERT INTO evidence VALUES (?, ?, ?, ?)').run(sha256, bytes, '0421-01', heard);
  judgeStoredEntries(database);
}

const course = (claimId: string): unknown[] =>
  database
    .prepare<[string], string>(
      `SELECT item -> 'progress' -> 'event' ->> 'kind' FROM feed_item
       WHERE item ->> 'kind' = 'claimProgress' AND item -> 'progress' ->> 'claimId' = ? ORDER BY position`,
    )
    .pluck()
    .all(claimId);

/** When the core owes the answer to an objection. */
const dueAtCore = (objectionId: string): unknown =>
  database
    .prepare<[string], string>(
      `SELECT item -> 'progress' -> 'event' ->> 'dueOn' FROM feed_item
       WHERE item -> 'progress' ->> 'claimId' = ? AND item -> 'progress' -> 'event' ->> 'kind' = 'OBJECTION_RECEIVED'`,
    )
    .pluck()
    .get(objectionId);

const alarms = (): unknown[] =>
  database.prepare<[], string>('SELECT reason FROM alarm ORDER BY alarm_no').pluck().all();

test('an honest claim is accepted under a number, and the terminal hears that it was received', () => {
  const claim = honest();
  expect(verdict(claim)).toBeNull();
  expect(course(claim.claimId)).toEqual(['RECEIVED', 'HELD_FOR_EVIDENCE']);
  const coreNo = database.prepare<[], string>('SELECT core_no FROM claim_case').pluck().get();
  expect(coreNo).toMatch(/^L-\d{4}-00000001$/);
});

test('a signature that follows is promised with the signed form, and waited for', () => {
  const { declaration, evidence, ...claim } = honest();
  const signature = { method: 'PENDING', reason: 'REFUSED', words: '가족과 상의한 뒤 서명' };
  const unsigned = { ...claim, declaration: { ...declaration, signature }, evidence };
  expect(verdict(unsigned)).toBe('CLAIM_CONSENT_MISSING');
  const [, ...others] = evidence.checklist;
  const promised = [{ paper: 'CLAIM_FORM', status: 'PENDING', until: '2026-12-07' }, ...others];
  expect(verdict({ ...unsigned, evidence: { ...evidence, checklist: promised } })).toBeNull();
  arrive(...evidence.files);
  expect(course(claim.claimId).at(-1)).toBe('DOCUMENTS_WANTED');
});

test('a claim about an accident older than the standard is the bank’s to decide, and is taken in', () => {
  const { what, ...claim } = honest();
  const older = { ...what, beganAt: '2023-12-31T14:59:59.999Z' };
  expect(verdict({ ...claim, what: older, likelyOutside: ['BEFORE_STANDARD'] })).toBeNull();
  expect(course(claim.claimId)).toEqual(['RECEIVED', 'HELD_FOR_EVIDENCE']);
});

test('a sole proprietor’s claim needs the registration besides', () => {
  const claim = honest(customers.claimantSoleProprietor);
  expect(verdict(claim)).toBe('CLAIM_PAPERS_MISSING');
  const registration = { paper: 'BUSINESS_REGISTRATION', status: 'PENDING', until: '2026-12-01' } as const;
  const [form, ...others] = claim.evidence.checklist;
  if (form === undefined) throw new Error('no form');
  claim.evidence.checklist = [form, registration, ...others];
  expect(verdict(claim)).toBeNull();
});

type Change = (claim: Claim) => unknown;

const dishonest: [string, Change][] = [
  ['CLAIM_NUMBER_WRONG', (claim) => ({ ...claim, provisionalNo: 'P-0421-01-20261122-0001' })],
  ['CLAIM_REFERENCE_UNKNOWN', (claim) => ({ ...claim, referenceFrom: '2025-01-01' })],
  ['CUSTOMER_UNKNOWN', ({ who, ...claim }) => ({ ...claim, who: { ...who, customerNo: '9999999999' } })],
  [
    'CLAIM_CUSTOMER_NOT_COVERED',
    ({ who, ...claim }) => ({ ...claim, who: { ...who, customerNo: customers.corporation.customerNo } }),
  ],
  [
    'IDENTITY_DOCUMENT_REPORTED_LOST',
    ({ who, ...claim }) => ({
      ...claim,
      who: { ...who, identityDocument: { ...who.identityDocument, number: reportedLostDocuments[0] } },
    }),
  ],
  [
    'CLAIM_REPRESENTATIVE_MISSING',
    ({ who, ...claim }) => ({ ...claim, who: { ...who, representation: 'AGENT' } }),
  ],
  [
    'CLAIM_DATES_IMPOSSIBLE',
    ({ what, ...claim }) => ({ ...claim, what: { ...what, noticedAt: '2026-11-23T03:00:00.001Z' } }),
  ],
  // Older than the standard, and not said to be; said to be, and not older.
  [
    'CLAIM_ANSWERS_MISSING',
    ({ what, ...claim }) => ({ ...claim, what: { ...what, beganAt: '2023-12-31T14:59:59.999Z' } }),
  ],
  ['CLAIM_ANSWERS_MISSING', (claim) => ({ ...claim, likelyOutside: ['BEFORE_STANDARD'] })],
  ['CLAIM_TOTALS_WRONG', (claim) => ({ ...claim, totals: { loss: 8_500_001, frozen: 0 } })],
  [
    'CLAIM_TOTALS_WRONG',
    ({ money, ...claim }) => ({ ...claim, money: { ...money, payTo: customers.vip.accounts[0] } }),
  ],
  [
    'CLAIM_AT_ANOTHER_BANK',
    ({ money, ...claim }) => {
      const from = { institution: '088', accountNo: '110123' };
      return { ...claim, money: { ...money, movements: money.movements.map((one) => ({ ...one, from })) } };
    },
  ],
  [
    'CLAIM_ANSWERS_MISSING',
    ({ what, ...claim }) => ({
      ...claim,
      what: { ...what, exclusions: { ...what.exclusions, X1: 'YES' } },
    }),
  ],
  [
    'CLAIM_PAPERS_MISSING',
    ({ evidence, ...claim }) => ({ ...claim, evidence: { ...evidence, files: evidence.files.slice(0, 2) } }),
  ],
  [
    'CLAIM_CONSENT_MISSING',
    ({ declaration, ...claim }) => ({
      ...claim,
      declaration: {
        ...declaration,
        texts: declaration.texts.map((text) => ({ ...text, agreed: text.kind !== 'DECLARATION' })),
      },
    }),
  ],
  [
    'CLAIM_CONSENT_MISSING',
    ({ declaration, ...claim }) => ({
      ...claim,
      declaration: { ...declaration, signature: { ...declaration.signature, fileId: randomUUID() } },
    }),
  ],
  ['RECORD_NOT_UNDERSTOOD', (claim) => ({ ...claim, ratio: 15 })],
];

test.for(dishonest)('%s', ([code, change]) => {
  const claim = honest();
  expect(verdict(change(claim) as object)).toBe(code);
  expect(course(claim.claimId)).toEqual([]);
});

test('somebody who does not serve customers files nothing', () => {
  expect(verdict(honest(), staff.headCashier.staffNo)).toBe('STAFF_NOT_PERMITTED');
  expect(verdict(honest(), staff.tellerOfOtherBranch.staffNo)).toBe('STAFF_NOT_PERMITTED');
});

test('the same claim twice, and the same accident twice unless the teller was shown the other', () => {
  const first = honest();
  expect(verdict(first)).toBeNull();
  expect(verdict(first)).toBe('CLAIM_FILED_TWICE');
  const { who, ...again } = honest();
  expect(verdict({ ...again, who })).toBe('CLAIM_DUPLICATE');
  const duplicate = { shown: [first.provisionalNo], reason: 'ANOTHER_ACCIDENT', words: '다른 계좌' };
  expect(verdict({ ...again, who: { ...who, duplicate } })).toBeNull();
});

/** A claim that adds up wrong, its entry and what puts it right. */
function rejectedClaim() {
  const right = honest();
  const id = record('ClaimFiled', { ...right, totals: { loss: 8_500_001, frozen: 0 } });
  return { right, id, supersedes: { seq, id } };
}
const verdictOnCorrection = (claim: object) => judged('claim_judgement', record('ClaimCorrected', claim));

test('a rejected claim is corrected in its own place, once, and is then a claim like any other', () => {
  const { right, id, supersedes } = rejectedClaim();
  expect(judged('claim_judgement', id)).toBe('CLAIM_TOTALS_WRONG');
  expect(waysOutOf(id)).toEqual(['CORRECT', 'WITHDRAW']);
  expect(verdictOnCorrection({ ...right, supersedes })).toBeNull();
  expect(course(right.claimId)).toEqual(['RECEIVED', 'HELD_FOR_EVIDENCE']);
  expect(verdictOnCorrection({ ...right, supersedes })).toBe('SUPERSEDED_BEFORE');
  expect(database.prepare('SELECT count(*) AS n FROM claim_case').get()).toEqual({ n: 1 });
});

test('a correction that is wrong again is judged by itself, and is what the next one supersedes', () => {
  const { right, supersedes } = rejectedClaim();
  const again = record('ClaimCorrected', { ...right, totals: { loss: 1, frozen: 0 }, supersedes });
  expect(judged('claim_judgement', again)).toBe('CLAIM_TOTALS_WRONG');
  const second = { seq, id: again };
  expect(verdictOnCorrection({ ...right, supersedes })).toBe('SUPERSEDED_BEFORE');
  expect(verdictOnCorrection({ ...right, supersedes: second })).toBeNull();
});

describe('of the papers that were filed before', () => {
  const reason = 'OF_ANOTHER_PERSON';
  const signed = fileOf('CLAIM_FORM', 8);

  /** A correction with a newly signed form, and with these papers listed and left out. */
  function corrected(
    { right, supersedes }: ReturnType<typeof rejectedClaim>,
    { files, leftOut }: { files: readonly FiledFile[]; leftOut: readonly FiledFile[] },
  ): string {
    const { evidence, declaration } = right;
    return record('ClaimCorrected', {
      ...right,
      supersedes,
      leftOut: leftOut.map(({ fileId, paper, sha256 }) => ({ fileId, paper, sha256, reason })),
      evidence: { ...evidence, files: [signed, ...files] },
      declaration: { ...declaration, signature: { ...declaration.signature, fileId: signed.fileId } },
    });
  }

  /** A rejected claim, its papers but for the form, and another one for the first of them. */
  function found() {
    const rejected = rejectedClaim();
    const [, wrong, ...others] = rejected.right.evidence.files;
    if (wrong === undefined) throw new Error('no papers');
    return { rejected, wrong, others, anew: fileOf(wrong.paper, 9) };
  }

  test('one may be left out with the reason, for another in its place', () => {
    const { rejected, wrong, others, anew } = found();
    const id = corrected(rejected, { files: [anew, ...others], leftOut: [wrong] });
    expect(judged('claim_judgement', id)).toBeNull();
    const { claimId } = rejected.right;
    expect(filesOf(database, claimId)).not.toContain(wrong.sha256);
    expect(filesOf(database, claimId)).toContain(anew.sha256);
  });

  test('the line of one that is left out is open', () => {
    const { rejected, wrong, others } = found();
    const id = corrected(rejected, { files: others, leftOut: [wrong] });
    expect(judged('claim_judgement', id)).toBe('CLAIM_PAPERS_MISSING');
  });

  test('none is gone without a word, at the next correction either', () => {
    const { rejected, others, anew } = found();
    const files = [anew, ...others];
    const gone = corrected(rejected, { files, leftOut: [] });
    expect(judged('claim_judgement', gone)).toBe('CLAIM_PAPERS_DROPPED');
    expect(waysOutOf(gone)).toEqual(['CORRECT', 'WITHDRAW']);

    const second = found();
    const wrongTotals = { ...second.rejected.right, totals: { loss: won(1), frozen: won(0) } };
    const said = { files: [second.anew, ...second.others], leftOut: [second.wrong] };
    const again = corrected({ ...second.rejected, right: wrongTotals }, said);
    expect(judged('claim_judgement', again)).toBe('CLAIM_TOTALS_WRONG');
    const next = { ...second.rejected, supersedes: { seq, id: again } };
    expect(judged('claim_judgement', corrected(next, { ...said, leftOut: [] }))).toBe('CLAIM_PAPERS_DROPPED');
  });

  test('none is both', () => {
    const { rejected, wrong, others } = found();
    const id = corrected(rejected, { files: [wrong, ...others], leftOut: [wrong] });
    expect(judged('claim_judgement', id)).toBe('CLAIM_PAPERS_DROPPED');
  });
});

test('nothing but the same rejected claim is corrected', () => {
  const { right, supersedes } = rejectedClaim();
  const { who } = right;
  const others: object[] = [
    { ...right, claimId: randomUUID() },
    { ...right, provisionalNo: honest().provisionalNo },
    { ...right, who: { ...who, customerNo: customers.claimantOffline.customerNo } },
    { ...right, supersedes: { ...supersedes, id: uuidv7() } },
    { ...right, supersedes: { ...supersedes, seq: supersedes.seq + 100 } },
  ];
  for (const other of others)
    expect(verdictOnCorrection({ supersedes, ...other })).toBe('SUPERSEDED_UNKNOWN');
  expect(verdictOnCorrection({ ...right, supersedes })).toBeNull();

  const accepted = honest(customers.claimantOffline);
  const filed = record('ClaimFiled', accepted);
  expect(judged('claim_judgement', filed)).toBeNull();
  expect(verdictOnCorrection({ ...accepted, supersedes: { seq, id: filed } })).toBe('WAY_NOT_OFFERED');
  expect(course(accepted.claimId)).toEqual(['RECEIVED', 'HELD_FOR_EVIDENCE']);
});

test('what no other content can make good is let rest, and so is an act about a claim', () => {
  const corporation = honest();
  corporation.who.customerNo = customers.corporation.customerNo;
  expect(waysOutOf(record('ClaimFiled', corporation))).toEqual(['WITHDRAW']);
  expect(waysOutOf(record('ClaimFiled', honest(), staff.headCashier.staffNo))).toEqual(['WITHDRAW']);
  const checklist = [{ paper: 'NARRATIVE', status: 'PRESENT' }];
  const supplement = { claimId: randomUUID(), checklist, files: [fileOf('NARRATIVE', 8)] };
  expect(waysOutOf(record('ClaimSupplemented', supplement))).toEqual(['WITHDRAW']);
});

test('a claim that was withdrawn stands in nobody’s way', () => {
  const first = honest();
  expect(verdict(first)).toBeNull();
  const found = caseById(database, first.claimId);
  if (found === undefined) throw new Error('not accepted');
  advanceCase(database, found, { kind: 'WITHDRAWN' });
  expect(verdict(honest())).toBeNull();
});

test('a step of the refund procedure has happened, in its order, and money has the day it was decided on', () => {
  const claim = honest();
  const { claimId } = claim;
  const known = { ...claim.money.refund, applied: true, reportedAt: '2026-11-20T03:00:00.000Z' };
  const recorded = (refund: object, of = claimId) =>
    act('RefundProcedureRecorded', { claimId: of, refund: { ...known, ...refund } });
  expect(recorded({ papersOn: '2026-11-23' })).toBe('CLAIM_UNKNOWN');
  expect(verdict(claim)).toBeNull();
  expect(recorded({ papersOn: '2026-11-23' })).toBeNull();
  expect(recorded({ papersOn: '2026-11-24' })).toBe('CLAIM_REFUND_DATES_WRONG');
  expect(recorded({ papersOn: '2026-11-19' })).toBe('CLAIM_REFUND_DATES_WRONG');
  expect(recorded({ announcedOn: '2026-11-22', decidedOn: '2026-11-21' })).toBe('CLAIM_REFUND_DATES_WRONG');
  expect(recorded({ refund: won(1_000) })).toBe('CLAIM_REFUND_DATES_WRONG');
  expect(recorded({ refund: won(1_000), decidedOn: '2026-11-23' })).toBeNull();
  expect(recorded({ applied: false })).toBe('RECORD_NOT_UNDERSTOOD');
  expect(
    act('ClaimWithdrawn', { claimId, reason: 'OTHER', words: '' }, [consentTo(claimId, 'OTHER')]),
  ).toBeNull();
  expect(recorded({ papersOn: '2026-11-22' })).toBe('CLAIM_OVER');
});

test('a claim is held for its files, waits for promised papers, is reviewed, decided, and objected to in time', () => {
  const claim = honest();
  const { claimId } = claim;
  expect(verdict(claim)).toBeNull();
  arrive(...claim.evidence.files.slice(1));
  expect(course(claimId)).toEqual(['RECEIVED', 'HELD_FOR_EVIDENCE']);
  arrive(...claim.evidence.files.slice(0, 1));
  expect(course(claimId).at(-1)).toBe('DOCUMENTS_WANTED');

  const police = fileOf('POLICE_INCIDENT_CONFIRMATION', 9);
  const checklist = [{ paper: police.paper, status: 'PRESENT' }];
  expect(act('ClaimSupplemented', { claimId: randomUUID(), checklist, files: [police] })).toBe(
    'CLAIM_UNKNOWN',
  );
  expect(act('ClaimSupplemented', { claimId, checklist, files: [fileOf('NARRATIVE', 8)] })).toBe(
    'CLAIM_PAPERS_MISSING',
  );
  expect(act('ClaimSupplemented', { claimId, checklist, files: [police] })).toBeNull();
  expect(course(claimId).at(-1)).toBe('HELD_FOR_EVIDENCE');
  arrive(police);
  expect(course(claimId).at(-1)).toBe('UNDER_REVIEW');

  const objection = {
    objectionId: randomUUID(),
    claimId,
    provisionalNo: 'O-0421-01-20261123-0001',
    grounds: '비율이 낮습니다.',
    receivedAt: heard,
    dueOn: '2026-12-08',
  };
  expect(act('ObjectionFiled', objection)).toBe('CLAIM_NOT_DECIDED');
  const found = caseById(database, claimId);
  if (found === undefined) throw new Error('not accepted');
  advanceCase(database, found, {
    kind: 'DECIDED',
    loss: won(8_500_000),
    refund: won(0),
    ratioBasisPoints: 1_500,
    amount: won(1_275_000),
    reasons: [],
  });
  expect(act('ObjectionFiled', objection)).toBeNull();
  expect(course(objection.objectionId)).toEqual(['OBJECTION_RECEIVED']);
  expect(dueAtCore(objection.objectionId)).toBe('2026-12-08');
  expect(alarms()).toEqual([]);
  // A terminal may not have heard of a holiday: fifteen days from 18 September end on Foundation Day, a Saturday, whose
  // substitute is the Monday.
  for (const [n, dueOn] of ['2026-10-03', '2026-10-05', '2026-10-06'].entries()) {
    const late = {
      ...objection,
      ...{ objectionId: randomUUID(), provisionalNo: `O-0421-01-20261123-000${n + 2}` },
      ...{ receivedAt: '2026-09-18T03:00:00.000Z', dueOn },
    };
    expect(act('ObjectionFiled', late)).toBeNull();
    expect(dueAtCore(late.objectionId)).toBe('2026-10-06');
  }
  expect(alarms()).toEqual(['OBJECTION_DUE_DIFFERS', 'OBJECTION_DUE_DIFFERS']);
  expect(act('ObjectionFiled', objection)).toBe('CLAIM_FILED_TWICE');

  const withdrawal = { claimId, reason: 'CUSTOMER_WITHDREW', words: '' };
  expect(act('ClaimWithdrawn', withdrawal)).toBe('APPROVAL_MISSING');
  expect(act('ClaimWithdrawn', withdrawal, [consentTo(claimId, 'OTHER')])).toBe('APPROVAL_OF_SOMETHING_ELSE');
  expect(act('ClaimWithdrawn', withdrawal, [consentTo(claimId, 'CUSTOMER_WITHDREW')])).toBeNull();
  expect(act('ClaimWithdrawn', withdrawal)).toBe('CLAIM_OVER');
});

test('a terminal that destroys what it should keep is noticed', () => {
  const claim = honest();
  expect(verdict(claim)).toBeNull();
  const { claimId } = claim;
  const filed = { seq, payloadHash: '0'.repeat(64) };
  const erase = (change: object = {}) => {
    record('PersonalDataErased', {
      claimId,
      rule: 'EFTA_22',
      days: 1_827,
      endedOn: '2020-01-01',
      keptUntil: '2025-01-01',
      entries: [filed],
      files: [],
      ...change,
    });
    return database.prepare<[number], string>('SELECT reason FROM alarm WHERE seq = ?').pluck().all(seq);
  };
  expect(erase()).toEqual(['ERASED_OPEN_CLAIM']);
  expect(erase({ keptUntil: '2026-11-30', endedOn: '2021-11-29' })).toEqual(['ERASED_TOO_EARLY']);
  expect(erase({ days: 30, endedOn: '2024-12-02' })).toEqual(['ERASED_TOO_EARLY']);
  expect(erase({ entries: [{ ...filed, payloadHash: 'A'.repeat(64) }] })).toEqual(['ERASED_SOMETHING_ELSE']);
  const found = caseById(database, claimId);
  if (found === undefined) throw new Error('not accepted');
  advanceCase(database, found, { kind: 'CLOSED' });
  expect(erase()).toEqual([]);
});

test('copies of evidence may go when the core has every byte of them, and the days of their rule are over', () => {
  const claim = honest();
  expect(verdict(claim)).toBeNull();
  const files = claim.evidence.files.map(({ sha256 }) => sha256);
  const erase = (change: object = {}) => {
    record('EvidenceCopiesErased', {
      claimId: claim.claimId,
      rule: 'FILE_AT_CORE_30',
      days: 30,
      endedOn: '2026-10-01',
      keptUntil: '2026-10-31',
      files,
      ...change,
    });
    return database.prepare<[number], string>('SELECT reason FROM alarm WHERE seq = ?').pluck().all(seq);
  };
  expect(erase()).toEqual(['ERASED_TOO_EARLY']);
  arrive(...claim.evidence.files);
  expect(erase({ keptUntil: '2026-12-01', endedOn: '2026-11-01' })).toEqual(['ERASED_TOO_EARLY']);
  expect(erase({ days: 3, keptUntil: '2026-10-04' })).toEqual(['ERASED_TOO_EARLY']);
  expect(erase({ rule: 'DRAFT_30' })).toEqual(['ERASED_SOMETHING_ELSE']);
  expect(erase()).toEqual([]);
  // Of a claim the core never heard of: what came to a draft.
  expect(erase({ claimId: randomUUID(), rule: 'DRAFT_30' })).toEqual([]);
});

test('the other terminals of the branch hear of the case, its own hears its course', () => {
  const claim = honest();
  verdict(claim);
  const told = database
    .prepare<[], { branch_no: string; except_terminal_id: string; state: string }>(
      `SELECT branch_no, except_terminal_id, item -> 'case' ->> 'state' AS state FROM feed_item
       WHERE item ->> 'kind' = 'caseElsewhere'`,
    )
    .all();
  expect(told).toEqual([{ branch_no: '0421', except_terminal_id: '0421-01', state: 'OPEN' }]);
});

test('the last day of an answer is the one the terminal reckons, each by a calendar of its own', () => {
  const calendar = new BusinessCalendar(koreanHolidays);
  for (let on = '2024-01-01'; on < '2027-12-01'; on = addDays(on, 1))
    expect([on, lastDayOf(on, 15, koreanHolidays)]).toEqual([on, calendar.afterDays(on, 15)]);
  expect(lastDayOf('2026-09-18', 15, koreanHolidays)).toBe('2026-10-06');
  expect(lastDayOf('2026-12-10', 15, koreanHolidays)).toBe('2026-12-28');
});
