import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { product } from '../../electron/chromium/chromium-shell.ts';
import { Teller } from '../demo/teller.ts';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { verifierOf } from '../simulators/core/sample-verifiers.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';

test('the right password opens the home screen', async ({ page, teller }) => {
  await teller.seeLine('온라인');
  await expect(page.getByRole('heading', { name: '오늘의 창구' })).toBeVisible();
  await expect(page.getByText('텔러 김보기 (100001)')).toBeVisible();
});

test('a wrong password is told with the tries left, and only the password is typed again', async ({
  page,
  signedOut: _,
}) => {
  await page.getByLabel('직원번호').fill(staff.supervisor.staffNo);
  await page.getByLabel('비밀번호').fill('wrong');
  await page.keyboard.press('F12');
  await expect(problem(page, '직원번호 또는 비밀번호가 맞지 않습니다.')).toContainText(
    '4번 더 틀리면 잠깁니다',
  );
  await expect(page.getByLabel('직원번호')).toHaveValue(staff.supervisor.staffNo);
  await expect(page.getByLabel('비밀번호')).toBeFocused();
  await expect(page.getByLabel('비밀번호')).toHaveValue('');
  await page.keyboard.type(staff.supervisor.password);
  await page.keyboard.press('F12');
  await expect(page.getByText('책임자 박보기 (200001)')).toBeVisible();
});

test('what is not filled in is asked for, with the cursor in it', async ({ page, signedOut: _ }) => {
  await page.getByLabel('비밀번호').fill('something');
  await page.keyboard.press('F12');
  await expect(page.getByText('직원번호 6자리를 입력하여 주십시오')).toBeVisible();
  await expect(page.getByLabel('직원번호')).toBeFocused();
});

test('the fifth wrong password locks the number, also for the right one', async ({ page, signedOut: _ }) => {
  const { staffNo, password } = staff.secondSupervisor;
  await page.getByLabel('직원번호').fill(staffNo);
  for (const left of [4, 3, 2, 1]) {
    await page.getByLabel('비밀번호').fill('wrong');
    await page.keyboard.press('F12');
    await expect(problem(page, `${left}번 더 틀리면 잠깁니다`)).toBeVisible();
  }
  for (const attempt of ['wrong', password]) {
    await page.getByLabel('비밀번호').fill(attempt);
    await page.keyboard.press('F12');
    await expect(problem(page, '직원번호가 잠겼습니다.')).toContainText('10분 뒤에 다시 시도하거나');
  }
  await expect(page.getByRole('navigation')).toBeHidden();
});

test('without the line one signs in all the same, and is told so', async ({ branch, page, signedOut: _ }) => {
  await branch.line('DOWN');
  await expect(
    page.getByText('회선이 끊겨 있습니다. 이 단말기에 저장된 확인 정보로 로그인합니다.'),
  ).toBeVisible();
  const teller = new Teller(page);
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await teller.seeLine('오프라인');
});

test('whoever is signed out by the desk is told that, not left before an empty page', async ({
  branch,
  page,
  signedOut: _,
}) => {
  const { staffNo, name, role, password } = staff.secondTeller;
  const tellOf = (active: boolean) => {
    const verifierValidUntil = new Date(Date.now() + 86_400_000).toISOString();
    const member = { staffNo, name, role, active, verifier: verifierOf(staffNo), verifierValidUntil };
    return branch.tell({ kind: 'staff', member: { ...member, staffCard: null } });
  };
  const teller = new Teller(page);
  await teller.signIn(staffNo, password);
  await tellOf(false);
  await expect(async () => {
    await page.keyboard.press('F4');
    await expect(page.getByRole('navigation')).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(problem(page, '로그인 시간이 끝났습니다.')).toBeVisible();
  await tellOf(true);
  await teller.signIn(staffNo, password);
  await page.getByRole('button', { name: '로그아웃' }).click();
  await teller.seeSignIn();
  await expect(problem(page, '로그인 시간이 끝났습니다.')).toBeHidden();
});

test('a locked screen shows nothing of the customer and gives the work back as it was', async ({
  page,
  teller,
}) => {
  const { customerNo } = customers.family;
  await teller.findCustomer(customerNo);
  await teller.next();
  await page.getByRole('radio', { name: '여권' }).check();
  await page.keyboard.press('Control+l');

  await expect(page.getByRole('heading', { name: '화면이 잠겨 있습니다' })).toBeVisible();
  await expect(page.getByText('김보기 직원의 작업은 그대로 보관되어 있습니다.')).toBeVisible();
  await expect(page.getByText(customerNo)).toBeHidden();
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: '발급 내역' })).toBeHidden();

  await expect(page.getByLabel('비밀번호')).toBeFocused();
  await page.keyboard.type('wrong');
  await page.keyboard.press('F12');
  await expect(problem(page, '직원번호 또는 비밀번호가 맞지 않습니다.')).toBeVisible();
  await page.getByLabel('비밀번호').fill(staff.teller.password);
  await page.keyboard.press('F12');
  await expect(page.getByRole('radio', { name: '여권' })).toBeChecked();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a colleague signs in between and does not see the draft, which waits for its maker', async ({
  page,
  teller,
}) => {
  await teller.findCustomer(customers.family.customerNo);
  await teller.next();
  await page.getByRole('radio', { name: '운전면허증' }).check();
  // No rest in between: what was typed last is saved before the lock.
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: '다른 직원으로 로그인' }).click();

  await teller.signIn(staff.secondTeller.staffNo, staff.secondTeller.password);
  await page.keyboard.press('F2');
  await expect(page.getByText('고객을 선택하면 요약이 나타납니다')).toBeVisible();
  await page.keyboard.press('Alt+Home');
  await page.getByRole('button', { name: '로그아웃' }).click();

  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await page.getByRole('button', { name: /작성 중인 발급 이어서 하기/ }).click();
  await expect(page.getByRole('radio', { name: '운전면허증' })).toBeChecked();
});

