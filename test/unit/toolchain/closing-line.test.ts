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

function vitest(file: string) {
  const reporter = resolve('test/reporting/vitest-count.ts');
  const args = ['run', `--root=${project.folder}`, `--reporter=${reporter}`, '--reporter=minimal', file];
  return testRun('unit', 'vitest', args).run();
}

function playwright(file: string) {
  return testRun('browser', 'playwright', [
    'test',
    `--config=${project.folder}/playwright.config.ts`,
    file,
  ]).run();
}

describe('vitest', () => {
  test.each([
    ['mixed', { passed: 2, failed: 1, skipped: 2 }],
    ['broken-file', { passed: 0, failed: 1, skipped: 0 }],
    ['broken-hook', { passed: 0, failed: 1, skipped: 1 }],
    ['unhandled', { passed: 1, failed: 1, skipped: 0 }],
    // The test that never ended, and the process that died.
    ['crash', { passed: 0, failed: 2, skipped: 0 }],
    ['empty', { passed: 0, failed: 1, skipped: 0 }],
    ['nowhere-to-be-found', { passed: 0, failed: 1, skipped: 0 }],
    ['fine', { passed: 1, failed: 0, skipped: 0 }],
  ])('%s', async (file, counts) => {
    const outcome = await vitest(`${file}.test.ts`);
    expect(outcome).toMatchObject(counts);
    if (file === 'mixed') expect(outcome.output).toContain('expected 1 to be 2');
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
