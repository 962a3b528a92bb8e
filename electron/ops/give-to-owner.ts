import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives what root has made in a terminal's folder to the folder's owner, as whom the application runs: it must open its
 * database and replace its backups. A file that has another name elsewhere was not made by us and stays root's.
 */
export function giveToOwner(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid === 0) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const made = lstatSync(path, { throwIfNoEntry: false });
    if (made?.uid === 0 && (made.isDirectory() || (made.isFile() && made.nlink === 1)))
      lchownSync(path, uid, gid);
  }
}
