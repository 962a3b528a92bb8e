import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { decryptedPages } from '../../unit/desk/decrypted-pages.ts';
import { good, signIn, takeIn } from './claim-at-the-desk.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 60_000 };
const day = 86_400_000;
const secret = '보기로 남긴 이야기 쒧뷁';

test('a desk that runs destroys by itself what is past its time: rows, files and backups; the core finds nothing wrong', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await signIn(rig.calls());
  const claimId = randomUUID();
  await good(rig.calls().claims.begin({ claimId }));
  await takeIn(rig, claimId, 'OTHER');
  const section = { section: 'what', content: { narrative: secret } } as const;
  await good(rig.calls().claims.saveDraft({ claimId, step: 'WHAT', section }));
  await good(rig.calls().session.signOut());
  rig.database().pragma('wal_checkpoint(TRUNCATE)');
  expect(takeBackup(rig.folder, databaseKey, 3)).toMatchObject({ ok: true });
  const database = join(rig.folder, 'terminal.db');
  const holding = () => [database, ...listBackups(rig.folder).map(({ file }) => file)];
  const telling = () => holding().map((file) => decryptedPages(file, databaseKey).includes(secret));
  expect(telling()).toEqual([true, true]);

  // Its last day: nothing happens yet.
  rig.clock.ahead = 30 * day;
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  expect(readdirSync(join(rig.folder, 'evidence'))).toHaveLength(1);

  rig.clock.ahead = 31 * day;
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
