import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { claimant, claimOf, fileClaims, tell } from '../../unit/desk/filed-claims.ts';
import { deskAndCore } from './in-process-desk.ts';
import { watchReading } from './watch-reading.ts';

/** Tables that grow with every year of work, by their names and by the aliases of the queries. */
const growing = {
  journal: 'journal',
  j: 'journal',
  u: 'journal',
  e: 'journal',
  outcome: 'outcome',
  o: 'outcome',
  v: 'outcome',
  w: 'outcome',
  claim: 'claim',
  c: 'claim',
  claim_name_part: 'claim_name_part',
  claim_number: 'claim_number',
  claim_progress: 'claim_progress',
  claim_paper: 'claim_paper',
  p: 'claim_paper or claim_progress',
  objection: 'objection',
  b: 'objection',
  evidence_file: 'evidence_file',
  f: 'evidence_file',
  evidence_upload: 'evidence_upload',
  case_elsewhere: 'case_elsewhere',
  customer: 'customer',
};

/**
 * Reads a whole table or index on purpose: the newest claims stop at the limit; what is open is all there is in a partial
 * index; what is past its time is looked for in all claims, when nobody waits or somebody asks for it.
 */
const onPurpose = [
  'SCAN claim USING COVERING INDEX sqlite_autoindex_claim_3',
  'SCAN objection USING INDEX objection_open',
  'SCAN journal USING INDEX journal_erasure',
  'SCAN journal USING INDEX journal_about_claim',
  'SCAN claim USING INDEX sqlite_autoindex_claim_1',
  'SCAN evidence_file USING INDEX sqlite_autoindex_evidence_file_2',
];

test('no call about claims reads a growing table from one end to the other', async () => {
  const rig = await deskAndCore();
  await expect.poll(() => rig.status().ready, { timeout: 60_000 }).toBe(true);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await expect.poll(() => rig.status().line.state, { timeout: 60_000 }).toBe('OFFLINE');
  const connection = rig.database();
  const { epoch, privateKey, enrolment } = loadDevice(connection);
  const { terminalId } = enrolment ?? expect.fail('not enrolled');
  fileClaims(connection, { terminalId, epoch, privateKey }, { count: 20 });
  const { claimId } = claimOf(7, '', 0);
  const begun = randomUUID();
  tell(connection, 7, [{ kind: 'RECEIVED' }]);

  const reading = watchReading(connection);
  const { session, claims, evidence } = rig.calls();
  const { staffNo, password } = staff.supervisor;
  expect(await session.signIn({ staffNo, password })).toMatchObject({ ok: true });
  const answers = [
    await claims.search({ query: '', state: null, limit: 100 }),
    await claims.search({ query: claimant(7).name, state: 'RECEIVED', limit: 100 }),
    await claims.detail({ claimId }),
    await claims.reminders(),
    await claims.statistics(),
    await claims.retention(),
    await claims.drafts(),
    await claims.renderPaper({ claimId, paper: 'FORM', language: 'ko' }),
    await claims.addNote({ claimId, note: '전화로 안내함' }),
    await claims.prepareWithdrawal({ claimId, reason: 'OTHER', words: '' }),
    await claims.unmask({ claimId, field: 'PHONE', reason: 'CALL_BACK' }),
    await claims.reference(),
    await claims.colleagues(),
    await claims.begin({ claimId: begun }),
    await claims.saveDraft({
      claimId: begun,
      step: 'WHO',
      section: { section: 'who', content: { customerNo: claimant(7).customerNo } },
    }),
    await claims.resume({ claimId: begun }),
    await claims.duplicates({ claimId: begun }),
    await claims.reviewMoney({ claimId: begun }),
    await claims.review({ claimId: begun }),
    await evidence.list({ claimId: begun }),
    await claims.discard({ claimId: begun }),
  ];
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(reading.count()).toBeGreaterThan(20);
  expect(reading.whole(connection, growing, onPurpose)).toEqual([]);
});
