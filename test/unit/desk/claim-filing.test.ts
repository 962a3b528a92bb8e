import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import { ClaimReview } from '../../../electron/contract/claim-intake.ts';
import type { Problem } from '../../../electron/contract/problem.ts';
import { won } from '../../../electron/contract/won.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { claimBranch, good, tagOf } from './claim-branch.ts';
import { sampleMovement, samplePapers, sampleSections } from './sample-claim.ts';

const { teller } = staff;
const { claimant } = customers;
const whole = sampleSections(claimant);

test('a claim is one entry with the sections, sums and files, under the day’s next number; its draft is gone', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  expect(good(branch.desk.filing.review(claimId, teller)).objections).toEqual([]);
  const before = branch.journal.lastSeq();
  const receipt = good(branch.desk.filing.file(claimId, teller));
  expect(receipt).toMatchObject({ provisionalNo: 'P-0421-01-20261123-0001', coreNo: null });
  expect(branch.journal.lastSeq()).toBe(before + 1);
  expect(branch.journal.at(before + 1)).toMatchObject({
    type: 'ClaimFiled',
    actor: teller.staffNo,
    payload: {
      claimId,
      who: { identityDocument: { number: '7506111234567' }, representative: null, duplicate: null },
      evidence: {
        checklist: [
          { paper: 'CLAIM_FORM', status: 'PRESENT' },
          { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until: '2026-12-04' },
          { paper: 'STATEMENT_RECORD', status: 'PRESENT' },
          { paper: 'NARRATIVE', status: 'PRESENT' },
          { paper: 'MESSAGES_AND_CALLS', status: 'PRESENT' },
          { paper: 'INVESTIGATION_DECISION', status: 'NOT_APPLICABLE' },
          { paper: 'EXCHANGE_RECORD', status: 'PRESENT' },
        ],
        files: samplePapers.map((paper) => ({ paper, bytes: 1_000, mediaType: 'image/png' })),
      },
      totals: { loss: 8_500_000, frozen: 0 },
      likelyOutside: [],
      duplicateCheck: 'NOT_DONE',
    },
  });
  expect(branch.desk.intake.list(teller)).toEqual([]);
});

test('filing the same draft twice files it once', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  const receipt = good(branch.desk.filing.file(claimId, teller));
  const entries = branch.journal.lastSeq();
  branch.restart();
  expect(good(branch.desk.filing.file(claimId, teller))).toEqual(receipt);
  expect(branch.journal.lastSeq()).toBe(entries);
});

test('numbers of a day have no gap, and begin anew with the next day', () => {
  const branch = claimBranch();
  const next = (customer = claimant) => good(branch.desk.filing.file(branch.prepare(customer), teller));
  next();
  expect(next(customers.claimantOffline).provisionalNo).toBe('P-0421-01-20261123-0002');
  branch.clock.now += 86_400_000;
  expect(next(customers.claimantWhoObjects).provisionalNo).toBe('P-0421-01-20261124-0001');
});

test('an answer that speaks for an exclusion is forwarded, not refused', () => {
  const branch = claimBranch();
  const { content } = whole.what as ClaimSection & { section: 'what' };
  const exclusions = { ...content.exclusions, X1: 'YES', X5: 'UNSURE' } as const;
  const claimId = branch.prepare(claimant, {
    what: { section: 'what', content: { ...content, exclusions } },
  });
  good(branch.desk.filing.file(claimId, teller));
  expect(branch.journal.at(branch.journal.lastSeq()).payload).toMatchObject({ likelyOutside: ['X1', 'X5'] });
});

test('an accident older than the standard is forwarded with what speaks against it, not refused', () => {
  const branch = claimBranch();
  const { content } = whole.what as ClaimSection & { section: 'what' };
  const file = (beganAt: string, customer = claimant) => {
    const what: ClaimSection = { section: 'what', content: { ...content, beganAt } };
    good(branch.desk.filing.file(branch.prepare(customer, { what }), teller));
    return branch.journal.at(branch.journal.lastSeq()).payload.likelyOutside;
  };
  expect(file('2023-12-31T14:59:59.999Z')).toEqual(['BEFORE_STANDARD']);
  expect(file('2023-12-31T15:00:00.000Z', customers.claimantOffline)).toEqual([]);
  // The date is the reference data's: with another set in force another accident is too old.
  branch.hear({
    kind: 'claimReference',
    reference: { ...sampleClaimReference, effectiveFrom: '2026-11-01', standardFrom: '2024-02-01' },
  });
  expect(file('2024-01-31T00:00:00.000Z', customers.claimantWhoObjects)).toEqual(['BEFORE_STANDARD']);
});

