import { describe, expect, test } from 'vitest';
import type { LeavingOut } from '../../../electron/contract/claim-draft.ts';
import { claimRecords } from '../../../electron/contract/claim-records.ts';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import type { WayOut } from '../../../electron/contract/rejection.ts';
import { replay } from '../../../electron/desk/restore/replay.ts';
import { beginRestoration } from '../../../electron/desk/restore/restoration.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { booksToReplayInto } from './books-to-replay-into.ts';
import { claimBranch, good, tagOf } from './claim-branch.ts';
import { samplePapers, sampleSections } from './sample-claim.ts';
import { heardAtNoon, scratchJournal } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

/** The way out of the correction queue of a claim the core has rejected: the same claim, told better, signed anew. */

const { teller, secondTeller, supervisor } = staff;
const { claimant } = customers;

type Branch = ReturnType<typeof claimBranch>;

/** The core's word on an entry. */
const outcomeOf = ({ seq, id }: JournalEntry, ways: WayOut[] | string): FeedItem => ({
  kind: 'outcome',
  entryId: id,
  seq,
  outcome:
    typeof ways === 'string'
      ? { verdict: 'ACCEPTED', coreNo: ways }
      : { verdict: 'REJECTED', rejection: { code: 'CLAIM_TOTALS_WRONG', ko: '합계', en: 'totals', ways } },
});

/** A claim that was filed and rejected; its entry. */
function rejected(ways: WayOut[] = ['CORRECT', 'WITHDRAW']) {
  const branch = claimBranch();
  const claimId = branch.prepare();
  const receipt = good(branch.desk.filing.file(claimId, teller));
  const filed = last(branch);
  branch.hear(outcomeOf(filed, ways));
  return { branch, claimId, receipt, filed };
}

const last = ({ journal }: Branch) => journal.at(journal.lastSeq());

/** Signs the draft again, on another sheet. */
function sign(branch: Branch, claimId: string, sheet = 'second sheet'): string {
  const fileId = branch.addFile(claimId, 'CLAIM_FORM', sheet);
  const { declaration } = sampleSections(claimant, fileId);
  branch.save(claimId, declaration);
  return fileId;
}

/** The drafts as the table holds them. */
const draftRows = ({ connection }: Branch) =>
  connection.prepare<[], Record<string, unknown>>('SELECT * FROM claim_draft').all();

const keepDraft = (connection: Branch['connection'], row: Record<string, unknown>) =>
  connection
    .prepare(
      `INSERT INTO claim_draft (claim_id, maker, content, begun_at, saved_at, corrects)
       VALUES (@claim_id, @maker, @content, @begun_at, @saved_at, @corrects)`,
    )
    .run(row);

const casesOf = ({ connection }: Branch) =>
  connection.prepare<[], object>('SELECT rejected, closed_by, closed_how FROM correction_case').all();

const claimsOf = ({ connection }: Branch) =>
  connection.prepare<[], object>('SELECT claim_id, provisional_no, loss, state FROM claim').all();

/** The correction's word on the papers that were filed before. */
const leftOutOf = ({ payload }: JournalEntry) => (payload as { leftOut: unknown }).leftOut;

const filesOf = ({ payload }: JournalEntry) =>
  (payload as { evidence: { files: { paper: string; fileId: string; sha256: string }[] } }).evidence.files;

/** The sealed contents that are on their way, or at the core. */
const queued = ({ connection }: Branch) =>
  connection.prepare<[], string>('SELECT sha256 FROM evidence_upload').pluck().all();

/** Whether the core has a content. */
const noteAtCore = ({ connection }: Branch, sha256: string) =>
  connection.prepare('UPDATE evidence_upload SET at_core = 1 WHERE sha256 = ?').run(sha256);

/** Leaves these papers out of the correction. */
function leaveOut(branch: Branch, claimId: string, leftOut: LeavingOut[]): void {
  const { evidence } = sampleSections(claimant);
  if (evidence.section !== 'evidence') throw new Error('mixed up');
  branch.save(claimId, { ...evidence, content: { ...evidence.content, leftOut } });
}

