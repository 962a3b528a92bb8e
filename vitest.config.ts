import { defineConfig } from 'vitest/config';

const globalSetup = 'test/unit/desk/migrated-database.ts';

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
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{integration,faults}/**/*.test.ts'],
          globalSetup,
          // There is one pcscd with two virtual readers on a machine: one file at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
