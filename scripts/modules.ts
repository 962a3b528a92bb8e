import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['electron', 'native', 'renderer', 'scripts', 'test'];
const IS_MODULE = /\.(ts|tsx|mjs)$/;

/** Every module of the project, found on the disk and not by any tool's own idea of it; paths from the root. */
export function sourceModules(): string[] {
  const atRoot = readdirSync('.');
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...atRoot, ...inFolders].filter((path) => IS_MODULE.test(path)).sort();
}

/** The modules that a run of `biome lint --verbose` says it processed. */
export function lintedModules(output: string): ReadonlySet<string> {
  const paths = [...output.matchAll(/^ {2}- (?<path>.+)$/gm)].map(({ groups }) => groups?.path ?? '');
  return new Set(paths.filter((path) => IS_MODULE.test(path)));
}
