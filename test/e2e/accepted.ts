import { expect } from '@playwright/test';
import type { Branch } from './branch.ts';

/** Milliseconds for a record to reach the core, which may come after the wait of a line that was down. */
const judgementLimit = 45_000;

/** The core has the record of this card, found every proof in it right and accepted it. */
export async function expectAccepted(branch: Branch, serialNo: string): Promise<void> {
  const judgement = async () =>
    (await branch.core.books()).issuances.find((entry) => entry.serialNo === serialNo);
  await expect.poll(async () => (await judgement())?.verdict, { timeout: judgementLimit }).toBe('ACCEPTED');
  const checks = Object.entries((await judgement())?.checks ?? {});
  expect(checks).not.toHaveLength(0);
  expect(checks.filter(([, came]) => !came)).toEqual([]);
}
