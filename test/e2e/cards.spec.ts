import type { Page } from '@playwright/test';
import { sampleCard } from '../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../simulators/card/virtual-reader.ts';
import { cardNumbers, customers, serialNoOf, staff } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import { expect, test } from './counter.ts';
import { drawerOn } from './drawer.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

const ready = (page: Page) =>
  page.getByRole('heading', { name: '발급할 수 있는 카드입니다. 카드를 그대로 두십시오.' });

const { oath, ...withoutApplet } = sampleCard(12);
const badCards = [
  ['of another branch', cardNumbers.otherBranchStock[0], '다른 영업점(0422)의 카드입니다.'],
  ['issued before', cardNumbers.issuedToHolder, '이미 발급된 카드입니다.'],
  ['unknown to the bank', cardNumbers.unknownToCore, '은행에 등록되지 않은 카드입니다.'],
  ['without the OTP applet', withoutApplet, '이 카드에는 OTP 기능이 없습니다.'],
  [
    'with an access code',
    { ...sampleCard(12), oath: { ...oath, accounts: oath?.accounts ?? [], accessKey: 'A1'.repeat(16) } },
    '이 카드에는 이미 접근 암호가 설정되어 있습니다.',
  ],
] as const;

test('each wrong card is told apart, and the work goes on with the right one', async ({
  branch,
  page,
  teller,
}) => {
  await teller.takeIn(visitOf(customers.family, 12));
  await expect(page.getByRole('heading', { name: '카드를 리더기에 올려 주십시오' })).toBeVisible();
  for (const [which, card, sentence] of badCards) {
    await test.step(which, async () => {
      await branch.putCard(card as Parameters<typeof branch.putCard>[0]);
      await expect(problem(page, sentence)).toBeVisible();
      await expect(page.getByText('이 카드는 사용할 수 없습니다')).toBeVisible();
      await teller.next();
      await expect(page.getByText('확인이 필요한 항목: 카드')).toBeVisible();
    });
  }
  await branch.putCard(12);
  await expect(ready(page)).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByLabel('신분증 번호')).toHaveValue('900101-*******');
});

test('a card that falls silent is given up in time and read when it is put back', async ({
  branch,
  page,
  teller,
}) => {
  await branch.putCard(12);
  await branch.card.arm({ kind: 'mute', apdu: 1 });
  await teller.takeIn(visitOf(customers.family, 12));
  await expect(problem(page, /응답하지 않(았)?습니다/)).toBeVisible();
  await branch.putCard(12);
  await expect(ready(page)).toBeVisible();
});

test('a card that answers nonsense is not taken', async ({ branch, page, teller }) => {
  await branch.putCard(12);
  await branch.card.arm({ kind: 'garbage', apdu: 1 });
  await teller.takeIn(visitOf(customers.family, 12));
  await expect(problem(page, '카드가 규격에 맞지 않는 응답을 보냈습니다.')).toBeVisible();
  await page.getByRole('button', { name: '카드 다시 읽기' }).click();
  await expect(ready(page)).toBeVisible();
});

test('a card pulled in the middle is asked for again, another one is not taken, and the fee is taken once', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.withRareSyllables, 13);
  await branch.putCard(13);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  const drawer = await drawerOn(page);
  await branch.card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
  await page.keyboard.press('F12');
  await expect(problem(page, '카드가 처리 도중 리더기에서 분리되었습니다.')).toContainText(
    '카드는 한 번만 발급되고 수수료도 한 번만 처리됩니다.',
  );
  await expect(page.getByText('같은 카드를 다시 올려 주십시오').first()).toBeVisible();

  await branch.card.insert(sampleCard(14));
  await expect(page.getByText('리더기 · 카드 있음')).toBeVisible();
  await page.getByRole('button', { name: /^이어서 처리/ }).click();
  await expect(problem(page, '리더기의 카드가 처음 확인한 카드와 다릅니다.')).toBeVisible();
  expect(await drawerOn(page)).toBe(drawer);

  await branch.putCard(13);
  await expect(page.getByText('리더기 · 카드 있음')).toBeVisible();
  await page.getByRole('button', { name: /^이어서 처리/ }).click();
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
  await expectAccepted(branch, visit.serialNo);
  await expect.poll(() => drawerOn(page)).toBe(drawer + 3_000);
});

test('of two cards the teller chooses one, and only that one is issued', async ({ branch, page, teller }) => {
  const visit = { ...visitOf(customers.ofOtherBranch, 15), reader: VIRTUAL_READERS[1].name };
  await branch.putCard(14);
  await branch.putSecondCard(15);
  await teller.takeIn(visit);
  await expect(problem(page, '카드가 올려진 리더기가 두 대 이상입니다.')).toContainText(
    '선택하기 전에는 어느 카드도 처리되지 않습니다.',
  );
  await teller.next();
  await expect(page.getByText('확인이 필요한 항목: 카드')).toBeVisible();
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await teller.issue();
  await expectAccepted(branch, visit.serialNo);
  const { issuances } = await branch.core.books();
  expect(issuances.filter(({ serialNo }) => serialNo === serialNoOf(14))).toEqual([]);
});

test('a reader service that stops is told, and found again when it is back', async ({
  branch,
  page,
  teller,
}) => {
  await teller.takeIn(visitOf(customers.family, 12));
  await branch.readers.pcscd.stop();
  await expect(problem(page, '카드 리더기 서비스가 멈추었습니다.').first()).toBeVisible();
  await expect(page.getByText('리더기 서비스 멈춤')).toBeVisible();
  await branch.readers.pcscd.start();
  await expect(page.getByText('리더기 · 카드 없음')).toBeVisible();
  await branch.putCard(12);
  await expect(ready(page)).toBeVisible();
  await expect(problem(page, '카드 리더기 서비스가 멈추었습니다.')).toBeHidden();
});

test('a card laid on the reader of a locked screen is read when its teller is back', async ({
  branch,
  page,
  teller,
}) => {
  await teller.takeIn(visitOf(customers.family, 12));
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '화면이 잠겨 있습니다' })).toBeVisible();
  await branch.putCard(12);
  // What the frame below the lock would have done with the card, it has done by now.
  await page.waitForTimeout(1_000);
  await page.getByLabel('비밀번호').fill(staff.teller.password);
  await page.keyboard.press('F12');
  await expect(ready(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a core that goes down between order and code does not stop the issuance', async ({
  branch,
  page,
  teller,
}) => {
  const visit = visitOf(customers.withSeveralAccounts, 16);
  await branch.putCard(16);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await teller.seeLine('온라인');
  await branch.line('DOWN');
  await teller.issue();
  await expect(page.getByText('회선이 복구되면 사용할 수 있습니다')).toBeVisible();
  await branch.line('UP');
  await expectAccepted(branch, visit.serialNo);
});
