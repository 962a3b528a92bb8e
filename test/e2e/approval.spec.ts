import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { scanIdentityDocument } from '../demo/identity-scanner.ts';
import { Teller } from '../demo/teller.ts';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import { expectAccessible } from './accessible.ts';
import { chooseWaiver } from './choose-waiver.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: '로그아웃' }).click();
  await new Teller(page).seeSignIn();
}

const { teller: maker, secondTeller, supervisor } = staff;

test('a VIP’s waiver from its start to the receipt takes at most 25 keystrokes', async ({
  branch,
  page,
  teller: _signedIn,
}) => {
  const visit = visitOf(customers.secondVip, 18);
  await branch.putCard(18);
  const { keyboard } = page;
  const mainAction = page.locator('[data-main-action]:visible');
  let strokes = 0;
  /** One key or chord, which counts; beside these only the names and passwords are typed. */
  const press = async (key: string) => {
    strokes += 1;
    await keyboard.press(key);
  };
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });

  await press('F2');
  await expect(page.getByLabel('고객 검색')).toBeFocused();
  await keyboard.type(customers.secondVip.name);
  await press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(visit.customerNo) })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('complementary')).toContainText(visit.customerNo);
  await press('F12');

  await expect(page.getByRole('radio', { name: '주민등록증' })).toBeFocused();
  // The scanner reads the document and fills in kind, number and authenticity: no key of the teller's.
  await scanIdentityDocument(page);
  await expect(page.getByRole('radio', { name: '안드로이드 휴대전화' })).toBeFocused();
  await expect(page.getByRole('radio', { name: '주민등록증' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '일치', exact: true })).toBeChecked();
  await expect(page.getByLabel('신분증 번호')).toHaveValue('900101-*******');
  for (let ticks = 0; ticks < 2; ticks += 1) {
    await press('Space');
    await press('Enter');
  }
  await press('Space');
  await press('F12');

  await expect(
    page.getByRole('heading', { name: '발급할 수 있는 카드입니다. 카드를 그대로 두십시오.' }),
  ).toBeVisible();
  await press('F12');

  await expect(page.getByRole('radio', { name: '현금' })).toBeFocused();
  // From the first of three to the last.
  await press('ArrowUp');
  await expect(page.getByRole('radio', { name: '면제' })).toBeChecked();
  await press('F12');

  await expect(sheet.getByLabel('책임자 직원번호')).toBeFocused();
  // There the sheet's own focus goes too, should it come later.
  await expect(sheet.locator('[data-autofocus]')).toBeFocused();
  await keyboard.type(supervisor.staffNo);
  await press('Enter');
  await keyboard.type(supervisor.password);
  await press('F12');

  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
  await expect(mainAction).toBeFocused();
  await press('F12');
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
  await press('Control+p');
  await expect.poll(() => branch.printer.printed().at(-1)).toMatch(/면제\s+VIP 등급/);
  expect(strokes).toBeLessThanOrEqual(25);
  await expectAccepted(branch, visit.serialNo);
});

test('Esc takes the request back, Enter in the last field approves nothing, a refusal says why', async ({
  branch,
  page,
  teller,
}) => {
  await chooseWaiver(branch, teller, customers.vvip, 14);
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  const fill = async () => {
    await sheet.getByLabel('책임자 직원번호').fill(supervisor.staffNo);
    await sheet.getByLabel('책임자 비밀번호').fill(supervisor.password);
  };
  await page.keyboard.press('F12');
  await fill();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: /^승인/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('radio', { name: '면제' })).toBeChecked();

  await page.keyboard.press('F12');
  await sheet.getByRole('button', { name: '거절' }).click();
  await sheet.getByLabel('거절 사유').fill('증빙 확인 필요');
  await fill();
  await page.keyboard.press('F12');
  await expect(sheet).toContainText(`${supervisor.staffNo} 거절: 증빙 확인 필요`);
  await sheet.getByRole('button', { name: '다시 요청' }).click();
  await expect(sheet.getByLabel('책임자 직원번호')).toBeFocused();
  await page.keyboard.press('Escape');
});

