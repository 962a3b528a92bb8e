import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { lintedModules, sourceModules } from '../../../scripts/modules.ts';
import { plantedProject } from './planted-project.ts';

/** A module, a line planted in it, and the rule that must refuse it. */
const OFFENCES: readonly [module: string, line: string, rule: string][] = [
  ['electron/contract/a.ts', "import '../desk/journal.ts';", 'noRestrictedImports'],
  ['electron/contract/b.ts', "import '../../native/card.ts';", 'noRestrictedImports'],
  ['electron/contract/c.ts', "import '../../renderer/page.tsx';", 'noRestrictedImports'],
  ['electron/contract/d.ts', "import 'node:fs';", 'noRestrictedImports'],
  ['electron/contract/e.ts', "import 'undici';", 'noRestrictedImports'],
  ['electron/contract/f.ts', "import '../shell/main.ts';", 'noRestrictedImports'],

  ['electron/desk/a.ts', "import '../shell/main.ts';", 'noRestrictedImports'],
  ['electron/desk/journal/b.ts', "import '../../chromium/main.ts';", 'noRestrictedImports'],
  ['electron/desk/c.ts', "import '../ops/main.ts';", 'noRestrictedImports'],
  ['electron/desk/d.ts', "import '../host/window.ts';", 'noRestrictedImports'],
  ['electron/desk/e.ts', "import '../../native/card.ts';", 'noRestrictedImports'],
  ['electron/desk/f.ts', "import 'electron';", 'noRestrictedImports'],
  ['electron/desk/g.ts', "import 'pcsclite';", 'noRestrictedImports'],
  ['electron/desk/h.ts', "import '../../test/simulators/core/core.ts';", 'noRestrictedImports'],
  ['electron/desk/i.ts', "import 'vitest';", 'noUndeclaredDependencies'],

  ['native/a.ts', "import '../electron/desk/journal.ts';", 'noRestrictedImports'],
  ['native/session/b.ts', "import '../../electron/shell/main.ts';", 'noRestrictedImports'],
  ['native/c.ts', "import 'electron';", 'noRestrictedImports'],
  ['native/d.ts', "import 'better-sqlite3';", 'noRestrictedImports'],
  ['native/e.ts', "import '../renderer/page.tsx';", 'noRestrictedImports'],

  ['renderer/a.tsx', "import '../electron/desk/journal.ts';", 'noRestrictedImports'],
  ['renderer/pages/b.tsx', "import type { X } from '../../electron/shell/main.ts';", 'noRestrictedImports'],
  ['renderer/c.tsx', "import '../native/card.ts';", 'noRestrictedImports'],
  ['renderer/d.tsx', "import 'node:fs';", 'noNodejsModules'],
  ['renderer/e.tsx', "import 'node:fs/promises';", 'noNodejsModules'],
  ['renderer/f.tsx', "import 'fs';", 'noNodejsModules'],
  ['renderer/g.tsx', "import 'electron';", 'noRestrictedImports'],
  ['renderer/h.tsx', "import 'better-sqlite3';", 'noRestrictedImports'],
  ['renderer/i.tsx', "export * from './../electron/desk/journal.ts';", 'noRestrictedImports'],
  ['renderer/j.tsx', "await import('../electron/desk/journal.ts');", 'noRestrictedImports'],

  ['electron/host/a.ts', "import 'electron';", 'noRestrictedImports'],
  ['electron/host/b.ts', "import '../shell/main.ts';", 'noRestrictedImports'],
  ['electron/host/c.ts', "import '../chromium/main.ts';", 'noRestrictedImports'],
  ['electron/shell/a.ts', "import '../chromium/main.ts';", 'noRestrictedImports'],
  ['electron/shell/b.ts', "import 'pcsclite';", 'noRestrictedImports'],
  ['electron/chromium/a.ts', "import '../shell/main.ts';", 'noRestrictedImports'],
  ['electron/chromium/b.ts', "import 'electron';", 'noRestrictedImports'],
  ['electron/ops/a.ts', "import '../shell/main.ts';", 'noRestrictedImports'],
  ['electron/ops/b.ts', "import 'better-sqlite3';", 'noRestrictedImports'],
  ['test/a.ts', "import 'electron';", 'noRestrictedImports'],
  ['test/b.ts', "import 'pcsclite';", 'noRestrictedImports'],

  [
    'electron/desk/there.ts',
    "import { back } from './back.ts';\nexport const there = back;",
    'noImportCycles',
  ],
  [
    'electron/desk/back.ts',
    "import { there } from './there.ts';\nexport const back = there;",
    'noImportCycles',
  ],
  ['electron/desk/hurry.ts', 'async function work() {}\nwork();', 'noFloatingPromises'],
];

/** Imports the layers are made of: they must pass. */
const PERMITTED: readonly [module: string, line: string][] = [
  ['electron/contract/z.ts', "import './won.ts';\nimport '@orpc/contract';\nimport 'zod';"],
  ['electron/desk/z.ts', "import '../contract/won.ts';\nimport 'better-sqlite3';\nimport 'node:fs';"],
  ['native/z.ts', "import '../electron/contract/won.ts';\nimport 'node:fs';\nimport 'pcsclite';"],
  ['renderer/pages/z.tsx', "import '../../electron/contract/won.ts';\nimport 'react';"],
  ['electron/host/z.ts', "import '../contract/won.ts';\nimport '../desk/main.ts';"],
  ['electron/shell/z.ts', "import 'electron';\nimport '../host/guard.ts';"],
  ['electron/chromium/z.ts', "import '../host/guard.ts';\nimport 'playwright-core';"],
  [
    'test/z.ts',
    "import 'better-sqlite3';\nimport '../electron/chromium/main.ts';\nimport '../native/main.ts';",
  ],
];

interface Diagnostic {
  category: string;
  location: { path: string };
}

/** The names of the rules that refused something, by module. */
function refusals(): ReadonlyMap<string, readonly string[]> {
  const modules = [...OFFENCES, ...PERMITTED].map(([path, lines]) => [path, `${lines}\n`]);
  using project = plantedProject(Object.fromEntries(modules));
  const { stdout } = spawnSync('biome', ['lint', '--max-diagnostics=none', '--reporter=json', '.'], {
    cwd: project.folder,
    encoding: 'utf8',
  });
  const found = new Map<string, string[]>();
  for (const { category, location } of JSON.parse(stdout).diagnostics as Diagnostic[]) {
    const rule = category.split('/').at(-1) ?? category;
    found.set(location.path, [...(found.get(location.path) ?? []), rule]);
  }
  return found;
}

const refused = refusals();

test.each(OFFENCES)('%s must not say: %s', (module, _line, rule) => {
  expect(refused.get(module)).toContain(rule);
});

test.each(PERMITTED)('%s may say: %s', (module) => {
  expect(refused.get(module)).toBeUndefined();
});

test('the linter sees every module there is', () => {
  // Which files it takes is the same for one rule as for all, which take ten times as long.
  const { stdout } = spawnSync(
    'biome',
    ['lint', '--verbose', '--only=suspicious/noDebugger', '--max-diagnostics=none', '.'],
    { encoding: 'utf8' },
  );
  const modules = sourceModules();
  expect(modules).toContain('test/unit/toolchain/layers.test.ts');
  expect([...lintedModules(stdout)]).toEqual(expect.arrayContaining(modules));
});
