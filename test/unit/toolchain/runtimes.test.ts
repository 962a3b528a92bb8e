import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sourceModules } from '../../../scripts/modules.ts';
import { plantedProject, TYPESCRIPT_PROJECTS } from './planted-project.ts';

/** A project, a line planted in it, and what the compiler must say of it. */
const OFFENCES: readonly [project: string, line: string, refusal: string][] = [
  ['renderer', "export const bytes = Buffer.from('00');", "Cannot find name 'Buffer'"],
  ['renderer', 'export const home = process.env.HOME;', "Cannot find name 'process'"],
  ['renderer', 'export const folder = __dirname;', "Cannot find name '__dirname'"],
  ['renderer', "export * as files from 'node:fs';", "Cannot find name 'node:fs'"],
  ['renderer', 'export type Handle = NodeJS.Timeout;', "Cannot find namespace 'NodeJS'"],
  // A way to a foreign type that the linter doesn't see.
  [
    'renderer',
    "export type A = import('../electron/desk/journal.ts').A;",
    'is not listed within the file list',
  ],
  [
    'native',
    "export type A = import('../electron/desk/journal.ts').A;",
    'is not listed within the file list',
  ],
  ['native', 'export const title = document.title;', "Cannot find name 'document'"],
  ['electron/desk', 'export const title = document.title;', "Cannot find name 'document'"],
  ['electron/contract', 'export const title = document.title;', "Cannot find name 'document'"],
  ['electron/contract', "export const bytes = Buffer.from('00');", "Cannot find name 'Buffer'"],
];

const PERMITTED: readonly [project: string, line: string][] = [
  ['renderer', 'export const title = document.title;'],
  ['native', "export const bytes = Buffer.from('00');"],
  ['electron/desk', "export * as files from 'node:fs';"],
  ['electron/contract', "export { z } from 'zod';"],
];

/** What the compiler says of a project with that one line in it. */
function compile(folder: string, line: string): string {
  using project = plantedProject({
    [`${folder}/planted.ts`]: `${line}\n`,
    'electron/desk/journal.ts': 'export interface A { seq: number }\n',
  });
  return spawnSync('tsc', ['--project', folder, '--noEmit'], { cwd: project.folder, encoding: 'utf8' })
    .stdout;
}

test.each(OFFENCES)('%s must not say: %s', (folder, line, refusal) => {
  expect(compile(folder, line)).toContain(refusal);
});

test.each(PERMITTED)('%s may say: %s', (folder, line) => {
  expect(compile(folder, line)).toBe('');
});

test('every module belongs to a TypeScript project', () => {
  const compiled = TYPESCRIPT_PROJECTS.flatMap((folder) => {
    const { stdout } = spawnSync('tsc', ['--project', folder, '--listFilesOnly'], { encoding: 'utf8' });
    return stdout.split('\n').map((file) => relative('.', resolve(file)));
  });
  expect(compiled).toEqual(expect.arrayContaining(sourceModules()));
});