test('a customer who does not sign now: filed with the reason, the signed form promised, never in silence', () => {
  const branch = claimBranch();
  const { content } = whole.declaration as ClaimSection & { section: 'declaration' };
  const declare = (signature: object): ClaimSection => ({
    section: 'declaration',
    content: { ...content, signature: signature as never },
  });
  const pending = { method: 'PENDING', reason: 'UNABLE', words: '손을 다쳐 서명할 수 없음' };
  const claimId = branch.prepare(claimant, { declaration: declare({ method: 'PENDING', words: '' }) });
  const open = () =>
    good(branch.desk.filing.review(claimId, teller)).objections.map(({ field, problem }) => [
      field,
      problem.tag,
    ]);
  expect(open()).toEqual([
    ['signature.reason', 'ClaimFieldMissing'],
    ['signature.words', 'ClaimFieldMissing'],
  ]);
  branch.save(claimId, declare(pending));
  // The scan that is there shows no signature, and so is not the signed form.
  expect(open()).toEqual([]);
  good(branch.desk.filing.file(claimId, teller));
  const { declaration, evidence } = branch.journal.at(branch.journal.lastSeq()).payload as unknown as {
    declaration: { signature: object };
    evidence: { checklist: object[] };
  };
  expect(declaration.signature).toEqual(pending);
  expect(evidence.checklist[0]).toEqual({ paper: 'CLAIM_FORM', status: 'PENDING', until: '2026-12-07' });
  expect(branch.desk.reminders.of('2026-12-07')).toContainEqual(
    expect.objectContaining({ kind: 'PAPER_PENDING', claimId, until: '2026-12-07' }),
  );
});

test('where the bank wants the signed form at once nobody files without it', () => {
  const branch = claimBranch();
  const papers = sampleClaimReference.papers.map((rule) =>
    rule.paper === 'CLAIM_FORM' ? { ...rule, pendingDays: null } : rule,
  );
  branch.hear({
    kind: 'claimReference',
    reference: { ...sampleClaimReference, effectiveFrom: '2026-11-01', papers },
  });
  const { content } = whole.declaration as ClaimSection & { section: 'declaration' };
  const signature = { method: 'PENDING', reason: 'REFUSED', words: '원하지 않음' } as const;
  const claimId = branch.prepare(claimant, {
    declaration: { section: 'declaration', content: { ...content, signature } },
  });
  expect(tagOf(branch.desk.filing.file(claimId, teller))).toBe('ClaimSignatureMissing');
});

/** What is changed of one section, where the objection points, and what it says. */
type Case = [section: ClaimSection['section'], change: object, field: string, tag: Problem['tag']];

const movement = (change: object) => ({
  movements: [{ ...sampleMovement(1, claimant, { kind: 'UNKNOWN' }, 8_500_000), ...change }],
});

const cases: Case[] = [
  ['who', { customerNo: customers.corporation.customerNo }, 'customerNo', 'ClaimOfCorporation'],
  ['who', { contact: { phone: '01000000051', email: null } }, 'contact.address', 'ClaimFieldMissing'],
  [
    'who',
    { notification: { channels: ['EMAIL'], consentedAt: '2026-11-23T02:40:00.000Z' } },
    'contact.email',
    'ClaimEmailMissing',
  ],
  [
    'who',
    { identityDocument: { kind: 'PASSPORT', authenticityCheck: 'NOT_AUTHENTIC' } },
    'identityDocument.authenticityCheck',
    'ClaimIdentityNotAuthentic',
  ],
  ['what', { beganAt: '2026-11-23T03:00:00.001Z' }, 'beganAt', 'ClaimDateInFuture'],
  ['what', { noticedAt: '2026-11-20T09:59:59.000Z' }, 'noticedAt', 'ClaimNoticedBeforeItBegan'],
  ['what', { exclusions: { X1: 'NO' } }, 'exclusions.X2', 'ClaimQuestionUnanswered'],
  ['what', { means: 'OTHER' }, 'meansInWords', 'ClaimFieldMissing'],
  ['what', { narrative: '  ' }, 'narrative', 'ClaimFieldMissing'],
  ['money', { statedLoss: won(8_500_001) }, 'statedLoss', 'ClaimAmountsDisagree'],
  ['money', { ...movement({ amount: won(0) }), statedLoss: won(0) }, 'movements', 'ClaimWithoutLoss'],
  ['money', movement({ at: '2026-11-24T00:00:00.000Z' }), 'movements.0.at', 'ClaimDateInFuture'],
  ['money', movement({ at: '2026-11-20T09:00:00.000Z' }), 'movements.0.at', 'ClaimMovementBeforeAccident'],
  ['money', movement({ amount: undefined }), 'movements.0.amount', 'ClaimFieldMissing'],
  [
    'money',
    movement({ from: { institution: '088', accountNo: '110123' } }),
    'movements',
    'ClaimAtAnotherBank',
  ],
  [
    'money',
    movement({
      to: { kind: 'EXCHANGE', exchange: 'NOWHERE', accountId: '', wallet: '', transactionHash: '' },
    }),
    'movements.0.to',
    'ClaimInstitutionUnknown',
  ],
  ['money', { payTo: customers.vip.accounts[0] }, 'payTo', 'ClaimAccountOfAnother'],
  ['evidence', { absent: [] }, 'POLICE_INCIDENT_CONFIRMATION', 'ClaimPaperMissing'],
  ['declaration', { texts: [] }, 'texts.DECLARATION', 'ClaimTextNotRead'],
  ['declaration', { signature: undefined }, 'signature', 'ClaimSignatureMissing'],
];

