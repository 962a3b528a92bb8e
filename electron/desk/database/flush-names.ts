import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Brings the names of the files in a folder to the disk. Windows has no such call and orders them itself. */
export function flushNames(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
