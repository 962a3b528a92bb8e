import { obituaryStory } from '../demo/claim-story.ts';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { customers, reportedLostDocuments } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';
import { inspect, inspectInBothLanguages } from './inspect-screen.ts';

test('a rejected claim is corrected from the queue: five steps filled in, signed anew, accepted once', async ({
  branch,
  page,
  teller: _,
}) => {
  test.setTimeout(300_000);
  const { keyboard } = page;
  const customer = customers.claimantBySupplement;
  const story = obituaryStory(customer, Date.now());
  const before = (await branch.core.books()).claims.length;
  const claims = new ClaimTeller(page, new MouseHands(page));
  // Only the core knows that the document was reported lost.
  await claims.begin(story);
  await claims.who({ ...story, documentNumber: reportedLostDocuments[0] ?? '' });
  await claims.what(story);
  await claims.money(story);
  await claims.evidence(story);
  await claims.declare();
  const provisionalNo = await claims.file();

  await expect(page.getByRole('navigation').getByRole('button', { name: '정정' })).toContainText('1', {
    timeout: 60_000,
  });
  await keyboard.press('F9');
  const row = page.locator('[data-correction-row]');
  await expect(row).toBeFocused();
  await expect(row).toContainText('로*기 · 배상 신청 접수');
  await keyboard.press('Enter');
  const way = page.getByRole('button', { name: '정정하여 다시 보내기' });
  await expect(way).toBeFocused();
  await expect(page.getByRole('complementary', { name: '반려 상세' })).toContainText(provisionalNo);
  await inspectInBothLanguages(page, '46-claim-rejected');
  await way.press('Enter');

  // The intake is open with what was told; nothing but the last step is open.
  await expect(page.getByText('반려된 신청을 정정합니다.')).toContainText('분실 신고된 신분증입니다.');
  await expect(page.getByLabel('주소', { exact: true })).toHaveValue(story.address);
  // Nothing is missing in it, so it stands at its beginning.
  await expect(page.getByRole('button', { name: /^다음/ })).toBeFocused();
  await expect(page.getByRole('group', { name: '신분증 종류' })).toBeInViewport();
  for (const step of ['신청인', '사고 내용', '피해 금액'])
    await expect(page.getByRole('button', { name: `${step} 완료` })).toBeVisible();
  await inspectInBothLanguages(page, '47-claim-being-corrected');
  const number = page.getByLabel('신분증 번호');
  await number.fill(story.documentNumber);
  await number.blur();
  await expect(number).toHaveValue('750611-*******');

  for (const _step of ['WHAT', 'MONEY', 'EVIDENCE']) await keyboard.press('Alt+ArrowRight');
  // The form that was signed for what was rejected is not among the papers; the others are, and stay.
  const form = page.getByRole('listitem', { name: '배상 신청서', exact: true });
  await expect(form).toContainText('확인 전');
  await expect(page.getByText('진술조서.pdf')).toBeVisible();
  await expect(page.getByRole('button', { name: '진술조서.pdf 빼기' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '진술조서.pdf 보기' })).toBeVisible();
  await inspect(page, '48-claim-papers-of-a-correction');
  // One of them is another person's: it is left out for a reason, and the right one brought.
  const record = page.getByRole('listitem', { name: '진술조서', exact: true });
  await page.getByRole('button', { name: '진술조서.pdf 정정에서 빼기' }).press('Enter');
  await expect(record).toContainText('확인 전');
  const leftOut = record.getByRole('listitem', { name: '진술조서.pdf: 다시 내지 않음' });
  await expect(page.getByRole('complementary', { name: '신청 요약' })).toContainText('다시 내지 않는 이유');
  const reason = leftOut.getByRole('radio', { name: '다른 사람의 서류' });
  await expect(reason).toBeFocused();
  await keyboard.press('Space');
  await expect(reason).toBeChecked();
  const another = Buffer.concat([
    story.papers.get('진술조서')?.buffer ?? Buffer.from(''),
    Buffer.from('% the right one\n'),
  ]);
  await record.locator('input[type=file]').setInputFiles({
    name: '맞는 진술조서.pdf',
    mimeType: 'application/pdf',
    buffer: another,
  });
  await expect(record).toContainText('있음');
  await inspect(page, '48-claim-paper-left-out');
  const signed = [...story.papers.values()][0]?.buffer ?? Buffer.from('');
  await form.locator('input[type=file]').setInputFiles({
    name: '다시 서명한 신청서.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([signed, Buffer.from('% signed anew\n')]),
  });
  await expect(form).toContainText('다시 서명한 신청서.pdf');
  await keyboard.press('F12');
  await claims.declare();
  expect(await claims.file()).toBe(provisionalNo);

  const ours = async () => (await branch.core.books()).claims.slice(before);
  await expect.poll(async () => (await ours()).length, { timeout: 60_000 }).toBe(2);
  const [rejected, accepted] = await ours();
  expect(rejected).toMatchObject({ rejectionCode: 'IDENTITY_DOCUMENT_REPORTED_LOST', coreNo: null });
  expect(accepted).toMatchObject({ claimId: rejected?.claimId, rejectionCode: null });
  await keyboard.press('F9');
  await expect(page.getByText('처리할 반려 기록이 없습니다')).toBeVisible({ timeout: 30_000 });
  const panel = await claims.find(provisionalNo);
  await expect(panel).toContainText(accepted?.coreNo ?? 'no number');
  await expect(panel.getByRole('region', { name: '진행 경과' })).toContainText('배상 신청 정정');
  await expect(panel.getByRole('region', { name: '정정하며 뺀 서류' })).toContainText(
    '진술조서다른 사람의 서류',
  );
  await expect(panel.getByRole('region', { name: '서류', exact: true })).toContainText('진술조서');
  await inspect(page, '48-claim-corrected');
});
