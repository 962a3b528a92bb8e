import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // The same tests in both shells; a test reads from its project's name which one to open.
  projects: [{ name: 'chromium' }, { name: 'electron' }],
  // There is one pcscd with two virtual readers on a machine: one test at a time.
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 15_000 },
  reporter: [['dot'], ['./test/reporting/playwright-count.ts']],
});
