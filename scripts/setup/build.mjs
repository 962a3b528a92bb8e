import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentWithTools } from './npm.mjs';
import { runTool } from './step.mjs';

/** The page, bundled for the browser. */
export function pageBuild() {
  const sources = ['renderer', 'electron/contract', 'vite.config.ts', 'package-lock.json'];
  return build('the page', sources, 'dist/page', ['vite', 'build']);
}

/** The application's processes, bundled for Electron. */
export function processBuild() {
  const sources = ['electron', 'native', 'rolldown.config.ts', 'package-lock.json'];
  return build('the processes', sources, 'dist/shell', ['rolldown', '--config', 'rolldown.config.ts']);
}

/**
 * @param {string} name
 * @param {readonly string[]} sources files and folders whose content decides the result
 * @param {string} result the folder it ends up in
 * @param {readonly [string, ...string[]]} command
 * @returns {import('./step.mjs').Step}
 */
function build(name, sources, result, [program, ...args]) {
  // Beside the result, so that whoever removes dist/ removes the claim with it.
  const stamp = `${result}.built-from`;
  return {
    name: `building ${name}`,
    isNeeded: () =>
      !existsSync(result) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(sources),
    async carryOut() {
      const builtFrom = fingerprint(sources);
      rmSync(stamp, { force: true });
      await runTool(program, args, environmentWithTools());
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, builtFrom);
    },
  };
}

/**
 * The SHA-256 of all source files' names and contents, in hex. Contents rather than times: a fresh clone has new
 * times, and a branch switched there and back has old contents.
 *
 * @param {readonly string[]} sources
 */
export function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or every file of the folder in a fixed order
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  // Names alone: in which folder an entry lies, Node tells since 20.12 only.
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => lstatSync(file).isFile())
    .sort();
}
