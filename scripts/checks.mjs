import { lintedModules, sourceModules } from './modules.mjs';
import { runQuietly } from './setup/child.mjs';

/**
 * All that can be checked without running the application. Each counts as one in the closing line of `npm test`.
 *
 * @type {readonly import('./stages.mjs').Stage[]}
 */
export const CHECKS = [
  { name: 'types', run: () => tool('tsc', ['--build']) },
  { name: 'lint', run: () => tool('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'layers', run: layers },
  { name: 'dead code', run: () => tool('knip', ['--no-progress', '--treat-config-hints-as-errors']) },
];

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
async function tool(program, args) {
  const { exitCode, output, interrupted } = await runQuietly(program, args);
  const isPassed = exitCode === 0;
  return { passed: Number(isPassed), failed: Number(!isPassed), skipped: 0, output, interrupted };
}

/**
 * The layer and cycle rules of biome.json, and that they were held against every module there is: a tool that
 * silently reads nothing also finds nothing.
 */
async function layers() {
  const rules = [
    'style/noRestrictedImports',
    'suspicious/noImportCycles',
    'correctness/noUndeclaredDependencies',
  ];
  const outcome = await tool('biome', [
    'lint',
    ...rules.map((rule) => `--only=${rule}`),
    '--max-diagnostics=none',
    '--verbose',
    '.',
  ]);
  const linted = lintedModules(outcome.output);
  const unseen = sourceModules().filter((module) => !linted.has(module));
  if (unseen.length > 0) {
    const output = `${outcome.output}\nThe linter did not see:\n${unseen.join('\n')}`;
    return { ...outcome, passed: 0, failed: 1, output };
  }
  return { ...outcome, note: `${linted.size} modules` };
}
