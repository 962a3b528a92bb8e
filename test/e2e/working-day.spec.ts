import type { Page } from '@playwright/test';
import { seoulDateOf } from '../../electron/contract/moment.ts';
import type { StockCard } from '../../electron/contract/smart-otp-card.ts';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { approve } from '../demo/second-person.ts';
import { typeCount } from '../demo/type-count.ts';
import { customers, staff, stockSampleCard } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './counter.ts';
import { drawerOn } from './drawer.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

// Its name puts it last: it closes the business day that the other tests of the branch work in.

const { teller, headCashier, supervisor, branchManager } = staff;
const float = 130_000;

/** A card for cash, from the customer's name to the receipt. */
async function issueForCash(page: Page, customerNo: string): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('F2');
  await expect(page.getByLabel('고객 검색')).toBeFocused();
  await keyboard.type(customerNo);
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(customerNo) })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toContainText(customerNo);
  await keyboard.press('F12');
  await expect(page.getByRole('radio', { name: '주민등록증' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await keyboard.type('900101-1000006');
  await keyboard.press('Enter');
  for (let ticks = 0; ticks < 3; ticks += 1) {
    await keyboard.press('Space');
    await keyboard.press('Enter');
  }
  await keyboard.press('Space');
  await keyboard.press('F12');
  await expect(
    page.getByRole('heading', { name: '발급할 수 있는 카드입니다. 카드를 그대로 두십시오.' }),
  ).toBeVisible();
  await keyboard.press('F12');
  await expect(page.getByRole('radio', { name: '현금' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByLabel('받은 금액')).toBeFocused();
  await keyboard.type('5000');
  await keyboard.press('F12');
  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
  await keyboard.press('F12');
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
}

/** A card of the branch's open stock that no test issues, as the core's feed tells of it. */
function spareCard(): StockCard {
  const { serialNo, vendorCode, branchNo, identity, status, ...card } = stockSampleCard(12, '0421');
  const { keyVersion, oathAccount, period, digits } = card;
  return {
    ...{ serialNo, vendorCode, branchNo, identity, status, assignedTo: null, revision: 99 },
    ...{ keyVersion, oathAccount, period, digits, tickets: [] },
  };
}

async function expectWell(page: Page): Promise<void> {
  await expectAccessible(page);
  for (const action of await page.locator('[data-main-action]:visible').all()) {
    await expect.soft(action).toBeInViewport({ ratio: 1 });
  }
}

test('a day from its opening to its closing, by the keyboard alone', async ({
  branch,
  page,
  signedOut: _,
}) => {
  test.setTimeout(240_000);
  const visit = visitOf(customers.secondWithoutTier, 20);
  const { keyboard } = page;
  const heading = (name: string | RegExp) => page.getByRole('heading', { name });
  await keyboard.type(teller.staffNo);
  await keyboard.press('Enter');
  await keyboard.type(teller.password);
  await keyboard.press('F12');
  await expect(page.getByRole('navigation')).toBeVisible();
  const carried = await drawerOn(page);
  // An earlier test received a package that was not as it was sent.
  const alarmsBefore = (await branch.core.books()).alarms;

  await test.step('the drawer is opened by two people', async () => {
    await keyboard.press('F5');
    const firstPiece = page.getByLabel('50,000원');
    await expect(firstPiece).toBeFocused();
    await typeCount(page, float);
    await expect(page.getByText('십삼만 원')).toBeVisible();
    await keyboard.press('F12');
    await approve(page, headCashier);
    await expect(page.getByText('사용 중', { exact: true })).toBeVisible();
    await expect.poll(() => drawerOn(page)).toBe(carried + float);
    await expectWell(page);
  });

  await test.step('a card is issued for cash', async () => {
    await branch.putCard(20);
    await issueForCash(page, visit.customerNo);
    await expect.poll(() => drawerOn(page)).toBe(carried + float + 3_000);
    await expectAccepted(branch, visit.serialNo);
  });

  await test.step('500 won are missing: counted, explained, approved', async () => {
    await keyboard.press('F5');
    await expect(page.getByLabel('50,000원')).toBeFocused();
    await typeCount(page, carried + float + 2_500);
    await keyboard.press('F12');
    await expect(page.getByText(/^장부보다 500원 적습니다/)).toBeVisible();
    await expect(page.getByRole('radio', { name: '거스름돈 착오' })).toBeFocused();
    await keyboard.press('Space');
    await keyboard.press('Enter');
    await keyboard.type('거스름돈을 더 드림');
    await expectWell(page);
    await keyboard.press('F12');
    await approve(page, supervisor);
    await expect.poll(() => drawerOn(page)).toBe(carried + float + 2_500);
  });

  await test.step('the day is closed', async () => {
    await keyboard.press('F8');
    await expect(page.getByLabel('50,000원')).toBeFocused();
    await expectWell(page);
    await typeCount(page, carried + float + 2_500);
    // The stock was not counted, which the closing wants explained.
    await expect(page.getByLabel(/^세지 않은 카드 보관처/)).toBeFocused();
    await keyboard.type('재고 담당이 따로 실사함');
    // At another terminal somebody is given a card meanwhile: one more place that nobody has counted.
    const places = async () =>
      Number((await page.getByText(/^세지 않은 카드 보관처/).textContent())?.replace(/\D/g, ''));
    const before = await places();
    await branch.tell({ kind: 'card', card: { ...spareCard(), assignedTo: branchManager.staffNo } });
    await keyboard.press('F12');
    await expect.poll(places).toBe(before + 1);
    await keyboard.press('F12');
    await approve(page, headCashier);
    await expect(heading(/^마감 보고서/)).toBeVisible();
    await page.getByRole('img', { name: '마감 보고서' }).first().waitFor();
    await expectWell(page);
    expect(await drawerOn(page)).toBe(0);
    await keyboard.press('Control+p');
    await expect
      .poll(() => branch.printer.printed().at(-1))
      .toMatch(/영업일 마감 보고서[\s\S]*부족금\s+-500원/);
    await keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /보고서 보기$/ })).toBeVisible();
  });

  await test.step('it can’t be closed twice, and the core has reckoned the same', async () => {
    await expect(page.getByLabel('50,000원')).toBeFocused();
    await typeCount(page, 0);
    await keyboard.type('재고 담당이 따로 실사함');
    await keyboard.press('F12');
    await problem(page, '이미 마감한 영업일입니다').waitFor();
    await expect(page.getByLabel('회선 상태')).not.toContainText('대기');
    expect((await branch.core.books()).alarms).toEqual(alarmsBefore);
  });

  await test.step('a time that a customer tells after the closing is today’s, not the next business date’s', async () => {
    await keyboard.press('F3');
    await page.getByRole('button', { name: '지우고 닫기' }).click();
    await expect(heading('사고 접수')).toBeVisible();
    await new ClaimTeller(page, new MouseHands(page)).begin(customers.claimant);
    await keyboard.press('F12');
    const beganAt = page.getByLabel('사고가 시작된 때');
    await beganAt.fill('0001');
    await keyboard.press('Tab');
    await expect(beganAt).toHaveValue(`${seoulDateOf(Date.now())} 00:01`);
    await page.getByRole('button', { name: '작성 내용 지우기' }).click();
    await page.getByRole('button', { name: '지웁니다' }).click();
    await expect(heading('사고 접수')).toBeVisible();
  });
});
