import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The folders of the TypeScript projects, one a runtime. */
export const TYPESCRIPT_PROJECTS: readonly string[] = (
  JSON.parse(readFileSync('tsconfig.json', 'utf8')) as { references: { path: string }[] }
).references.map(({ path }) => path);

const RULES = [
  'biome.json',
  'knip.json',
  '.gitignore',
  'package.json',
  'tsconfig.base.json',
  ...TYPESCRIPT_PROJECTS.map((folder) => `${folder}/tsconfig.json`),
];

/**
 * A throw-away folder with the project's own rules, its packages and nothing else, to plant offences in: the
 * working tree stays clean, and nobody else's check sees them. Paths in `files` are from the project's root.
 */
export function plantedProject(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-planted-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const rule of RULES) cpSync(rule, join(folder, rule));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
