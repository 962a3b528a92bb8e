import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageBuild, processBuild } from '../../../scripts/setup/build.mjs';
import { takeSteps } from '../../../scripts/setup/step.mjs';

/**
 * Packs the application as electron-builder.yml says, around an empty shell of an Electron: everything but what
 * Electron's binary and its headers are needed for. So this shows what is in the package and how the fuses are
 * set; it does not show that the package starts.
 */
const folder = mkdtempSync(join(tmpdir(), 'branch-teller-package-'));
const unpacked = join(folder, 'package/linux-unpacked');
const resources = join(unpacked, 'resources');

/** Paths in the archive, as `dist/page/index.html`. */
let packed: readonly string[];

beforeAll(async () => {
  await takeSteps([pageBuild(), processBuild()]);
  emptyElectron(join(folder, 'electron'));
  run('electron-builder', [
    ...['--linux', 'dir', `-c.electronDist=${folder}/electron`, `-c.directories.output=${folder}/package`],
    // Needs Electron's headers.
    '-c.npmRebuild=false',
  ]);
  const { stdout } = run('asar', ['list', join(resources, 'app.asar')]);
  packed = stdout.split('\n').map((path) => path.slice(1));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the package has', () => {
  test.each([
    'package.json',
    'dist/page/index.html',
    'dist/shell/main.js',
    'dist/shell/preload.cjs',
    'dist/desk/main.js',
    'dist/card/main.js',
    'migrations/0001-foundation.sql',
    'node_modules/pretendard/dist/public/static/alternative/Pretendard-Regular.ttf',
    'node_modules/pretendard/dist/public/static/alternative/Pretendard-Bold.ttf',
  ])('%s', (path) => {
    expect(packed).toContain(path);
  });

  test('every package that one of its processes imports', () => {
    const bundles = ['shell', 'desk', 'card'].flatMap((name) =>
      readdirSync(`dist/${name}`)
        .filter((file) => file.endsWith('.js'))
        .map((file) => readFileSync(`dist/${name}/${file}`, 'utf8')),
    );
    const imports = bundles.flatMap((code) => [
      ...code.matchAll(/^import [^'"]*["'](@[^/"']+\/[^/"']+|[^@./"'][^/"']*)/gm),
    ]);
    const packages = new Set(imports.map(([, name]) => name).filter((name) => !name?.startsWith('node:')));
    packages.delete('electron');
    expect(packages).toContain('better-sqlite3');
    for (const name of packages) expect(packed, name).toContain(`node_modules/${name}/package.json`);
  });
});

describe('the package has no', () => {
  test.each([
    ['Node of the development machine', /^node_modules\/node-/],
    ['test, simulator or script', /^(test|scripts)\//],
    ['source', /^(electron|native|renderer)\/|^(?!node_modules).*\.tsx?$/],
    ['other browser', /^node_modules\/(@playwright|playwright)/],
    ['tool of development', /^node_modules\/(vite|vitest|typescript|electron|electron-builder|@biomejs)\//],
    ['map back to the sources', /\.map$/],
    ['font but its two', /Pretendard-(?!Regular|Bold)/],
  ])('%s', (_what, path) => {
    expect(packed.filter((file) => path.test(file))).toEqual([]);
  });
});

test('every addon lies outside the archive, where it can be loaded', () => {
  const addons = packed.filter((file) => file.endsWith('.node'));
  expect(addons).toContain('node_modules/pcsclite/build/Release/pcsclite.node');
  expect(addons).toContain('node_modules/better-sqlite3/prebuilds/linux-x64.node');
  for (const addon of addons)
    expect(existsSync(join(resources, 'app.asar.unpacked', addon)), addon).toBe(true);
});

test('the fuses are set', () => {
  const { stdout } = run('electron-fuses', ['read', '--app', join(unpacked, 'branch-teller')]);
  const fuses = Object.fromEntries(
    [...stdout.matchAll(/(\w+) is (Enabled|Disabled)/g)].map(([, fuse, state]) => [fuse, state]),
  );
  expect(fuses).toMatchObject({
    RunAsNode: 'Disabled',
    EnableNodeOptionsEnvironmentVariable: 'Disabled',
    EnableNodeCliInspectArguments: 'Disabled',
    EnableCookieEncryption: 'Enabled',
    EnableEmbeddedAsarIntegrityValidation: 'Enabled',
    OnlyLoadAppFromAsar: 'Enabled',
    GrantFileProtocolExtraPrivileges: 'Disabled',
  });
});

test('a wrong configuration is refused', () => {
  const { status, stderr, stdout } = spawnSync(
    'electron-builder',
    ['--linux', 'dir', '-c.electronFuzes.runAsNode=true'],
    {
      encoding: 'utf8',
    },
  );
  expect(status).not.toBe(0);
  expect(stdout + stderr).toContain('electronFuzes');
});

function run(program: string, args: readonly string[]) {
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${program} failed:\n${result.stdout}\n${result.stderr}`);
  return result;
}

/**
 * What electron-builder wants to see of an Electron: some files by name, and in the binary the sentinel that marks
 * the fuses, followed by the version of their layout, their number, and the state of each ("0", "1").
 */
function emptyElectron(place: string): void {
  mkdirSync(join(place, 'resources'), { recursive: true });
  mkdirSync(join(place, 'locales'));
  for (const file of ['chrome-sandbox', 'version', 'LICENSE', 'locales/ko.pak', 'locales/fr.pak']) {
    writeFileSync(join(place, file), '');
  }
  const wire = Buffer.from([1, 8, ...Buffer.from('11111111')]);
  const binary = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), wire]);
  writeFileSync(join(place, 'electron'), binary);
  chmodSync(join(place, 'electron'), 0o755);
}
