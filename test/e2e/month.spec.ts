import { won } from '../../electron/contract/won.ts';
import { Teller } from '../demo/teller.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './counter.ts';
import { picture } from './picture.ts';

test('a supervisor looks at the month as plots and, one key away, as a table', async ({
  page,
  signedOut: _,
}) => {
  await new Teller(page).signIn(staff.supervisor.staffNo, staff.supervisor.password);
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: '이달의 흐름 보기' }).click();
  await expect(page.getByRole('heading', { name: '이달의 흐름' })).toBeVisible();
  await expect(page.getByRole('figure')).toHaveCount(3);
  const clean = async (name: string) => {
    await picture(page, `month-${name}`);
    await expectAccessible(page);
  };
  await clean('plots');
  await expect(page.getByRole('button', { name: '표로 보기' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: '시재 과부족 (원)' })).toBeVisible();
  await clean('table');
});

test('the tariff is there to look at: what is in force, what was, and where a schedule is at odds with itself', async ({
  branch,
  page,
  teller: _,
}) => {
  await branch.core.control({
    do: 'publish',
    item: {
      kind: 'fee',
      entry: {
        product: 'OTP_TOKEN',
        effectiveFrom: '2031-01-01',
        effectiveTo: null,
        amount: won(6_000),
        waivableTiers: [],
      },
    },
  });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: '명령 찾기' })).toBeFocused();
  await page.keyboard.type('수수료표');
  await page.getByRole('dialog').getByRole('button', { name: '수수료표' }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '수수료표' })).toBeVisible();
  const smartOtp = page.getByRole('table', { name: '스마트OTP' });
  await expect(smartOtp.getByRole('row', { name: /^2023-07-10 \(월\) ~ 적용 중/ })).toContainText(
    '3,000원VVIP, VIP, Grand',
  );
  await expect(smartOtp.getByRole('row', { name: /지난 기간/ })).toContainText('MVP, Royal, Gold');
  await expect(page.getByRole('table', { name: '고객등급' })).toContainText('VVIP (이전 MVP)');
  await expect(page.getByText('은행이 확인할 사항입니다')).toBeVisible();
  await expect(page.getByText(/^2031-01-01 \(수\) ~: 두 가지 이상이 겹칩니다/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'month-tariff');
});
