import { join } from 'node:path';
import { approve } from '../demo/second-person.ts';
import { Teller } from '../demo/teller.ts';
import { batches, customers, serialNoOf, staff } from '../simulators/core/sample-bank.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './counter.ts';
import { picture } from './picture.ts';
import { problem } from './problem.ts';

const { waiting } = batches;

test('by keyboard alone: two people receive a package, a card is handed over, counted, spoiled, and its story told', async ({
  branch,
  page,
  teller: _,
}) => {
  const { keyboard } = page;
  /** Nothing axe finds wrong, and a picture for people to look at. */
  const clean = async (name: string) => {
    await picture(page, `stock-${name}`);
    await expectAccessible(page);
  };
  /** Goes from field to field until the wanted one has the focus. */
  const tabTo = async (target: ReturnType<typeof page.locator>) => {
    for (let stops = 0; stops < 60; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    throw new Error('never had the focus');
  };
  const press = async (name: string | RegExp) => {
    await tabTo(page.getByRole('button', { name }));
    await keyboard.press('Enter');
  };
  /** As a scanner does it. */
  const scan = async (serialNo: string) => {
    await keyboard.type(serialNo);
    await keyboard.press('Enter');
  };
  /** The act is asked for, and the second person consents beside it. */
  const consent = async ({ staffNo, password }: { staffNo: string; password: string }) => {
    await keyboard.press('F12');
    await expect(page.getByRole('dialog').getByLabel(/^(책임자|상대) 직원번호$/)).toBeFocused();
    await keyboard.type(staffNo);
    await keyboard.press('Enter');
    await keyboard.type(password);
    await keyboard.press('F12');
  };

  await keyboard.press('F6');
  await expect(page.getByRole('heading', { name: '카드 재고' })).toBeVisible();
  await expect(page.getByLabel('카드 찾기')).toBeFocused();
  await clean('overview');

  // The package: a wrong seal, a card that does not belong, one scanned twice, one damaged, one that is not there.
  await press(`묶음 인수 ${waiting.batchNo}`);
  await expect(page.getByLabel('봉인 번호')).toBeFocused();
  await keyboard.type(waiting.packageNo.toLowerCase());
  await keyboard.press('Enter');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByLabel('카드 일련번호')).toBeFocused();
  await scan(serialNoOf(31));
  await expect(page.getByText('9042 0000 0031 확인')).toBeVisible();
  await scan(serialNoOf(31));
  await expect(page.getByText('9042 0000 0031 이미 읽은 카드입니다')).toBeVisible();
  await scan(serialNoOf(21));
  await expect(
    page.getByText('9042 0000 0021 명세에 없는 카드입니다. 따로 보관하여 주십시오.'),
  ).toBeVisible();
  for (const n of [32, 33, 34]) await scan(serialNoOf(n));
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '손상' })).toBeChecked();
  await keyboard.press('Shift+Tab');
  await scan(serialNoOf(35));
  await expect(page.getByText('6장 중 5장 확인')).toBeVisible();
  await keyboard.press('F12');
  await expect(page.getByRole('checkbox', { name: '남은 1장은 포장에 없습니다' })).toBeVisible();
  await tabTo(page.getByRole('checkbox', { name: '남은 1장은 포장에 없습니다' }));
  await keyboard.press('Space');
  await clean('receive');
  await consent(staff.supervisor);
  await expect(page.getByText('카드 4장을 인수하였습니다')).toBeVisible();
  await expect(page.getByText('기다리는 묶음이 없습니다')).toBeVisible();

  // One card to the teller. The supervisor mistypes first.
  await press('카드 인계');
  await expect(page.getByRole('radio', { name: '미배정 재고에서 본인에게' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await scan(serialNoOf(32));
  await consent({ ...staff.supervisor, password: 'mistyped' });
  await expect(problem(page, /비밀번호|직원번호/)).toBeVisible();
  await clean('hand-over');
  await keyboard.type(staff.supervisor.password);
  await keyboard.press('F12');
  await expect(page.getByText('카드 1장을 인계하였습니다')).toBeVisible();
  await expect(page.getByRole('row', { name: /김보기 \(본인\) 1/ })).toBeVisible();

  // Counted wrong, the list's number is told; counted right, it is recorded.
  await press('수량 확인');
  await expect(page.getByRole('radio', { name: '미배정 재고' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.type('2');
  await keyboard.press('F12');
  await expect(page.getByText('장부에는 1장이 있습니다. 센 수량과 1장 다릅니다.')).toBeVisible();
  await clean('count');
  await tabTo(page.getByLabel('센 수량'));
  await keyboard.press('Control+a');
  await keyboard.type('1');
  await keyboard.press('F12');
  await expect(page.getByText('수량을 기록하였습니다')).toBeVisible();

  // Spoiled; Esc does not throw away what was scanned.
  await press('카드 폐기');
  await scan(serialNoOf(32));
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: '계속 작성' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  // Nor does a look at another card.
  const story = page.getByRole('region', { name: '카드 이력' });
  const find = page.getByLabel('카드 찾기');
  await tabTo(find);
  await keyboard.type('0031');
  await expect(page.getByRole('button', { name: /9042 0000 0031/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(story).toBeVisible();
  await keyboard.press('F12');
  await keyboard.press('Escape');
  await expect(story).toBeHidden();
  await expect(find).toBeFocused();
  // Taken off again, and scanned once more where the focus is.
  await page.getByRole('button', { name: '9042 0000 0032 빼기' }).press('Enter');
  await expect(page.getByText('아직 읽은 카드가 없습니다')).toBeVisible();
  await expect(page.getByLabel('카드 일련번호')).toBeFocused();
  await scan(serialNoOf(32));
  await tabTo(page.getByRole('radio', { name: '불량' }));
  await keyboard.press('Space');
  await keyboard.press('F12');
  await expect(page.getByText('카드를 폐기로 기록하였습니다')).toBeVisible();

  await tabTo(find);
  await keyboard.press('Control+a');
  await keyboard.type('0032');
  await expect(page.getByRole('button', { name: /9042 0000 0032/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(story.getByRole('listitem')).toContainText([
    '본부 발송',
    '재고 목록 등록',
    '인수',
    '100001 직원에게 인계',
    '폐기',
  ]);
  await expect(story.getByText('승인', { exact: true })).toHaveCount(3);
  await clean('story');
  await keyboard.press('Escape');
  await expect(story).toBeHidden();

  const { cards, stockActs } = await branch.core.books();
  // An earlier test has left the record of an act that the core did not accept.
  expect(stockActs.slice(-4).map(({ rejectionCode }) => rejectionCode)).toEqual([null, null, null, null]);
  const at = (n: number) => cards.find(({ serialNo }) => serialNo === serialNoOf(n))?.status;
  expect([31, 32, 35, 36].map(at)).toEqual(['IN_STOCK', 'SPOILED', 'SPOILED', 'MISSING']);
});

test('a lost card takes two people, one of them at a distance; a return takes one; a colleague’s consent is asked as theirs', async ({
  branch,
  page,
  teller: _,
  folder,
  openAnother,
}) => {
  const { supervisor, branchManager, secondTeller } = staff;
  const own = await openAnother(await branch.anotherTerminal(join(folder, 'terminal')));
  const there = new Teller(own.page);
  await there.seeSignIn();
  await there.signIn(branchManager.staffNo, branchManager.password);
  const { keyboard } = page;
  const scan = async (serialNo: string) => {
    await page.getByLabel('카드 일련번호').fill(serialNo);
    await keyboard.press('Enter');
  };
  const task = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });

  await keyboard.press('F6');
  await task('분실 신고');
  await scan(serialNoOf(33));
  await page.getByRole('radio', { name: '금고에서' }).check();
  await keyboard.press('F12');
  await sheet.getByLabel('책임자 직원번호').fill(supervisor.staffNo);
  await sheet.getByLabel('책임자 비밀번호').fill(supervisor.password);
  await keyboard.press('F12');
  await expect(sheet).toContainText(`${supervisor.staffNo} 승인 · 1/2명`);
  // Nobody is two people.
  await sheet.getByLabel('책임자 직원번호').fill(supervisor.staffNo);
  await sheet.getByLabel('책임자 비밀번호').fill(supervisor.password);
  await keyboard.press('F12');
  await expect(problem(page, /이미 승인/)).toBeVisible();
  await expectAccessible(page);

  await own.page.keyboard.press('F7');
  await own.page.getByRole('button', { name: '답하기' }).click();
  const theirs = own.page.getByRole('dialog', { name: '책임자 승인' });
  await expect(theirs).toContainText('카드를 분실로 기록하고 모든 곳에서 사용을 막습니다.');
  await expect(theirs.getByLabel('책임자 비밀번호')).toBeFocused();
  await own.page.keyboard.type(branchManager.password);
  await own.page.keyboard.press('F12');
  await expect(page.getByText('분실을 신고하였습니다')).toBeVisible();

  await task('본부 반납');
  await page.getByLabel('반납 포장의 봉인 번호').fill('R-0421-0001');
  await scan(serialNoOf(34));
  await expectAccessible(page);
  await keyboard.press('F12');
  await approve(page, supervisor);
  await expect(page.getByText('카드 1장을 반납으로 기록하였습니다')).toBeVisible();

  await task('카드 인계');
  await page.getByRole('radio', { name: '미배정 재고에서 본인에게' }).check();
  await scan(serialNoOf(31));
  await keyboard.press('F12');
  await approve(page, secondTeller, '상대 직원 동의');
  await expect(page.getByText('카드 1장을 인계하였습니다')).toBeVisible();

  const acts = async () => (await branch.core.books()).stockActs.slice(-3);
  await expect
    .poll(async () => (await acts()).map(({ type, rejectionCode }) => [type, rejectionCode]))
    .toEqual([
      ['CardLost', null],
      ['CardsReturned', null],
      ['CardsAssigned', null],
    ]);
  const { cards } = await branch.core.books();
  const at = (n: number) => cards.find(({ serialNo }) => serialNo === serialNoOf(n))?.status;
  expect([33, 34].map(at)).toEqual(['LOST', 'RETURNED']);

  // How each answered, and where, is there for a supervisor to see.
  await page.getByRole('button', { name: '로그아웃' }).click();
  await new Teller(page).signIn(supervisor.staffNo, supervisor.password);
  await keyboard.press('F7');
  const row = page.getByRole('region', { name: '오늘의 승인' }).getByRole('row', { name: /카드 분실/ });
  await expect(row).toContainText(`${supervisor.staffNo} 비밀번호`);
  await expect(row).toContainText(new RegExp(`${branchManager.staffNo} 비밀번호 · 0421-\\d{2}에서`));
});

test('one box finds a card by its last digits and, when asked, a customer to begin with', async ({
  page,
  teller: _,
}) => {
  const { keyboard } = page;
  const box = page.getByRole('dialog');
  const openBox = async () => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('textbox', { name: '명령 찾기' })).toBeFocused();
  };
  await openBox();
  await keyboard.type('0020');
  await box.getByRole('button', { name: /9042 0000 0020/ }).waitFor();
  await picture(page, 'stock-box');
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '카드 이력' })).toContainText('9042 0000 0020');

  await openBox();
  await keyboard.type('나보기');
  await box.getByRole('button', { name: '고객 ‘나보기’ 찾기' }).waitFor();
  await keyboard.press('Enter');
  await box.getByRole('button', { name: new RegExp(customers.vip.customerNo) }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '스마트OTP 발급' })).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText(customers.vip.customerNo);
});
