import { readdirSync } from 'node:fs';
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

/** Tests with cards and readers wait most of their time: several run at once, each with readers of its own. */
const onReaders = (name: string, program: string, args: readonly string[]) =>
  testRun(name, ...withOwnReaders(program, args));
const endToEnd = (project: string) => onReaders(project, 'playwright', ['test', `--project=${project}`]);
const atOnce = 3;

/** The longest first. Whatever folder is not named here comes behind them, so that none is forgotten. */
const longest = [
  'integration/desk',
  'faults',
  'integration/ops',
  'integration/native',
  'integration/simulated-card',
];
const folders = [...readdirSync('test/integration').map((name) => `integration/${name}`), 'faults'];
const others = folders.filter((folder) => !longest.includes(folder));
const inFolder = (folder: string) =>
  onReaders(folder.replace('integration/', ''), 'vitest', [
    'run',
    '--project=integration',
    `test/${folder}/`,
  ]);

const sums = sumOf([
  await runStages([...CHECKS, testRun('unit', 'vitest', ['run', '--project=unit'])]),
  await runSideBySide(
    [
      endToEnd('chromium'),
      ...[...longest, ...others].map(inFolder),
      electronBinary() === undefined ? withoutElectron : endToEnd('electron'),
    ],
    atOnce,
  ),
]);

console.log(`\n${countsLine(sums)}`);
process.exit(sums.failed === 0 ? 0 : 1);
