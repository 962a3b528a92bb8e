import type { CDPSession, Page } from '@playwright/test';
import { customers, serialNoOf, staff } from '../simulators/core/sample-bank.ts';
import { expectAccepted } from './accepted.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

const mainAction = (page: Page) => page.locator('[data-main-action]:visible');

test('from sign-in to the receipt without a mouse, and Enter never submits', async ({
  branch,
  page,
  signedOut: _,
}) => {
  const visit = visitOf(customers.soleProprietor, 8);
  await branch.putCard(8);
  const { keyboard } = page;
  const heading = (name: string | RegExp) => page.getByRole('heading', { name });
  /** Enter in the last field points at the main action and does not push it. */
  const enterThenMainAction = async (still: ReturnType<typeof heading>) => {
    await keyboard.press('Enter');
    await expect(mainAction(page)).toBeFocused();
    await expect(still).toBeVisible();
    await keyboard.press('F12');
  };

  await expect(page.getByLabel('직원번호')).toBeFocused();
  await keyboard.type(staff.teller.staffNo);
  await keyboard.press('Enter');
  await expect(page.getByLabel('비밀번호')).toBeFocused();
  await keyboard.type(staff.teller.password);
  await enterThenMainAction(heading('로그인'));

  await expect(page.getByRole('navigation')).toBeVisible();
  await keyboard.press('F2');
  await expect(page.getByLabel('고객 검색')).toBeFocused();
  await keyboard.type(visit.customerNo);
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(visit.customerNo) })).toBeFocused();
  await keyboard.press('Enter');
  await expect(mainAction(page)).toBeFocused();
  await expect(page.getByRole('complementary')).toContainText(visit.customerNo);
  await keyboard.press('F12');

  await expect(page.getByRole('radio', { name: '주민등록증' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByLabel('신분증 번호')).toBeFocused();
  await keyboard.type('900101-1000006');
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: '일치', exact: true })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: '안드로이드 휴대전화' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await keyboard.press('Space');
  await enterThenMainAction(heading('실명확인'));

  await expect(heading('발급할 수 있는 카드입니다. 카드를 그대로 두십시오.')).toBeVisible();
  await expect(mainAction(page)).toBeFocused();
  await keyboard.press('F12');

  await expect(page.getByRole('radio', { name: '현금' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByLabel('받은 금액')).toBeFocused();
  await keyboard.type('3000');
  await enterThenMainAction(page.getByLabel('받은 금액'));

  await expect(heading('내용을 확인하고 발급하여 주십시오')).toBeVisible();
  await keyboard.press('F12');
  await expect(heading('발급이 끝났습니다')).toBeVisible();
  await keyboard.press('Control+p');
  await expect(page.getByText('영수증을 프린터로 보냈습니다')).toBeVisible();
  await keyboard.press('F12');
  await expect(page.getByLabel('고객 검색')).toBeFocused();
  await expectAccepted(branch, visit.serialNo);
});

test('F12 pressed twice issues once', async ({ branch, page, teller }) => {
  const visit = visitOf(customers.grand, 9);
  await branch.putCard(9);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await teller.takeFee(visit);
  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
  const before = (await branch.core.books()).terminals[0]?.entryCount ?? 0;
  // In one go, without an answer of the page in between.
  await Promise.all([page.keyboard.press('F12'), page.keyboard.press('F12'), page.keyboard.press('F12')]);
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
  await expectAccepted(branch, visit.serialNo);
  const { terminals, issuances } = await branch.core.books();
  expect(issuances.filter(({ serialNo }) => serialNo === visit.serialNo)).toHaveLength(1);
  // One start, one end.
  expect(terminals[0]?.entryCount).toBe(before + 2);
});

test('a key held down pushes nothing', async ({ page, teller }) => {
  await teller.findCustomer(customers.family.customerNo);
  await expect(mainAction(page)).toBeFocused();
  await page.evaluate(() => {
    const held = { key: 'Enter', code: 'Enter', repeat: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', held));
  });
  await page.keyboard.down('F12');
  await page.keyboard.down('F12');
  await page.keyboard.up('F12');
  // One step on, not two: nothing of the second step is filled in, so a second push would show what is missing.
  await expect(page.getByRole('heading', { name: '실명확인' })).toBeVisible();
  await expect(page.getByText(/^확인이 필요한 항목/)).toBeHidden();
});

test.describe('while Korean is composed', () => {
  /** Enter as the browser reports it while the input method has the key. */
  const composingEnter = async (session: CDPSession) => {
    for (const type of ['rawKeyDown', 'keyUp'] as const) {
      const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
      await session.send('Input.dispatchKeyEvent', { type, ...key });
    }
  };

  test('Enter ends the syllable and does not search', async ({ page, teller: _ }) => {
    await page.keyboard.press('F2');
    const field = page.getByLabel('고객 검색');
    await expect(field).toBeFocused();
    const session = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      window.addEventListener('keydown', (event) => seen.push(event.key));
    });
    for (const text of ['ㅂ', '바', '바ㅂ', '바보']) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await composingEnter(session);
    // The same moment as other browsers report it.
    await field.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, isComposing: true });
    await field.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229 });
    await session.send('Input.insertText', { text: '바보' });
    await page.keyboard.press('Shift');
    await expect(field).toHaveValue('바보');
    await expect(field).toBeFocused();
    await expect(page.getByRole('heading', { name: /^검색 결과/ })).toBeHidden();
    await expect(problem(page, '조건에 맞는 고객을 찾지 못하였습니다.')).toBeHidden();
    // Of all these keys the page has heard only the one that was none of the input method's.
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['Shift']);

    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^검색 결과/ })).toBeVisible();
    await expect(
      page.getByRole('button', { name: new RegExp(customers.withoutTier.customerNo) }),
    ).toBeFocused();
  });

  test('Enter, Tab, Esc and F12 belong to the input method', async ({ page, teller }) => {
    await teller.findCustomer(customers.family.customerNo);
    await teller.next();
    const field = page.getByLabel('신분증 번호');
    await field.focus();
    for (const key of ['Enter', 'Escape', 'Tab', 'F12']) {
      await field.dispatchEvent('keydown', { key, code: key, isComposing: true });
      await field.dispatchEvent('keydown', { key, code: key, keyCode: 229 });
      await expect(field).toBeFocused();
    }
    await expect(page.getByText(/^확인이 필요한 항목/)).toBeHidden();
  });
});

