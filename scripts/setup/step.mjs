import { runQuietly } from './child.mjs';
import { exclusively } from './lock.mjs';
import { SetupProblem, SetupStopped } from './setup-problem.mjs';

/**
 * One thing a command needs before it can run.
 *
 * @typedef {object} Step
 * @property {string} name what it brings, as shown while it works
 * @property {() => boolean} isNeeded cheap enough to be asked at every start
 * @property {() => Promise<void>} carryOut throws a {@link SetupProblem}
 */

/**
 * Takes the steps that are needed, one after the other, each with a line that says what it does and how long it
 * took; says nothing when there is nothing to do.
 *
 * @param {readonly Step[]} steps
 */
export async function takeSteps(steps) {
  for (const step of steps) {
    if (!step.isNeeded()) continue;
    await exclusively(async () => {
      // Whoever held the lock before us may just have done it.
      if (step.isNeeded()) await shown(step);
    });
  }
}

/** @param {Step} step */
async function shown(step) {
  // Standard output belongs to the command itself, which may be writing JSON there.
  process.stderr.write(`Setting up: ${step.name} … `);
  const start = performance.now();
  try {
    await step.carryOut();
  } catch (error) {
    process.stderr.write('failed\n');
    throw error;
  }
  process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/**
 * Runs one of the programs a step consists of.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @throws {SetupProblem} with the program's output, when it fails
 */
export async function runTool(program, args, env) {
  const { exitCode, output, interrupted } = await runQuietly(program, args, env);
  if (interrupted) throw new SetupStopped(exitCode);
  if (exitCode !== 0) {
    throw new SetupProblem(
      `${abridged(output)}\n\n"${[program, ...args].join(' ')}" failed with exit code ${exitCode}.`,
    );
  }
}

/**
 * A long output without its middle: some tools say first what is wrong, others last.
 *
 * @param {string} output
 */
function abridged(output) {
  const lines = output.trim().split('\n');
  return (lines.length > 50 ? [...lines.slice(0, 20), '  …', ...lines.slice(-20)] : lines).join('\n');
}
