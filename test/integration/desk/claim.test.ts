import { createHash, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import { branches, customers, reportedLostDocuments, staff } from '../../simulators/core/sample-bank.ts';
import { samplePapers, stepOf } from '../../unit/desk/sample-claim.ts';
import { good, paperOf, prepareClaim, recentSections, signIn, takeIn } from './claim-at-the-desk.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 60_000 };

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').toUpperCase();

test('a claim taken in without the line, over a restart: filed once, its number, files and course arrive', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await signIn(rig.calls());
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await vi.waitUntil(() => rig.status().line.state !== 'ONLINE', patient);

  const claimId = randomUUID();
  await good(rig.calls().claims.begin({ claimId }));
  const [signed = ''] = [await takeIn(rig, claimId, samplePapers[0])];
  const [who, ...others] = recentSections(signed);
  if (who === undefined) throw new Error('no sections');
  const save = (section: ClaimSection) =>
    good(rig.calls().claims.saveDraft({ claimId, step: stepOf[section.section], section }));
  await save(who);
  await good(rig.calls().claims.saveIdentityNumber({ claimId, whose: 'customer', number: '7506111234567' }));

  await rig.restart();
  await signIn(rig.calls());
  expect(await good(rig.calls().claims.drafts())).toMatchObject([{ claimId, mine: true, step: 'WHO' }]);
  for (const section of others) await save(section);
  for (const paper of samplePapers.slice(1)) await takeIn(rig, claimId, paper);
  expect(await good(rig.calls().claims.duplicates({ claimId }))).toEqual({ check: 'NOT_DONE', cases: [] });
  expect((await good(rig.calls().claims.review({ claimId }))).objections).toEqual([]);

  // The page asks twice, as it may after a lost answer.
  const [receipt, again] = await Promise.all([
    good(rig.calls().claims.file({ claimId })),
    good(rig.calls().claims.file({ claimId })),
  ]);
  expect(again).toEqual(receipt);
  expect(receipt).toMatchObject({ claimId, coreNo: null });

  await rig.core.control({ do: 'line', state: 'UP' });
  await vi.waitUntil(() => rig.status().waiting === 0, patient);
  await vi.waitFor(async () => {
    const { claims } = rig.core.books();
    expect(claims).toMatchObject([{ claimId, rejectionCode: null, course: { length: 3 } }]);
  }, patient);
  const { claims, evidence, alarms } = rig.core.books();
  expect(claims[0]?.course).toEqual(['RECEIVED', 'HELD_FOR_EVIDENCE', 'DOCUMENTS_WANTED']);
  expect(evidence.map(({ sha256 }) => sha256).sort()).toEqual(
    samplePapers.map((paper) => sha256Of(paperOf(paper))).sort(),
  );
  expect(alarms).toEqual([]);
  const coreNo = claims[0]?.coreNo ?? '';
  // The later visit: the same claim, now with the core's number.
  await vi.waitFor(
    async () => expect(await good(rig.calls().claims.file({ claimId }))).toEqual({ ...receipt, coreNo }),
    patient,
  );

  const another = rig.openAnother();
  await vi.waitUntil(() => another.status().ready, patient);
  await signIn(another.calls());
  const second = randomUUID();
  await good(another.calls().claims.begin({ claimId: second }));
  await good(another.calls().claims.saveDraft({ claimId: second, step: 'WHO', section: who }));
  expect(await good(another.calls().claims.duplicates({ claimId: second }))).toMatchObject({
    check: 'DONE',
    cases: [{ where: 'ELSEWHERE', case: { coreNo, channel: 'BRANCH', state: 'OPEN' } }],
  });
});

