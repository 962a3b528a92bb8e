import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import PDFDocument from 'pdfkit';
import { instantOf, seoulTimeOf } from '../../electron/contract/moment.ts';
import {
  sampleFiles,
  sampleJpeg,
  samplePdf,
  samplePng,
  sampleTiff,
  sampleZip,
} from '../unit/desk/evidence/sample-files.ts';
import { expect, test } from './counter.ts';
import { inspectInBothLanguages } from './inspect-screen.ts';

/** A file as the file dialog gives it. */
const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** A PDF that can be told from another. */
const pdfNamed = (text: string, pages = 1) => Buffer.concat([samplePdf(pages), Buffer.from(`% ${text}\n`)]);

/** A recording of a low tone (WAV, 8 kHz, 8 bits). */
function recording(seconds: number): Buffer {
  const samples = Buffer.from(
    Uint8Array.from({ length: 8_000 * seconds }, (_, n) => 128 + 60 * Math.sin(n / 8)),
  );
  const head = Buffer.from(sampleFiles['audio/wav'].subarray(0, 44));
  head.writeUInt32LE(36 + samples.length, 4);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** A picture with something on it, as a telephone would take it. */
async function photograph(page: Page, text: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (words) => {
    const canvas = new OffscreenCanvas(600, 400);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#eee';
    context.fillRect(0, 0, 600, 400);
    context.fillStyle = '#123';
    context.font = '40px sans-serif';
    context.fillText(words, 40, 200);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, text);
  return Buffer.from(base64, 'base64');
}

test('papers come by drop, file dialog, scanner and camera; each is looked at, marked, turned and counted', async ({
  teller: _,
  page,
  branch,
}) => {
  test.setTimeout(180_000);
  const { keyboard } = page;
  const lineOf = (name: string) => page.getByRole('listitem', { name, exact: true });
  const choose = (name: string, ...files: ReturnType<typeof fileOf>[]) =>
    lineOf(name).locator('input[type=file]').setInputFiles(files);
  const police = '사건사고사실확인원';
  const statement = '진술조서';

  await keyboard.press('F3');
  await keyboard.press('F12');
  await expect(page.getByLabel('고객 검색')).toBeVisible();
  for (const _step of ['WHAT', 'MONEY', 'EVIDENCE']) await keyboard.press('Alt+ArrowRight');
  await expect(lineOf(police)).toContainText('확인 전');

  // By file dialog: the content counts, the name says nothing.
  await choose(police, fileOf('police.pdf', pdfNamed('police', 3)));
  await expect(lineOf(police)).toContainText('PDF · 3쪽');
  await expect(lineOf(police)).toContainText('빈 종이');
  const photo = await photograph(page, '사건사고사실확인원');
  await choose(police, fileOf('program.exe', photo));
  await expect(lineOf(police)).toContainText('그림 · 1쪽');

  // By drop.
  const dropped = await page.evaluateHandle(
    (base64) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], 'statement.jpg'));
      return transfer;
    },
    (await photograph(page, '진술조서')).toString('base64'),
  );
  await lineOf(statement).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(lineOf(statement)).toContainText('statement.jpg');

  // What is none, or does harm, is refused in words; what cannot be shown is kept and marked.
  await choose('경위서', fileOf('again.jpg', photo));
  await expect(page.getByText('같은 내용의 파일이 이미 있습니다(program.exe)')).toBeVisible();
  await page.getByRole('button', { name: 'again.jpg 알림 닫기' }).click();
  await choose('경위서', fileOf('all.pdf', sampleZip('[Content_Types].xml')));
  await expect(page.getByText('압축 파일이나 오피스 문서는 받을 수 없습니다.')).toBeVisible();
  await page.getByRole('button', { name: 'all.pdf 알림 닫기' }).click();
  const hostile = sampleJpeg(2, 2, '"><img src=x onerror="document.title=1">');
  await choose(
    '경위서',
    fileOf('IMG_0001.HEIC', sampleFiles['image/heic']),
    fileOf('blank.png', samplePng(40, 40, 250)),
    fileOf('damaged.png', samplePng(40, 40, 128).fill(0xaa, 45, 55)),
    fileOf('fax.tif', sampleTiff(3)),
    fileOf('<img src=x onerror=alert(1)>.jpg', hostile),
    fileOf('locked.pdf', samplePdf(1, '/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >> ')),
  );
  const files = lineOf('경위서').getByRole('listitem');
  await expect(files).toHaveCount(6);
  await expect(files.filter({ hasText: 'HEIC' })).toContainText('이 단말기에서 열 수 없음');
  await expect(files.filter({ hasText: 'blank.png' })).toContainText('빈 종이');
  await expect(files.filter({ hasText: 'damaged.png' })).toContainText('이 단말기에서 열 수 없음');
  await expect(files.filter({ hasText: 'fax.tif' })).toContainText('3쪽');
  await expect(files.filter({ hasText: 'fax.tif' })).toContainText('이 단말기에서 열 수 없음');
  await expect(files.filter({ hasText: 'locked.pdf' })).toContainText('암호가 걸린 PDF');
  await expect(files.filter({ hasText: 'onerror' })).toContainText('이 단말기에서 열 수 없음');

  // Looked at and turned: a word about the file.
  await page.getByRole('button', { name: 'program.exe 보기' }).click();
  const picture = page.getByRole('img', { name: 'program.exe' });
  const shapeOf = () => picture.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
  await expect.poll(shapeOf).toEqual([600, 400]);
  await page.getByRole('button', { name: '오른쪽으로 돌리기' }).click();
  await expect.poll(shapeOf).toEqual([400, 600]);
  await inspectInBothLanguages(page, '35-claim-evidence');
  await page.getByRole('button', { name: 'police.pdf 보기' }).click();
  await page.getByRole('button', { name: '뒤쪽' }).click();
  await expect(page.getByText('3쪽 중 2쪽')).toBeVisible();

  // What cannot be shown says so and why, with what to do.
  const preview = page.getByRole('complementary', { name: /미리보기$/ });
  for (const name of ['IMG_0001.HEIC', 'fax.tif', 'damaged.png']) {
    await page.getByRole('button', { name: `${name} 보기` }).click();
    await expect(preview).toContainText('이 단말기에서는 열 수 없는 형식이거나 일부가 손상된 파일입니다.');
    await expect(preview).toContainText('파일은 그대로 보관하며, 가능하면 PDF나 JPEG로도 받아 주십시오.');
  }
  await inspectInBothLanguages(page, '35-claim-evidence-not-shown');

  // A recording is listened to, under the page's own policy.
  await choose('경위서', fileOf('call.wav', recording(1.5)), fileOf('call2.amr', sampleFiles['audio/amr']));
  await expect(lineOf('경위서').getByRole('listitem').filter({ hasText: 'call2.amr' })).toBeVisible();
  await page.getByRole('button', { name: 'call.wav 보기' }).click();
  const sound = preview.locator('audio');
  await sound.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true;
    await audio.play();
  });
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.ended)).toBe(true);
  expect(await sound.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(1.5, 1);
  await page.getByRole('button', { name: 'call2.amr 보기' }).click();
  await expect(preview).toContainText('이 단말기에서는 열 수 없는 형식');

  // From the scanner's folder: taken in on the teller's word, and gone from it.
  mkdirSync(branch.scannerFolder, { recursive: true });
  writeFileSync(join(branch.scannerFolder, 'scan0001.pdf'), pdfNamed('scan'));
  // One that somebody has left there says of which day it is: it may be another customer's.
  const left = join(branch.scannerFolder, 'left.pdf');
  writeFileSync(left, pdfNamed('left'));
  utimesSync(left, new Date('2020-03-04T05:06:07Z'), new Date('2020-03-04T05:06:07Z'));
  await lineOf(statement)
    .getByRole('button', { name: /스캔 폴더에서/ })
    .click();
  await expect(page.getByRole('checkbox', { name: /left.pdf/ })).toHaveAccessibleName(/2020-03-04 14:06$/);
  rmSync(left);
  await page.getByRole('checkbox', { name: /scan0001.pdf/ }).check();
  await page.getByRole('button', { name: '1개 가져오기' }).click();
  await expect(lineOf(statement)).toContainText('scan0001.pdf');
  expect(readdirSync(branch.scannerFolder)).toEqual([]);

  // By camera. The machine has none: a drawn picture stands before its place; the leave to use it is the shell's own.
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    const draw = () => canvas.getContext('2d')?.fillText(String(Math.random()), 10, 10 + 90 * Math.random());
    setInterval(draw, 50);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
  });
  await lineOf(statement)
    .getByRole('button', { name: /카메라로/ })
    .click();
  await page.getByRole('button', { name: '촬영', exact: true }).last().click();
  await expect(page.getByText('1장 촬영함')).toBeVisible();
  await keyboard.press('Escape');
  // Named by the clock on the wall, which may have gone on to the next hour since.
  const hourAt = (ms: number) =>
    seoulTimeOf(instantOf(ms)).slice(0, 13).replaceAll('-', '').replace(' ', '-');
  const hours = [hourAt(Date.now()), hourAt(Date.now() - 600_000)].join('|');
  await expect(lineOf(statement)).toContainText(new RegExp(`camera-(${hours})\\d{4}\\.jpg`));

  // Put to another line, and taken out.
  await page.getByRole('button', { name: 'statement.jpg 빼기' }).click();
  await expect(lineOf(statement)).not.toContainText('statement.jpg');

  // What is not there follows with its date, or does not apply with its reason.
  const decision = '수사기관 결정문';
  await lineOf(decision)
    .getByRole('button', { name: /나중에 제출/ })
    .click();
  await expect(lineOf(decision).getByText('나중에 제출').first()).toBeVisible();
  await lineOf(decision)
    .getByRole('button', { name: /해당 없음/ })
    .click();
  await lineOf(decision).getByLabel('해당하지 않는 이유').fill('수사가 아직 시작되지 않음');
  await expect(lineOf(decision)).toHaveAttribute('data-state', 'NOT_APPLICABLE');

  await page.reload();
  await expect(lineOf(police)).toContainText('police.pdf');
  await expect(lineOf(decision)).toHaveAttribute('data-state', 'NOT_APPLICABLE');
  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
});

