import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratchFolder } from '../desk/scratch-folder.ts';

const main = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
const bench = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

test.each([
  [
    'a bench that is not there',
    ['typo'],
    'no bench typo; there are: issuance, journal, drain, search, claims, scroll, memory, start-up',
  ],
  ['an option that is not there', ['--quick'], "Unknown option '--quick'"],
])('%s is refused with a sentence', (_name, args, sentence) => {
  const { status, stderr, stdout } = bench(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(sentence);
});

test('a bench by name prints its table and writes the same for a program', { timeout: 120_000 }, () => {
  const file = join(scratchFolder(), 'bench.json');
  const { status, stdout } = bench('journal', '--json', file);
  expect(status).toBe(0);
  const contestants = ['journal entry', 'bare commit', 'bare commit, encrypted', 'raw fdatasync'];
  const disks = ['', ', flush + 1 ms', ', flush + 3 ms'];
  const names = disks.flatMap((disk) => contestants.map((name) => `${name}${disk}`));
  for (const name of names) expect(stdout).toContain(`\n${name} `);
  const { benches } = JSON.parse(readFileSync(file, 'utf8'));
  expect(benches).toHaveLength(1);
  expect(benches[0]).toMatchObject({
    bench: 'journal',
    figures: names.map((name) => ({
      name,
      unit: 'per second',
      min: expect.any(Number),
      median: expect.any(Number),
      max: expect.any(Number),
    })),
  });
  expect(benches[0].figures[0].ratios).toMatchObject(contestants.slice(1).map((against) => ({ against })));
});
