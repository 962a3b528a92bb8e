import type { Page } from '@playwright/test';
import { obituaryStory } from '../demo/claim-story.ts';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { Teller } from '../demo/teller.ts';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';

const signedIn = (page: Page) => page.getByRole('navigation');

test('nothing typed is lost over reloads and a colleague’s turn in the middle of an intake, and the draft stays its maker’s', async ({
  page,
  teller: _,
}) => {
  test.setTimeout(240_000);
  const { keyboard } = page;
  const story = obituaryStory(customers.claimantBySupplement, Date.now());
  const claims = new ClaimTeller(page, new MouseHands(page));
  const address = page.getByLabel('주소', { exact: true });
  const narrative = page.getByRole('textbox', { name: /경위/ });
  const loss = page.getByLabel('고객이 말한 피해금액');
  const reason = page.getByRole('listitem', { name: '수사기관 결정문' }).getByLabel('해당하지 않는 이유');
  const agreed = page.getByRole('radio', { name: '동의', exact: true }).first();
  /** The page is thrown away on the last keystroke, and comes back where it was. */
  const reload = async () => {
    await page.reload();
    await signedIn(page).waitFor();
  };

  await claims.begin(story);
  await address.fill('가람시 새로고침로 1');
  await reload();
  await expect(address).toHaveValue('가람시 새로고침로 1');
  const number = page.getByLabel('신분증 번호');
  await number.fill(story.documentNumber);
  await reload();
  await expect(number).toHaveValue('750611-*******');
  await keyboard.press('F12');

  await narrative.fill('문자를 눌렀습니다');
  await reload();
  await expect(narrative).toHaveValue('문자를 눌렀습니다');
  await keyboard.press('F12');
  await loss.fill('1234000');
  await loss.press('Tab');
  await reload();
  await expect(loss).toHaveValue('1,234,000');
  await keyboard.press('F12');
  await page.getByRole('button', { name: '수사기관 결정문: 해당 없음' }).click();
  await reason.fill('수사가 끝나지 않음');
  await reload();
  await expect(reason).toHaveValue('수사가 끝나지 않음');
  await keyboard.press('F12');
  await agreed.check();
  await reload();
  await expect(agreed).toBeChecked();

  // A colleague's turn: typed on to the last moment, then the screen is somebody else's.
  await keyboard.press('Alt+ArrowLeft');
  await expect(reason).toBeVisible();
  await reason.fill('수사가 아직 끝나지 않음');
  const { hash } = new URL(page.url());
  await keyboard.press('Control+l');
  await page.getByRole('button', { name: '다른 직원으로 로그인' }).click();
  const colleague = new Teller(page);
  await colleague.signIn(staff.secondTeller.staffNo, staff.secondTeller.password);
  await keyboard.press('F3');
  await expect(page.getByText('작성 중인 신청이 없습니다')).toBeVisible();
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(page.getByRole('alert').filter({ hasText: staff.teller.staffNo })).toBeVisible();
  await expect(reason).toHaveCount(0);

  await keyboard.press('Control+l');
  await page.getByRole('button', { name: '다른 직원으로 로그인' }).click();
  await colleague.signIn(staff.teller.staffNo, staff.teller.password);
  await claims.resume();
  await expect(reason).toHaveValue('수사가 아직 끝나지 않음');
  await keyboard.press('Alt+ArrowLeft');
  await expect(loss).toHaveValue('1,234,000');
  await keyboard.press('Alt+ArrowLeft');
  await expect(narrative).toHaveValue('문자를 눌렀습니다');
  await keyboard.press('Alt+ArrowLeft');
  await expect(address).toHaveValue('가람시 새로고침로 1');
  await expect(number).toHaveValue('750611-*******');

  // Not left to the next test.
  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
});

test('another customer of a claim is asked anew who they are and what they agree to', async ({
  page,
  teller: _,
}) => {
  const { keyboard } = page;
  const story = obituaryStory(customers.claimantBySupplement, Date.now());
  const claims = new ClaimTeller(page, new MouseHands(page));
  const number = page.getByLabel('신분증 번호');
  const agreed = page.getByRole('radio', { name: '동의', exact: true }).first();
  await claims.begin(story);
  await claims.who(story);
  for (const _step of ['WHAT', 'MONEY', 'EVIDENCE']) await keyboard.press('F12');
  await agreed.check();
  for (const _step of ['EVIDENCE', 'MONEY', 'WHAT', 'WHO']) await keyboard.press('Alt+ArrowLeft');
  await expect(number).toHaveValue('750611-*******');

  const { customerNo } = customers.claimant;
  await page.getByLabel('고객 검색').fill(customerNo);
  await keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(customerNo) }).click();
  const empty = async () => {
    await expect(number).toHaveValue('');
    await expect(page.getByLabel('연락 전화번호')).toHaveValue('');
    await expect(page.getByRole('radio', { name: '일치', exact: true })).not.toBeChecked();
    await expect(page.getByRole('radio', { name: '본인' })).not.toBeChecked();
  };
  await empty();
  await page.reload();
  await empty();
  for (const _step of ['WHO', 'WHAT', 'MONEY', 'EVIDENCE']) await keyboard.press('F12');
  await expect(agreed).not.toBeChecked();

  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
});

test('a claim whose last word could not be saved is neither filed nor printed without it', async ({
  page,
  teller: _,
}) => {
  test.setTimeout(240_000);
  const { keyboard } = page;
  const story = obituaryStory(customers.claimant, Date.now());
  const claims = new ClaimTeller(page, new MouseHands(page));
  await claims.begin(story);
  await claims.who(story);
  await claims.what(story);
  await claims.money(story);
  await claims.evidence(story);
  await claims.declare();

  // Whoever answers a text otherwise has signed something else.
  const signed = page.getByText('에 서명하였습니다.');
  await expect(signed).toBeVisible();
  await page.getByRole('radio', { name: '동의 안 함', exact: true }).last().check();
  await expect(signed).toBeHidden();
  await claims.declare();

  // The desk refuses what it is to save; a full disk does, which leaves a filing its room.
  await page.evaluate(() => {
    const { stringify } = JSON;
    JSON.stringify = (value: unknown) =>
      stringify(value).replace('"step":"DECLARATION","section"', '"step":"NOWHERE","section"');
  });
  const refused = page.locator('main').getByRole('alert');
  await page.getByRole('radio', { name: '동의 안 함', exact: true }).first().check();
  await expect(refused).toHaveCount(1);
  await keyboard.press('Control+p');
  await expect(refused).toHaveCount(2);
  await keyboard.press('F12');
  await expect(refused).toHaveCount(3);
  await expect(page.getByTestId('claim-no')).toBeHidden();

  await page.reload();
  await signedIn(page).waitFor();
  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
});