test.describe('Esc never discards silently', () => {
  test('in a step it does nothing', async ({ page, teller }) => {
    await teller.findCustomer(customers.family.customerNo);
    await teller.next();
    await teller.check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('radio', { name: '주민등록증' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: '고객 번호의 USIM 확인' })).toBeChecked();
  });

  test('in the question whether to start over it answers no', async ({ page, teller }) => {
    await teller.findCustomer(customers.family.customerNo);
    await teller.next();
    await page.getByRole('radio', { name: '여권' }).check();
    await page.getByRole('button', { name: '처음부터 다시' }).click();
    await expect(page.getByRole('button', { name: '계속 작성' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('radio', { name: '여권' })).toBeChecked();
  });

  test('of two windows it closes the inner one', async ({ page, teller }) => {
    await teller.findCustomer(customers.family.customerNo);
    await teller.next();
    await page.getByRole('radio', { name: '여권' }).check();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('textbox', { name: '명령 찾기' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: '명령 찾기' })).toBeHidden();
    await expect(page.getByRole('radio', { name: '여권' })).toBeChecked();
  });
});

test.describe('unfinished work outlives going elsewhere until somebody decides', () => {
  const asked = (page: Page) => page.getByRole('dialog', { name: '입력한 내용을 지웁니다' });
  const stock = (page: Page) => page.getByRole('heading', { name: /^카드 재고/ });
  /** Every way out is tried, and the answer is no. */
  const stays = async (page: Page, ways: Readonly<Record<string, () => Promise<void>>>) => {
    for (const [way, leave] of Object.entries(ways))
      await test.step(way, async () => {
        await leave();
        await expect(asked(page).getByRole('button', { name: '계속 작성' })).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(asked(page)).toBeHidden();
      });
  };

  test('cash that was counted', async ({ page, teller: _ }) => {
    const { keyboard } = page;
    await keyboard.press('F5');
    const pieces = page.getByLabel('50,000원');
    await expect(pieces).toBeFocused();
    await keyboard.type('3');
    await stays(page, {
      'another page': () => keyboard.press('F6'),
      'the first page': () => keyboard.press('Alt+Home'),
      'signing out': () => page.getByRole('button', { name: '로그아웃' }).click(),
      'another task': () => page.getByRole('radio', { checked: false }).first().click(),
      'the box of commands': async () => {
        await keyboard.press('Control+k');
        await expect(page.getByRole('textbox', { name: '명령 찾기' })).toBeFocused();
        await keyboard.type('재고');
        await keyboard.press('Enter');
      },
    });
    // The key of the page one is on asks nothing.
    await keyboard.press('F5');
    await expect(asked(page)).toBeHidden();
    await expect(pieces).toHaveValue('3');

    await keyboard.press('F6');
    await asked(page).getByRole('button', { name: '지우고 닫기' }).click();
    await expect(stock(page)).toBeVisible();
    await keyboard.press('F5');
    await expect(pieces).toHaveValue('');
    await keyboard.press('F6');
    await expect(stock(page)).toBeVisible();
  });

  test('a card that was scanned, which a look at its story leaves where it is', async ({
    page,
    teller: _,
  }) => {
    const { keyboard } = page;
    await keyboard.press('F6');
    await page.getByRole('button', { name: '분실 신고' }).click();
    const scanned = serialNoOf(11);
    await page.getByLabel('카드 일련번호').fill(scanned);
    await keyboard.press('Enter');
    await stays(page, {
      'another page': () => keyboard.press('F5'),
      'another task': () => page.getByRole('button', { name: '수량 확인' }).click(),
    });
    await page.getByLabel('카드 찾기').fill(scanned);
    await page
      .getByRole('search')
      .getByRole('button', { name: /9042 0000 0011/ })
      .click();
    await expect(page.getByRole('region', { name: '카드 이력' })).toBeVisible();
    await stays(page, { 'another page': () => keyboard.press('F5') });
    await page.getByRole('button', { name: '분실 신고' }).click();
    await expect(page.getByRole('region', { name: '분실 신고' })).toContainText('9042 0000 0011 확인');

    await page.getByRole('button', { name: '수량 확인' }).click();
    await asked(page).getByRole('button', { name: '지우고 닫기' }).click();
    await expect(page.getByLabel('센 수량')).toBeVisible();
    await keyboard.press('F5');
    await expect(stock(page)).toBeHidden();
  });
});

test('a command is found by a part of its name and carried out', async ({ page, teller: _ }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: '명령 찾기' })).toBeFocused();
  await page.keyboard.type('내역');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '발급 내역' })).toBeVisible();
});

test('? shows every key', async ({ page, teller: _ }) => {
  await page.keyboard.press('?');
  const list = page.getByRole('dialog');
  for (const key of ['F2', 'F4', 'F12']) await expect(list.getByText(key, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
