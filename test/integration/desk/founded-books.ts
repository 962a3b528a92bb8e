import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedCore } from '../../simulators/core/simulated-core.ts';

let founded: Promise<Buffer> | null = null;

/** Gives a core's folder the books of a bank just founded: what every test of a file begins with is made once in it. */
export async function beginFounded(folder: string): Promise<void> {
  founded ??= found();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'core.sqlite'), await founded);
}

async function found(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-founded-'));
  try {
    const core = await SimulatedCore.open(folder);
    await core.close();
    return readFileSync(join(folder, 'core.sqlite'));
  } finally {
    // The core's store of uploads may still be making its folders.
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}
