import { customers } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';

/** Who gets no card hears why before the card and the fee. */
for (const [who, customer, sentence] of [
  ['a corporation', customers.corporation, '법인 고객에게는 스마트OTP를 발급할 수 없습니다.'],
  ['a restricted person', customers.restricted, '전자금융거래가 제한된 고객입니다.'],
] as const) {
  test(`${who} gets no card, and the teller is told why`, async ({ page, teller }) => {
    await teller.findCustomer(customer.customerNo);
    await expect(problem(page, sentence)).toContainText('수수료는 받지 않았고 카드도 사용되지 않았습니다.');
    await page.keyboard.press('F12');
    await expect(page.getByText('확인이 필요한 항목: 발급 자격')).toBeVisible();
    await expect(page.getByRole('heading', { name: '실명확인' })).toBeHidden();
  });
}

test('who holds a card gets another only for a reason', async ({ page, teller }) => {
  await teller.findCustomer(customers.holder.customerNo);
  await teller.next();
  await teller.check();
  await expect(page.getByText('새 카드를 발급하면 기존 카드는 사용할 수 없습니다.')).toBeVisible();
  await teller.next();
  await expect(page.getByText('확인이 필요한 항목: 재발급 사유')).toBeVisible();
  await expect(page.getByRole('radio', { name: '분실' })).toBeFocused();
});

test('a minor needs all four papers', async ({ page, teller }) => {
  await teller.findCustomer(customers.minor.customerNo);
  await teller.next();
  await teller.check();
  for (const paper of ['법정대리인 신분증', '기본증명서(상세)', '가족관계증명서']) {
    await page.getByRole('checkbox', { name: paper }).check();
  }
  await teller.next();
  await expect(page.getByText('확인이 필요한 항목: 법정대리인 서류')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '미성년자 도장' })).toBeFocused();
});

for (const device of ['아이폰', '태블릿', '그 밖의 기기']) {
  test(`${device} is no phone for the card`, async ({ page, teller }) => {
    await teller.findCustomer(customers.family.customerNo);
    await teller.next();
    await teller.check();
    await page.getByRole('radio', { name: device }).check();
    await expect(problem(page, '이 휴대전화에서는 스마트OTP를 사용할 수 없습니다.')).toContainText(
      '고객 번호의 USIM이 들어 있는 NFC 안드로이드 휴대전화인지',
    );
    await teller.next();
    await expect(page.getByText('확인이 필요한 항목: 고객의 기기')).toBeVisible();
  });
}

test('an identity document that is not authentic stops it', async ({ page, teller }) => {
  await teller.findCustomer(customers.family.customerNo);
  await teller.next();
  await teller.check();
  await page.getByRole('radio', { name: '불일치' }).check();
  await expect(problem(page, '신분증 진위확인 결과가 불일치입니다.')).toContainText(
    '책임자에게 알려 주십시오.',
  );
  await teller.next();
  await expect(page.getByText('확인이 필요한 항목: 진위확인 결과')).toBeVisible();
});

test('who has the mobile certificate is told before paying that no card is needed', async ({
  page,
  teller,
}) => {
  await teller.findCustomer(customers.withMobileCertificate.customerNo);
  await expect(page.getByText('모바일 인증서를 사용하는 고객입니다')).toBeVisible();
  await expect(page.getByText('수수료를 받기 전에 고객에게 안내하여 주십시오.')).toBeVisible();
});

test('a customer nobody knows is told as such, and a search of one letter asks for more', async ({
  page,
  teller,
}) => {
  await page.keyboard.press('F2');
  await page.getByLabel('고객 검색').fill('없는사람');
  await page.keyboard.press('Enter');
  await expect(problem(page, '조건에 맞는 고객을 찾지 못하였습니다.')).toBeVisible();
  await page.getByLabel('고객 검색').fill('가');
  await page.keyboard.press('Enter');
  await expect(page.getByText('두 글자 이상 입력하여 주십시오')).toBeVisible();
  await teller.findCustomer(customers.ofOtherBranch.customerNo);
  await expect(page.getByText('파*기').first()).toBeVisible();
});
