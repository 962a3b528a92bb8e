import { expect, test, vi } from 'vitest';
import { good, prepareClaim, signIn } from './claim-at-the-desk.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 60_000 };
/** As {@link prepareClaim} gives it to the desk, and as a person would write it. */
const residentNumber = /750611-?1234567/;

test('a resident registration number is in no answer to the page', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready, patient);
  await signIn(rig.calls());
  const claimId = await prepareClaim(rig);
  const { claims } = rig.calls();
  const answers: unknown[] = [
    await good(claims.resume({ claimId })),
    await good(claims.drafts()),
    await good(claims.review({ claimId })),
    await good(claims.duplicates({ claimId })),
  ];
  answers.push(
    await good(claims.file({ claimId })),
    await good(claims.detail({ claimId })),
    await good(claims.search({ query: '', state: null, limit: 100 })),
    await good(claims.search({ query: '7506111234567', state: null, limit: 100 })),
  );
  const told = JSON.stringify(answers);
  expect(told).not.toMatch(residentNumber);
  // Not because nothing of it is there: its masked form is, and the record for the core holds it whole.
  expect(told).toContain('750611-*******');
  expect(JSON.stringify([...rig.counter().journal.all()])).toMatch(residentNumber);
});
