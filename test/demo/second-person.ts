import type { Page } from 'playwright-core';
import type { SampleStaff } from '../simulators/core/sample-bank.ts';

/** What slides in beside a task when a second person is needed, by who that is. */
const sheetOn = (page: Page, title = '책임자 승인') => page.getByRole('dialog', { name: title });

const numberOn = (page: Page) => sheetOn(page).getByLabel('책임자 직원번호');

/** A second person approves with their own password, by keyboard alone. @param title of the sheet, as they see it */
export async function approve(
  page: Page,
  { staffNo, password }: SampleStaff,
  title: '책임자 승인' | '상대 직원 동의' = '책임자 승인',
): Promise<void> {
  const sheet = sheetOn(page, title);
  await sheet
    .getByLabel(/직원번호$/)
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.type(staffNo);
  await page.keyboard.press('Enter');
  await page.keyboard.type(password);
  await page.keyboard.press('F12');
  await sheet.waitFor({ state: 'hidden' });
}

/** A second person approves with their staff card, which lies on a reader, and its PIN. */
export async function approveByCard(page: Page, pin: string): Promise<void> {
  const field = sheetOn(page).getByLabel(/직원 카드 PIN/);
  await field.fill(pin);
  await page.keyboard.press('F12');
  await sheetOn(page).waitFor({ state: 'hidden' });
}

/** A second person refuses and says why; the request is then taken back. */
export async function refuse(page: Page, { staffNo, password }: SampleStaff, reason: string): Promise<void> {
  await numberOn(page).and(page.locator(':focus')).waitFor();
  const sheet = sheetOn(page);
  await sheet.getByRole('button', { name: '거절' }).click();
  await sheet.getByLabel('거절 사유').fill(reason);
  await numberOn(page).fill(staffNo);
  await sheet.getByLabel('책임자 비밀번호').fill(password);
  await page.keyboard.press('F12');
  await sheet.getByText(`${staffNo} 거절: ${reason}`).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
}
