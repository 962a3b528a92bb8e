import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file its owner alone may read, in a folder of its owner's, so that a power cut or a full disk at any point
 * leaves what was there before or the new content, whole. It is on the disk, name and content, when this resolves.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.next`, content, { mode: 0o600, flush: true });
  await rename(`${file}.next`, file);
  await flushNames(folder);
}

/** Windows has no such call and orders names itself. */
async function flushNames(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
