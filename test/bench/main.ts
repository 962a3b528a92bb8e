import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { machineOf, watchLoad } from './machine.ts';
import { type BenchReport, figuresOf } from './report.ts';
import { tableOf } from './table.ts';

/**
 * `npm run bench -- [NAME…] [--json FILE]`: all benches, or those named, one after the other. It measures and judges
 * nothing: the exit code is 0 whenever every bench came to its end.
 */

/** Each brings its own libraries: a browser, or none. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  issuance: async () => (await import('./issuance/issuance-bench.ts')).issuanceBench,
  journal: async () => (await import('./journal/journal-bench.ts')).journalBench,
  drain: async () => (await import('./drain/drain-bench.ts')).drainBench,
  search: async () => (await import('./search/search-bench.ts')).searchBench,
  claims: async () => (await import('./claims/claim-search-bench.ts')).claimSearchBench,
  scroll: async () => (await import('./scroll/scroll-bench.ts')).scrollBench,
  memory: async () => (await import('./memory/memory-bench.ts')).memoryBench,
  'start-up': async () => (await import('./start-up/start-up-bench.ts')).startUpBench,
};

const { values, positionals } = readArguments();
const unknown = positionals.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) refuse(`no bench ${unknown}; there are: ${Object.keys(benches).join(', ')}`);
const chosen = Object.entries(benches).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);

const machine = await machineOf(tmpdir());
const { processor, processors, memoryGiB, node, temporaryFilesOnDisk } = machine;
console.log(`${processors} × ${processor}, ${memoryGiB} GiB, Node ${node}\n`);
if (!temporaryFilesOnDisk) console.log(`${tmpdir()} lies in memory: durable writes cost nothing there.\n`);

const reports: BenchReport[] = [];
for (const [name, bench] of chosen) {
  const report = await measure(name, await bench());
  reports.push(report);
  console.log(tableOf(report));
}
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ machine, benches: reports }, null, 2)}\n`);

async function measure(name: string, bench: Bench): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), `branch-teller-bench-${name}-`));
  try {
    const load = watchLoad();
    const result = await bench.run(folder);
    return { bench: name, setting: result.setting, figures: figuresOf(result), load: load() };
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
