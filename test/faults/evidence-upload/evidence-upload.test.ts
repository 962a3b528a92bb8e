import { expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { evidenceUpload } from './evidence-upload.ts';

const seed = newSeed();

/** A failure is tried again with `npm run faults -- evidence-upload --short --seed NUMBER`. */
test.skipIf(process.platform !== 'linux')(
  `over a line that keeps breaking every byte arrives, resumed and not restarted (seed ${seed})`,
  async () => {
    const { counts, failures } = await evidenceUpload.prove('SHORT', seed, () => {});
    expect(failures).toEqual([]);
    expect(counts).toMatchObject({ restarts: 1, 'files hash-equal at the core': 3 });
  },
  300_000,
);
