import { Teller } from '../demo/teller.ts';
import { cardNumbers, customers, staff } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';
import { inspect, inspectInBothLanguages } from './inspect-screen.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

test('a name as long as they come stays in its place', async ({ page, teller }) => {
  const { customerNo } = customers.withLongName;
  await teller.findCustomer(customerNo);
  const places = [
    page.getByRole('button', { name: new RegExp(customerNo) }),
    page.getByRole('complementary').getByText(/^N\*{3} /),
  ];
  for (const place of places) {
    const parts = place.locator('xpath=descendant-or-self::*');
    const wider = await parts.evaluateAll(
      (elements) =>
        elements.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
          .length,
    );
    expect(wider).toBe(0);
  }
});

test('every screen, looked at in Korean and in English, on every size of screen', async ({
  branch,
  page,
  signedOut: _,
}) => {
  test.setTimeout(240_000);
  const visit = visitOf(customers.vip, 19);
  const both = (name: string) => inspectInBothLanguages(page, name);
  const teller = new Teller(page);
  const { keyboard } = page;

  await both('01-sign-in');
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await both('02-home');

  await keyboard.press('F2');
  await page.getByLabel('고객 검색').fill('보기');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(visit.customerNo) }).click();
  await page.getByRole('complementary').getByText(visit.customerNo).waitFor();
  await both('03-customer');
  await keyboard.press('F12');

  await keyboard.press('F12');
  await expect(page.getByText(/^확인이 필요한 항목/)).toBeVisible();
  await both('04-checks-refused');
  await teller.check();
  await both('05-checks');
  await keyboard.press('F12');

  await expect(page.getByRole('heading', { name: '카드를 리더기에 올려 주십시오' })).toBeVisible();
  await both('06-card-absent');
  await branch.putCard(cardNumbers.unknownToCore);
  await problem(page, '은행에 등록되지 않은 카드입니다.').waitFor();
  await both('07-card-unknown');
  await branch.putCard(19);
  await expect(page.getByRole('heading', { name: /^발급할 수 있는 카드입니다/ })).toBeVisible();
  await both('08-card-ready');
  await keyboard.press('F12');

  await page.getByRole('radio', { name: '면제' }).check();
  await both('09-fee-waived');
  await page.getByRole('radio', { name: '현금' }).check();
  await page.getByLabel('받은 금액').fill('5000');
  await both('10-fee-cash');
  await keyboard.press('F12');

  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
  await both('11-issue');
  await branch.card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
  await keyboard.press('F12');
  await problem(page, '카드가 처리 도중 리더기에서 분리되었습니다.').waitFor();
  await both('12-card-pulled');
  await branch.card.reinsert();
  await expect(page.getByText('카드가 다시 올려졌습니다.', { exact: false })).toBeVisible();
  await keyboard.press('F12');
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
  await page.getByRole('img', { name: '영수증 미리보기' }).waitFor();
  await both('13-issued');

  await keyboard.press('F4');
  const row = page.locator('[data-history-row]').first();
  await expect(row.getByText('승인', { exact: true })).toBeVisible();
  await both('14-history');
  await row.click();
  await expect(page.getByRole('complementary', { name: '발급 상세' })).toContainText('발급 완료');
  await both('15-history-detail');

  await keyboard.press('F5');
  await expect(page.getByRole('heading', { name: '지금 시재' })).toBeVisible();
  await both('16-drawer');
  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '카드 재고' })).toBeVisible();
  await both('17-today');
  await keyboard.press('F6');
  await expect(page.getByRole('region', { name: '할 일' })).toBeVisible();
  await both('17-stock');
  await page.getByRole('button', { name: '카드 인계' }).click();
  await expect(page.getByRole('region', { name: '카드 인계' })).toBeVisible();
  await both('17-stock-hand-over');
  await page.getByLabel('카드 찾기').fill(visit.serialNo.slice(-4));
  await page.getByRole('button', { name: new RegExp(`${visit.serialNo.slice(-4)} 발급`) }).click();
  await expect(page.getByRole('region', { name: '카드 이력' })).toBeVisible();
  await both('17-stock-story');
  await keyboard.press('F4');
  await expect(page.getByRole('heading', { name: '발급 내역' })).toBeVisible();

  await page.getByRole('heading', { name: '발급 내역' }).click();
  await keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await inspect(page, '18-shortcuts');
  await keyboard.press('Escape');
  await keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '명령 찾기' }).waitFor();
  await inspect(page, '19-commands');
  await keyboard.press('Escape');

  await branch.line('DOWN');
  await teller.seeLine('오프라인');
  await keyboard.press('Alt+Home');
  await expect(page.getByRole('heading', { name: '오늘의 창구' })).toBeVisible();
  await both('20-home-offline');
  await keyboard.press('F10');
  const linePanel = page.getByRole('region', { name: '회선과 전송' });
  await expect(linePanel).toContainText('남은 저장 공간');
  await inspect(page, '20-line-panel');
  await keyboard.press('Escape');
  await expect(linePanel).toBeHidden();
  await keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '화면이 잠겨 있습니다' })).toBeVisible();
  await both('21-locked');
});
