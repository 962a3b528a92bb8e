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

/** Tests with cards and readers wait most of their time: they run side by side, each row with readers of its own. */
const onReaders = (name: string, program: string, args: readonly string[]) =>
  testRun(name, ...withOwnReaders(program, args));
const integration = (name: string, folders: readonly string[]) => {
  const paths = folders.map((folder) => `test/${folder}/`);
  return onReaders(name, 'vitest', ['run', '--project=integration', ...paths]);
};
const desk = ['integration/desk'];
const devices = ['integration/native', 'integration/simulated-card'];
/** Whatever folder nobody named above, so that none is forgotten. */
const others = [...readdirSync('test/integration').map((name) => `integration/${name}`), 'faults'].filter(
  (folder) => !desk.includes(folder) && !devices.includes(folder),
);
const endToEnd = (project: string) => onReaders(project, 'playwright', ['test', `--project=${project}`]);

const sums = sumOf([
  await runStages([...CHECKS, testRun('unit', 'vitest', ['run', '--project=unit'])]),
  await runSideBySide([
    [integration('desk', desk)],
    [integration('devices', devices), integration('others', others)],
    [endToEnd('chromium'), electronBinary() === undefined ? withoutElectron : endToEnd('electron')],
  ]),
]);

console.log(`\n${countsLine(sums)}`);
process.exit(sums.failed === 0 ? 0 : 1);
