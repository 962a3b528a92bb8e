import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The files that hold the project's rules, and node_modules. */
const RULES = ['biome.json', '.gitignore', 'package.json', 'tsconfig.base.json', 'node_modules'];

/**
 * A throw-away folder with the project's own rules and nothing else, to plant offences in: the working tree stays
 * clean, and nobody else's check sees them.
 *
 * @param files content by path from the project's root
 * @param copied further files to take over from the project
 */
export function plantedProject(files: Readonly<Record<string, string>>, copied: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-planted-'));
  for (const name of [...RULES, ...copied]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (name === 'node_modules') symlinkSync(resolve(name), join(folder, name));
    else cpSync(name, join(folder, name));
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
