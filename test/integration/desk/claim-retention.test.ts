import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { instantOf, seoulDateOf } from '../../../electron/contract/moment.ts';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { decryptedPages } from '../../unit/desk/decrypted-pages.ts';
import { good, signIn, takeIn } from './claim-at-the-desk.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 60_000 };
const day = 86_400_000;
const secret = '보기로 남긴 이야기 쒧뷁';

/**
 * A desk with a claim that somebody has begun and nobody goes on with; nobody is at work.
 *
 * @param ahead milliseconds its clock was ahead then
 */
async function deskWithDraft(ahead = 0) {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  rig.clock.ahead = ahead;
  await signIn(rig.calls());
  const claimId = randomUUID();
  await good(rig.calls().claims.begin({ claimId }));
  await takeIn(rig, claimId, 'OTHER');
  const section = { section: 'what', content: { narrative: secret } } as const;
  await good(rig.calls().claims.saveDraft({ claimId, step: 'WHAT', section }));
  await good(rig.calls().session.signOut());
  return { rig, claimId };
}

/** For so long an idle desk has looked at least once. */
const untilLookedMs = 6_000;

test('a desk that runs destroys by itself what is past its time: rows, files and backups; the core finds nothing wrong', async () => {
  const { rig, claimId } = await deskWithDraft();
  rig.database().pragma('wal_checkpoint(TRUNCATE)');
  expect(takeBackup(rig.folder, databaseKey, 3)).toMatchObject({ ok: true });
  const database = join(rig.folder, 'terminal.db');
  const holding = () => [database, ...listBackups(rig.folder).map(({ file }) => file)];
  const telling = () => holding().map((file) => decryptedPages(file, databaseKey).includes(secret));
  expect(telling()).toEqual([true, true]);

  // Its last day: nothing happens yet.
  const begun = Date.now();
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  vi.setSystemTime(begun + 30 * day);
  await sleep(untilLookedMs);
  expect(readdirSync(join(rig.folder, 'evidence'))).toHaveLength(1);

  vi.setSystemTime(begun + 31 * day);
  const { journal } = rig.counter();
  await vi.waitUntil(() => journal.at(journal.lastSeq()).type === 'PersonalDataErased', patient);
  const erasure = journal.at(journal.lastSeq());
  expect(erasure).toMatchObject({
    actor: 'TERMINAL',
    payload: { claimId, rule: 'DRAFT_30', days: 30, files: [expect.any(String)] },
  });
  expect(readdirSync(join(rig.folder, 'evidence'))).toEqual([]);
  // The backups from before are gone, and the one that took their place knows nothing.
  await vi.waitUntil(() => listBackups(rig.folder).every(({ lastSeq }) => lastSeq >= erasure.seq), patient);
  expect(telling()).toEqual([false, false]);

  await vi.waitUntil(() => rig.status().waiting === 0, patient);
  expect(rig.core.books().alarms).toEqual([]);
});

test('what was taken in while the clock was months behind is not old when it is right again', async () => {
  const { rig, claimId } = await deskWithDraft(-60 * day);
  rig.clock.ahead = 0;
  await sleep(untilLookedMs);
  await signIn(rig.calls());
  expect(await rig.calls().claims.resume({ claimId })).toMatchObject({ ok: true });
  expect(await rig.calls().evidence.list({ claimId })).toMatchObject({
    ok: true,
    value: [expect.anything()],
  });
});

test('a clock years ahead destroys nothing that the core’s clock still keeps', async () => {
  const { rig, claimId } = await deskWithDraft();
  rig.clock.ahead = 3 * 365 * day;
  await sleep(untilLookedMs);
  await signIn(rig.calls(), staff.supervisor);
  expect(await rig.calls().claims.retention()).toMatchObject({ ok: true, value: { due: [], done: [] } });
  expect(await rig.calls().claims.destroy()).toEqual({ ok: true, value: { claims: 0 } });
  rig.clock.ahead = 0;
  await signIn(rig.calls());
  const resumed = await rig.calls().claims.resume({ claimId });
  expect(resumed).toMatchObject({ ok: true, value: { draft: { what: { narrative: secret } } } });
  expect(rig.core.books().alarms).toEqual([]);
});

test('without a line the date the core was last heard to have counts, over a restart, also on somebody’s word', async () => {
  const { rig } = await deskWithDraft();
  const savedAt = instantOf(Date.now() - 20 * day);
  rig.database().prepare('UPDATE claim_draft SET saved_at = ?').run(savedAt);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  // By its own clock the draft is 33 days old.
  rig.clock.ahead = 13 * day;
  await rig.restart();
  await sleep(untilLookedMs);
  await signIn(rig.calls(), staff.supervisor);
  expect(await rig.calls().claims.retention()).toMatchObject({ ok: true, value: { due: [], done: [] } });
  expect(await rig.calls().claims.destroy()).toEqual({ ok: true, value: { claims: 0 } });
  rig
    .database()
    .prepare('UPDATE sync SET core_date = ?')
    .run(seoulDateOf(Date.now() + 13 * day));
  expect(await rig.calls().claims.destroy()).toEqual({ ok: true, value: { claims: 1 } });
});