test('what stands in the way is named with its field, and nothing is filed', () => {
  const branch = claimBranch();
  const entries = branch.journal.lastSeq();
  for (const [section, change, field, tag] of cases) {
    const claimId = branch.prepare(claimant);
    const before = good(branch.desk.intake.resume(claimId, teller)).draft[section];
    branch.save(claimId, { section, content: { ...before, ...change } } as ClaimSection);
    const { objections } = good(branch.desk.filing.review(claimId, teller));
    const found = objections.find((one) => one.field === field && one.problem.tag === tag);
    expect(found?.section, `${section} ${JSON.stringify(change)}`).toBe(section.toUpperCase());
    expect(tagOf(branch.desk.filing.file(claimId, teller))).toBe(
      objections.length === 1 ? tag : 'ClaimIncomplete',
    );
  }
  expect(branch.journal.lastSeq()).toBe(entries);
});

test('an agent shows both papers, and they are wanted as evidence', () => {
  const branch = claimBranch();
  const { content } = whole.who as ClaimSection & { section: 'who' };
  const representative = {
    name: '한보기',
    birthDate: '1980-01-01',
    phone: '01000000099',
    relation: '배우자',
    identityDocument: { kind: 'RESIDENT_CARD', authenticityCheck: 'AUTHENTIC' },
    papers: { powerOfAttorney: true, sealCertificate: false },
  } as const;
  const claimId = branch.prepare();
  branch.save(claimId, { section: 'who', content: { ...content, representation: 'AGENT', representative } });
  const said = () =>
    good(branch.desk.filing.review(claimId, teller)).objections.map(({ field, problem }) => [
      field,
      problem.tag,
    ]);
  expect(said()).toEqual([
    ['representative.papers', 'ClaimRepresentativePapersMissing'],
    ['representative.identityDocument.number', 'ClaimFieldMissing'],
    ['POWER_OF_ATTORNEY', 'ClaimPaperMissing'],
  ]);
  const seen = { ...representative.papers, sealCertificate: true };
  branch.save(claimId, {
    section: 'who',
    content: { ...content, representation: 'AGENT', representative: { ...representative, papers: seen } },
  });
  good(branch.desk.intake.saveIdentityNumber(claimId, 'representative', '8001011234567', teller));
  branch.addFile(claimId, 'POWER_OF_ATTORNEY');
  expect(said()).toEqual([]);
  good(branch.desk.filing.file(claimId, teller));
});

test('a minor’s claim is the legal representative’s to make', () => {
  const branch = claimBranch();
  const claimId = branch.prepare(customers.minor);
  const { objections } = good(branch.desk.filing.review(claimId, teller));
  expect(objections.map(({ problem }) => problem.tag)).toEqual(['ClaimOfMinorNeedsRepresentative']);
});

test('a paper may not be promised later than its rule allows, nor explained away without a reason', () => {
  const branch = claimBranch();
  const absent = (until: string, reason: string): ClaimSection => ({
    section: 'evidence',
    content: {
      absent: [
        { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until },
        { paper: 'INVESTIGATION_DECISION', status: 'NOT_APPLICABLE', reason },
      ],
    },
  });
  const open = (until: string, reason: string) => {
    const claimId = branch.prepare(claimant, { evidence: absent(until, reason) });
    return good(branch.desk.filing.review(claimId, teller)).objections.map(({ field }) => field);
  };
  expect(open('2026-12-23', '수사 중')).toEqual([]);
  expect(open('2026-12-24', '수사 중')).toEqual(['POLICE_INCIDENT_CONFIRMATION']);
  expect(open('2026-11-22', '수사 중')).toEqual(['POLICE_INCIDENT_CONFIRMATION']);
  expect(open('2026-12-01', ' ')).toEqual(['INVESTIGATION_DECISION']);
});

test('reference data of before its first day is no reference data', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  branch.clock.now = Date.parse('2023-12-31T03:00:00.000Z');
  expect(tagOf(branch.desk.filing.file(claimId, teller))).toBe('ClaimReferenceMissing');
});

test('of a long statement that says little as many objections are told as an answer holds, and those of every other step', () => {
  const branch = claimBranch();
  const limits = { ...sampleClaimReference.limits, movements: 5_000 };
  branch.hear({ kind: 'claimReference', reference: { ...sampleClaimReference, limits } });
  const movements = Array.from({ length: 5_000 }, () => ({
    movementId: randomUUID(),
    kind: 'TRANSFER' as const,
  }));
  const claimId = branch.prepare(claimant, {
    money: { section: 'money', content: { movements } },
    evidence: { section: 'evidence', content: {} },
  });
  const review = good(branch.desk.filing.review(claimId, teller));
  expect(ClaimReview.safeParse(review).success).toBe(true);
  expect(review.objections.at(-1)).toMatchObject({ section: 'EVIDENCE' });
});
