import { CHECKS } from './checks.mjs';
import { electronBinary } from './electron-binary.mjs';
import { runStages } from './stages.mjs';
import { testRun } from './test-run.mjs';

/* npm test: all checks and all tests, and the sums of what really ran as the last line. */

/** @type {import('./stages.mjs').Stage} */
const withoutElectron = {
  name: 'electron',
  run: async () => ({ passed: 0, failed: 0, skipped: 1, note: 'no Electron binary on this machine' }),
};

const { passed, failed, skipped } = await runStages([
  ...CHECKS,
  testRun('unit', 'vitest', ['run', '--project=unit']),
  testRun('integration', 'vitest', ['run', '--project=integration']),
  testRun('browser', 'playwright', ['test', '--project=chromium']),
  electronBinary() === undefined
    ? withoutElectron
    : testRun('electron', 'playwright', ['test', '--project=electron']),
]);

const closing = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
console.log(`\n${closing.join(', ')}`);
process.exit(failed === 0 ? 0 : 1);
