import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../../electron/contract/claim-progress.ts';
import { ClaimDrafts } from '../../../electron/desk/claim/claim-drafts.ts';
import { ClaimFile } from '../../../electron/desk/claim/follow-up/claim-file.ts';
import { ClaimRegister } from '../../../electron/desk/claim/follow-up/claim-register.ts';
import { FollowUpState } from '../../../electron/desk/claim/follow-up/follow-up-state.ts';
import { Retention } from '../../../electron/desk/claim/follow-up/retention.ts';
import { retentionBasis } from '../../../electron/desk/claim/follow-up/retention-basis.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { EvidenceBook } from '../../../electron/desk/evidence/evidence-book.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { verifyStored } from '../../../electron/desk/journal/verify-stored.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';
import { databaseKey } from './database-key.ts';
import { decryptedPages } from './decrypted-pages.ts';
import { bringReference, claimant, claimOf, fileClaims, tell } from './filed-claims.ts';
import { scratchDatabase } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';

const longAgo = { at: '2020-05-04T03:00:00.000Z' };
const closed: ProgressEvent[] = [{ kind: 'RECEIVED' }, { kind: 'CLOSED' }];
const idOf = (n: number) => claimOf(n, '', 0).claimId;
const draftId = 'b3bb2c0e-6a0e-4a4e-9f5e-0d3a8f1c2b10';

/** What a person reads of a rule. */
const basisOf = (code: string) => {
  const found = sampleClaimReference.retention.find(({ rule }) => rule === code)?.basis;
  if (found === undefined) throw new Error(`no rule ${code}`);
  return found;
};

/** The business date. */
const today = { date: '2026-11-23' };

/** A file of the n-th claim, filed or not, at the core or not; gives its hash. */
function keepFile(
  evidence: EvidenceBook,
  n: number,
  {
    atCore,
    filed = true,
    claimId = idOf(n),
    n: fileNo = n,
  }: { atCore: Connection | null; filed?: boolean; claimId?: string; n?: number },
): string {
  const sha256 = String(fileNo).repeat(64);
  evidence.enterContent({
    sha256,
    bytes: 1,
    key: Buffer.alloc(32, fileNo + 1),
    mediaType: 'image/png',
    pages: 1,
    marks: [],
  });
  const fileId = `019acdef-0000-7000-8000-00000000000${fileNo}`;
  evidence.enterFile(sha256, {
    fileId,
    claimId,
    paper: 'NARRATIVE',
    name: `비밀 ${claimant(n).name}.png`,
    addedBy: '100001',
    addedAt: longAgo.at,
  });
  if (filed) evidence.filed([{ fileId }]);
  atCore?.prepare('UPDATE evidence_upload SET at_core = 1 WHERE sha256 = ?').run(sha256);
  return sha256;
}

/**
 * Claims of 2020 at a terminal of 2026. 0 is closed, with a file at the core; 1 is decided and open; 2 was closed last
 * month; 3 is closed, and a note about it is not at the core yet; 4 is closed, its file is still on its way; 5 was
 * withdrawn without the core's word.
 */
function terminal() {
  const folder = scratchFolder();
  const connection = scratchDatabase(folder);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const owner = { terminalId: '0421-01', epoch: 1, privateKey };
  bringReference(connection);
  fileClaims(connection, owner, { count: 6, since: Date.parse('2020-03-02T03:00:00.000Z') });
  const journal = new Journal(connection, owner, () => Date.parse(`${today.date}T03:00:00.000Z`));
  const old = new Journal(connection, owner, () => Date.parse('2020-04-02T03:00:00.000Z'));
  const evidence = new EvidenceBook(connection);
  const state = new FollowUpState(connection, '0421-01', evidence);
  for (const n of [0, 3, 4]) tell(connection, n, closed, longAgo);
  tell(connection, 1, [{ kind: 'RECEIVED' }, { kind: 'INVESTIGATION' }], longAgo);
  tell(connection, 2, closed, { at: '2026-10-20T03:00:00.000Z' });
  const withdrawal = { claimId: idOf(5), reason: 'OTHER', words: '' } as const;
  old.record({ type: 'ClaimWithdrawn', payload: withdrawal, actor: '100001' }, (entry) =>
    state.withdrawn(entry, withdrawal),
  );
  keepFile(evidence, 0, { atCore: connection });
  keepFile(evidence, 4, { atCore: null });
  new ClaimDrafts(connection, () => Date.parse('2026-01-05T03:00:00.000Z')).begin(draftId, '100001');
  connection.prepare('UPDATE sync SET stored_through = ?').run(journal.lastSeq());
  old.record({
    type: 'ClaimNoteAdded',
    payload: { claimId: idOf(3), note: '아직 전송 전' },
    actor: '100001',
  });
  const removed: string[] = [];
  today.date = '2026-11-23';
  const register = new ClaimRegister(connection);
  return {
    connection,
    journal,
    publicKey,
    register,
    file: new ClaimFile({ connection, journal, register, today: () => today.date }),
    removed,
    evidence,
    pages: () => decryptedPages(join(folder, 'terminal.db'), databaseKey),
    retention: new Retention({
      connection,
      journal,
      state,
      evidence,
      removeForgotten: (sha256s) => removed.push(...sha256s),
      today: () => today.date,
      changed: () => {},
    }),
  };
}

