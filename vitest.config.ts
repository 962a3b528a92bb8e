import { defineConfig } from 'vitest/config';

const globalSetup = 'test/unit/desk/migrated-database.ts';
/**
 * The files of a run share a process and the modules of the application in it, as the application does: a process for
 * each took a fifth of the processor time.
 */
const isolate = false;

export default defineConfig({
  test: {
    reporters: [
      ['minimal', { summary: false }],
      ['./test/reporting/vitest-count.ts', {}],
    ],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          globalSetup,
          isolate,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{integration,faults}/**/*.test.ts'],
          globalSetup,
          isolate,
          // There is one pcscd with two virtual readers on a machine: one file at a time.
          fileParallelism: false,
          // Both processors have other stages to run beside: what is waited for may take its time.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
