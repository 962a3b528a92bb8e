import AxeBuilder from '@axe-core/playwright';
import { Teller } from '../demo/teller.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';

test('a supervisor looks at the month as plots and, one key away, as a table', async ({ page }, testInfo) => {
  await new Teller(page).signIn(staff.supervisor.staffNo, staff.supervisor.password);
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: '이달의 흐름 보기' }).click();
  await expect(page.getByRole('heading', { name: '이달의 흐름' })).toBeVisible();
  await expect(page.getByRole('figure')).toHaveCount(3);
  const clean = async (name: string) => {
    await page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect.soft(violations.map(({ id }) => id)).toEqual([]);
  };
  await clean('plots');
  await expect(page.getByRole('button', { name: '표로 보기' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: '시재 과부족 (원)' })).toBeVisible();
  await clean('table');
});