describe('papers of a rejected claim', () => {
  /** A correction that was begun, and the filed paper of the statement record, which is another person's. */
  function begun() {
    const found = rejected();
    const { branch, claimId } = found;
    good(branch.desk.correction.begin(claimId, teller));
    const wrong = filesOf(found.filed).find(({ paper }) => paper === 'STATEMENT_RECORD');
    if (wrong === undefined) throw new Error('no statement record');
    return { ...found, wrong };
  }

  test('are left out with the reason: the line is open again, the entry says which and why, the file stays', () => {
    const { branch, claimId, wrong } = begun();
    sign(branch, claimId);
    leaveOut(branch, claimId, [{ fileId: wrong.fileId }]);
    const open = () =>
      good(branch.desk.filing.review(claimId, teller)).objections.map(({ field, problem }) => [
        field,
        problem.tag,
      ]);
    expect(open()).toEqual([
      ['STATEMENT_RECORD', 'ClaimPaperMissing'],
      [`leftOut.${wrong.fileId}`, 'ClaimFieldMissing'],
    ]);
    branch.addFile(claimId, 'STATEMENT_RECORD', 'the right one');
    expect(open()).toEqual([[`leftOut.${wrong.fileId}`, 'ClaimFieldMissing']]);
    leaveOut(branch, claimId, [{ fileId: wrong.fileId, reason: 'OF_ANOTHER_PERSON' }]);
    expect(open()).toEqual([]);

    good(branch.desk.filing.file(claimId, teller));
    const correction = last(branch);
    const leftOut = { ...wrong, reason: 'OF_ANOTHER_PERSON' };
    expect(leftOutOf(correction)).toEqual([
      { fileId: leftOut.fileId, paper: leftOut.paper, sha256: leftOut.sha256, reason: leftOut.reason },
    ]);
    expect(
      filesOf(correction)
        .map(({ paper }) => paper)
        .sort(),
    ).toEqual([...samplePapers].sort());
    expect(filesOf(correction).map(({ fileId }) => fileId)).not.toContain(wrong.fileId);
    expect(branch.desk.file.detail(claimId)?.leftOut).toEqual([
      {
        fileId: wrong.fileId,
        reason: 'OF_ANOTHER_PERSON',
        name: expect.objectContaining({ ko: '진술조서' }),
      },
    ]);
    expect(branch.evidence.find(wrong.fileId)?.file).toMatchObject({ filed: true, upload: 'NOT_SENT' });
  });

  test('that are left out nobody waits for, unless the core has them or another claim lists them', () => {
    const { branch, claimId, filed, wrong } = begun();
    const [, , narrative, messages] = filesOf(filed);
    if (narrative === undefined || messages === undefined) throw new Error('no papers');
    noteAtCore(branch, narrative.sha256);
    const other = '019acdef-0000-7000-8000-00000000aaaa';
    branch.evidence.enterFile(messages.sha256, {
      ...{ fileId: other, claimId: crypto.randomUUID(), paper: 'NARRATIVE', name: 'scan' },
      ...{ addedBy: teller.staffNo, addedAt: '2026-11-23T03:00:00.000Z' },
    });
    branch.evidence.filed([{ fileId: other }]);
    leaveOut(
      branch,
      claimId,
      [wrong, narrative, messages].map(({ fileId }) => ({ fileId, reason: 'UNUSABLE' as const })),
    );
    for (const { paper } of [wrong, narrative, messages]) branch.addFile(claimId, paper, `${paper} anew`);
    sign(branch, claimId);
    good(branch.desk.filing.file(claimId, teller));
    expect(queued(branch)).not.toContain(wrong.sha256);
    expect(queued(branch)).toEqual(expect.arrayContaining([narrative.sha256, messages.sha256]));
  });

  test('stay left out in the next correction, until they are put back', () => {
    const { branch, claimId, wrong } = begun();
    leaveOut(branch, claimId, [{ fileId: wrong.fileId, reason: 'NOT_OF_THIS_CLAIM' }]);
    branch.addFile(claimId, 'STATEMENT_RECORD', 'another one');
    const again = () => {
      sign(branch, claimId, crypto.randomUUID());
      good(branch.desk.filing.file(claimId, teller));
      branch.hear(outcomeOf(last(branch), ['CORRECT', 'WITHDRAW']));
      return good(branch.desk.correction.begin(claimId, teller)).draft.evidence.leftOut;
    };
    expect(again()).toEqual([{ fileId: wrong.fileId, reason: 'NOT_OF_THIS_CLAIM' }]);
    expect(again()).toEqual([{ fileId: wrong.fileId, reason: 'NOT_OF_THIS_CLAIM' }]);
    leaveOut(branch, claimId, []);
    expect(again()).toEqual([]);
    expect(filesOf(last(branch)).map(({ fileId }) => fileId)).toContain(wrong.fileId);
    expect(queued(branch)).toContain(wrong.sha256);
  });

  test('that this terminal has lost are told as lost, so that none is gone without a word', () => {
    const { branch, claimId, wrong } = begun();
    branch.evidence.forget(claimId, [wrong.sha256]);
    branch.addFile(claimId, 'STATEMENT_RECORD', 'brought again');
    sign(branch, claimId);
    good(branch.desk.filing.file(claimId, teller));
    expect(leftOutOf(last(branch))).toMatchObject([{ fileId: wrong.fileId, reason: 'LOST' }]);
    branch.hear(outcomeOf(last(branch), ['CORRECT', 'WITHDRAW']));
    expect(good(branch.desk.correction.begin(claimId, teller)).draft.evidence.leftOut).toEqual([]);
  });

  test('that nobody has filed are removed, not left out', () => {
    const { branch, claimId } = begun();
    sign(branch, claimId);
    const added = branch.addFile(claimId, 'NARRATIVE', 'one more page');
    leaveOut(branch, claimId, [{ fileId: added, reason: 'UNUSABLE' }]);
    good(branch.desk.filing.file(claimId, teller));
    expect(leftOutOf(last(branch))).toEqual([]);
    expect(filesOf(last(branch)).map(({ fileId }) => fileId)).toContain(added);
  });
});

