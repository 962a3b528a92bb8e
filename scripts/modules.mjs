import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['electron', 'native', 'renderer', 'scripts', 'test'];
const IS_MODULE = /\.(ts|tsx|mjs)$/;

/** Every module of the project, found on the disk and not by any tool's own idea of it; paths from the root. */
export function sourceModules() {
  const atRoot = readdirSync('.').filter((name) => IS_MODULE.test(name));
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => IS_MODULE.test(name))
      .map((name) => join(folder, name)),
  );
  return [...atRoot, ...inFolders].sort();
}

/**
 * The modules a run of `biome lint --verbose` says it processed.
 *
 * @param {string} output
 */
export function lintedModules(output) {
  const lines = output.matchAll(/^ {2}- (.+)$/gm);
  return new Set([...lines].map(([, path]) => path ?? '').filter((path) => IS_MODULE.test(path)));
}
