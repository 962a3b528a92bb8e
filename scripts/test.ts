import { CHECKS } from './checks.ts';
import { electronBinary } from './electron-binary.ts';
import { withOwnReaders } from './own-readers.ts';
import { countsLine, runSideBySide, runStages, type Stage, sumOf } from './stages.ts';
import { testRun } from './test-run.ts';

/* npm test: all checks and all tests, and the sums of what really ran as the last line. */

const withoutElectron: Stage = {
  name: 'electron',
  run: async () => ({ passed: 0, failed: 0, skipped: 1, note: 'no Electron binary' }),
};

/** Tests with cards and readers wait most of their time: they run side by side, each row with readers of its own. */
const onReaders = (name: string, program: string, args: readonly string[]) =>
  testRun(name, ...withOwnReaders(program, args));
const integration = (name: string, ...folders: string[]) => {
  const paths = folders.map((folder) => `test/integration/${folder}/`);
  return onReaders(name, 'vitest', ['run', '--project=integration', ...paths]);
};
const endToEnd = (project: string) => onReaders(project, 'playwright', ['test', `--project=${project}`]);

const sums = sumOf([
  await runStages([...CHECKS, testRun('unit', 'vitest', ['run', '--project=unit'])]),
  await runSideBySide([
    [integration('desk', 'desk')],
    [
      integration('devices', 'native', 'simulated-card'),
      integration('core, shell', 'simulated-core', 'ops', 'shell'),
    ],
    [endToEnd('chromium'), electronBinary() === undefined ? withoutElectron : endToEnd('electron')],
  ]),
]);

console.log(`\n${countsLine(sums)}`);
process.exit(sums.failed === 0 ? 0 : 1);
