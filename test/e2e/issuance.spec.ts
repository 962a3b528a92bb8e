import { customers, staff } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import { chooseWaiver } from './choose-waiver.ts';
import { expect, test } from './counter.ts';
import { drawerOn } from './drawer.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

test('for cash: the code is confirmed, the change is counted, the receipt comes out', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.withoutTier, 1);
  await branch.putCard(1);
  const drawer = await drawerOn(page);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  const { receiptNo, testOtp } = await teller.issue();
  expect(receiptNo).toMatch(/^0421-\d{2}-\d{8}-\d{4}$/);
  expect(testOtp).toMatch(/^\d{6}$/);
  const told = page.getByRole('region', { name: '발급이 끝났습니다' });
  await expect(told).toContainText('거스름돈2,000원이천 원');
  await expect.poll(() => drawerOn(page)).toBe(drawer + 3_000);

  await page.getByRole('img', { name: '영수증 미리보기' }).waitFor();
  await page.keyboard.press('Control+p');
  await expect(page.getByText('영수증을 프린터로 보냈습니다')).toBeVisible();
  const receipt = branch.printer.printed().at(-1) ?? '';
  expect(receipt).toContain('스마트OTP 발급 영수증');
  expect(receipt).toContain('바*기');
  expect(receipt).not.toContain(customers.withoutTier.name);
  expect(receipt).toMatch(/카드 일련번호\s+9042 0000 0001/);
  expect(receipt).toMatch(/발급 수수료\s+3,000원\s+받은 현금\s+5,000원\s+거스름돈\s+2,000원/);
  expect(receipt).toContain(receiptNo);
  expect(receipt).not.toContain('사본');

  await teller.finish();
  await expect(page.getByText('고객을 선택하면 요약이 나타납니다')).toBeVisible();
  await expectAccepted(branch, visit.serialNo);
});

test('a card fails after its fee was taken: the cash is carried over to the next, whose receipt names it', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.carriesOver, 42);
  const drawer = await drawerOn(page);
  await branch.putCard(42);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await branch.card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
  await page.keyboard.press('F12');
  await expect(problem(page, '카드가 처리 도중 리더기에서 분리되었습니다.')).toBeVisible();
  await page.getByRole('button', { name: '발급 취소' }).click();
  await page.getByRole('radio', { name: '기타' }).check();
  await page.getByRole('radio', { name: '오늘 같은 고객의 다음 카드로 이월' }).check();
  await page.getByRole('button', { name: '발급을 취소합니다' }).click();
  await expect(page.getByText(/^발급을 취소하였습니다. 현금 3,000원을 이 고객의 다음 카드에/)).toBeVisible();

  await branch.putCard(42);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await page.getByRole('radio', { name: '현금' }).check();
  await expect(page.getByRole('checkbox', { name: '이월된 수수료 3,000원을 사용합니다' })).toBeChecked();
  await teller.next();
  await teller.issue();
  await page.keyboard.press('Control+p');
  await expect
    .poll(() => branch.printer.printed().at(-1))
    .toMatch(/발급 수수료\s+3,000원\s+이월된 현금\s+3,000원\s+받은 현금\s+0원\s+거스름돈\s+0원/);
  await expect.poll(() => drawerOn(page)).toBe(drawer + 3_000);
  await expectAccepted(branch, visit.serialNo);
});

test('for a debit: the core captures it with the accepted record', async ({ branch, page, teller }) => {
  const visit = visitOf(customers.best, 2);
  await branch.putCard(2);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await page.getByRole('radio', { name: '계좌 출금' }).check();
  await page.getByRole('radio', { name: '****-0004' }).check();
  await teller.next();
  await teller.issue();
  await expect(page.getByText('3,000원 · 계좌 출금')).toBeVisible();
  await expectAccepted(branch, visit.serialNo);
  const { debits } = await branch.core.books();
  const [account] = customers.best.accounts;
  expect(debits.filter(({ accountNo }) => accountNo === account)).toEqual([
    expect.objectContaining({ amount: 3_000, state: 'CAPTURED' }),
  ]);
});

test('for a debit the account can’t bear: refused, the card stays ours, no cash to give back', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.withoutFunds, 3);
  await branch.putCard(3);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await page.getByRole('radio', { name: '계좌 출금' }).check();
  await page.getByRole('radio', { name: '****-0014' }).check();
  await teller.next();
  await page.keyboard.press('F12');
  const refused = problem(page, '계좌 출금이 거절되었습니다.');
  await expect(refused).toContainText('계좌에서 빠져나간 금액은 없습니다.');
  await expect(refused).toContainText('이 발급을 취소한 뒤');
  await page.getByRole('button', { name: '발급 취소' }).click();
  await page.getByRole('radio', { name: '계좌 출금 거절' }).check();
  await page.getByRole('button', { name: '발급을 취소합니다' }).click();
  await expect(page.getByText('발급을 취소하였습니다. 돌려드릴 현금은 없습니다.')).toBeVisible();
});