/** A terminal whose ten idle minutes are ten seconds. */
const hurried = {
  ...product,
  modules: { ...product.modules, desk: fileURLToPath(new URL('hurried-desk.ts', import.meta.url)) },
};

test('a terminal nobody touches locks itself after ten minutes and keeps the work', async ({
  branch,
  folder,
  openAnother,
}, testInfo) => {
  testInfo.skip(testInfo.project.name === 'electron', 'the parts of the Electron shell are its bundles');
  const { page } = await openAnother(await branch.anotherTerminal(join(folder, 'terminal')), hurried);
  const teller = new Teller(page);
  await teller.seeSignIn();
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await teller.findCustomer(customers.family.customerNo);
  await teller.next();
  await page.getByRole('radio', { name: '여권' }).check();

  await expect(page.getByRole('heading', { name: '화면이 잠겨 있습니다' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(customers.family.customerNo)).toBeHidden();
  await page.keyboard.type(staff.teller.password);
  await page.keyboard.press('F12');
  await expect(page.getByRole('radio', { name: '여권' })).toBeChecked();
});

test('what stands open when a terminal locks itself is under the lock, and there again afterwards', async ({
  branch,
  folder,
  openAnother,
}, testInfo) => {
  testInfo.skip(testInfo.project.name === 'electron', 'the parts of the Electron shell are its bundles');
  const { page } = await openAnother(await branch.anotherTerminal(join(folder, 'terminal')), hurried);
  const { keyboard } = page;
  const locked = page.getByRole('heading', { name: '화면이 잠겨 있습니다' });
  const seeLock = () => expect(locked).toBeVisible({ timeout: 30_000 });
  const unlock = async () => {
    await expect(page.getByLabel('비밀번호')).toBeFocused();
    await keyboard.type(staff.teller.password);
    await keyboard.press('F12');
    await expect(locked).toBeHidden();
  };
  const teller = new Teller(page);
  await teller.seeSignIn();
  await teller.signIn(staff.teller.staffNo, staff.teller.password);

  await teller.findCustomer(customers.family.customerNo);
  await page.getByRole('button', { name: '처음부터 다시' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await seeLock();
  await expect(dialog).toBeHidden();
  // Neither Esc nor F12 reaches what lies beneath.
  await keyboard.press('Escape');
  await unlock();
  await expect(dialog.getByRole('button', { name: '계속 작성' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // A name in the box, which lies above everything else.
  await keyboard.press('Control+k');
  const box = page.getByRole('textbox', { name: '고객·내역·카드·명령 찾기' });
  await box.fill(customers.grand.name);
  await seeLock();
  await expect(box).toBeHidden();
  await unlock();
  await expect(box).toBeFocused();
  await seeLock();
  await page.getByRole('button', { name: '다른 직원으로 로그인' }).click();
  await teller.signIn(staff.secondTeller.staffNo, staff.secondTeller.password);
  await expect(box).toBeHidden();
});