test('a paper that the claim as it was corrected does not want is waited for no more; what else is known of papers stays', () => {
  const branch = claimBranch();
  const { money, evidence } = sampleSections(claimant);
  if (money.section !== 'money' || evidence.section !== 'evidence') throw new Error('mixed up');
  const decision = { paper: 'REFUND_DECISION', status: 'PENDING', until: '2027-03-01' } as const;
  const absent = [...(evidence.content.absent ?? []), decision];
  const claimId = branch.prepare(claimant, {
    money: { ...money, content: { ...money.content, refund: { applied: true, papersOn: '2026-11-23' } } },
    evidence: { ...evidence, content: { absent } },
  });
  good(branch.desk.filing.file(claimId, teller));
  const filed = last(branch);
  branch.addFile(claimId, 'BUSINESS_REGISTRATION');
  good(branch.desk.followUp.supplement(claimId, teller));
  const standing = () =>
    Object.fromEntries(
      (branch.desk.file.detail(claimId)?.papers ?? []).map(({ paper, status }) => [paper, status]),
    );
  expect(standing()).toMatchObject({ REFUND_DECISION: 'PENDING', BUSINESS_REGISTRATION: 'PRESENT' });
  branch.hear(outcomeOf(filed, ['CORRECT', 'WITHDRAW']), outcomeOf(last(branch), ['WITHDRAW']));
  good(branch.desk.correction.begin(claimId, teller));
  branch.save(claimId, money);
  sign(branch, claimId);
  good(branch.desk.filing.file(claimId, teller));
  expect(standing()).not.toHaveProperty('REFUND_DECISION');
  expect(standing()).toMatchObject({
    CLAIM_FORM: 'PRESENT',
    POLICE_INCIDENT_CONFIRMATION: 'PENDING',
    BUSINESS_REGISTRATION: 'PRESENT',
  });
  const told = branch.desk.reminders.of('2027-02-25').map(({ name }) => name?.en);
  expect(told).toEqual(['Police incident confirmation']);
});