test('the cross takes the request back as Esc does', async ({ branch, page, signedOut: _ }) => {
  const teller = new Teller(page);
  // Who may see what waits.
  await teller.signIn(supervisor.staffNo, supervisor.password);
  await chooseWaiver(branch, teller, customers.vvip, 14);
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  const waiting = page.getByRole('navigation').getByRole('button', { name: /^승인/ });
  await expect(waiting).toHaveText(/^승인\D*F7$/);
  await page.keyboard.press('F12');
  await expect(waiting).toHaveText(/^승인\D*1F7$/);
  await sheet.getByRole('button', { name: '닫기' }).click();
  await expect(sheet).toBeHidden();
  await expect(waiting).toHaveText(/^승인\D*F7$/);
  await leave(page);
});

test('the time that is left is the desk’s, whatever the terminal’s clock does meanwhile', async ({
  branch,
  page,
  teller,
}) => {
  await chooseWaiver(branch, teller, customers.vvip, 14);
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  await page.keyboard.press('F12');
  const left = sheet.getByText(/남은 시간 0[45]:/);
  await expect(left).toBeVisible();
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await expect(left).toBeHidden();
  await expect(left).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.clock.setSystemTime(Date.now());
});

test('a colleague’s quick sign-in loses no work, and takes the consent with it', async ({
  branch,
  page,
  teller,
}) => {
  await chooseWaiver(branch, teller, customers.vvip, 14);
  await page.keyboard.press('F12');
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  await sheet.getByLabel('책임자 직원번호').fill(supervisor.staffNo);
  await sheet.getByLabel('책임자 비밀번호').fill(supervisor.password);
  await page.keyboard.press('F12');
  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();

  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: '다른 직원으로 로그인' }).click();
  await teller.signIn(secondTeller.staffNo, secondTeller.password);
  await page.keyboard.press('F2');
  await expect(page.getByLabel('고객 검색')).toBeVisible();
  await leave(page);

  await teller.signIn(maker.staffNo, maker.password);
  await page.keyboard.press('F2');
  // Everything but the consent is as it was left.
  await expect(page.getByRole('radio', { name: '면제' })).toBeChecked();
  await page.keyboard.press('F12');
  await expect(page.getByText(/^확인이 필요한 항목: 면제 사유/)).toBeVisible();

  // What became of it is there for supervisors to see, and for nobody else.
  await expect(page.getByRole('navigation').getByRole('button', { name: /^승인/ })).toHaveCount(0);
  await leave(page);
  await teller.signIn(supervisor.staffNo, supervisor.password);
  await page.keyboard.press('F7');
  const day = page.getByRole('region', { name: '오늘의 승인' });
  const row = day.getByRole('row').filter({ hasText: '화면 잠금' }).first();
  await expect(row).toContainText('수수료 면제 · 3,000원');
  await expect(row).toContainText(`${maker.name} (${maker.staffNo})`);
  await expect(page.getByRole('region', { name: '보안 알림' })).toContainText('눈에 띄는 면제가 없습니다');
  await expectAccessible(page);
  // The draft goes with its maker, whom the next test finds without one.
  await leave(page);
  await teller.signIn(maker.staffNo, maker.password);
});

test('a tier known only from long ago counts with the customer’s proof, which the supervisor sees', async ({
  branch,
  page,
  teller,
}) => {
  const longAgo = new Date(Date.now() - 60 * 86_400_000).toISOString();
  const customer = { ...customers.vip, customerNo: '0000000490', name: '겨보기', asOf: longAgo };
  await branch.tell({ kind: 'customer', customer });
  await branch.line('DOWN');
  await teller.seeLine('오프라인');
  await branch.putCard(14);
  await teller.takeIn(visitOf(customer, 14));
  await teller.seeCard(visitOf(customer, 14));
  await page.getByRole('radio', { name: '면제' }).check();
  await expect(page.getByText('이 단말기에 저장된 등급이 오래되어')).toBeVisible();
  await page.keyboard.press('F12');
  await expect(page.getByText(/^확인이 필요한 항목: .*증빙/)).toBeVisible();
  await page.getByRole('radio', { name: '은행 앱의 등급 화면' }).check();
  await expectAccessible(page);
  await page.keyboard.press('F12');
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  await expect(sheet).toContainText(`이 단말기에 저장된 값 · ${longAgo.slice(0, 4)}`);
  await expect(sheet).toContainText('은행 앱의 등급 화면');
  await page.keyboard.press('Escape');
});

