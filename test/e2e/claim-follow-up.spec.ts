import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ProgressEvent } from '../../electron/contract/claim-progress.ts';
import { seoulDateOf } from '../../electron/contract/moment.ts';
import { won } from '../../electron/contract/won.ts';
import { ClaimDrafts } from '../../electron/desk/claim/claim-drafts.ts';
import { connect } from '../../electron/desk/database/connect.ts';
import { loadDevice } from '../../electron/desk/device/device.ts';
import { keyFile } from '../../electron/host/key-file.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { Teller } from '../demo/teller.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { decryptedPages } from '../unit/desk/decrypted-pages.ts';
import { sampleZip } from '../unit/desk/evidence/sample-files.ts';
import { claimant, fileClaims, tell } from '../unit/desk/filed-claims.ts';
import { Branch } from './branch.ts';
import { inspect, inspectInBothLanguages } from './inspect-screen.ts';

const dayMs = 86_400_000;
const claims = 240;

const decided: ProgressEvent[] = [
  { kind: 'RECEIVED' },
  { kind: 'INVESTIGATION' },
  {
    kind: 'DECIDED',
    loss: won(8_500_000),
    refund: won(0),
    ratioBasisPoints: 1_500,
    amount: won(1_275_000),
    reasons: [{ ko: '비밀번호는 알려주지 않았습니다.', en: 'No password was given away.' }],
  },
];

/** A picture of one pixel (PNG). */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
);

/** A terminal that has filed claims for four months, with what the core said of some of them; its line is down. */
async function branchWithClaims(shell: string): Promise<Branch> {
  const branch = await Branch.open(shell);
  await new Teller(branch.page).seeSignIn();
  await branch.line('DOWN');
  await branch.closeTerminal();
  const { dataFolder } = branch.terminal;
  const key = await keyFile(dataFolder).read();
  const connection = connect(`${dataFolder}/terminal.db`, key ?? '');
  const { privateKey, epoch, enrolment } = loadDevice(connection);
  if (enrolment === null) throw new Error('the terminal is enrolled');
  const since = Date.now() - (claims / 2) * dayMs;
  fileClaims(
    connection,
    { terminalId: enrolment.terminalId, epoch, privateKey },
    { count: claims, aDay: 2, since },
  );
  const at = new Date(Date.now() - dayMs).toISOString();
  for (let n = 0; n < claims; n += 3) tell(connection, n, n % 2 ? decided : [{ kind: 'RECEIVED' }], { at });
  connection.close();
  await branch.openTerminal();
  return branch;
}

const oldStory = '한 달 전에 시작한 이야기';

/** A claim that somebody began to take in long ago, beside the desk that runs. */
async function leaveOldDraft({ terminal: { dataFolder } }: Branch): Promise<void> {
  const connection = connect(join(dataFolder, 'terminal.db'), (await keyFile(dataFolder).read()) ?? '');
  const drafts = new ClaimDrafts(connection, () => Date.now() - 40 * dayMs);
  const claimId = randomUUID();
  drafts.begin(claimId, staff.teller.staffNo);
  const begun = drafts.find(claimId);
  if (begun === undefined) throw new Error('it was begun');
  drafts.save(begun, 'WHAT', { section: 'what', content: { narrative: oldStory } });
  connection.close();
}

const olderStory = '예전 프로그램에서 적은 이야기';

