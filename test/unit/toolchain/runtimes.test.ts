import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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

const lines = [...OFFENCES, ...PERMITTED];
const planted = (index: number) => `${lines[index]?.[0]}/planted${index}.ts`;

/** What the compiler says of the planted files, project by project. */
function compileAll(): string {
  using project = plantedProject({
    ...Object.fromEntries(lines.map(([, line], index) => [planted(index), `${line}\n`])),
    'electron/desk/journal.ts': 'export interface A { seq: number }\n',
  });
  const compile = (folder: string) =>
    spawnSync('tsc', ['--project', folder, '--noEmit'], { cwd: project.folder, encoding: 'utf8' }).stdout;
  return [...new Set(lines.map(([folder]) => folder))].map(compile).join('');
}

const output = compileAll();
/** A complaint is a line with the file's name, and lines of explanation that are indented. */
const complaints = (index: number) =>
  output.split(/\n(?! )/).filter((complaint) => complaint.startsWith(planted(index)));

test.each(OFFENCES.map((offence, index) => [...offence, index] as const))(
  '%s must not say: %s',
  (_folder, _line, refusal, index) => {
    expect(complaints(index).join('\n')).toContain(refusal);
  },
);

test.each(PERMITTED.map((line, index) => [...line, OFFENCES.length + index] as const))(
  '%s may say: %s',
  (_folder, _line, index) => {
    expect(complaints(index)).toEqual([]);
  },
);

test('every module belongs to a TypeScript project', () => {
  const compiled = TYPESCRIPT_PROJECTS.flatMap((folder) => {
    const { stdout } = spawnSync('tsc', ['--project', folder, '--showConfig'], { encoding: 'utf8' });
    return (JSON.parse(stdout) as { files: string[] }).files.map((file) => join(folder, file));
  });
  expect(compiled).toEqual(expect.arrayContaining(sourceModules()));
});
