import { approve } from '../demo/second-person.ts';
import {
  customers,
  reportedLostDocuments,
  serialNoOf,
  staff,
  stockSampleCard,
} from '../simulators/core/sample-bank.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './counter.ts';
import { drawerOn } from './drawer.ts';
import { picture } from './picture.ts';
import { visitOf } from './visit.ts';

test('a rejected record is corrected, and the issuance then reversed, by keyboard alone', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.corrected, 41);
  const keys = page.keyboard;
  await branch.putCard(41);
  await teller.findCustomer(visit.customerNo);
  await teller.next();
  await teller.check();
  await page.getByLabel('신분증 번호').fill(reportedLostDocuments[0] ?? '');
  await teller.next();
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await teller.issue();
  await teller.finish();
  const drawer = await drawerOn(page);

  // The rail counts it; the queue says why and what can be done.
  await expect(page.getByRole('navigation').getByRole('button', { name: '정정' })).toContainText('1');
  await keys.press('Alt+Home');
  await expect(page.getByText('처리할 반려 기록')).toBeVisible();
  await picture(page, 'correction-home');
  await keys.press('F9');
  const row = page.locator('[data-correction-row]');
  await expect(row).toBeFocused();
  await expect(row).toContainText('분실 신고된 신분증입니다.');
  await expect(row).toContainText('노*기');
  await keys.press('Enter');
  await expect(page.getByRole('button', { name: '정정하여 다시 보내기' })).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'correction-ways');

  await keys.press('Enter');
  await expect(page.getByRole('radio', { name: '다른 서류를 확인함' })).toBeFocused();
  for (const key of ['Space', 'Enter', 'ArrowDown', 'Enter', 'Space', 'ArrowDown', 'ArrowDown', 'Enter'])
    await keys.press(key);
  await expect(page.getByLabel('신분증 번호')).toBeFocused();
  await keys.type('M1234 5678');
  for (const key of ['Enter', 'Space']) await keys.press(key);
  await expectAccessible(page);
  await picture(page, 'correction-correct');
  await keys.press('F12');
  await expect(page.getByText('처리할 반려 기록이 없습니다')).toBeVisible({ timeout: 30_000 });
  await picture(page, 'correction-empty');
  const issuances = async () =>
    (await branch.core.books()).issuances.filter(({ serialNo }) => serialNo === visit.serialNo);
  expect((await issuances()).map(({ verdict }) => verdict)).toEqual(['REJECTED', 'ACCEPTED']);

  // From the history any issuance can be undone, with a second person's consent.
  await keys.press('F4');
  await page.getByLabel('내역 검색').fill(visit.serialNo);
  await expect(page.locator('[data-history-row]')).toHaveCount(1);
  await keys.press('Enter');
  await keys.press('Enter');
  const reverse = page.getByRole('button', { name: '발급 되돌리기' });
  await reverse.focus();
  await keys.press('Enter');
  await expect(page.getByRole('radio', { name: '카드 불량' })).toBeFocused();
  for (const key of ['Space', 'Enter', 'Space', 'ArrowDown', 'ArrowDown']) await keys.press(key);
  await expect(page.getByRole('radio', { name: '고객이 가지고 있음 (회수)' })).toBeChecked();
  await keys.press('F12');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('현금 3,000원');
  await expectAccessible(page);
  await picture(page, 'correction-consent');
  await keys.type(staff.supervisor.staffNo);
  await keys.press('Enter');
  await keys.type(staff.supervisor.password);
  await keys.press('F12');
  await expect(page.getByText('현금 3,000원을 고객에게 돌려드리십시오.')).toBeVisible();
  await expect.poll(() => drawerOn(page)).toBe(drawer - 3_000);
  // What is to be done stays on the screen when the record moves on, and the refund has a receipt of its own.
  const rows = page.locator('[data-history-row]');
  await expect(rows.getByText('되돌림', { exact: true })).toBeVisible();
  await expect(page.getByText('현금 3,000원을 고객에게 돌려드리십시오.')).toBeVisible();
  await page.getByRole('img', { name: '영수증 미리보기' }).waitFor();
  await picture(page, 'correction-reversed');
  await expect
    .poll(async () => (await branch.core.books()).undoings.map(({ undoingNo }) => undoingNo))
    .toEqual([expect.stringMatching(/^U-/)]);

  // The card is still out: it is recalled until it is back.
  await keys.press('F9');
  const recalled = page.locator('[data-correction-row]');
  await expect(recalled).toBeFocused();
  await expect(recalled).toContainText('아직 연락하지 않았습니다');
  await keys.press('Enter');
  await expect(page.getByRole('radio', { name: '전화' })).toBeFocused();
  for (const key of ['Space', 'Enter', 'Space', 'ArrowDown']) await keys.press(key);
  await expectAccessible(page);
  await keys.press('F12');
  await expect(page.getByText('처리할 반려 기록이 없습니다')).toBeVisible();
});

test('a record of what the core knows nothing of is withdrawn with a second person’s consent', async ({
  branch,
  page,
  teller: _,
}) => {
  const { identity, keyVersion, oathAccount, digits, period } = stockSampleCard(26, '0421');
  const serialNo = serialNoOf(90);
  await branch.tell({
    kind: 'card',
    card: {
      serialNo,
      vendorCode: '901',
      branchNo: '0421',
      identity: { ...identity, value: identity.value.replace(/.$/, 'F') },
      status: 'IN_STOCK',
      assignedTo: null,
      revision: 1,
      keyVersion,
      oathAccount,
      digits,
      period,
      tickets: [],
    },
  });
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: '카드 폐기' }).click();
  await page.getByLabel('카드 일련번호').fill(serialNo);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: '불량' }).check();
  await page.keyboard.press('F12');
  await expect(page.getByText('카드를 폐기로 기록하였습니다')).toBeVisible();

  await expect(page.getByRole('navigation').getByRole('button', { name: '정정' })).toContainText('1');
  await page.keyboard.press('F9');
  await expect(page.locator('[data-correction-row]')).toContainText('카드가 기록된 곳에 있지 않습니다.');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '기록 철회' }).press('Enter');
  await expect(page.getByRole('radio', { name: '같은 기록이 이미 있음' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '본부와 확인하여 끝냄' })).toBeChecked();
  await expectAccessible(page);
  await page.keyboard.press('F12');
  await approve(page, staff.supervisor);
  await expect(page.getByText('기록을 철회하였습니다.')).toBeVisible();
  await expect
    .poll(async () => (await branch.core.books()).undoings.at(-1))
    .toMatchObject({ kind: 'WITHDRAWAL', rejectionCode: null });
});
