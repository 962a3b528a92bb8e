import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimForm } from '../../../electron/desk/claim/paper/claim-form.ts';
import type { ClaimPaperFacts } from '../../../electron/desk/claim/paper/claim-paper-facts.ts';
import { drawClaimForm } from '../../../electron/desk/claim/paper/draw-claim-form.ts';
import {
  drawClaimReceipt,
  type FiledClaimFacts,
} from '../../../electron/desk/claim/paper/draw-claim-receipt.ts';
import { claimFacts } from './sample-claim-facts.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What poppler, which nobody here wrote, makes of a paper; each when it is asked for. */
function read(pdf: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-'));
  folders.push(folder);
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
  return {
    get text() {
      return run('pdftotext', '-layout', file, '-');
    },
    get plain() {
      return run('pdftotext', '-raw', file, '-').replace(/\s+/g, '');
    },
    get pages() {
      return Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1]);
    },
    get fonts() {
      return run('pdffonts', file);
    },
    /** Page 1, 2, 3 … at a resolution at which a moved line shows and a rasteriser's habits hardly do. */
    image: (page: number) => {
      run('pdftoppm', '-png', '-r', '48', '-singlefile', '-f', String(page), file, join(folder, 'page'));
      return PNG.sync.read(readFileSync(join(folder, 'page.png')));
    },
  };
}

const form = async (change: Partial<ClaimPaperFacts> = {}) =>
  read(await drawClaimForm(claimForm({ ...claimFacts, ...change })));
const filed = claimFacts.filed ?? { provisionalNo: '', coreNo: null, at: '' };
const receipt = async (change: Partial<FiledClaimFacts> = {}) =>
  read(await drawClaimReceipt({ ...claimFacts, filed, ...change }));

/** What belongs to other people, or would be a whole number of the customer's. */
const secrets = [
  ...['900000000001', '900000000002', '900000000003', '남의이름', 'other-user-77', 'feedbeef0123'],
  ...['bc1qexamplewalletofsomebodyelse', '042101000016', '042-101-000016', '900-000-000001'],
  ...['01000005678', '9001011234567', '900101-1234567', 'bogi@example.com'],
];

describe.each(['ko', 'en'] as const)('a claim form in %s', (language) => {
  let original: ReturnType<typeof read>;
  beforeAll(async () => {
    original = read(await drawClaimForm(claimForm({ ...claimFacts, language })));
  });

  test('can be read by machines, with embedded fonts and page x of y', () => {
    const { text, pages, fonts } = original;
    expect(pages).toBe(2);
    expect(text).toMatch(/P-0421-01-20261126-0001/);
    expect(text).toMatch(/뷁쀍쒧/);
    expect(text).toMatch(
      language === 'ko'
        ? /스미싱[\s\S]*국민은행[\s\S]*2 \/ 2 쪽/
        : /Smishing[\s\S]*KB Kookmin Bank[\s\S]*Page 2 of 2/,
    );
    expect(text).toMatch(language === 'ko' ? /팔백오십만 원/ : /₩8,500,000/);
    const embedded = fonts.split('\n').filter((font) => font.includes('Pretendard'));
    expect(embedded.length).toBeGreaterThan(0);
    expect(embedded.every((font) => /yes\s+yes\s+yes/.test(font) && !/Type 3/.test(font))).toBe(true);
  });

  test('shows numbers in part, and nobody else’s account', () => {
    const { plain, text } = original;
    for (const secret of secrets) expect(plain).not.toContain(secret);
    expect(plain).toContain('010-****-5678');
    expect(plain).toContain('****-0016');
    expect(text.match(/\d{7,}/g)?.filter((run) => run !== '20261126') ?? []).toEqual([]);
  });

  test('says what makes it likely to be outside the standard, and who decides', async () => {
    const { sections } = claimFacts;
    const what = { ...sections.what, beganAt: '2023-12-30T10:00:00.000Z' };
    const { plain } = await form({ language, sections: { ...sections, what } });
    const said =
      language === 'ko'
        ? '시행일(2024-01-01)전에시작되었기때문에책임분담기준에해당하지않을가능성이있습니다.판단은은행이합니다.'
        : 'theaccidentbeganbeforethestandarddidon2024-01-01.Thebankdecides.';
    expect(plain).toContain(said);
    expect(original.plain).not.toContain(said);
  });

  test('says that a signature follows, and why', async () => {
    const { sections } = claimFacts;
    const signature = { method: 'PENDING', reason: 'UNABLE', words: '손을 다침' } as const;
    const { plain } = await form({
      language,
      signature: null,
      sections: { ...sections, declaration: { ...sections.declaration, signature } },
    });
    expect(plain).toContain(language === 'ko' ? '서명대기:손을다침' : 'Signaturetofollow:손을다침');
  });

  test('says on every page that it is a draft, or a copy, and only then', async () => {
    const draftWords = language === 'ko' ? /작성 중 · 접수되지 않았습니다/g : /DRAFT · not filed yet/g;
    const copyWords = language === 'ko' ? /사본 3/g : /Copy 3/g;
    expect(original.text).not.toMatch(/작성 중|DRAFT|사본|Copy/);
    const { text, pages } = await form({ language, filed: null, signature: null, copyNo: 3 });
    expect(text.match(draftWords)).toHaveLength(1 + pages);
    expect(text.match(copyWords)).toHaveLength(1 + pages);
    expect(text).not.toMatch(/P-0421/);
  });

  test('looks as it did when somebody last looked at it', async () => {
    for (const page of [1, 2]) await sameLook(original.image(page), `claim-form-${language}-${page}`);
  });
});

