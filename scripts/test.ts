import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from './checks.ts';
import { electronBinary } from './electron-binary.ts';
import { withOwnReaders } from './own-readers.ts';
import { countsLine, runSideBySide, type Stage } from './stages.ts';
import { testRun } from './test-run.ts';

/* npm test: all checks and all tests, and the sums of what really ran as the last line. */

const withoutElectron: Stage = {
  name: 'electron',
  run: async () => ({ passed: 0, failed: 0, skipped: 1, note: 'no Electron binary' }),
};

/** Tests with cards and readers wait most of their time: several run at once, each with readers of its own. */
const onReaders = (name: string, program: string, args: readonly string[]) =>
  testRun(name, ...withOwnReaders(program, args));
const endToEnd = (project: string, ...part: string[]) =>
  onReaders([project, ...part].join(' '), 'playwright', [
    'test',
    `--project=${project}`,
    ...part.map((which) => `--shard=${which}`),
    // Each run clears its folder first.
    `--output=${join('test-results', project, ...part)}`,
  ]);
const integration = (folder: string, ...part: string[]) =>
  onReaders([folder.replace('integration/', ''), ...part].join(' '), 'vitest', [
    'run',
    '--project=integration',
    `test/${folder}/`,
    ...part.map((which) => `--shard=${which}`),
  ]);
/** Twice as many as there are processors: most of them wait, for a reader, a person's pause, a core that is down. */
const atOnce = 4;

/** What takes longest is cut in parts, so that nothing is left over alone at the end. */
const parts = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
const inTheBrowser = parts(3).map((part) => endToEnd('chromium', part));
const atTheDesk = parts(3).map((part) => integration('integration/desk', part));
const others = readdirSync('test/integration')
  .filter((name) => name !== 'desk')
  .map((name) => integration(`integration/${name}`));

// What works beside what waits.
const sums = await runSideBySide(
  [
    ...CHECKS,
    ...inTheBrowser.flatMap((stage, index) => [
      stage,
      ...atTheDesk.slice(index, index + 1),
      ...others.slice(index, index + 1),
    ]),
    integration('faults'),
    testRun('unit', 'vitest', ['run', '--project=unit']),
    ...others.slice(inTheBrowser.length),
    electronBinary() === undefined ? withoutElectron : endToEnd('electron'),
  ],
  atOnce,
);

console.log(`\n${countsLine(sums)}`);
process.exit(sums.failed === 0 ? 0 : 1);
