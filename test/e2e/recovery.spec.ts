import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Teller } from '../demo/teller.ts';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import type { Application } from './application.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

test('a reload in the middle finds the draft where it was', async ({ page, teller }) => {
  await teller.findCustomer(customers.family.customerNo);
  await teller.next();
  await teller.check();
  await page.reload();
  await expect(page.getByText('작성 중이던 내용을 이어서 표시합니다')).toBeVisible();
  await expect(page.getByRole('radio', { name: '주민등록증' })).toBeChecked();
  await expect(page.getByLabel('신분증 번호')).toHaveValue('900101-*******');
  await expect(page.getByRole('checkbox', { name: 'NFC 사용 가능' })).toBeChecked();
  // The last thing done before it.
  await expect(page.getByRole('checkbox', { name: '고객 번호의 USIM 확인' })).toBeChecked();
});

const endings: readonly [name: string, end: (application: Application) => Promise<void>][] = [
  [
    'a window closed by a person',
    async (application) => {
      const closed = application.page.waitForEvent('close');
      await application.page.close({ runBeforeUnload: true });
      await closed;
      await application.close();
    },
  ],
  ['an application that is ended', (application) => application.close()],
];

for (const [name, end] of endings)
  test(`${name} on the last keystroke opens again with it`, async ({
    branch,
    folder,
    openAnother,
    page: _,
  }) => {
    const terminal = await branch.anotherTerminal(join(folder, 'terminal'));
    const { staffNo, password } = staff.secondTeller;
    const narrative = (page: Page) => page.getByRole('textbox', { name: /경위/ });

    const first = await openAnother(terminal);
    await new Teller(first.page).signIn(staffNo, password);
    await first.page.keyboard.press('F3');
    await first.page.getByRole('heading', { name: '사고 접수' }).waitFor();
    await first.page.keyboard.press('F12');
    await first.page.getByLabel('고객 검색').waitFor();
    await first.page.keyboard.press('Alt+ArrowRight');
    await narrative(first.page).pressSequentially('문자의 링크를 눌렀습니다');
    await end(first);

    const { page } = await openAnother(terminal);
    await new Teller(page).signIn(staffNo, password);
    await page.keyboard.press('F3');
    await page.getByRole('button', { name: /^이어서 작성/ }).click();
    await expect(narrative(page)).toHaveValue('문자의 링크를 눌렀습니다');
  });

test('a killed desk comes back, and the draft with its maker', async ({ branch, page, teller }) => {
  await teller.findCustomer(customers.family.customerNo);
  await teller.next();
  await teller.check();
  await restUntilSaved(page);
  await branch.kill('desk');
  await teller.seeSignIn();
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await page.keyboard.press('F2');
  await expect(page.getByRole('radio', { name: '주민등록증' })).toBeChecked();
});

test('a desk killed in the middle of an issuance leaves it open, and it is taken up to its end', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.organisation, 10);
  await branch.putCard(10);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await branch.card.arm({ kind: 'slow', apdu: 1, delayMs: 700 });
  await page.keyboard.press('F12');
  await expect(
    page.getByRole('heading', { name: '발급하고 있습니다. 카드를 그대로 두십시오.' }),
  ).toBeVisible();
  await expect(page.getByRole('list', { name: '처리 단계' })).toContainText('발급 시작 기록완료');
  await branch.kill('desk');
  await branch.card.disarm();

  await teller.seeSignIn();
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await page.keyboard.press('Alt+Home');
  const open = page.getByRole('region', { name: '끝나지 않은 발급' });
  await expect(open).toContainText('9042 0000 0010');
  await open.getByRole('button', { name: '이어서 처리' }).click();
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
  await page.getByRole('img', { name: '영수증 미리보기' }).waitFor();
  await page.keyboard.press('F12');
  await expect(open).toContainText('끝나지 않은 발급이 없습니다');
  await expectAccepted(branch, visit.serialNo);
});

test('a killed card process leaves the window as it is, and the card is issued by the next one', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.holder, 11);
  await branch.putCard(11);
  await teller.findCustomer(visit.customerNo);
  await teller.next();
  await teller.check();
  await page.getByRole('radio', { name: '휴대전화 변경' }).check();
  await teller.next();
  await teller.seeCard(visit);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await branch.kill('card');
  // The next one is started after a rest, and has seen the card before the fee is counted.
  await page.waitForTimeout(2_000);
  await expect(page.getByText('리더기 · 카드 있음')).toBeVisible();
  await teller.takeFee(visit);
  await teller.issue();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expectAccepted(branch, visit.serialNo);
});

test('of two open issuances each is abandoned for a reason of its own, and what was told of it goes with the teller', async ({
  branch,
  page,
  teller,
}) => {
  for (const [customer, card] of [
    [customers.family, 12],
    [customers.withLongName, 14],
  ] as const) {
    const visit = visitOf(customer, card);
    await branch.putCard(card);
    await teller.takeIn(visit);
    await teller.seeCard(visit);
    await teller.takeFee(visit);
    await branch.card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
    await page.keyboard.press('F12');
    await expect(problem(page, '카드가 처리 도중 리더기에서 분리되었습니다.')).toBeVisible();
    await page.keyboard.press('Alt+Home');
  }
  const open = page.getByRole('region', { name: '끝나지 않은 발급' });
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: '발급을 취소합니다' });
  const told = page.getByText(/^발급을 취소하였습니다. 현금 3,000원을 고객에게/);
  for (const _turn of ['the first', 'the second']) {
    await open.getByRole('button', { name: '발급 취소' }).first().press('Enter');
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('radio', { name: '기타' }).check();
    await confirm.click();
    await expect(dialog).toBeHidden();
    await expect(told.first()).toBeVisible();
  }
  await expect(open).toContainText('끝나지 않은 발급이 없습니다');
  await page.getByRole('button', { name: '로그아웃' }).click();
  await teller.seeSignIn();
  await expect(told).toHaveCount(0);
});

test('whoever goes elsewhere while a card is being issued hears there that it was, and of the change', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.holder, 14);
  await branch.putCard(14);
  await teller.findCustomer(visit.customerNo);
  await teller.next();
  await teller.check();
  await page.getByRole('radio', { name: '분실' }).check();
  await teller.next();
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
  await branch.card.arm({ kind: 'slow', apdu: 1, delayMs: 400 });
  await page.keyboard.press('F12');
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: '발급 내역' })).toBeVisible();
  await expect(page.getByText(/^발급이 끝났습니다 · 영수증 번호 .* 2,000원$/)).toBeVisible();
});