test('what is past its time is destroyed with its proof, and nothing of it is left; what is not stays whole', () => {
  const { connection, journal, publicKey, register, file, removed, pages, retention } = terminal();
  expect(retention.view().due.map(({ claimId }) => claimId)).toEqual([idOf(0), draftId]);
  const secrets = (n: number) => [
    claimant(n).name,
    claimant(n).phone,
    claimant(n).customerNo,
    `sample${n}@`,
    `보기로 ${n}`,
  ];
  for (const secret of secrets(0)) expect(pages().includes(secret), secret).toBe(true);

  expect(retention.destroy('TERMINAL')).toBe(2);
  for (const secret of secrets(0)) expect(pages().includes(secret), secret).toBe(false);
  for (const n of [1, 2, 3, 4, 5])
    for (const secret of secrets(n)) expect(pages().includes(secret), secret).toBe(true);
  expect(removed).toEqual(['0'.repeat(64)]);
  expect(connection.prepare('SELECT count(*) FROM claim_draft').pluck().get()).toBe(0);

  // Its number, its kind and its dates stay, and the journal says what went.
  const { row, masked, erased, course } = file.detail(idOf(0)) ?? {};
  expect(row).toMatchObject({
    maskedName: null,
    maskedPhone: null,
    coreNo: 'L-2026-00000001',
    state: 'CLOSED',
  });
  expect({ masked, erased }).toEqual({ masked: {}, erased: { on: '2026-11-23', basis: basisOf('EFTA_22') } });
  expect(course?.map((moment) => (moment.from === 'HERE' ? moment.type : ''))).toEqual([
    'ClaimFiled',
    'PersonalDataErased',
  ]);
  expect(register.search(claimant(0).name, null, 9).rows).toEqual([]);
  expect(register.search(claimant(0).phone, null, 9).rows).toEqual([]);
  expect(register.search('', null, 9).total).toBe(6);
  expect(verifyStored(new StoredEntries(connection), publicKey)).toEqual({
    intact: journal.lastSeq(),
    firstBroken: null,
    erased: 1,
  });
  expect(retention.view()).toMatchObject({
    due: [],
    done: [
      { basis: basisOf('DRAFT_30'), entries: 0, files: 0 },
      { basis: basisOf('EFTA_22'), claimId: idOf(0), entries: 1, files: 1 },
    ],
  });
  expect(retention.destroy('TERMINAL')).toBe(0);
});

test('the time of a closed claim runs from the answer to an objection made since', () => {
  const { connection, journal, retention } = terminal();
  const objectionId = crypto.randomUUID();
  const objection = {
    ...{ objectionId, claimId: idOf(0), provisionalNo: 'O-0421-01-20200402-0001' },
    ...{ grounds: '비율이 낮습니다', receivedAt: '2020-04-02T03:00:00.000Z', dueOn: '2020-04-17' },
  };
  const state = new FollowUpState(connection, '0421-01', new EvidenceBook(connection));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const then = Date.parse('2020-04-02T03:00:00.000Z');
  new Journal(connection, { terminalId: '0421-01', epoch: 1, privateKey }, () => then).record(
    { type: 'ObjectionFiled', payload: objection, actor: '100001' },
    (entry) => state.objected(entry, objection),
  );
  const answered: ProgressEvent = { kind: 'OBJECTION_ANSWERED', answer: { ko: '유지', en: 'It stands' } };
  tell(connection, 900, [answered], { at: '2022-02-01T03:00:00.000Z', claimId: objectionId });
  connection.prepare('UPDATE sync SET stored_through = ?').run(journal.lastSeq());
  const due = () =>
    retention.view().due.find(({ claimId, rule }) => claimId === idOf(0) && rule === 'EFTA_22');
  expect(due()).toBeUndefined();
  today.date = '2027-02-28';
  expect(due()).toMatchObject({ endedOn: '2022-02-01' });
});

describe('the record of a destruction', () => {
  test('keeps the words of its day when the rule is worded anew', () => {
    const { connection, retention } = terminal();
    retention.destroy('TERMINAL');
    bringReference(connection, {
      ...sampleClaimReference,
      effectiveFrom: '2026-11-24',
      retention: sampleClaimReference.retention.map((rule) => ({
        ...rule,
        basis: { ko: '새 기준', en: 'A new rule' },
      })),
    });
    today.date = '2026-12-24';
    expect(retention.view().done.map(({ basis }) => basis)).toEqual([
      basisOf('DRAFT_30'),
      basisOf('EFTA_22'),
    ]);
  });

  test('shows the rule’s code where nothing is known of that day', () => {
    const { connection } = terminal();
    expect(retentionBasis(connection, 'EFTA_22', '2023-12-31')).toEqual({ ko: 'EFTA_22', en: 'EFTA_22' });
    expect(retentionBasis(connection, 'OF_ANOTHER_DAY', today.date)).toEqual({
      ko: 'OF_ANOTHER_DAY',
      en: 'OF_ANOTHER_DAY',
    });
  });
});

