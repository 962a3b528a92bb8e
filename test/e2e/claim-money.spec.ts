import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { customers } from '../simulators/core/sample-bank.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { inspect, inspectInBothLanguages } from './inspect-screen.ts';

const statement = `거래내역조회
거래일시,적요,출금액(원),입금액(원),상대은행,상대계좌번호,예금주명,거래매체
2026.11.20 14:10:22,이체,"3,000,000",0,국민은행,900-000-000001,뷁*쒧,스마트뱅킹
2026.11.20 14:12:05,이체,"2,500,000",0,신한은행,="0900000000002",홍*동,인터넷뱅킹
2026.11.20 15:00:00,이자,0,12,,,,
`;

test('the money of a claim: by keys, out of a file, added up, and the refund procedure with its dates', async ({
  teller: _,
  page,
}) => {
  test.setTimeout(240_000);
  const { keyboard } = page;
  await new ClaimTeller(page, new MouseHands(page)).begin(customers.claimantSoleProprietor);
  await keyboard.press('F12');
  await keyboard.press('F12');
  await expect(page.getByText('아직 적은 건이 없습니다')).toBeVisible();

  // A bad file first: nothing is taken, and every reason is told with its line.
  await page.getByRole('button', { name: '내역 파일에서 가져오기' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const file = dialog.locator('input[type=file]');
  const choose = (text: string) =>
    file.setInputFiles({ name: 'statement.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose(statement.replace('"2,500,000"', '"2,500,000.5"').replace('14:10:22', '25:10:22'));
  await expect(dialog.getByRole('table', { name: '파일에서 고칠 곳' }).getByRole('row')).toHaveCount(3);
  await expect(dialog.getByRole('row', { name: /^4 출금액\(원\) 원 단위보다 작은 금액/ })).toBeVisible();
  await inspect(page, '34-claim-money-csv-refused');

  await choose(statement);
  await expect(dialog.getByText('가져올 건이 2개 있습니다.')).toBeVisible();
  await expect(dialog.getByText('입금·취소 1줄은 피해가 아니므로')).toBeVisible();
  await inspect(page, '35-claim-money-csv-read');
  await dialog.getByRole('button', { name: '2건 가져오기' }).press('Enter');
  await expect(dialog).toBeHidden();

  // One more by keys alone.
  await page.getByRole('button', { name: '한 건 추가' }).press('Enter');
  const form = page.getByRole('region', { name: '움직인 돈 3' });
  const kind = form.getByRole('radio', { name: '카드 이용' });
  await kind.focus();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: '일시', exact: true })).toBeFocused();
  await keyboard.type('2026-11-20 16:20');
  await keyboard.press('Enter');
  await keyboard.type('800000');
  await form.getByRole('radio', { name: '가맹점' }).focus();
  await keyboard.press('Space');
  await form.getByLabel('가맹점 이름').fill('0421');
  await form.getByRole('radio', { name: '결과 있음' }).focus();
  await keyboard.press('Space');
  await form.getByLabel('정지된 금액').fill('900000');
  await expect(page.getByText('6,300,000원').first()).toBeVisible();
  await expect(page.getByText('육백삼십만 원').first()).toBeVisible();
  await expect(page.getByText(/^3번: 정지된 금액이 이 건의 금액보다 큽니다/)).toBeVisible();

  await page.getByLabel('고객이 말한 피해금액').fill('6000000');
  await expect(
    page.getByText('고객이 말한 금액은 6,000,000원이고 적은 건의 합계는 6,300,000원입니다.'),
  ).toBeVisible();
  await page.getByLabel('고객이 말한 피해금액').fill('6300000');
  await expect(page.getByText('고객이 말한 금액은')).toBeHidden();

  await page.getByRole('radio', { name: '신청함' }).check();
  await page.getByLabel('전화·구술 신고 일시').fill('2026-11-20 17:00');
  await page.getByLabel('신청서 제출일').fill('2026-11-23');
  await page.getByLabel('소멸절차 공고일').fill('2026-11-25');
  await keyboard.press('Tab');
  // Two months end on Monday 2027-01-25; fourteen days more on Seollal's Monday, so after its substitute.
  await expect(
    page.getByRole('img', { name: /채권 소멸 2027-01-25 \(월\)까지, 환급 결정 2027-02-10 \(수\)까지/ }),
  ).toBeVisible();
  await restUntilSaved(page);
  await page.getByRole('heading', { name: /움직인 돈/, level: 2 }).scrollIntoViewIfNeeded();
  await inspectInBothLanguages(page, '36-claim-money');
  await page.getByRole('img', { name: /피해구제 절차의 날짜/ }).scrollIntoViewIfNeeded();
  await inspect(page, '37-claim-money-refund');

  // Nothing is lost on the way to another step and back.
  await keyboard.press('F12');
  await keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('table', { name: '움직인 돈' }).getByRole('row')).toHaveCount(4);

  // What was told of a procedure that was not applied for after all is no part of the claim.
  await page.getByRole('radio', { name: '신청하지 않음' }).check();
  await expect(page.getByRole('img', { name: /피해구제 절차의 날짜/ })).toBeHidden();
  await page.getByRole('radio', { name: '신청함' }).check();
  await expect(page.getByLabel('소멸절차 공고일')).toHaveValue('');

  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
});

test('a digit mended in the middle of an amount stays in the middle, and a row that is deleted takes no focus with it', async ({
  teller: _,
  page,
}) => {
  const { keyboard } = page;
  await new ClaimTeller(page, new MouseHands(page)).begin(customers.family);
  await keyboard.press('F12');
  await keyboard.press('F12');
  const loss = page.getByLabel('고객이 말한 피해금액');
  await loss.fill('1234000');
  await loss.press('End');
  for (const _digit of '34,000') await keyboard.press('ArrowLeft');
  await keyboard.press('Backspace');
  await keyboard.type('5');
  await expect(loss).toHaveValue('1,534,000');
  // A comma that is deleted comes back, and the next press is past it.
  await keyboard.press('Home');
  await keyboard.press('ArrowRight');
  await keyboard.press('Delete');
  await keyboard.press('Delete');
  await expect(loss).toHaveValue('134,000');

  const add = page.getByRole('button', { name: '한 건 추가' });
  await add.press('Enter');
  await page.getByRole('button', { name: '움직인 돈 1 삭제' }).press('Enter');
  await expect(page.getByText('아직 적은 건이 없습니다')).toBeVisible();
  await expect(add).toBeFocused();

  // Not left to the next test.
  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
});
