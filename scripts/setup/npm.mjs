import { existsSync, readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { runTool } from './step.mjs';

const BIN = resolve('node_modules/.bin');

/** The pinned Node that runs everything but this set-up. */
export const PINNED_NODE = resolve(BIN, 'node');

/**
 * The npm packages of the lock file.
 *
 * @returns {import('./step.mjs').Step}
 */
export function npmPackages() {
  return {
    name: 'npm packages',
    isNeeded: () =>
      !existsSync(PINNED_NODE) ||
      !isInstalled(packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json')),
    async carryOut() {
      // npm must not run on the very Node it is about to replace, which is first on the PATH inside an npm script.
      const path = process.env.PATH?.split(delimiter).filter((folder) => resolve(folder) !== BIN);
      await runTool('npm', ['ci', '--loglevel=error'], { ...process.env, PATH: path?.join(delimiter) });
    },
  };
}

/** The environment in which the tools of node_modules, and the pinned Node, are found first. */
export function environmentWithTools() {
  return { ...process.env, PATH: [BIN, process.env.PATH].join(delimiter) };
}

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} Packages
 */

/**
 * Whether exactly the wanted packages are installed. npm writes the list of what it installed as its very last
 * act, after all install scripts, so an installation that broke off never looks complete.
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
