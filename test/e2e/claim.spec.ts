import type { Page } from '@playwright/test';
import { decided, lateFile, latePaper, obituaryStory, sha256Of } from '../demo/claim-story.ts';
import { ClaimTeller } from '../demo/claim-teller.ts';
import { MouseHands } from '../demo/mouse-hands.ts';
import { approve } from '../demo/second-person.ts';
import { Teller } from '../demo/teller.ts';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { restUntilSaved } from './autosave.ts';
import { expect, test } from './counter.ts';
import { inspect } from './inspect-screen.ts';

const signIn = (page: Page) => new Teller(page).signIn(staff.teller.staffNo, staff.teller.password);

test('a smishing claim: taken in offline and restarted in the middle, held for one paper, completed, decided, explained', async ({
  branch,
  page,
  signedOut: _,
}) => {
  test.setTimeout(300_000);
  const story = obituaryStory(customers.claimantOfTheStory, Date.now());
  await signIn(page);
  await branch.line('DOWN');
  await new Teller(page).seeLine('오프라인');

  const before = new ClaimTeller(page, new MouseHands(page));
  await before.begin(story);
  // Nobody has asked the core of this customer, and the page says so.
  await expect(page.getByText('다른 영업점과 인터넷에 접수된 신청은 확인하지 못하였습니다')).toBeVisible();
  await before.who(story);
  await before.what(story);
  await before.money(story);
  await restUntilSaved(page);
  await branch.closeTerminal();
  await branch.openTerminal();

  await new Teller(branch.page).seeSignIn();
  await signIn(branch.page);
  const claims = new ClaimTeller(branch.page, new MouseHands(branch.page));
  await claims.resume();
  await claims.evidence(story);
  await claims.declare();
  const provisionalNo = await claims.file();
  expect(provisionalNo).toMatch(/^P-\d{4}-\d{2}-\d{8}-\d{4}$/);
  await inspect(branch.page, '40-claim-filed-offline');
  const ourClaim = async () => (await branch.core.books()).claims.at(-1);
  const claimsBefore = (await branch.core.books()).claims.length;

  await branch.line('UP');
  await expect
    .poll(async () => (await branch.core.books()).claims.length, { timeout: 60_000 })
    .toBe(claimsBefore + 1);
  // Every file listed has come; one paper is promised and keeps the claim waiting.
  await expect
    .poll(async () => (await ourClaim())?.course.at(-1), { timeout: 60_000 })
    .toBe('DOCUMENTS_WANTED');
  // The page that is read out to the customer says what they bring, when the line is back too.
  await new Teller(branch.page).seeLine('온라인');
  const toCome = branch.page.getByRole('region', { name: '고객이 더 제출할 서류' });
  await expect(toCome).toContainText(latePaper);
  const filed = await ourClaim();
  expect(filed).toMatchObject({
    rejectionCode: null,
    course: ['RECEIVED', 'HELD_FOR_EVIDENCE', 'DOCUMENTS_WANTED'],
  });
  const hashes = async () => new Set((await branch.core.books()).evidence.map(({ sha256 }) => sha256));
  for (const file of story.papers.values()) expect(await hashes()).toContain(sha256Of(file));

  // The customer's later visit: found by the number of the receipt, shown with the core's.
  const panel = await claims.find(provisionalNo);
  await expect(panel).toContainText(filed?.coreNo ?? 'no number');
  await expect(panel).toContainText(latePaper);
  await claims.supplement(latePaper, lateFile);
  await expect.poll(async () => (await ourClaim())?.course.at(-1), { timeout: 60_000 }).toBe('UNDER_REVIEW');
  expect(await hashes()).toContain(sha256Of(lateFile));
  const sent = panel.getByRole('region', { name: '증빙 파일 전송' }).getByRole('listitem');
  await expect(sent.filter({ hasText: lateFile.name })).toContainText('본부 도착');
  await expect(sent.filter({ hasNotText: '본부 도착' })).toHaveCount(0);

  const { claimId } = filed ?? {};
  if (claimId == null) throw new Error('the claim has no id');
  await branch.core.control({ do: 'advanceCase', claimId, event: { kind: 'INVESTIGATION' } });
  await branch.core.control({ do: 'advanceCase', claimId, event: decided });
  await expect(panel.getByRole('region', { name: '결정 내용' })).toContainText(
    '(8,500,000원 − 0원) × 15% = 1,275,000원',
  );
  await inspect(branch.page, '41-claim-decided');

  // The customer takes it back: nothing happens before a second person has consented to exactly that.
  await panel.getByRole('button', { name: '취하' }).click();
  await panel.getByRole('radio', { name: '피해를 모두 환급받음' }).check();
  await panel.getByLabel('고객의 말').fill('은행 밖에서 모두 돌려받았다고 합니다');
  await branch.page.keyboard.press('F12');
  await expect(branch.page.getByRole('dialog', { name: '책임자 승인' })).toContainText(
    '피해를 모두 환급받음',
  );
  await inspect(branch.page, '42-claim-withdrawal-consent');
  expect((await ourClaim())?.course).not.toContain('WITHDRAWN');
  await approve(branch.page, staff.supervisor);
  await expect(branch.page.getByText('신청을 취하하였습니다.')).toBeVisible();
  await expect(panel.getByRole('region', { name: '진행 경과' })).toContainText('취하');
  await expect(panel.getByRole('button', { name: '취하' })).toHaveCount(0);
  // The core has checked the consent itself before it closed the case's course.
  await expect.poll(async () => (await ourClaim())?.course.at(-1), { timeout: 60_000 }).toBe('WITHDRAWN');
});
