import type { Locator } from '@playwright/test';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { sampleClaimReference } from '../simulators/core/claims/sample-claim-reference.ts';
import { customers } from '../simulators/core/sample-bank.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { inspect } from './inspect-screen.ts';

/** As many as a claim can have at all. */
const many = 5_000;
const amount = 1_000;

const statement = [
  '거래일시,적요,출금액(원),입금액(원),상대은행,상대계좌번호,예금주명,거래매체',
  ...Array.from({ length: many }, (_, n) => {
    const time = new Date(Date.UTC(2026, 10, 20, 0, 0, n)).toISOString().slice(0, 19).replace('T', ' ');
    return `${time},이체,${amount},0,국민은행,900-000-000001,홍*동,스마트뱅킹`;
  }),
].join('\n');

/** Types an amount; milliseconds from a key to the frame that shows it, the median. */
async function answerTime(field: Locator): Promise<number> {
  await field.focus();
  const times = await field.evaluate(async (input: HTMLInputElement) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const taken: number[] = [];
    for (const digit of '5000000') {
      const start = performance.now();
      input.focus();
      document.execCommand('insertText', false, digit);
      await frame();
      taken.push(performance.now() - start);
    }
    return taken;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

test('a claim of five thousand movements is worked on as one of five', async ({
  branch,
  teller: _,
  page,
}) => {
  test.setTimeout(240_000);
  const limits = { ...sampleClaimReference.limits, movements: many };
  await branch.tell({ kind: 'claimReference', reference: { ...sampleClaimReference, limits } });
  const { keyboard } = page;
  await new ClaimTeller(page, new MouseHands(page)).begin(customers.claimantSoleProprietor);
  await keyboard.press('F12');
  await keyboard.press('F12');
  const stated = page.getByLabel('고객이 말한 피해금액');
  const alone = await answerTime(stated);
  await stated.fill('');
  await page.getByRole('button', { name: '내역 파일에서 가져오기' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from(statement);
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'statement.csv', mimeType: 'text/csv', buffer });
  await dialog.getByRole('button', { name: '5000건 가져오기' }).press('Enter');
  await expect(dialog).toBeHidden();
  const table = page.getByRole('table', { name: '움직인 돈' });
  await expect(table.getByRole('button', { name: '움직인 돈 1', exact: true })).toBeVisible();

  // With every row in the page it gave no answer for twenty seconds, more than a thousand times as long.
  expect(await answerTime(stated)).toBeLessThan(60 * alone);
  await restUntilSaved(page);
  await expect(page.getByText('5,000,000원').first()).toBeVisible();
  await inspect(page, '38-claim-many-movements');

  // Rows in sight alone are in the page; the last one is there when one goes to it.
  expect(await table.getByRole('row').count()).toBeLessThan(100);
  await expect(table).toHaveAttribute('aria-rowcount', String(many + 1));
  await table.evaluate((element) => element.parentElement?.scrollTo({ top: 1e9 }));
  const last = table.getByRole('button', { name: '움직인 돈 5000', exact: true });
  await last.press('Enter');
  await expect(page.getByRole('region', { name: '움직인 돈 5000' })).toBeVisible();

  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
  await branch.tell({ kind: 'claimReference', reference: sampleClaimReference });
});
