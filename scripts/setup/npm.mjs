import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupProblem } from './setup-problem.mjs';
import { runTool } from './step.mjs';

const BIN = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
/**
 * The list of what npm installed. It writes this as its very last act, after all install scripts, so an
 * installation that broke off has none.
 */
const INSTALLED = 'node_modules/.package-lock.json';

/** The pinned Node that runs everything but this set-up. */
export const PINNED_NODE = join(BIN, 'node');

/**
 * The npm packages of the lock file.
 *
 * @returns {import('./step.mjs').Step}
 */
export function npmPackages() {
  const isNeeded = () =>
    !existsSync(PINNED_NODE) || !isInstalled(packagesOf('package-lock.json'), packagesOf(INSTALLED));
  return {
    name: 'npm packages',
    isNeeded,
    async carryOut() {
      // Leftovers of an installation that broke off may be incomplete in ways npm doesn't notice.
      if (!existsSync(INSTALLED)) rmSync('node_modules', { recursive: true, force: true });
      // Should this one break off, it must not leave the list of the one before behind.
      rmSync(INSTALLED, { force: true });
      // Not `npm ci`: where a registry lacks the optional packages of other systems, it refuses the very lock file
      // that npm writes there (npm/cli#9846). What it would guarantee, we check ourselves below.
      await runTool('npm', ['install', '--no-save', '--loglevel=error'], environmentOfNpm());
      if (isNeeded()) {
        throw new SetupProblem(
          'What npm installed is not what package-lock.json says. After a change to package.json, run ' +
            '"npm install" once to bring the lock file up to date, and commit both.',
        );
      }
    },
  };
}

function environmentOfNpm() {
  return {
    ...process.env,
    // npm must not run on the very Node it may replace, which comes first on the PATH inside an npm script.
    PATH: process.env.PATH?.split(delimiter)
      .filter((folder) => resolve(folder) !== BIN)
      .join(delimiter),
    // The reader binding is compiled for the Node it will run in (the path is relative to the binding's folder).
    npm_config_nodedir: `../node-${process.platform}-${process.arch}`,
  };
}

/**
 * The environment in which the tools of node_modules, and the pinned Node, are found first. What is built is the
 * product, also where a test has it built: without the name that a test runner gives to its surroundings. What Node has
 * compiled once it keeps: the next start of a process from the same source costs half the processor time.
 */
export function environmentWithTools() {
  const { NODE_ENV: _, ...surroundings } = process.env;
  return {
    ...surroundings,
    PATH: [BIN, process.env.PATH].join(delimiter),
    NODE_COMPILE_CACHE: resolve('.cache', 'compiled'),
  };
}

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} Packages
 */

/**
 * Whether exactly the wanted packages are installed: each in its version and with its bytes, and none besides.
 *
 * @param {Packages | undefined} wanted
 * @param {Packages | undefined} installed
 */
export function isInstalled(wanted, installed) {
  if (wanted === undefined || installed === undefined) return false;
  const isSame = (/** @type {string} */ path) =>
    wanted[path]?.version === installed[path]?.version &&
    wanted[path]?.integrity === installed[path]?.integrity;
  const isForOtherMachines = (/** @type {string} */ path) =>
    !(path in installed) && Boolean(wanted[path]?.optional || wanted[path]?.devOptional);
  return (
    Object.keys(installed).every(isSame) &&
    Object.keys(wanted).every((path) => path === '' || isSame(path) || isForOtherMachines(path))
  );
}

/**
 * @param {string} lockFile
 * @returns {Packages | undefined} undefined when there is no such file
 */
function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}