describe('a supplement that the core has rejected', () => {
  /** A claim that waits for a paper, and a supplement with it that was sent. */
  function supplemented() {
    const branch = claimBranch();
    const claimId = branch.prepare();
    good(branch.desk.filing.file(claimId, teller));
    const filed = last(branch);
    branch.addFile(claimId, 'POLICE_INCIDENT_CONFIRMATION');
    good(branch.desk.followUp.supplement(claimId, teller));
    const police = () =>
      branch.desk.file.detail(claimId)?.papers.find(({ paper }) => paper === 'POLICE_INCIDENT_CONFIRMATION');
    const unfiled = () => branch.evidence.unfiled(claimId).map(({ paper }) => paper);
    expect(police()).toMatchObject({ status: 'PRESENT' });
    return { branch, claimId, filed, supplement: last(branch), police, unfiled };
  }

  test('brought nothing: its paper is waited for as before, and can be sent again', () => {
    const { branch, claimId, filed, supplement, police, unfiled } = supplemented();
    branch.hear(outcomeOf(filed, 'L-2026-00000007'), outcomeOf(supplement, ['WITHDRAW']));
    expect(police()).toMatchObject({ status: 'PENDING', until: '2026-12-04' });
    expect(branch.desk.reminders.of('2026-12-01').map(({ kind }) => kind)).toEqual(['PAPER_PENDING']);
    expect(unfiled()).toEqual(['POLICE_INCIDENT_CONFIRMATION']);
    good(branch.desk.followUp.supplement(claimId, teller));
    expect(last(branch).payload).toMatchObject({ files: [{ paper: 'POLICE_INCIDENT_CONFIRMATION' }] });
    expect(police()).toMatchObject({ status: 'PRESENT', until: null });
    expect(unfiled()).toEqual([]);
  });

  test('brought nothing of what the core had asked for either', () => {
    const { branch, claimId, filed, supplement, police } = supplemented();
    const name = { ko: '확인원 원본', en: 'The original' };
    const papers = [{ paper: 'POLICE_INCIDENT_CONFIRMATION', name, until: '2026-12-01' }];
    branch.hear(outcomeOf(filed, 'L-2026-00000007'), {
      kind: 'claimProgress',
      progress: {
        ...{ coreNo: 'L-2026-00000007', progressNo: 1, claimId, at: '2026-11-20T00:00:00.000Z' },
        event: { kind: 'DOCUMENTS_WANTED', papers },
      },
    });
    branch.hear(outcomeOf(supplement, ['WITHDRAW']));
    expect(police()).toEqual({
      paper: 'POLICE_INCIDENT_CONFIRMATION',
      name,
      status: 'WANTED',
      until: '2026-12-01',
    });
  });

  test('leaves a paper there that another has brought', () => {
    const { branch, claimId, filed, supplement, police, unfiled } = supplemented();
    branch.addFile(claimId, 'POLICE_INCIDENT_CONFIRMATION', 'its second page');
    good(branch.desk.followUp.supplement(claimId, teller));
    const second = last(branch);
    branch.hear(
      outcomeOf(filed, 'L-2026-00000007'),
      outcomeOf(supplement, 'A-1'),
      outcomeOf(second, ['WITHDRAW']),
    );
    expect(police()).toMatchObject({ status: 'PRESENT' });
    expect(unfiled()).toEqual(['POLICE_INCIDENT_CONFIRMATION']);
  });

  test('leaves what a correction has filed since as it is', () => {
    const { branch, claimId, filed, supplement, police, unfiled } = supplemented();
    branch.hear(outcomeOf(filed, ['CORRECT', 'WITHDRAW']));
    good(branch.desk.correction.begin(claimId, teller));
    sign(branch, claimId);
    good(branch.desk.filing.file(claimId, teller));
    branch.hear(outcomeOf(supplement, ['WITHDRAW']));
    expect(police()).toMatchObject({ status: 'PRESENT' });
    expect(unfiled()).toEqual([]);
  });
});

test('a correction of a program that left nothing out is read as one that leaves nothing out', () => {
  const { branch, claimId } = rejected();
  good(branch.desk.correction.begin(claimId, teller));
  sign(branch, claimId);
  good(branch.desk.filing.file(claimId, teller));
  const { leftOut: _leftOut, ...older } = last(branch).payload as Record<string, unknown>;
  expect(claimRecords.ClaimCorrected.parse(older).leftOut).toEqual([]);
});

