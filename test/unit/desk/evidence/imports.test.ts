import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Imports } from '../../../../electron/desk/evidence/imports.ts';
import { SealedWriter } from '../../../../electron/desk/evidence/sealed-file.ts';
import { SealedStore } from '../../../../electron/desk/evidence/sealed-store.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { samplePdf } from './sample-files.ts';

test('an import that the disk breaks off is over: no half of it is left, and no file open', async () => {
  const folder = scratchFolder();
  const imports = new Imports<string>(new SealedStore(folder), () => true);
  const importId = await imports.begin('claim', 1_000_000);
  const broken = Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' });
  vi.spyOn(SealedWriter.prototype, 'write').mockRejectedValueOnce(broken);
  const closed = vi.spyOn(SealedWriter.prototype, 'close');
  await expect(imports.piece(importId, 0, samplePdf())).rejects.toThrow('EIO');
  expect(closed).toHaveBeenCalledOnce();
  expect(readdirSync(join(folder, 'evidence'))).toEqual([]);
});
