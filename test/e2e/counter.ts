import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { ChromiumShellParts } from '../../electron/chromium/chromium-shell.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { Teller } from '../demo/teller.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { type Application, openApplication } from './application.ts';
import { Branch } from './branch.ts';

interface Fixtures {
  /** Skips the tests of a shell that is not on this machine. */
  shellPresent: undefined;
  /** The page, with the line up, no card on a reader and nothing left over from an earlier test, whoever is signed in. */
  page: Page;
  /** The page is at its sign-in. */
  signedOut: undefined;
  /** The teller, signed in, with no draft. */
  teller: Teller;
  /** A folder of the test's own. */
  folder: string;
  /** Opens one more application beside the branch's terminal, for the length of the test. */
  openAnother: (terminal: TerminalSettings, parts?: ChromiumShellParts) => Promise<Application>;
}

/** One branch serves all tests; a test takes customers and cards for itself and leaves the rest as it found it. */
export const test = base.extend<Fixtures, { branch: Branch }>({
  branch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use, { project }) => {
      const branch = await Branch.open(project.name);
      await use(branch);
      await branch.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  shellPresent: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use, testInfo) => {
      testInfo.skip(
        testInfo.project.name === 'electron' && electronBinary() === undefined,
        'no Electron binary',
      );
      await use(undefined);
    },
    { auto: true },
  ],

  page: async ({ branch }, use, testInfo) => {
    branch.complaints.length = 0;
    const { page } = branch;
    // Beneath a locked screen stands the work as it was. After a while without a line the next try may be half a minute away.
    const line = page.getByLabel('회선 상태').filter({ visible: true });
    await expect(line).toContainText('온라인', { timeout: 45_000 });
    await use(page);
    // A failed test ends the worker, and the branch with it.
    if (testInfo.status !== testInfo.expectedStatus) {
      await branch.page.screenshot({ path: testInfo.outputPath('page.png') });
      return;
    }
    expect(branch.complaints).toEqual([]);
    await clearUp(branch);
  },

  signedOut: async ({ page }, use) => {
    await signOut(page);
    await use(undefined);
  },

  teller: async ({ page }, use) => {
    const { staffNo, password } = staff.teller;
    const teller = new Teller(page);
    // Most tests begin with the teller of the one before.
    if (!(await page.getByRole('banner').getByText(staffNo).isVisible())) {
      await signOut(page);
      await teller.signIn(staffNo, password);
    }
    await use(teller);
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },

  openAnother: async ({ branch: _, folder }, use, { project }) => {
    const opened: Application[] = [];
    await use(async (terminal, parts) => {
      const application = await openApplication(project.name, folder, terminal, parts);
      opened.push(application);
      return application;
    });
    await Promise.all(opened.map((application) => application.close()));
  },
});

export { expect };

/** Brings the branch back to where the next test wants it. */
async function clearUp(branch: Branch): Promise<void> {
  const { page } = branch;
  await branch.core.control({ do: 'behave' });
  await branch.line('UP');
  await branch.takeCards();
  // As between two customers, the page stays as it is; only what stands open before it goes with a reload.
  if (await page.getByRole('dialog').first().isVisible()) await page.reload();
  await closeWhatWasTold(page);
  if ((await screenOf(page)) !== 'TASKS') return;
  await discardDraft(page);
  await page.keyboard.press('Alt+Home');
}

/** What was told of one visit must not be taken for what is told of the next. */
async function closeWhatWasTold(page: Page): Promise<void> {
  const told = page.locator('.mantine-Notification-root');
  await told.evaluateAll((notices) => {
    for (const notice of notices) notice.querySelector('button')?.click();
  });
  await expect(told).toHaveCount(0);
}

/** What the page has come to. */
async function screenOf(page: Page): Promise<'SIGN_IN' | 'TASKS' | 'LOCKED'> {
  const signIn = page.getByRole('heading', { name: '로그인' });
  // The first of the page is the rail's.
  const tasks = page.getByRole('navigation').first();
  const otherUser = page.getByRole('button', { name: '다른 직원으로 로그인' });
  await signIn.or(tasks).or(otherUser).first().waitFor();
  if (await otherUser.isVisible()) return 'LOCKED';
  return (await tasks.isVisible()) ? 'TASKS' : 'SIGN_IN';
}

async function signOut(page: Page): Promise<void> {
  const screen = await screenOf(page);
  if (screen === 'LOCKED') await page.getByRole('button', { name: '다른 직원으로 로그인' }).click();
  if (screen === 'TASKS') await page.getByRole('button', { name: '로그아웃' }).click();
  await new Teller(page).seeSignIn();
}

async function discardDraft(page: Page): Promise<void> {
  const mayIssue = page
    .getByRole('navigation')
    .first()
    .getByRole('button', { name: /^카드 발급/ });
  if (!(await mayIssue.isVisible())) return;
  await page.keyboard.press('F2');
  const throwAway = page.getByRole('button', { name: '지우고 닫기' });
  const done = page.getByRole('heading', { name: '발급이 끝났습니다' });
  const issuance = page.getByRole('heading', { name: '스마트OTP 발급' });
  await issuance.or(done).or(throwAway).waitFor();
  if (await throwAway.isVisible()) await throwAway.click();
  await issuance.or(done).waitFor();
  if (await done.isVisible()) await page.keyboard.press('F12');
  const startOver = page.getByRole('button', { name: '처음부터 다시' });
  if (!(await startOver.isVisible())) return;
  await startOver.click();
  await page.getByRole('button', { name: '지우고 새로 시작' }).click();
  await startOver.waitFor({ state: 'detached' });
}