test('what one may not do is not offered, and a place reached all the same says why', async ({
  page,
  signedOut: _,
}) => {
  const teller = new Teller(page);
  const { staffNo, password } = staff.terminalAdministrator;
  await teller.signIn(staffNo, password);
  await expect(page.getByRole('navigation').getByRole('button', { name: /^카드 발급/ })).toHaveCount(0);
  await page.keyboard.press('F2');
  await page.evaluate(() => {
    location.hash = '#/issuance';
  });
  await expect(problem(page, '이 업무를 할 권한이 없습니다.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '스마트OTP 발급' })).toHaveCount(0);
  await leave(page);
});

test('a supervisor’s staff card is taken for the way it is, with its own PIN, and the teller’s own is not', async ({
  branch,
  page,
  teller,
}) => {
  const pin = '135790';
  const own = await branch.makeStaffCard(maker.staffNo, pin);
  const supervisors = await branch.makeStaffCard(supervisor.staffNo, pin);
  await chooseWaiver(branch, teller, customers.vvip, 14);
  await branch.putSecondCard(supervisors);
  await page.keyboard.press('F12');
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  const pinField = sheet.getByLabel(`${supervisor.name} (${supervisor.staffNo}) 직원 카드 PIN`);
  await expect(pinField).toBeFocused();

  await page.keyboard.type('999999');
  await page.keyboard.press('F12');
  await expect(problem(page, '직원 카드의 PIN이 맞지 않습니다.')).toBeVisible();
  await expect(sheet).toContainText('2번 더 틀리면 카드가 잠깁니다');
  await expect(pinField).toBeFocused();
  await expect(sheet.getByRole('button', { name: /^승인/ })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);

  await branch.putSecondCard(own);
  await expect(sheet).toContainText('자신의 요청을 승인할 수 없습니다');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(sheet.getByLabel('책임자 비밀번호')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await branch.putSecondCard(supervisors);
  await pinField.fill(pin);
  await page.keyboard.press('F12');
  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
});

test('a supervisor approves at their own terminal what a teller asks at another', async ({
  branch,
  page,
  teller,
  folder,
  openAnother,
}) => {
  const own = await openAnother(await branch.anotherTerminal(join(folder, 'terminal')));
  const there = new Teller(own.page);
  await there.seeSignIn();
  await there.signIn(supervisor.staffNo, supervisor.password);
  const visit = await chooseWaiver(branch, teller, customers.vvip, 14);
  await page.keyboard.press('F12');
  await expect(page.getByRole('dialog', { name: '책임자 승인' })).toContainText('3,000원');

  await expect(own.page.getByRole('navigation').getByRole('button', { name: /^승인 1/ })).toBeVisible();
  await own.page.keyboard.press('F7');
  const waiting = own.page.getByRole('region', { name: '승인을 기다리는 요청' });
  await expect(waiting).toContainText(`${maker.name} (${maker.staffNo})`);
  await waiting.getByRole('button', { name: '답하기' }).click();
  const sheet = own.page.getByRole('dialog', { name: '책임자 승인' });
  await expect(sheet).toContainText(`가*기 (${visit.customerNo})`);
  await expect(sheet.getByLabel('책임자 직원번호')).toHaveValue(supervisor.staffNo);
  await expect(sheet.getByLabel('책임자 비밀번호')).toBeFocused();
  await own.page.keyboard.type(supervisor.password);
  await own.page.keyboard.press('F12');
  await expect(sheet).toBeHidden();
  await expect(waiting).toContainText('기다리는 요청이 없습니다');

  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
});
