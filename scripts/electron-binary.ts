import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where Electron's binary is, or undefined on a machine that has none. Importing the `electron` package would tell
 * too, but downloads the binary when it is absent.
 */
export function electronBinary(): string | undefined {
  const folder = 'node_modules/electron';
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}