/** A draft as a program before this one saved it, with an answer that this one does not know. */
async function leaveDraftOfAnotherVersion({ terminal: { dataFolder } }: Branch): Promise<void> {
  const connection = connect(join(dataFolder, 'terminal.db'), (await keyFile(dataFolder).read()) ?? '');
  const claimId = randomUUID();
  new ClaimDrafts(connection, Date.now).begin(claimId, staff.supervisor.staffNo);
  const older = { version: 0, claimId, step: 'WHAT', what: { narrative: olderStory, means: 'SMS' } };
  connection
    .prepare('UPDATE claim_draft SET content = ? WHERE claim_id = ?')
    .run(JSON.stringify(older), claimId);
  connection.close();
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what is needed: nothing of the shared branch
test('filed claims are found, explained, noted on, and shown in clear only for a reason', async ({}, {
  project,
}) => {
  test.skip(project.name === 'electron' && electronBinary() === undefined, 'no Electron binary');
  test.setTimeout(240_000);
  const branch = await branchWithClaims(project.name);
  try {
    const { page } = branch;
    const { keyboard } = page;
    await new Teller(page).signIn(staff.supervisor.staffNo, staff.supervisor.password);
    await inspect(page, '40-home-with-reminders');
    await keyboard.press('F3');
    await page.getByRole('link', { name: '접수 목록' }).click();
    const rows = page.locator('[data-claim-row]');
    await expect(rows.first()).toBeVisible();
    await inspectInBothLanguages(page, '41-filed-claims');

    // Who is quicker than the list stays on the row: the third of all, then the only one that is found.
    const n = 237;
    const search = page.getByRole('textbox', { name: '찾기' });
    await search.fill(claimant(n).name);
    for (let row = 0; row <= 2; row += 1) await keyboard.press('ArrowDown');
    await expect(page.getByText('모두 1건')).toBeVisible();
    await expect(rows).toHaveCount(1);
    await expect(rows).toBeFocused();
    await search.fill('');
    await expect(page.getByText(`모두 ${claims}건`)).toBeVisible();
    // On a row that is not among what is found, the first of those is next.
    await search.fill(claimant(n).name);
    await keyboard.press('ArrowDown');
    await expect(page.getByText('모두 1건')).toBeVisible();
    await expect(rows).toBeFocused();
    await search.fill('');
    await expect(page.getByText(`모두 ${claims}건`)).toBeVisible();

    // The keyboard alone: find, go to the row, open it.
    await page.getByRole('textbox', { name: '찾기' }).fill(claimant(n).name);
    await expect(page.getByText('모두 1건')).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: '신청 상세' });
    await expect(panel.getByRole('region', { name: '결정 내용' })).toContainText(
      '(8,500,000원 − 0원) × 15% = 1,275,000원',
    );
    await inspectInBothLanguages(page, '42-filed-claim');

    await panel.getByRole('button', { name: '메모 남기기' }).click();
    await keyboard.type('결정 내용을 전화로 안내함');
    await inspect(page, '43-claim-note');
    // Esc throws nothing away that was typed.
    await keyboard.press('Escape');
    const discarding = page.getByRole('dialog', { name: '입력한 내용을 지웁니다' });
    await expect(discarding.getByRole('button', { name: '계속 작성' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(discarding).toBeHidden();
    await expect(panel.getByRole('textbox', { name: '메모' })).toBeFocused();
    await keyboard.press('F12');
    await expect(panel.getByRole('region', { name: '진행 경과' })).toContainText('결정 내용을 전화로 안내함');

    // The customer has applied for the refund procedure only after the claim was filed.
    await panel.getByRole('button', { name: '피해구제 절차 기록' }).click();
    await expect(panel).toContainText('접수할 때에는 신청하지 않았습니다');
    const record = panel.getByRole('button', { name: /^기록(?!하고)/ });
    await expect(record).toBeDisabled();
    // From field to field, none of which comes to stand under the actions that stay in sight.
    const handedIn = panel.getByRole('textbox', { name: '신청서 제출일' });
    await keyboard.press('Tab');
    await expect(handedIn).toBeFocused();
    const [field, action] = [await handedIn.boundingBox(), await record.boundingBox()];
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThan(action?.y ?? 0);
    await handedIn.fill(seoulDateOf(Date.now()));
    await inspect(page, '53-claim-refund-applied-later');
    await keyboard.press('F12');
    await expect(panel.getByRole('region', { name: '피해구제 절차' })).toContainText('신청서 제출');
    await expect(panel.getByRole('region', { name: '진행 경과' })).toContainText('피해구제 절차');

    await expect(panel).not.toContainText(claimant(n).phone);
    await panel.getByRole('button', { name: '전화번호 원문 보기' }).click();
    await keyboard.type('본인 연락처 확인');
    await inspect(page, '44-claim-unmask');
    await panel.getByRole('button', { name: '기록하고 보기' }).click();
    const clear = panel.getByRole('status').filter({ hasText: claimant(n).phone });
    await expect(clear).toBeVisible();
    // Neither selected and copied nor printed.
    const copied = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.body);
      const text = String(getSelection());
      getSelection()?.removeAllRanges();
      return text;
    });
    expect(copied).toContain('진행 경과');
    expect(copied).not.toContain(claimant(n).phone);
    await page.emulateMedia({ media: 'print' });
    await expect(clear).toBeHidden();
    await page.emulateMedia({ media: null });
    await expect(panel.getByRole('region', { name: '진행 경과' })).toContainText('본인 연락처 확인');

    const supplement = panel.getByRole('region', { name: '보완 서류' });
    const fileOf = (name: string, buffer: Buffer = onePixel) => ({ name, mimeType: 'image/png', buffer });
    const choose = (...files: ReturnType<typeof fileOf>[]) =>
      supplement.locator('input[type=file]').first().setInputFiles(files);
    // The wrong one is taken out again before anything is sent.
    await choose(fileOf('다른 고객의 확인원.png'));
    await supplement.getByRole('button', { name: '다른 고객의 확인원.png 빼기' }).click();
    await expect(supplement.getByRole('button', { name: /보내기/ })).toHaveCount(0);
    // Of several chosen at once each is looked at, and one that can't be taken keeps none behind it away.
    await choose(fileOf('모음.png', sampleZip('all.png')), fileOf('확인원.png'), fileOf('확인원 사본.png'));
    await expect(supplement.getByRole('alert')).toContainText(
      '압축 파일이나 오피스 문서는 받을 수 없습니다.',
    );
    await expect(supplement.getByRole('alert')).toContainText('모음.png');
    await expect(supplement).toContainText('같은 내용의 파일이 이미 있습니다(확인원.png)');
    await expect(supplement.getByRole('listitem').filter({ hasText: '확인원.png' })).toContainText('빈 종이');
    await inspect(page, '44-claim-supplement');
    await supplement.getByRole('button', { name: '보완 서류 1개 보내기' }).click();
    await expect(panel.getByRole('region', { name: '진행 경과' })).toContainText('신청 서류 보완');

    await panel.getByRole('button', { name: '이의제기 접수' }).click();
    await keyboard.type('비율이 낮다고 합니다');
    await inspect(page, '45-claim-objection');
    await keyboard.press('F12');
    await expect(panel).toContainText('답변 기한');
    await panel.getByRole('button', { name: '취하' }).click();
    await panel.getByRole('radio', { name: '고객이 취하를 원함' }).check();
    await inspect(page, '46-claim-withdrawal');
    await panel.getByRole('button', { name: '돌아가기' }).click();
    await keyboard.press('Escape');

    await page.getByRole('link', { name: '챙겨야 할 일' }).click();
    await expect(page.getByRole('link', { name: /^O-/ })).toBeVisible();
    await inspectInBothLanguages(page, '47-claim-reminders');
    await page.getByRole('link', { name: '배상 신청 통계' }).click();
    await expect(page.getByRole('img', { name: '주별 접수 (건)' })).toBeVisible();
    await inspectInBothLanguages(page, '48-claim-statistics');
    await page.getByRole('button', { name: '표로 보기' }).click();
    await expect(page.getByRole('region', { name: '사고 수법' })).toBeVisible();
    await inspectInBothLanguages(page, '49-claim-statistics-table');
    // Somebody is at work, so that the terminal does not do it by itself: on their word.
    await leaveOldDraft(branch);
    await page.getByRole('link', { name: '개인정보 파기' }).click();
    await expect(page.getByRole('heading', { name: '파기 기록' })).toBeVisible();
    await expect(page.getByRole('row', { name: /^접수하지 않은 신청.*은행 내부 기준/ })).toHaveCount(1);
    await inspectInBothLanguages(page, '50-claim-retention');
    await page.getByRole('button', { name: '지금 파기' }).click();
    await expect(page.getByText('1건의 개인정보를 파기하였습니다')).toBeVisible();
    await expect(page.getByRole('button', { name: '지금 파기' })).toHaveCount(0);
    await expect(
      page.getByRole('row', { name: /순번 \d+.*접수되지 않은 신청: 은행 내부 기준/ }),
    ).toBeVisible();
    await inspect(page, '51-claim-retention-done');
    const { dataFolder } = branch.terminal;
    const pages = decryptedPages(join(dataFolder, 'terminal.db'), (await keyFile(dataFolder).read()) ?? '');
    expect(pages.includes(oldStory)).toBe(false);

    // A draft of a program before this one: what fits is there, what does not is said, nothing is dropped.
    await leaveDraftOfAnotherVersion(branch);
    await page.getByRole('link', { name: '작성 중인 신청' }).click();
    await page.getByRole('button', { name: /^이어서 작성/ }).click();
    await expect(
      page.getByText(/이전 버전의 프로그램에서 작성된 신청입니다.*다시 확인할 항목이 1개/),
    ).toBeVisible();
    await expect(page.getByText(olderStory)).toBeVisible();
    await inspect(page, '52-claim-draft-of-another-version');
    expect(branch.complaints).toEqual([]);
  } finally {
    await branch.close();
  }
});
