import { lintedModules, sourceModules } from './modules.ts';
import { runQuietly } from './setup/child.mjs';
import type { Outcome, Stage } from './stages.ts';

/** All that can be checked without running the application. Each counts as one in the closing line of `npm test`. */
export const CHECKS: readonly Stage[] = [
  { name: 'types', run: () => tool('tsc', ['--build']) },
  { name: 'lint', run: () => tool('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'layers', run: layers },
  { name: 'dead code', run: () => tool('knip', ['--no-progress', '--treat-config-hints-as-errors']) },
];

async function tool(program: string, args: readonly string[]): Promise<Outcome & { output: string }> {
  const { exitCode, output, interrupted } = await runQuietly(program, args);
  const isPassed = exitCode === 0;
  return { passed: Number(isPassed), failed: Number(!isPassed), skipped: 0, output, interrupted };
}

/**
 * The layer and cycle rules of biome.json, and that they were held against every module there is: a tool that
 * silently reads nothing also finds nothing.
 */
async function layers(): Promise<Outcome> {
  const rules = [
    'style/noRestrictedImports',
    'suspicious/noImportCycles',
    'correctness/noUndeclaredDependencies',
  ];
  const only = rules.map((rule) => `--only=${rule}`);
  const outcome = await tool('biome', ['lint', ...only, '--max-diagnostics=none', '--verbose', '.']);
  const linted = lintedModules(outcome.output);
  const unseen = sourceModules().filter((module) => !linted.has(module));
  if (unseen.length === 0) return { ...outcome, note: `${linted.size} modules` };
  const output = `${outcome.output}\nThe linter did not see:\n${unseen.join('\n')}`;
  return { ...outcome, passed: 0, failed: 1, output };
}
