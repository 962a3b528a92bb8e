import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLocalEvidence } from '../../../faults/evidence-import/local-evidence.ts';
import { firstStart } from '../first-start.ts';
import { noon } from '../scratch-database.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { samplePdf } from './sample-files.ts';

const claimId = '019ac0de-0000-7000-8000-000000000001';

/** A terminal's evidence, and what takes a file in whole. */
function evidence() {
  const folder = scratchFolder();
  const opened = firstStart(folder, noon);
  onTestFinished(() => opened.close());
  const local = openLocalEvidence(folder, opened);
  const bring = async (bytes: Buffer) => {
    const place = { claimId, paper: 'OTHER', name: 'scan.pdf' };
    const begun = await local.intake.begin(place, bytes.length, local.teller);
    const importId = begun.ok ? begun.value.importId : '';
    await local.intake.piece(importId, 0, bytes, local.teller);
    const finished = await local.intake.finish(importId, local.teller);
    if (!finished.ok) throw new Error(finished.problem.tag);
    return finished.value;
  };
  return { ...local, bring, sealedFile: (sha256: string) => join(folder, 'evidence', sha256) };
}

test('a file the disk has damaged is whole again when the customer brings it again', async () => {
  const { book, files, teller, bring, sealedFile } = evidence();
  const { file } = await bring(samplePdf());
  writeFileSync(sealedFile(file.sha256), 'damaged');
  expect(await files.read(file.fileId, 0, teller)).toMatchObject({ problem: { tag: 'EvidenceUnreadable' } });
  expect(book.of(claimId)).toMatchObject([{ upload: 'UNREADABLE' }]);

  const again = await bring(samplePdf());
  expect(again).toMatchObject({ already: true, file: { fileId: file.fileId, upload: 'HERE' } });
  const read = await files.read(file.fileId, 0, teller);
  expect(read.ok && read.value.equals(samplePdf())).toBe(true);
});

test('what somebody else laid beside the sealed files keeps no terminal from starting, and stays', () => {
  const folder = scratchFolder();
  const opened = firstStart(folder, noon);
  onTestFinished(() => opened.close());
  const evidence = join(folder, 'evidence');
  mkdirSync(join(evidence, '.snapshot'), { recursive: true });
  const orphan = join(evidence, 'AB'.repeat(32));
  const half = join(evidence, '019ac0de-0000-7000-8000-000000000001.part');
  for (const file of [orphan, half]) writeFileSync(file, 'cut short');
  openLocalEvidence(folder, opened);
  expect(readdirSync(evidence)).toEqual(['.snapshot']);
});