test('a file that can’t be read to its end is named, and those behind it come in', async ({
  teller: _,
  page,
}, info) => {
  const { keyboard } = page;
  const police = page.getByRole('listitem', { name: '사건사고사실확인원', exact: true });
  await keyboard.press('F3');
  await keyboard.press('F12');
  await expect(page.getByLabel('고객 검색')).toBeVisible();
  for (const _step of ['WHAT', 'MONEY', 'EVIDENCE']) await keyboard.press('Alt+ArrowRight');
  await expect(police).toContainText('확인 전');

  // From a stick that is pulled out while the first is on its way.
  const paths = ['pulled-out.pdf', 'still-there.pdf'].map((name) => info.outputPath(name));
  const [pulledOut = '', stillThere = ''] = paths;
  writeFileSync(pulledOut, Buffer.concat([samplePdf(), Buffer.alloc(100_000_000)]));
  writeFileSync(stillThere, pdfNamed('stick', 2));
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'stick';
    document.body.append(input);
  });
  const stick = page.locator('#stick');
  await stick.setInputFiles(paths);
  const dropped = await stick.evaluateHandle((input: HTMLInputElement) => {
    const transfer = new DataTransfer();
    for (const file of input.files ?? []) transfer.items.add(file);
    input.remove();
    return transfer;
  });
  await police.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByRole('list', { name: '받고 있는 파일' })).toContainText('MB 중');
  rmSync(pulledOut);
  await expect(page.getByText('파일을 끝까지 받지 못하였습니다.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'pulled-out.pdf 알림 닫기' })).toBeVisible();
  await expect(police.getByRole('listitem')).toHaveCount(1);
  await expect(police).toContainText('still-there.pdf');
  await expect(police).toContainText('PDF · 2쪽');

  // One that is only protected against copying opens without a password, and nobody is sent to bring another.
  const issued = new PDFDocument({ ownerPassword: 'of the office', permissions: {} });
  issued.text('사건사고사실확인원');
  issued.end();
  await police
    .locator('input[type=file]')
    .setInputFiles(fileOf('protected.pdf', Buffer.concat(await issued.toArray())));
  const copy = police.getByRole('listitem').filter({ hasText: 'protected.pdf' });
  await expect(copy).toContainText('PDF · 1쪽');
  await expect(copy).not.toContainText('암호가 걸린 PDF');
  await page.getByRole('button', { name: 'protected.pdf 보기' }).click();
  await expect(page.getByRole('img', { name: 'protected.pdf' })).toBeVisible();

  await page.getByRole('button', { name: '작성 내용 지우기' }).click();
  await page.getByRole('button', { name: '지웁니다' }).click();
  await expect(page.getByRole('heading', { name: '사고 접수' })).toBeVisible();
});