describe('a rejected claim', () => {
  test('is a draft again, with all that was told and its papers, unsigned', () => {
    const { branch, claimId, filed } = rejected();
    const view = good(branch.desk.correction.begin(claimId, teller));
    const { who, what, money } = sampleSections(claimant);
    expect(view).toMatchObject({
      corrects: { code: 'CLAIM_TOTALS_WRONG' },
      maskedIdentityNumbers: { customer: '750611-*******' },
      draft: {
        who: { ...who.content, duplicate: null, representative: null },
        what: what.content,
        money: { ...money.content, refund: { applied: false } },
        evidence: {
          absent: [{ paper: 'POLICE_INCIDENT_CONFIRMATION' }, { paper: 'INVESTIGATION_DECISION' }],
          leftOut: [],
        },
        declaration: {},
      },
    });
    // Nothing but what the customer has to declare and sign for anew.
    const { objections, checklist } = good(branch.desk.filing.review(claimId, teller));
    expect(new Set(objections.map(({ section }) => section))).toEqual(new Set(['DECLARATION']));
    expect(objections.map(({ problem }) => problem.tag)).toContain('ClaimSignatureMissing');
    expect(checklist.filter(({ item }) => item?.status === 'PRESENT').map(({ rule }) => rule.paper)).toEqual(
      samplePapers.slice(1),
    );
    expect(filed.payload).not.toHaveProperty('supersedes');
    expect(branch.draft.row().content).not.toContain('7506111234567');
  });

  test('is a draft again with what was recorded of its refund procedure since', () => {
    const branch = claimBranch();
    const claimId = branch.prepare();
    good(branch.desk.filing.file(claimId, teller));
    const filed = last(branch);
    const refund = {
      applied: true as const,
      reportedAt: '2026-11-20T12:40:12.000Z',
      papersOn: '2026-11-23',
      finalNoticeOn: null,
      announcedOn: null,
      decidedOn: null,
      refund: null,
    };
    good(branch.desk.followUp.recordRefund({ claimId, refund }, teller));
    const recorded = last(branch);
    branch.hear(outcomeOf(filed, ['CORRECT', 'WITHDRAW']), outcomeOf(recorded, ['WITHDRAW']));
    expect(good(branch.desk.correction.begin(claimId, teller)).draft.money.refund).toEqual(refund);
  });

  test('filed again takes the rejected entry’s place under its id and number, and closes the case once accepted', () => {
    const { branch, claimId, receipt, filed } = rejected();
    good(branch.desk.correction.begin(claimId, teller));
    const signed = sign(branch, claimId);
    const entries = branch.journal.lastSeq();
    expect(good(branch.desk.filing.file(claimId, teller))).toEqual(receipt);
    const correction = last(branch);
    expect(branch.journal.lastSeq()).toBe(entries + 1);
    expect(correction).toMatchObject({
      type: 'ClaimCorrected',
      payload: {
        claimId,
        provisionalNo: receipt.provisionalNo,
        supersedes: { seq: filed.seq, id: filed.id },
        who: { duplicate: null },
        declaration: { signature: { fileId: signed } },
      },
    });
    const { files } = correction.payload.evidence as { files: { paper: string; fileId: string }[] };
    expect(files.map(({ paper }) => paper).sort()).toEqual([...samplePapers].sort());
    expect(branch.desk.intake.list(teller)).toEqual([]);
    expect(claimsOf(branch)).toMatchObject([{ claim_id: claimId, state: 'FILED' }]);
    expect(casesOf(branch)).toEqual([{ rejected: filed.seq, closed_by: null, closed_how: null }]);
    expect(branch.desk.register.row(claimId)).toMatchObject({ sync: 'WAITING' });

    branch.hear(outcomeOf(correction, 'L-2026-00000007'));
    expect(casesOf(branch)).toEqual([
      { rejected: filed.seq, closed_by: correction.seq, closed_how: 'CORRECTED' },
    ]);
    expect(good(branch.desk.filing.file(claimId, teller)).coreNo).toBe('L-2026-00000007');
    expect(branch.desk.register.search('00000007', null, 9).rows).toMatchObject([{ claimId }]);
    expect(branch.desk.file.detail(claimId)).toMatchObject({ rejection: null, may: { withdraw: true } });
  });

  test('is corrected once: filed again it is found, and begun again it is refused', () => {
    const { branch, claimId, receipt } = rejected();
    good(branch.desk.correction.begin(claimId, teller));
    sign(branch, claimId);
    good(branch.desk.filing.file(claimId, teller));
    const entries = branch.journal.lastSeq();
    branch.restart();
    expect(good(branch.desk.filing.file(claimId, teller))).toEqual(receipt);
    expect(tagOf(branch.desk.correction.begin(claimId, teller))).toBe('CorrectionOnItsWay');
    branch.hear(outcomeOf(last(branch), 'L-2026-00000007'));
    expect(tagOf(branch.desk.correction.begin(claimId, teller))).toBe('ClaimAlreadyFiled');
    expect(branch.journal.lastSeq()).toBe(entries);
    expect(claimsOf(branch)).toHaveLength(1);
  });

  test('rejected again is corrected again, and the case goes on with what was said last', () => {
    const { branch, claimId } = rejected();
    good(branch.desk.correction.begin(claimId, teller));
    sign(branch, claimId);
    good(branch.desk.filing.file(claimId, teller));
    const first = last(branch);
    branch.hear(outcomeOf(first, ['CORRECT', 'WITHDRAW']));
    expect(casesOf(branch)).toEqual([{ rejected: first.seq, closed_by: null, closed_how: null }]);
    good(branch.desk.correction.begin(claimId, teller));
    const { money } = sampleSections(claimant);
    if (money.section !== 'money') throw new Error('mixed up');
    const [movement] = money.content.movements ?? [];
    if (movement?.amount === undefined) throw new Error('no movement');
    branch.save(claimId, {
      section: 'money',
      content: { ...money.content, movements: [movement], statedLoss: movement.amount },
    });
    branch.save(claimId, {
      section: 'evidence',
      content: {
        absent: [
          { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until: '2026-12-04' },
          { paper: 'INVESTIGATION_DECISION', status: 'NOT_APPLICABLE', reason: '수사가 끝나지 않음' },
        ],
      },
    });
    sign(branch, claimId, 'third sheet');
    good(branch.desk.filing.file(claimId, teller));
    expect(last(branch).payload).toMatchObject({ supersedes: { seq: first.seq, id: first.id } });
    expect(claimsOf(branch)).toMatchObject([{ claim_id: claimId, loss: 5_000_000 }]);
  });

  test('has one draft: whoever begins it has it, a colleague is told whose it is, a supervisor may begin it', () => {
    const { branch, claimId } = rejected();
    expect(tagOf(branch.desk.correction.begin(claimId, secondTeller))).toBe('CaseOfAnotherTeller');
    const begun = good(branch.desk.correction.begin(claimId, supervisor));
    branch.save(claimId, { section: 'what', content: { narrative: '고쳐 쓰는 중' } }, supervisor);
    expect(tagOf(branch.desk.correction.begin(claimId, teller))).toBe('ClaimDraftOfAnotherTeller');
    const again = good(branch.desk.correction.begin(claimId, supervisor));
    expect(again.draft).toMatchObject({ claimId: begun.draft.claimId, what: { narrative: '고쳐 쓰는 중' } });
    expect(branch.desk.intake.list(supervisor)).toHaveLength(1);
  });

  test('stays rejected when its draft is thrown away, with every paper it was filed with', () => {
    const { branch, claimId } = rejected();
    good(branch.desk.correction.begin(claimId, teller));
    sign(branch, claimId);
    good(branch.desk.intake.discard(claimId, teller));
    expect(branch.evidence.of(claimId).map(({ paper }) => paper)).toEqual(samplePapers);
    good(branch.desk.correction.begin(claimId, teller));
  });

  test('belongs to its customer', () => {
    const { branch, claimId } = rejected();
    good(branch.desk.correction.begin(claimId, teller));
    sign(branch, claimId);
    const { who } = sampleSections(customers.claimantOffline);
    branch.save(claimId, who);
    expect(good(branch.desk.filing.review(claimId, teller)).objections).toContainEqual({
      section: 'WHO',
      field: 'customerNo',
      problem: { tag: 'ClaimCorrectionOfAnotherCustomer' },
    });
  });

  test('whose rejection offers no correction, or that is not rejected, is no draft again', () => {
    expect(tagOf(rejected(['WITHDRAW']).branch.desk.correction.begin('x', teller))).toBe(
      'ClaimDraftNotFound',
    );
    const { branch, claimId } = rejected(['WITHDRAW']);
    expect(tagOf(branch.desk.correction.begin(claimId, teller))).toBe('WayNotOffered');
    const other = claimBranch();
    const filed = other.prepare();
    good(other.desk.filing.file(filed, teller));
    expect(tagOf(other.desk.correction.begin(filed, teller))).toBe('ClaimAlreadyFiled');
  });

  test('that was let rest while somebody was at its correction is filed no more, and is no live claim', () => {
    const { branch, claimId, filed } = rejected();
    good(branch.desk.correction.begin(claimId, teller));
    sign(branch, claimId);
    const payload = { supersedes: { seq: filed.seq, id: filed.id }, reason: 'SETTLED_WITH_CORE' } as const;
    branch.journal.record({ type: 'RejectedRecordWithdrawn', payload, actor: teller.staffNo }, ({ seq }) => {
      branch.connection.prepare('INSERT INTO supersession VALUES (?, ?)').run(filed.seq, seq);
    });
    const entries = branch.journal.lastSeq();
    expect(tagOf(branch.desk.filing.file(claimId, teller))).toBe('CaseAlreadyClosed');
    expect(branch.journal.lastSeq()).toBe(entries);
    expect(claimsOf(branch)).toMatchObject([{ state: 'WITHDRAWN' }]);
    expect(casesOf(branch)).toMatchObject([{ closed_how: 'WITHDRAWN' }]);
  });

  test('is not changed by anything but an entry that supersedes it', () => {
    const { branch, claimId, filed } = rejected();
    const change = (sql: string) => () => branch.connection.exec(sql);
    expect(change('UPDATE claim SET loss = 1')).toThrow('never edited');
    expect(change(`UPDATE claim SET superseded_by = ${filed.seq - 1}, loss = 1`)).toThrow('supersedes');
    expect(branch.desk.register.row(claimId)).toMatchObject({ loss: 8_500_000 });
  });
});

