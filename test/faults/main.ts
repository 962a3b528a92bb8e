import { parseArgs } from 'node:util';
import { chaos } from './chaos/chaos.ts';
import { evidenceUpload } from './evidence-upload/evidence-upload.ts';
import { hostileCore } from './hostile-core/hostile-core.ts';
import { kill } from './kill/kill.ts';
import { powerCut } from './power-cut/power-cut.ts';
import type { Proof } from './proof.ts';
import { newSeed } from './random.ts';
import { yearOffline } from './year-offline/year-offline.ts';

/**
 * `npm run faults -- [NAME…] [--seed NUMBER [--path PATH]] [--short]`: the proofs by faults in their long form, all or those named,
 * with their counts; `--short` as in `npm test`. The exit code is 0 only if every one of them holds.
 */

const proofs: readonly Proof[] = [powerCut, kill, chaos, hostileCore, yearOffline, evidenceUpload];

const { values, positionals } = readArguments();
const unknown = positionals.find((name) => !proofs.some((proof) => proof.name === name));
if (unknown !== undefined)
  refuse(`no proof ${unknown}; there are: ${proofs.map(({ name }) => name).join(', ')}`);
const seed = values.seed === undefined ? newSeed() : Number(values.seed);
if (!Number.isSafeInteger(seed) || seed < 0) refuse('the seed is a whole number');

let holds = true;
for (const proof of proofs.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  console.log(`${proof.name}, seed ${seed}`);
  const { counts, failures } = await proof.prove(
    values.short ? 'SHORT' : 'LONG',
    seed,
    (line) => console.log(`  ${line}`),
    values.path,
  );
  console.log();
  const width = Math.max(...Object.keys(counts).map((name) => name.length));
  for (const [name, count] of Object.entries(counts))
    console.log(`  ${name.padEnd(width)}  ${count.toLocaleString('en-US').padStart(11)}`);
  for (const failure of failures) console.log(`  FAILED: ${failure}`);
  console.log(failures.length === 0 ? '  holds\n' : `  does not hold: ${failures.length} failures\n`);
  holds &&= failures.length === 0;
}
process.exit(holds ? 0 : 1);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        path: { type: 'string' },
        short: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    refuse((error as Error).message);
  }
}

/** Ends with a sentence for the person who typed the command. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