test('a tier that the core tells of again before the supervisor is asked is waived as it is known then', async ({
  branch,
  page,
  teller,
}) => {
  await chooseWaiver(branch, teller, customers.vvip, 4);
  const asOf = new Date().toISOString();
  await branch.tell({ kind: 'customer', customer: { ...customers.vvip, asOf } });
  await teller.next();
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  await sheet.getByLabel('책임자 직원번호').fill(staff.supervisor.staffNo);
  await sheet.getByLabel('책임자 비밀번호').fill(staff.supervisor.password);
  await sheet.getByRole('button', { name: /^승인/ }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
});

test('waived for a VIP by a supervisor’s own password, and by nothing less', async ({
  branch,
  page,
  teller,
}) => {
  const visit = await chooseWaiver(branch, teller, customers.vvip, 4);
  await expect(page.getByRole('radio', { name: /^VVIP 등급 · 본부 조회/ })).toBeChecked();
  await teller.next();
  const sheet = page.getByRole('dialog', { name: '책임자 승인' });
  await expect(sheet).toContainText('3,000원');
  await expect(sheet).toContainText(`가*기 (${visit.customerNo})`);
  await expect(sheet).toContainText(`${staff.teller.name} (${staff.teller.staffNo})`);
  const approver = sheet.getByLabel('책임자 직원번호');
  const password = sheet.getByLabel('책임자 비밀번호');
  const approve = sheet.getByRole('button', { name: /^승인/ });

  await approver.fill(staff.teller.staffNo);
  await password.fill(staff.teller.password);
  await expect(problem(page, '요청한 직원은 자신의 요청을 승인할 수 없습니다.')).toBeVisible();
  await expect(approve).toBeDisabled();

  for (const [by, sentence] of [
    [{ ...staff.supervisor, password: 'wrong' }, '직원번호 또는 비밀번호가 맞지 않습니다.'],
    [staff.secondTeller, '이 직원에게는 이 건을 승인할 권한이 없습니다.'],
  ] as const) {
    await approver.fill(by.staffNo);
    await password.fill(by.password);
    await approve.click();
    await expect(problem(page, sentence)).toBeVisible();
    await expect(password).toHaveValue('');
  }

  await approver.fill(staff.supervisor.staffNo);
  await password.fill(staff.supervisor.password);
  await approve.click();
  await expect(sheet).toBeHidden();
  await teller.issue();
  await expect(page.getByText('VVIP 등급 면제')).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect.poll(() => branch.printer.printed().at(-1)).toMatch(/면제\s+VVIP 등급/);
  expect(branch.printer.printed().at(-1)).toMatch(/승인 책임자\s+200001/);
  await expectAccepted(branch, visit.serialNo);
});

test('a tier that is not exempt can’t be waived', async ({ branch, page, teller }) => {
  await chooseWaiver(branch, teller, customers.family, 5);
  await expect(page.getByRole('radio', { name: /등급 ·/ })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: '불량 카드 교체' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: '은행 착오' })).toBeEnabled();
});

test('offline: a ticket stands in for the core, the slip says from when the card works, the core accepts later', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.withFundsForOneFee, 5);
  await branch.line('DOWN');
  await teller.seeLine('오프라인');
  await branch.putCard(5);
  await teller.findCustomer(visit.customerNo);
  await expect(page.getByText('회선이 끊겨 이 단말기에 저장된 고객에서 찾았습니다.')).toBeVisible();
  await teller.next();
  await teller.check();
  await teller.next();
  await teller.seeCard(visit);
  await expect(page.getByRole('radio', { name: '계좌 출금' })).toBeDisabled();
  await teller.takeFee(visit);
  expect((await teller.issue()).testOtp).toBeNull();
  await expect(page.getByText('회선이 복구되면 사용할 수 있습니다')).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect
    .poll(() => branch.printer.printed().at(-1)?.replace(/\s+/g, ' '))
    .toContain(
      '통신이 끊긴 동안 임시로 발급되었습니다. 영업점이 다시 연결되면 등록이 끝나고 그때부터 사용하실 수 있습니다.',
    );
  await branch.line('UP');
  await expectAccepted(branch, visit.serialNo);
});

test('a replacement for a lost card', async ({ branch, page, teller }) => {
  const visit = visitOf(customers.holder, 6);
  await branch.putCard(6);
  await teller.findCustomer(visit.customerNo);
  await teller.next();
  await teller.check();
  await page.getByRole('radio', { name: '분실' }).check();
  await teller.next();
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await teller.issue();
  await expectAccepted(branch, visit.serialNo);
});

test('a minor’s card, with all papers seen', async ({ branch, page, teller }) => {
  const visit = visitOf(customers.minor, 7);
  await branch.putCard(7);
  await teller.findCustomer(visit.customerNo);
  await teller.next();
  await teller.check();
  for (const paper of await page
    .getByRole('region', { name: '법정대리인 서류' })
    .getByRole('checkbox')
    .all()) {
    await paper.check();
  }
  await teller.next();
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await teller.issue();
  await expectAccepted(branch, visit.serialNo);
});
