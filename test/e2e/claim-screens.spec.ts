import { PNG } from 'pngjs';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { inspect, inspectInBothLanguages } from './inspect-screen.ts';

test('every page of the intake, looked at in Korean and in English, on every size of screen', async ({
  branch,
  teller,
  page,
}) => {
  test.setTimeout(240_000);
  const both = (name: string) => inspectInBothLanguages(page, name);
  const { keyboard } = page;
  const choose = async (customerNo: string) => {
    await page.getByLabel('고객 검색').fill(customerNo);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: new RegExp(customerNo) }).click();
  };
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });

  await keyboard.press('F3');
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
  await both('30-claim-drafts-empty');

  await keyboard.press('F12');
  await choose(customers.corporation.customerNo);
  await expect(page.getByRole('alert')).toContainText('법인은 책임분담기준의 신청 대상이 아닙니다');
  await both('31-claim-stopped');
  await choose(customers.minor.customerNo);
  await radio('법정대리인').check();
  await restUntilSaved(page);
  await both('32-claim-who-represented');

  await choose(customers.claimant.customerNo);
  await radio('본인').check();
  await radio('주민등록증').check();
  await page.getByLabel('신분증 번호').fill('750611-1000005');
  await radio('일치').check();
  await page.getByLabel('연락 전화번호').fill('010-0000-0051');
  await page.getByLabel('주소', { exact: true }).fill('가람시 보기로 51');
  await page.getByRole('checkbox', { name: '문자' }).check();
  await page.getByRole('checkbox', { name: '카카오톡' }).check();
  await page.getByRole('button', { name: '카카오톡 먼저' }).click();
  await page.getByRole('checkbox', { name: /알리는 데 고객이 동의함/ }).check();
  await radio('한국어').check();
  await restUntilSaved(page);
  await expect(page.getByRole('complementary')).toContainText('신청인완료');
  await both('33-claim-who');

  await keyboard.press('F12');
  await radio('개인정보로 제삼자가 이체').check();
  await radio('스미싱').check();
  await page.getByLabel('사고가 시작된 때').fill('20261124 0930');
  await page.getByLabel('고객이 알게 된 때').fill('11-24 08:00');
  await page.getByRole('checkbox', { name: '112 신고' }).check();
  await radio('모름').first().check();
  await restUntilSaved(page);
  await expect(page.getByText('알게 된 시각이 사고가 시작된 시각보다 빠릅니다.').first()).toBeVisible();
  await both('34-claim-what');

  for (const _step of ['MONEY', 'EVIDENCE', 'DECLARATION']) await keyboard.press('Alt+ArrowRight');
  await expect(page.getByText('접수하기 전에 채울 내용이 남아 있습니다')).toBeVisible();
  await both('36-claim-summary');
  for (const agree of await radio('동의').all()) await agree.check();
  await radio('서명 패드에 쓰기').check();
  const pad = page.getByRole('img', { name: '서명란' });
  await pad.scrollIntoViewIfNeeded();
  const { x = 0, y = 0 } = (await pad.boundingBox()) ?? {};
  await page.mouse.move(x + 60, y + 120);
  await page.mouse.down();
  for (const [dx, dy] of [
    [120, 40],
    [170, 130],
    [240, 50],
    [300, 110],
  ] as const)
    await page.mouse.move(x + dx, y + dy, { steps: 6 });
  await page.mouse.up();
  const drawn = await pad.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL().split(',')[1] ?? '');
  await both('37-claim-declaration');
  await page.getByRole('button', { name: '이 서명으로 확정' }).click();
  await expect(page.getByText(/에 서명하였습니다/)).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('확인·서명완료');
  await keyboard.press('F12');
  await expect(page.getByRole('button', { name: '사고 내용 단계로 이동' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('group', { name: '사고 유형' })).toBeVisible();
  await both('38-claim-what-refused');

  await keyboard.press('Control+p');
  await expect(page.getByText('작성 중인 신청서: 프린터로 보냈습니다')).toBeVisible();
  // What the customer drew stands on the paper, point by point.
  const strokes = PNG.sync.read(Buffer.from(drawn, 'base64')).data;
  expect(branch.printer.picturesOnLast().some(({ data }) => data.equals(strokes))).toBe(true);
  expect(new Set(strokes).size).toBeGreaterThan(2);
  await page.getByRole('button', { name: '나중에 이어서 작성' }).click();
  await expect(page.getByRole('button', { name: /^이어서 작성/ })).toBeVisible();
  await both('39-claim-drafts');

  await branch.line('DOWN');
  await teller.seeLine('오프라인');
  await page.getByRole('button', { name: /^이어서 작성/ }).click();
  await page.getByRole('button', { name: '신청인', exact: true }).click();
  // What the core answered a moment ago still counts.
  await expect(page.getByText('본부에 조회하였습니다. 이 고객의 다른 신청이 없습니다.')).toBeVisible();
  await both('40-claim-who-offline');
  await branch.line('UP');
  await teller.seeLine('온라인');

  await page.getByRole('button', { name: '로그아웃' }).click();
  await teller.signIn(staff.supervisor.staffNo, staff.supervisor.password);
  await keyboard.press('F3');
  await page.getByRole('button', { name: /^인계/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspect(page, '41-claim-hand-over');
  await radio(`${staff.supervisor.name} (${staff.supervisor.staffNo})`).check();
  await page.getByRole('dialog').getByRole('button', { name: '인계' }).click();
  await page.getByRole('button', { name: /^이어서 작성/ }).click();
  await expect(page.getByRole('complementary')).toContainText(customers.claimant.customerNo);
  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByText('작성 중인 신청이 없습니다')).toBeVisible();
});
