import { CHECKS } from './checks.ts';
import { electronBinary } from './electron-binary.ts';
import { countsLine, runStages, type Stage } from './stages.ts';
import { testRun } from './test-run.ts';

/* npm test: all checks and all tests, and the sums of what really ran as the last line. */

const withoutElectron: Stage = {
  name: 'electron',
  run: async () => ({ passed: 0, failed: 0, skipped: 1, note: 'no Electron binary' }),
};

const sums = await runStages([
  ...CHECKS,
  testRun('unit', 'vitest', ['run', '--project=unit']),
  testRun('integration', 'vitest', ['run', '--project=integration']),
  testRun('browser', 'playwright', ['test', '--project=chromium']),
  electronBinary() === undefined
    ? withoutElectron
    : testRun('electron', 'playwright', ['test', '--project=electron']),
]);

console.log(`\n${countsLine(sums)}`);
process.exit(sums.failed === 0 ? 0 : 1);
