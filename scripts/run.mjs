import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageBuild, processBuild } from './setup/build.mjs';
import { runChild } from './setup/child.mjs';
import { DEBIAN_PACKAGES, debianPackages } from './setup/debian.mjs';
import { environmentWithTools, npmPackages, PINNED_NODE } from './setup/npm.mjs';
import { SetupProblem } from './setup/setup-problem.mjs';
import { takeSteps } from './setup/step.mjs';

/*
 * node scripts/run.mjs NAME [ARGUMENT…]: sets up what the command needs, then runs it under the pinned Node.
 * This and scripts/setup/ run on the machine's own Node 20 with nothing installed, so they are plain JavaScript.
 */

const { COMPILE, APPLICATION, TESTS } = DEBIAN_PACKAGES;
const builds = [pageBuild(), processBuild()];

/** @type {Record<string, { entry: string, steps: import('./setup/step.mjs').Step[] }>} */
const COMMANDS = {
  start: { entry: 'test/demo/start.ts', steps: [debianPackages(APPLICATION), npmPackages(), ...builds] },
  demo: { entry: 'test/demo/main.ts', steps: [debianPackages(APPLICATION), npmPackages(), ...builds] },
  bench: { entry: 'test/bench/main.ts', steps: [debianPackages(APPLICATION), npmPackages(), ...builds] },
  faults: { entry: 'test/faults/main.ts', steps: [debianPackages(COMPILE), npmPackages()] },
  ops: { entry: 'electron/ops/main.ts', steps: [debianPackages(COMPILE), npmPackages()] },
  check: { entry: 'scripts/check.ts', steps: [debianPackages(COMPILE), npmPackages()] },
  pictures: { entry: 'scripts/pictures.ts', steps: [debianPackages(TESTS), npmPackages(), ...builds] },
  test: { entry: 'scripts/test.ts', steps: [debianPackages(TESTS), npmPackages(), ...builds] },
};

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command === undefined) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')} [ARGUMENT…]`);
  process.exit(2);
}

try {
  await takeSteps(command.steps);
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(`\n${error.message}`);
  process.exit(error.exitCode);
}
const { exitCode } = await runChild(PINNED_NODE, [command.entry, ...args], { env: environmentWithTools() });
process.exit(exitCode);