describe('the receipt of a claim', () => {
  test('before head office’s number has come: says so, masked name, papers to follow', async () => {
    const { text, plain, pages, image } = await receipt();
    expect(pages).toBe(1);
    expect(text).toMatch(/뷁\*쒧/);
    expect(text).toMatch(/P-0421-01-20261126-0001/);
    expect(text).toMatch(/2026-12-10까지/);
    expect(text).toMatch(/기록이 본점에/);
    for (const secret of secrets) expect(plain).not.toContain(secret);
    await sameLook(image(1), 'claim-receipt-ko');
  });

  test('after it has come, and printed again: both numbers, and that it is a copy', async () => {
    const { text, image } = await receipt({
      language: 'en',
      copyNo: 1,
      filed: { ...filed, coreNo: 'C-2026-000123' },
    });
    expect(text).toMatch(/C-2026-000123/);
    expect(text).toMatch(/P-0421-01-20261126-0001/);
    expect(text).toMatch(/Copy 1/);
    expect(text).not.toMatch(/once the record/);
    await sameLook(image(1), 'claim-receipt-en');
  });
});

test('a claim of which nothing has been told yet can be printed too', async () => {
  const { pages, text } = await form({
    filed: null,
    sections: { who: {}, what: {}, money: {}, declaration: {} },
    checklist: [],
    timeline: [],
    customer: null,
    maskedIdentityNo: null,
    signature: null,
  });
  expect(pages).toBe(1);
  expect(text).toMatch(/작성 중/);
});

test('two hundred movements and a long story go on over as many pages as they need', async () => {
  const [first] = claimFacts.sections.money.movements ?? [];
  if (first === undefined) throw new Error('the sample has movements');
  const { pages, text } = await form({
    sections: {
      ...claimFacts.sections,
      what: { ...claimFacts.sections.what, narrative: '그날의 일을 적습니다. '.repeat(300) },
      money: { movements: Array.from({ length: 200 }, () => first) },
    },
  });
  expect(text).toMatch(/\n\f?\s*200\s+2026-11-24/);
  expect(text).toMatch(new RegExp(`${pages} / ${pages} 쪽`));
  expect(text.match(/그날의/g)).toHaveLength(300);
});

test('a story as a Mac or a spreadsheet has it is printed like any other', async () => {
  const told = (narrative: string) =>
    form({
      sections: { ...claimFacts.sections, what: { ...claimFacts.sections.what, narrative } },
    });
  const typed = await told('오전에 문자를 받음');
  const pasted = await told('오전에\t문자를 받음'.normalize('NFD'));
  expect(pasted.plain).toContain('오전에문자를받음');
  expect(pasted.image(1).data.equals(typed.image(1).data)).toBe(true);
});

const pictures = join(import.meta.dirname, 'claim-paper-looks');

/**
 * Compares with the picture somebody has looked at. After a wanted change: delete the picture, run once (which fails),
 * look at the new one, commit it.
 */
async function sameLook(seen: PNG, name: string): Promise<void> {
  const file = join(pictures, `${name}.png`);
  let looked: PNG;
  try {
    looked = PNG.sync.read(readFileSync(file));
  } catch {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(file, PNG.sync.write(seen));
    throw new Error(`${file} was missing and is there now: look at it`);
  }
  expect([seen.width, seen.height]).toEqual([looked.width, looked.height]);
  const differing = pixelmatch(seen.data, looked.data, undefined, seen.width, seen.height, {
    threshold: 0.2,
  });
  expect(differing).toBeLessThan(0.002 * seen.width * seen.height);
}
