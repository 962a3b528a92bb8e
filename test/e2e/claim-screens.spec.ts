import { customers } from '../simulators/core/sample-bank.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { inspectInBothLanguages } from './inspect-screen.ts';

test('every page of the intake, looked at in Korean and in English, at both sizes', async ({
  teller: _,
  page,
}) => {
  test.setTimeout(240_000);
  const both = (name: string) => inspectInBothLanguages(page, name);
  const { keyboard } = page;

  await keyboard.press('F3');
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
  await both('30-claim-drafts-empty');

  await keyboard.press('F12');
  await page.getByLabel('고객 검색').fill('보기상사');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(customers.corporation.customerNo) }).click();
  await expect(page.getByRole('alert')).toContainText('법인은 책임분담기준의 신청 대상이 아닙니다');
  await both('31-claim-stopped');
  await page.getByLabel('고객 검색').fill(customers.minor.customerNo);
  await keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(customers.minor.customerNo) }).click();
  await page.getByRole('radio', { name: '법정대리인' }).check();
  await restUntilSaved(page);
  await both('32-claim-who');
  await keyboard.press('F12');
  await page.getByRole('radio', { name: '개인정보로 제삼자가 이체' }).check();
  await page.getByRole('radio', { name: '스미싱' }).check();
  await page.getByRole('checkbox', { name: '112 신고' }).check();
  await page.getByRole('radio', { name: '모름' }).first().check();
  await restUntilSaved(page);
  await both('33-claim-what');
});
