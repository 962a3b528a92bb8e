import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { countsLine, runStages } from '../../../scripts/stages.ts';
import { outcomeOf, testRun } from '../../../scripts/test-run.ts';
import { plantedProject } from './planted-project.ts';

/** Real runs of real runners over planted tests, reported by the reporters that `npm test` uses. */
const project = plantedProject({
  'mixed.test.ts': `
    import { expect, test } from 'vitest';
    test('passes', () => {});
    test('passes too', () => {});
    test('fails', () => expect(1).toBe(2));
    test.skip('is skipped', () => {});
    test.todo('is not there yet');`,
  'broken-file.test.ts': "import './nowhere.ts';",
  'broken-hook.test.ts': `
    import { beforeAll, test } from 'vitest';
    beforeAll(() => { throw new Error('no reader'); });
    test('never runs', () => {});`,
  'unhandled.test.ts': `
    import { test } from 'vitest';
    test('passes, and leaves an error behind', () => { void Promise.reject(new Error('late')); });`,
  'crash.test.ts': `
    import { test } from 'vitest';
    test('takes its process down', () => process.kill(process.pid, 'SIGKILL'));`,
  'empty.test.ts': '',
  'fine.test.ts': "import { test } from 'vitest';\ntest('passes', () => {});",

  'playwright.config.ts': `export default {
    testMatch: '*.spec.ts', workers: 1, outputDir: 'results',
    reporter: [['dot'], [${JSON.stringify(resolve('test/reporting/playwright-count.ts'))}]] };`,
  'mixed.spec.ts': `
    import { expect, test } from '@playwright/test';
    test('passes', () => {});
    test('fails', () => expect(1).toBe(2));
    test.skip('is skipped', () => {});`,
  'broken-file.spec.ts': "import './nowhere.ts';",
  'fine.spec.ts': "import { test } from '@playwright/test';\ntest('passes', () => {});",
});
afterAll(() => project[Symbol.dispose]());

/** As the project's own runs are set up. */
function vitest(...files: string[]) {
  const reporter = resolve('test/reporting/vitest-count.ts');
  const reporters = [`--reporter=${reporter}`, '--reporter=minimal'];
  return testRun('unit', 'vitest', [
    'run',
    `--root=${project.folder}`,
    '--no-isolate',
    ...reporters,
    ...files.map((file) => `${file}.test.ts`),
  ]).run();
}

function playwright(file: string) {
  return testRun('browser', 'playwright', [
    'test',
    `--config=${project.folder}/playwright.config.ts`,
    file,
  ]).run();
}

describe('vitest', () => {
  test('counts each test and each file that could not be counted by its tests', async () => {
    const outcome = await vitest('mixed', 'broken-file', 'broken-hook', 'unhandled', 'empty');
    // A failed test, a file that can't be loaded, a hook, an error that nobody caught, and a file without tests.
    expect(outcome).toMatchObject({ passed: 3, failed: 5, skipped: 3 });
    expect(outcome.output).toContain('expected 1 to be 2');
  });

  test.each([
    // The test that never ended, and the process that died.
    ['crash', { passed: 0, failed: 2, skipped: 0 }],
    ['nowhere-to-be-found', { passed: 0, failed: 1, skipped: 0 }],
    ['fine', { passed: 1, failed: 0, skipped: 0 }],
  ])('%s', async (file, counts) => {
    expect(await vitest(file)).toMatchObject(counts);
  });
});

describe('Playwright', () => {
  test.each([
    ['mixed', { passed: 1, failed: 1, skipped: 1 }],
    // The file, and that no test was found.
    ['broken-file', { passed: 0, failed: 2, skipped: 0 }],
    ['nowhere-to-be-found', { passed: 0, failed: 1, skipped: 0 }],
    ['fine', { passed: 1, failed: 0, skipped: 0 }],
  ])('%s', async (file, counts) => {
    expect(await playwright(`${file}.spec.ts`)).toMatchObject(counts);
  });
});

describe('a run that proves nothing is a failure', () => {
  const nothing = { passed: 0, failed: 0, skipped: 0 };

  test('a runner that left no counts', () => {
    expect(outcomeOf({ exitCode: 0, output: '' }, undefined)).toMatchObject({ passed: 0, failed: 1 });
  });
  test('a runner that ran no test', () => {
    expect(outcomeOf({ exitCode: 0, output: '' }, nothing)).toMatchObject({ passed: 0, failed: 1 });
  });
  test('a runner that skipped everything', () => {
    expect(outcomeOf({ exitCode: 0, output: '' }, { ...nothing, skipped: 3 })).toMatchObject({ failed: 1 });
  });
  test('a runner that failed without a failed test', () => {
    expect(outcomeOf({ exitCode: 1, output: '' }, { ...nothing, passed: 3 })).toMatchObject({ failed: 1 });
  });
  test('a runner that could not be started', async () => {
    const sums = await runStages([testRun('unit', 'no-such-runner', [])]);
    expect(sums).toEqual({ ...nothing, failed: 1 });
  });
});

test('the closing line', () => {
  expect(countsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(countsLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
});
