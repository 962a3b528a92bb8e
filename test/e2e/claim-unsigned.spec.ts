import { seoulDateOf } from '../../electron/contract/moment.ts';
import { lateFile, latePaper, obituaryStory } from '../demo/claim-story.ts';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { customers } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';
import { inspect, inspectInBothLanguages } from './inspect-screen.ts';

const form = '배상 신청서';

test('a customer who does not sign now: filed with the reason, and the signed form and the papers of the refund brought later', async ({
  branch,
  page,
  teller: _,
}) => {
  test.setTimeout(300_000);
  const hands = new MouseHands(page);
  const whole = obituaryStory(customers.claimantOfDuplicates, Date.now());
  const signed = whole.papers.get(form);
  if (signed === undefined) throw new Error('no form');
  const police = { ...lateFile, buffer: Buffer.concat([lateFile.buffer, Buffer.from('% unsigned\n')]) };
  const papers = new Map([...whole.papers, [latePaper, police] as const].filter(([paper]) => paper !== form));
  const notApplicable = new Map([...whole.notApplicable, ['통신사기피해환급금 결정내역 확인서', '결정 전']]);
  const story = { ...whole, papers, pending: [], notApplicable };
  const claims = new ClaimTeller(page, hands);
  await claims.begin(story);
  await claims.who(story);
  await claims.what(story);
  await claims.money(story);
  await page.keyboard.press('Alt+ArrowLeft');
  await hands.choose(page.getByRole('radio', { name: '신청함', exact: true }));
  await hands.type(page.getByLabel('전화·구술 신고 일시'), story.noticedAt);
  await page.keyboard.press('F12');
  await claims.evidence(story);
  const agree = page.getByRole('radio', { name: '동의', exact: true });
  await agree.first().waitFor();
  for (let n = 0; n < (await agree.count()); n += 1) await hands.choose(agree.nth(n));
  // Signed on the pad, and then thought better of: the drawing goes nowhere.
  await hands.choose(page.getByRole('radio', { name: '서명 패드에 쓰기' }));
  const pad = page.getByRole('img', { name: '서명란' });
  await pad.scrollIntoViewIfNeeded();
  const { x = 0, y = 0 } = (await pad.boundingBox()) ?? {};
  await page.mouse.move(x + 40, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + 300, y + 90, { steps: 8 });
  await page.mouse.up();
  await hands.press(page.getByRole('button', { name: '이 서명으로 확정' }));
  await page.getByRole('button', { name: '다시 서명' }).waitFor();
  await hands.choose(page.getByRole('radio', { name: '지금은 서명하지 않음' }));
  await hands.choose(page.getByRole('radio', { name: '서명할 수 없음' }));
  // Without a word on why it is not filed.
  await page.keyboard.press('F12');
  await expect(page.getByLabel('고객의 사정')).toHaveAttribute('aria-invalid', 'true');
  await hands.type(page.getByLabel('고객의 사정'), '손을 다쳐 서명할 수 없음');
  await page.getByRole('button', { name: '확인·서명 완료' }).waitFor();
  await inspectInBothLanguages(page, '52-claim-unsigned');
  const before = (await branch.core.books()).claims.length;
  const number = await claims.file();
  await expect(page.getByRole('region', { name: '고객이 더 제출할 서류' })).toContainText(form);
  await expect(page.getByRole('region', { name: '증빙 파일 전송' })).toContainText(police.name);
  await expect(page.getByRole('region', { name: '증빙 파일 전송' })).not.toContainText('signature.png');
  await inspect(page, '53-claim-filed-unsigned');
  const ours = async () => (await branch.core.books()).claims.slice(before).at(-1);
  await expect.poll(async () => (await ours())?.course.at(-1), { timeout: 60_000 }).toBe('DOCUMENTS_WANTED');
  expect(await ours()).toMatchObject({ rejectionCode: null });

  const panel = await claims.find(number);
  await expect(panel.getByRole('button', { name: `${form}: 파일 추가` })).toBeVisible();
  await claims.supplement(form, signed);
  await expect.poll(async () => (await ours())?.course.at(-1), { timeout: 60_000 }).toBe('UNDER_REVIEW');

  // The refund was reported by phone; its application has been handed in since.
  const procedure = panel.getByRole('region', { name: '피해구제 절차', exact: true });
  await expect(procedure).toContainText(/신청서 제출.*까지/);
  await hands.press(panel.getByRole('button', { name: '피해구제 절차 기록' }));
  const record = panel.getByRole('button', { name: /^기록/ });
  await expect(record).toBeDisabled();
  const handedIn = panel.getByLabel('신청서 제출일');
  await hands.type(handedIn, '9999-12-31');
  await page.keyboard.press('F12');
  await expect(panel.getByRole('alert')).toContainText('날짜의 앞뒤가 맞지 않거나');
  await hands.type(handedIn, seoulDateOf(Date.now()));
  await inspect(page, '54-claim-refund-form');
  await page.keyboard.press('F12');
  await expect(record).toHaveCount(0);
  await expect(procedure).not.toContainText('까지');
  await expect(procedure).toContainText(`신청서 제출${seoulDateOf(Date.now())}`);
  const step = panel
    .getByRole('region', { name: '진행 경과' })
    .getByRole('listitem')
    .filter({ hasText: '피해구제 절차 기록' });
  await expect(step).toContainText('승인', { timeout: 60_000 });
  await procedure.scrollIntoViewIfNeeded();
  await inspect(page, '55-claim-refund-recorded');
});