describe('copies of files that the core holds', () => {
  test('go when nothing has happened for their time; claim and entries stay, and the claim’s own time is not begun anew', () => {
    const { connection, journal, publicKey, register, removed, retention, evidence } = terminal();
    // Whatever is past its own time goes first, so that only copies are left to go.
    retention.destroy('TERMINAL');
    removed.length = 0;
    tell(connection, 1, [], longAgo);
    const sha256 = keepFile(evidence, 1, { atCore: connection });
    journal.record({
      type: 'ClaimNoteAdded',
      payload: { claimId: idOf(1), note: '고객에게 안내' },
      actor: '100001',
    });
    expect(retention.view().due).toEqual([]);
    today.date = '2026-12-24';
    expect(retention.view().due).toMatchObject([
      { claimId: idOf(1), rule: 'FILE_AT_CORE_30', endedOn: '2026-11-23' },
    ]);
    expect(retention.destroy('200001')).toBe(1);
    expect(removed).toEqual([sha256]);
    expect(evidence.of(idOf(1))).toEqual([]);
    expect(evidence.sealed(sha256)).toBeUndefined();
    expect(register.row(idOf(1))).toMatchObject({ maskedName: expect.any(String), state: 'INVESTIGATION' });
    expect(journal.at(journal.lastSeq())).toMatchObject({
      type: 'EvidenceCopiesErased',
      actor: '200001',
      payload: { claimId: idOf(1), rule: 'FILE_AT_CORE_30', days: 30, files: [sha256] },
    });
    expect(retention.view()).toMatchObject({
      due: [],
      done: [{ basis: basisOf('FILE_AT_CORE_30'), claimId: idOf(1), entries: 0, files: 1 }, {}, {}],
    });
    expect(verifyStored(new StoredEntries(connection), publicKey)).toMatchObject({ firstBroken: null });

    // Closed long ago, its five years run from its last event, not from the end of the copies.
    tell(connection, 1, [{ kind: 'CLOSED' }], { at: '2026-11-24T03:00:00.000Z' });
    connection.prepare('UPDATE sync SET stored_through = ?').run(journal.lastSeq());
    today.date = '2031-11-27';
    expect(retention.view().due.find(({ claimId }) => claimId === idOf(1))).toMatchObject({
      endedOn: '2026-11-24',
    });
    retention.destroy('TERMINAL');
    // The proof of what went before stays readable.
    expect(retention.view().done.filter(({ claimId }) => claimId === idOf(1))).toHaveLength(2);
  });

  test.each([
    ['is still on its way', { atCore: null, filed: true }],
    ['nobody has filed yet', { atCore: null, filed: false }],
  ])('stay while one %s', (_what, how) => {
    const { connection, evidence, retention } = terminal();
    keepFile(evidence, 1, { atCore: connection });
    keepFile(evidence, 1, { ...how, n: 9 });
    today.date = '2027-06-01';
    expect(retention.view().due.some(({ rule }) => rule === 'FILE_AT_CORE_30')).toBe(false);
  });

  test('that were left out before the core had them wait with their claim and hold nothing up', () => {
    const { connection, evidence, retention, removed } = terminal();
    retention.destroy('TERMINAL');
    removed.length = 0;
    const kept = keepFile(evidence, 1, { atCore: connection });
    const leftOut = keepFile(evidence, 1, { atCore: null, n: 9 });
    evidence.leftOut(idOf(1), [{ sha256: leftOut }]);
    today.date = '2026-12-24';
    expect(retention.view().due).toMatchObject([{ claimId: idOf(1) }]);
    retention.destroy('TERMINAL');
    expect(removed).toEqual([kept]);
    expect(evidence.of(idOf(1)).map(({ sha256 }) => sha256)).toEqual([leftOut]);
    expect(retention.view().due).toEqual([]);

    tell(connection, 1, [{ kind: 'CLOSED' }], { at: '2026-12-24T03:00:00.000Z' });
    connection.prepare('UPDATE sync SET stored_through = (SELECT max(seq) FROM journal)').run();
    today.date = '2032-01-01';
    retention.destroy('TERMINAL');
    expect(removed).toContain(leftOut);
    expect(evidence.of(idOf(1))).toEqual([]);
  });

  test('that came to a draft of which nothing is left go with a draft’s time', () => {
    const { evidence, retention, removed } = terminal();
    retention.destroy('TERMINAL');
    removed.length = 0;
    const claimId = 'b3bb2c0e-6a0e-4a4e-9f5e-0d3a8f1c2b99';
    const sha256 = keepFile(evidence, 7, { claimId, atCore: null, filed: false });
    expect(retention.view().due).toMatchObject([{ claimId, rule: 'DRAFT_30' }]);
    expect(retention.destroy('TERMINAL')).toBe(1);
    expect(removed).toEqual([sha256]);
    expect(evidence.of(claimId)).toEqual([]);
  });
});
