import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { claimSearchBench } from './claims/claim-search-bench.ts';
import { drainBench } from './drain/drain-bench.ts';
import { issuanceBench } from './issuance/issuance-bench.ts';
import { journalBench } from './journal/journal-bench.ts';
import { machineOf, watchLoad } from './machine.ts';
import { memoryBench } from './memory/memory-bench.ts';
import { type BenchReport, figuresOf } from './report.ts';
import { scrollBench } from './scroll/scroll-bench.ts';
import { searchBench } from './search/search-bench.ts';
import { startUpBench } from './start-up/start-up-bench.ts';
import { tableOf } from './table.ts';

/**
 * `npm run bench -- [NAME…] [--json FILE]`: all benches, or those named, one after the other. It measures and judges
 * nothing: the exit code is 0 whenever every bench came to its end.
 */

const benches: readonly Bench[] = [
  issuanceBench,
  journalBench,
  drainBench,
  searchBench,
  claimSearchBench,
  scrollBench,
  memoryBench,
  startUpBench,
];

const { values, positionals } = readArguments();
const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
if (unknown !== undefined)
  refuse(`no bench ${unknown}; there are: ${benches.map(({ name }) => name).join(', ')}`);
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

const machine = await machineOf(tmpdir());
const { processor, processors, memoryGiB, node, temporaryFilesOnDisk } = machine;
console.log(`${processors} × ${processor}, ${memoryGiB} GiB, Node ${node}\n`);
if (!temporaryFilesOnDisk) console.log(`${tmpdir()} lies in memory: durable writes cost nothing there.\n`);

const reports: BenchReport[] = [];
for (const bench of chosen) {
  const report = await measure(bench);
  reports.push(report);
  console.log(tableOf(report));
}
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ machine, benches: reports }, null, 2)}\n`);

async function measure(bench: Bench): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), `branch-teller-bench-${bench.name}-`));
  try {
    const load = watchLoad();
    const result = await bench.run(folder);
    return { bench: bench.name, setting: result.setting, figures: figuresOf(result), load: load() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
  } catch (error) {
    refuse((error as Error).message);
  }
}

/** Ends with a sentence for the person who typed the command. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