test('a claim the core rejects is corrected: the same claim, signed anew, accepted once and out of the queue', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await signIn(rig.calls());
  const claimId = randomUUID();
  const number = (value: string) =>
    good(rig.calls().claims.saveIdentityNumber({ claimId, whose: 'customer', number: value }));
  const save = (section: ClaimSection) =>
    good(rig.calls().claims.saveDraft({ claimId, step: stepOf[section.section], section }));
  await good(rig.calls().claims.begin({ claimId }));
  const signed = await takeIn(rig, claimId, samplePapers[0]);
  const sections = recentSections(signed);
  for (const section of sections) await save(section);
  for (const paper of samplePapers.slice(1)) await takeIn(rig, claimId, paper);
  // Only the core knows that its holder has reported the document lost.
  await number(reportedLostDocuments[0] ?? '');
  const receipt = await good(rig.calls().claims.file({ claimId }));
  const openCase = () =>
    vi.waitFor(async () => {
      const [one] = (await good(rig.calls().corrections.queue())).cases;
      if (one?.state !== 'OPEN') throw new Error('not in the queue yet');
      return one;
    }, patient);
  expect(await openCase()).toMatchObject({
    type: 'ClaimFiled',
    rejection: { code: 'IDENTITY_DOCUMENT_REPORTED_LOST', ways: ['CORRECT', 'WITHDRAW'] },
    claim: { claimId, provisionalNo: receipt.provisionalNo, loss: 8_500_000, beingCorrected: false },
  });

  await good(rig.calls().claims.correct({ claimId }));
  // Killed between: the draft is there, the case is open, nothing was sent.
  await rig.restart();
  await signIn(rig.calls());
  const { caseNo, claim } = await openCase();
  expect(claim).toMatchObject({ beingCorrected: true });
  expect(await good(rig.calls().claims.correct({ claimId }))).toMatchObject({
    draft: { who: { customerNo: customers.claimantOffline.customerNo }, declaration: {} },
    corrects: { code: 'IDENTITY_DOCUMENT_REPORTED_LOST' },
  });
  expect((await good(rig.calls().evidence.list({ claimId }))).map(({ paper }) => paper).sort()).toEqual(
    samplePapers.slice(1).sort(),
  );
  await number('7506111234567');
  const signedAnew = await takeIn(rig, claimId, samplePapers[0], 'signed anew');
  const declaration = recentSections(signedAnew).at(-1);
  if (declaration === undefined) throw new Error('no declaration');
  await save(declaration);
  expect((await good(rig.calls().claims.review({ claimId }))).objections).toEqual([]);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await vi.waitUntil(() => rig.status().line.state !== 'ONLINE', patient);
  const [again, twice] = await Promise.all([
    good(rig.calls().claims.file({ claimId })),
    good(rig.calls().claims.file({ claimId })),
  ]);
  expect(again).toEqual(receipt);
  expect(twice).toEqual(receipt);
  // Killed before it was sent: filed all the same, and not a second time.
  await rig.restart();
  await signIn(rig.calls());
  expect(await good(rig.calls().claims.file({ claimId }))).toEqual(receipt);
  expect(await rig.calls().claims.correct({ claimId })).toMatchObject({
    ok: false,
    problem: { tag: 'CorrectionOnItsWay' },
  });
  await rig.core.control({ do: 'line', state: 'UP' });

  await vi.waitFor(async () => {
    expect((await good(rig.calls().corrections.queue())).cases).toEqual([]);
  }, patient);
  const { claims, alarms } = rig.core.books();
  expect(alarms).toEqual([]);
  expect(claims.filter((one) => one.rejectionCode === null)).toMatchObject([
    { claimId, coreNo: expect.stringMatching(/^L-/) },
  ]);
  const { entry, course } = await good(rig.calls().corrections.detail({ caseNo }));
  expect(entry.state).toBe('CORRECTED');
  expect(course.map(({ type, sync }) => [type, sync])).toEqual([
    ['ClaimFiled', 'REJECTED'],
    ['ClaimCorrected', 'ACCEPTED'],
  ]);
  expect(await rig.calls().claims.correct({ claimId })).toMatchObject({
    ok: false,
    problem: { tag: 'ClaimAlreadyFiled' },
  });
});

test('of a claim at another branch only the core knows: asked with the line, said not to be asked without it', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await signIn(rig.calls());
  const third = rig.openAnother(branches.other.branchNo);
  await vi.waitUntil(() => third.status().ready, patient);
  await signIn(third.calls(), staff.tellerOfOtherBranch);
  const { customerNo } = customers.claimantOffline;
  await good(third.calls().customers.search({ query: customerNo }));
  // Neither the branch of the filing nor that of the customer: the feed tells it of no case.
  const second = randomUUID();
  const [who] = recentSections('');
  if (who === undefined) throw new Error('no sections');
  await good(third.calls().claims.begin({ claimId: second }));
  await good(third.calls().claims.saveDraft({ claimId: second, step: 'WHO', section: who }));
  const check = () => good(third.calls().claims.duplicates({ claimId: second }));

  const claimId = await prepareClaim(rig);
  await good(rig.calls().claims.file({ claimId }));
  await vi.waitFor(async () => {
    expect(rig.core.books().claims).toMatchObject([{ claimId, rejectionCode: null }]);
  }, patient);
  const coreNo = rig.core.books().claims[0]?.coreNo;

  await rig.core.control({ do: 'line', state: 'DOWN' });
  await vi.waitUntil(() => third.status().line.state !== 'ONLINE', patient);
  expect(await check()).toEqual({ check: 'NOT_DONE', cases: [] });
  await rig.core.control({ do: 'line', state: 'UP' });
  await vi.waitUntil(() => third.status().line.state === 'ONLINE', patient);
  expect(await check()).toMatchObject({
    check: 'DONE',
    cases: [
      {
        where: 'ELSEWHERE',
        case: { coreNo, customerNo, branchNo: branches.main.branchNo, channel: 'BRANCH', state: 'OPEN' },
      },
    ],
  });
  // What the core has told stands in the way until it is answered.
  const { objections } = await good(third.calls().claims.review({ claimId: second }));
  expect(objections.map(({ problem }) => problem)).toContainEqual({
    tag: 'ClaimDuplicateUnanswered',
    detail: { number: coreNo },
  });
  // Its own claim is no other case to the terminal that filed it.
  const own = randomUUID();
  await good(rig.calls().claims.begin({ claimId: own }));
  await good(rig.calls().claims.saveDraft({ claimId: own, step: 'WHO', section: who }));
  expect((await good(rig.calls().claims.duplicates({ claimId: own }))).cases).toMatchObject([
    { where: 'HERE', claimId },
  ]);
});
