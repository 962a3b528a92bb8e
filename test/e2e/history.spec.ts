import { customers, staff } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

test('an issuance is found by part of the name, by its serial number as printed, told to its end and printed', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.withMobileCertificate, 17);
  await branch.putCard(17);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  const { receiptNo } = await teller.issue();
  await expectAccepted(branch, visit.serialNo);
  const coreNo = (await branch.core.books()).issuances.find(
    ({ serialNo }) => serialNo === visit.serialNo,
  )?.coreNo;
  expect(coreNo).toMatch(/\S/);

  await page.keyboard.press('F4');
  const search = page.getByLabel('내역 검색');
  await expect(search).toBeFocused();
  const rows = page.locator('[data-history-row]');
  for (const query of ['카보', '9042 0000 0017', '9042-0000-0017', visit.customerNo, receiptNo]) {
    await search.fill(query);
    // The list of all that was there before is drawn row by row: one row may be the first of several.
    await expect(page.getByText('전체 1건')).toBeVisible();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('카*기');
    await expect(rows).toContainText('9042 0000 0017');
    await expect(rows.getByText('승인', { exact: true })).toBeVisible();
  }
  await search.fill('그런사람은없음');
  await expect(page.getByText('검색 결과가 없습니다')).toBeVisible();

  // By the keyboard: into the list, into the details, out again.
  await search.fill('카보기');
  await expect(rows).toHaveCount(1);
  await search.press('Enter');
  await expect(rows).toBeFocused();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: '발급 상세' });
  for (const fact of [coreNo ?? '', receiptNo, '주민등록증 900101-*******', staff.teller.staffNo]) {
    await expect(detail).toContainText(fact);
  }
  await expect(detail.getByRole('listitem')).toContainText(['발급 시작', '발급 완료']);
  // Of which day each is: a reversal or a reprint may be of another than the issuance.
  await expect(detail.getByRole('listitem').last()).toContainText(/\d\d-\d\d \d\d:\d\d:\d\d/);
  await detail.getByRole('button', { name: '영수증 보기' }).click();
  await detail.getByRole('img', { name: '영수증 미리보기' }).waitFor();

  // Without a printer the receipt stays to be printed.
  branch.printer.unplug();
  await page.keyboard.press('Control+p');
  await expect(problem(page, '사용할 수 있는 프린터가 없습니다.')).toContainText(
    '영수증은 언제든지 다시 인쇄할 수 있습니다.',
  );
  branch.printer.plugIn();

  // The receipt has not been printed yet; from the second sheet on it is a copy.
  const before = branch.printer.printed().length;
  for (const copies of [1, 2]) {
    await page.keyboard.press('Control+p');
    await expect.poll(() => branch.printer.printed().length).toBe(before + copies);
    await expect(detail.getByRole('button', { name: '영수증 인쇄' })).toBeEnabled();
  }
  // A key that is held down prints once.
  await page.keyboard.down('Control');
  await page.keyboard.down('p');
  await expect.poll(() => branch.printer.printed().length).toBe(before + 3);
  await expect(detail.getByRole('button', { name: '영수증 인쇄' })).toBeEnabled();
  await page.keyboard.down('p');
  await page.keyboard.up('p');
  await page.keyboard.up('Control');
  await page.waitForTimeout(1_000);
  expect(branch.printer.printed()).toHaveLength(before + 3);
  const [original, copy] = branch.printer.printed().slice(before);
  expect(original).not.toContain('사본');
  expect(copy).toContain('사본 1');

  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
  await search.clear();
  await expect(page.getByText(customers.withMobileCertificate.name)).toHaveCount(0);
});
