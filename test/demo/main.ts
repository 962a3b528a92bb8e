import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ExternalCard } from '../simulators/core/external-card.ts';
import { claim } from './scenario/claim.ts';
import { day } from './scenario/day.ts';
import { issuance } from './scenario/issuance.ts';
import { outage } from './scenario/outage.ts';
import type { CardOnHand, Played, Scenario } from './scenario/scenario.ts';
import { StepLog } from './step-log.ts';

/**
 * `npm run demo -- [SCENARIO] [--json FILE] [--reader NAME --external-card FILE]`: a scenario without a person, on the
 * real path. Exit code 0 only if the core's own books show what they should.
 */

const scenarios: ReadonlyMap<string, Scenario> = new Map([
  ['issuance', issuance],
  ['outage', outage],
  ['day', day],
  ['claim', claim],
]);

const { values, positionals } = readArguments();
const [name = 'issuance'] = positionals;
const play = scenarios.get(name);
if (play === undefined) fail(`no scenario ${name}; there are: ${[...scenarios.keys()].join(', ')}`);
const cardOnHand = await readCardOnHand();

const folder = await mkdtemp(join(tmpdir(), 'branch-teller-demo-'));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
const log = new StepLog(stop.signal);
console.log(`Scenario ${name}\n`);
try {
  const played = await play(log, folder, cardOnHand);
  tell(played);
  await writeJson({ scenario: name, passed: played.faults.length === 0, ...played.report });
  process.exitCode = played.faults.length === 0 ? 0 : 1;
} catch (error) {
  const fault = error instanceof Error ? error.message : String(error);
  console.error(`\nThe scenario did not come to its end: ${fault}`);
  await writeJson({ scenario: name, passed: false, faults: [fault], steps: log.steps });
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
  // What was still being opened when a signal came would keep us; it ends with us.
  if (stop.signal.aborted) process.exit(130);
}

function tell({ faults, told, success }: Played): void {
  console.log();
  for (const line of told) console.log(line);
  for (const fault of faults) console.log(`FAULT: ${fault}`);
  console.log(`\n${faults.length === 0 ? success : 'The scenario failed.'}`);
}

async function writeJson(report: object): Promise<void> {
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        reader: { type: 'string' },
        'external-card': { type: 'string' },
      },
    });
  } catch (error) {
    fail((error as Error).message);
  }
}

async function readCardOnHand(): Promise<CardOnHand | null> {
  const { reader, 'external-card': file } = values;
  if (reader === undefined && file === undefined) return null;
  if (reader === undefined || file === undefined) fail('--reader and --external-card belong together');
  const parsed = ExternalCard.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) fail(`${file} does not describe a card:\n${z.prettifyError(parsed.error)}`);
  return { reader, card: parsed.data };
}

/** Ends with a sentence for the person who typed the command. */
function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