test('a terminal that lost its claims has the correction back: one claim, by its last entry, its case closed', () => {
  const { branch, claimId, filed } = rejected();
  good(branch.desk.correction.begin(claimId, teller));
  const saved = draftRows(branch);
  sign(branch, claimId);
  good(branch.desk.filing.file(claimId, teller));
  const correction = last(branch);

  const { connection } = staffedBranch();
  const { journal } = scratchJournal(connection);
  const customer = { kind: 'customer' as const, customer: claimant };
  applyFeed(connection, { items: [customer], cursor: 'x', more: false }, heardAtNoon);
  const books = booksToReplayInto(connection, journal);
  const draftsThere = () => connection.prepare('SELECT claim_id FROM claim_draft').all();
  connection.transaction(() => {
    // From the damaged file, before the entries are there.
    for (const row of saved) keepDraft(connection, row);
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    for (const entry of branch.journal.all()) journal.readmit(entry);
  })();
  // A terminal that is restored hears the verdicts before its entries are replayed.
  const items = [outcomeOf(filed, ['CORRECT']), outcomeOf(correction, 'L-2026-00000007')];
  applyFeed(connection, { items, cursor: 'y', more: false }, heardAtNoon);
  connection.transaction(() => {
    for (const entry of branch.journal.all()) {
      // The draft outlives the entry it corrects, and ends with the one it became.
      if (entry.seq === correction.seq) expect(draftsThere()).toEqual([{ claim_id: claimId }]);
      replay(books, entry);
    }
  })();
  expect(draftsThere()).toEqual([]);
  expect(connection.prepare('SELECT claim_id, stands_by FROM claim').all()).toEqual([
    { claim_id: claimId, stands_by: correction.seq },
  ]);
  expect(connection.prepare('SELECT closed_by, closed_how FROM correction_case').all()).toEqual([
    { closed_by: correction.seq, closed_how: 'CORRECTED' },
  ]);
});
