import { createHash, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import { samplePapers } from '../../unit/desk/sample-claim.ts';
import { good, paperOf, recentSections, signIn, stepOf, takeIn } from './claim-at-the-desk.ts';
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
    const { claims } = await rig.core.books();
    expect(claims).toMatchObject([{ claimId, rejectionCode: null, course: { length: 3 } }]);
  }, patient);
  const { claims, evidence, alarms } = await rig.core.books();
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

  const another = await rig.openAnother();
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
