import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { obituaryStory } from '../demo/claim-story.ts';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { KeyboardHands } from '../demo/keyboard-hands.ts';
import { customers } from '../simulators/core/sample-bank.ts';
import { samplePdf } from '../unit/desk/evidence/sample-files.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { inspect } from './inspect-screen.ts';

/** Counts what a mouse or a finger does from now on: a key that presses a button moves no pointer. */
const watchPointer = (page: Page) =>
  page.evaluate(() => {
    document.body.dataset.pointers = '0';
    const count = () => {
      document.body.dataset.pointers = String(Number(document.body.dataset.pointers) + 1);
    };
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(kind, count, { capture: true });
  });

test('a claim is taken in by keys alone, from the customer to the signature: a statement, one more movement, files and scans', async ({
  branch,
  page,
  teller: _,
}) => {
  test.setTimeout(300_000);
  const { keyboard } = page;
  const hands = new KeyboardHands(page);
  const story = obituaryStory(customers.claimantBySupplement, Date.now());
  const claims = new ClaimTeller(page, hands);
  await watchPointer(page);
  await claims.begin(story);
  await claims.who(story);

  // Step 2: an accident older than the standard is said to be so, and stops nothing; one to come is refused.
  const began = page.getByLabel('사고가 시작된 때');
  await hands.type(began, '2023-12-30 10:00');
  await expect(page.getByText('시행일(2024-01-01)').first()).toContainText(
    '전에 시작되었기 때문에 책임분담기준에 해당하지 않을 가능성이 있습니다',
  );
  await restUntilSaved(page);
  await expect(began).not.toHaveAttribute('aria-invalid', 'true');
  await inspect(page, '49-claim-before-the-standard');
  await hands.type(began, '2099-01-01 10:00');
  await expect(began).toHaveAttribute('aria-invalid', 'true');
  await hands.type(began, story.beganAt);
  await expect(page.getByText('시행일(2024-01-01)')).toHaveCount(0);
  await keyboard.press('F12');

  // Step 3: a file that is none first, then the statement; F12 takes it over.
  await hands.press(page.getByRole('button', { name: '내역 파일에서 가져오기' }));
  const dialog = page.getByRole('dialog');
  const file = dialog.getByRole('button', { name: '파일 선택' });
  await hands.give(file, { ...story.statement, buffer: Buffer.from('아무 내용이나\n') });
  await expect(dialog.getByRole('table', { name: '파일에서 고칠 곳' })).toBeVisible();
  // Nothing to take: the key of the main action does nothing, neither here nor beneath.
  await keyboard.press('F12');
  await expect(dialog).toBeVisible();
  await hands.give(file, story.statement);
  await expect(dialog.getByRole('button', { name: '5건 가져오기' })).toBeVisible();
  await inspect(page, '50-claim-statement-by-keys');
  await keyboard.press('F12');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('8,500,000원').first()).toBeVisible();

  // One more, and out again: by the list's own keys.
  await hands.press(page.getByRole('button', { name: '한 건 추가' }));
  const form = page.getByRole('region', { name: '움직인 돈 6' });
  await hands.choose(form.getByRole('radio', { name: '이체', exact: true }));
  await hands.type(
    form.getByRole('textbox', { name: '일시', exact: true }),
    `${story.beganAt.slice(0, 10)} 19:40`,
  );
  await hands.type(form.getByLabel('금액', { exact: true }), '150000');
  await hands.choose(form.getByRole('radio', { name: '모름', exact: true }));
  await expect(page.getByText('8,650,000원').first()).toBeVisible();
  await hands.press(page.getByRole('button', { name: '움직인 돈 6 삭제' }));
  await expect(page.getByText('8,650,000원')).toHaveCount(0);

  await hands.type(page.getByLabel('고객이 말한 피해금액'), String(story.loss));
  const payTo = page.getByRole('group', { name: '배상금을 받을 고객 계좌' });
  await hands.choose(payTo.getByRole('radio', { name: story.payTo, exact: true }));
  await hands.choose(page.getByRole('radio', { name: '신청하지 않음', exact: true }));
  await restUntilSaved(page);
  await expect(page.getByRole('button', { name: '피해 금액 완료' })).toBeVisible();
  await keyboard.press('F12');

  // Step 4: from the file dialog, from the scanner, one taken out, one that follows, one that does not apply.
  const lineOf = (name: string) => page.getByRole('listitem', { name, exact: true });
  const [[form1, first] = ['', null]] = [...story.papers];
  if (first === null) throw new Error('no papers');
  await hands.give(page.getByRole('button', { name: `${form1}: 파일 추가` }), first);
  await expect(lineOf(form1)).toContainText(first.name);
  mkdirSync(branch.scannerFolder, { recursive: true });
  writeFileSync(
    join(branch.scannerFolder, 'scan-keys.pdf'),
    Buffer.concat([samplePdf(1), Buffer.from('% keys\n')]),
  );
  await hands.press(page.getByRole('button', { name: '진술조서: 스캔' }));
  const scan = page.getByRole('dialog').getByRole('checkbox', { name: /scan-keys\.pdf/ });
  await hands.reach(scan);
  await keyboard.press('Space');
  await keyboard.press('F12');
  await expect(lineOf('진술조서')).toContainText('scan-keys.pdf');
  await hands.press(page.getByRole('button', { name: 'scan-keys.pdf 보기' }));
  await expect(page.getByRole('complementary', { name: /scan-keys\.pdf/ })).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'scan-keys.pdf 빼기' }));
  await expect(lineOf('진술조서')).not.toContainText('scan-keys.pdf');
  await hands.press(page.getByRole('button', { name: '진술조서: 나중에 제출' }));
  await expect(lineOf('진술조서').getByLabel('제출할 날짜')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await hands.press(page.getByRole('button', { name: '수사기관 결정문: 해당 없음' }));
  await hands.type(lineOf('수사기관 결정문').getByLabel('해당하지 않는 이유'), '수사가 끝나지 않음');
  await restUntilSaved(page);
  await inspect(page, '51-claim-papers-by-keys');
  await keyboard.press('F12');
  await claims.declare();
  await expect(page.locator('body')).toHaveAttribute('data-pointers', '0');

  // Not left to the next test.
  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByText('작성 중인 신청이 없습니다')).toBeVisible();
});
