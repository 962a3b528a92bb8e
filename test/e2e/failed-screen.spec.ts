import { staff } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';
import { inspectInBothLanguages } from './inspect-screen.ts';
import { problem } from './problem.ts';

const failed = '이 화면을 표시하지 못하였습니다.';

test('a bug in one screen leaves the others, and the way to them', async ({ branch, page, teller: _ }) => {
  const issuance = page.getByRole('heading', { name: '스마트OTP 발급' });
  await page.evaluate(() => {
    crypto.randomUUID = () => {
      throw new Error('provoked by a test');
    };
  });
  await page.keyboard.press('F2');
  await expect(problem(page, failed)).toContainText('다른 메뉴로 업무를 계속하면서');
  const again = page.getByRole('button', { name: '화면 다시 열기' });
  await expect(again).toBeFocused();
  await inspectInBothLanguages(page, '90-failed-screen');
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: '발급 내역' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(problem(page, failed)).toBeVisible();
  // The page anew, which has not been tampered with.
  await page.keyboard.press('F12');
  await expect(issuance).toBeVisible();
  expect(branch.complaints.join()).toContain('provoked by a test');
  branch.complaints.length = 0;
});

test('a page of which a part can’t be read says so, and is opened again', async ({
  branch,
  page,
  signedOut: _,
}, testInfo) => {
  testInfo.skip(testInfo.project.name === 'electron', 'Electron reads its page from a file of its own');
  const frame = '**/frame-*.js';
  await page.route(frame, (route) => route.abort());
  await page.reload();
  const { staffNo, password } = staff.teller;
  await page.getByRole('button', { name: /^로그인/, disabled: false }).waitFor();
  await page.getByLabel('직원번호').fill(staffNo);
  await page.getByLabel('비밀번호').fill(password);
  await page.keyboard.press('F12');
  await expect(problem(page, failed)).toBeVisible();
  await page.unroute(frame);
  await page.keyboard.press('F12');
  await expect(page.getByRole('navigation')).toBeVisible();
  branch.complaints.length = 0;
});
