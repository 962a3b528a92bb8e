import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import { ClaimPapers, type PaperWanted } from '../../../electron/desk/claim/paper/claim-papers.ts';
import { EvidenceFiles } from '../../../electron/desk/evidence/evidence-files.ts';
import { SealedStore } from '../../../electron/desk/evidence/sealed-store.ts';
import type { Print } from '../../../electron/desk/receipt/receipts.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { claimBranch, good, tagOf } from './claim-branch.ts';
import { drawnLine } from './drawn-line.ts';
import { sampleSections } from './sample-claim.ts';
import { scratchFolder } from './scratch-folder.ts';
import { textOf } from './text-of.ts';

const { teller, secondTeller } = staff;

/** A claim that is still being taken in, and a printer that says what it wants. */
function counter() {
  const branch = claimBranch();
  const printer = { outcome: 'PRINTED' as Awaited<ReturnType<Print>>, sheets: [] as Uint8Array[] };
  const folder = scratchFolder();
  const store = new SealedStore(folder);
  const papers = new ClaimPapers({
    connection: branch.connection,
    journal: branch.journal,
    book: branch.desk.book,
    intake: branch.desk.intake,
    filing: branch.desk.filing,
    files: new EvidenceFiles({
      book: branch.evidence,
      store,
      mayTouch: () => ({ ok: true, value: null }),
      changed: () => {},
    }),
    customers: branch.directory,
    print: async (pdf) => {
      printer.sheets.push(pdf);
      return printer.outcome;
    },
    now: () => branch.clock.now,
  });
  const claimId = branch.prepare();
  /** Puts a picture in the place of the drawn signature, as an import would. */
  const sign = async (png: Uint8Array) => {
    const writer = await store.begin();
    await writer.write(png);
    const sealed = await writer.finish();
    await writer.close();
    store.keep(writer, sealed);
    const fileId = uuidv7();
    branch.evidence.enterContent({ ...sealed, mediaType: 'image/png', pages: 1, marks: [] });
    const place = { claimId, paper: 'CLAIM_FORM', name: 'signature.png', addedBy: teller.staffNo };
    branch.evidence.enterFile(sealed.sha256, { ...place, fileId, addedAt: '2026-11-23T03:00:00.000Z' });
    const { content } = sampleSections(customers.claimant).declaration as ClaimSection & {
      section: 'declaration';
    };
    const signature = { method: 'PAD' as const, fileId, signedAt: '2026-11-23T02:59:00.000Z' };
    branch.save(claimId, { section: 'declaration', content: { ...content, signature } });
    return join(folder, 'evidence', sealed.sha256);
  };
  const wanted = (paper: PaperWanted['paper']): PaperWanted => ({ claimId, paper, language: 'ko' });
  const printed = () => {
    const entry = branch.journal.at(branch.journal.lastSeq());
    return { type: entry.type, actor: entry.actor, payload: entry.payload };
  };
  return { branch, papers, printer, wanted, printed, claimId, sign };
}

test('a claim is printed while it is being taken in, as a draft by its maker, and each print is an entry', async () => {
  const { papers, printer, wanted, printed, claimId } = counter();
  good(await papers.print(wanted('DRAFT'), teller));
  expect(printed()).toEqual({
    type: 'ClaimFormPrinted',
    actor: teller.staffNo,
    payload: { claimId, paper: 'DRAFT', language: 'ko', copyNo: 0 },
  });
  const text = textOf(printer.sheets[0]);
  expect(text).toMatch(/작성 중/);
  expect(text).toMatch(/750611-\*{7}/);
  expect(text).not.toMatch(/7506111234567|750611-1234567/);
  // A draft printed again may say something else: no copy.
  good(await papers.print(wanted('DRAFT'), teller));
  expect(textOf(printer.sheets[1])).not.toMatch(/사본/);
  expect(tagOf(await papers.render(wanted('DRAFT'), secondTeller))).toBe('ClaimDraftOfAnotherTeller');
  expect(tagOf(await papers.render(wanted('FORM'), teller))).toBe('ClaimPaperNotThere');
  expect(tagOf(await papers.render(wanted('RECEIPT'), teller))).toBe('ClaimPaperNotThere');
});

test('of a filed claim form and receipt are counted apart, and the second of each is a copy', async () => {
  const { branch, papers, printer, wanted, printed, claimId } = counter();
  good(branch.desk.filing.file(claimId, teller));
  good(await papers.print(wanted('FORM'), secondTeller));
  expect(textOf(printer.sheets[0])).toMatch(/P-0421-01-20261123-0001/);
  expect(textOf(printer.sheets[0])).not.toMatch(/작성 중|사본/);
  good(await papers.print(wanted('RECEIPT'), teller));
  expect(textOf(printer.sheets[1])).not.toMatch(/사본/);
  good(await papers.print(wanted('FORM'), teller));
  expect(textOf(printer.sheets[2])).toMatch(/사본 1/);
  expect(printed().payload).toEqual({ claimId, paper: 'FORM', language: 'ko', copyNo: 1 });
  expect(tagOf(await papers.render(wanted('DRAFT'), teller))).toBe('ClaimAlreadyFiled');
});

test('a claim that was corrected has papers of its own, of which the first is no copy of what was rejected', async () => {
  const { branch, papers, printer, wanted, printed, claimId } = counter();
  good(branch.desk.filing.file(claimId, teller));
  const { seq, id } = branch.journal.at(branch.journal.lastSeq());
  good(await papers.print(wanted('FORM'), teller));
  const rejection = { code: 'CLAIM_TOTALS_WRONG', ko: '합계', en: 'totals', ways: ['CORRECT' as const] };
  branch.hear({ kind: 'outcome', entryId: id, seq, outcome: { verdict: 'REJECTED', rejection } });
  good(branch.desk.correction.begin(claimId, teller));
  const fileId = branch.addFile(claimId, 'CLAIM_FORM', 'signed anew');
  branch.save(claimId, sampleSections(customers.claimant, fileId).declaration);
  good(branch.desk.filing.file(claimId, teller));
  good(await papers.print(wanted('FORM'), teller));
  expect(textOf(printer.sheets[1])).not.toMatch(/사본/);
  good(await papers.print(wanted('FORM'), teller));
  expect(textOf(printer.sheets[2])).toMatch(/사본 1/);
  expect(printed().payload).toMatchObject({ paper: 'FORM', copyNo: 1 });
});

test('the form of a correction that is to be signed lists what will be filed: a paper that is left out is not in it', async () => {
  const { branch, papers, printer, wanted, claimId } = counter();
  good(branch.desk.filing.file(claimId, teller));
  const { seq, id } = branch.journal.at(branch.journal.lastSeq());
  const rejection = { code: 'CLAIM_TOTALS_WRONG', ko: '합계', en: 'totals', ways: ['CORRECT' as const] };
  branch.hear({ kind: 'outcome', entryId: id, seq, outcome: { verdict: 'REJECTED', rejection } });
  good(branch.desk.correction.begin(claimId, teller));
  good(await papers.print(wanted('DRAFT'), teller));
  expect(textOf(printer.sheets[0])).toMatch(/진술조서/);
  const wrong = branch.evidence.of(claimId).find(({ paper }) => paper === 'STATEMENT_RECORD')?.fileId ?? '';
  const content = { leftOut: [{ fileId: wrong, reason: 'OF_ANOTHER_PERSON' as const }] };
  branch.save(claimId, { section: 'evidence', content });
  good(await papers.print(wanted('DRAFT'), teller));
  expect(textOf(printer.sheets[1])).not.toMatch(/진술조서/);
});

test('asked for twice at once a paper is printed once as the original', async () => {
  const { branch, papers, printer, wanted, claimId } = counter();
  good(branch.desk.filing.file(claimId, teller));
  await Promise.all([papers.print(wanted('RECEIPT'), teller), papers.print(wanted('RECEIPT'), teller)]);
  expect(printer.sheets.map((sheet) => /사본 \d/.exec(textOf(sheet))?.[0])).toEqual([undefined, '사본 1']);
});

test('what the printer did not print is no entry and no copy', async () => {
  const { branch, papers, printer, wanted } = counter();
  const before = branch.journal.lastSeq();
  printer.outcome = 'NO_PRINTER';
  expect(tagOf(await papers.print(wanted('DRAFT'), teller))).toBe('PrinterMissing');
  printer.outcome = 'FAILED';
  expect(tagOf(await papers.print(wanted('DRAFT'), teller))).toBe('PrintFailed');
  expect(branch.journal.lastSeq()).toBe(before);
});

/** Pictures in a paper, as poppler takes them out. */
function picturesIn(pdf: Uint8Array): PNG[] {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'paper.pdf'), pdf);
  execFileSync('pdfimages', ['-png', join(folder, 'paper.pdf'), join(folder, 'picture')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => PNG.sync.read(readFileSync(join(folder, name))));
}

test('what was drawn on the pad stands on the form, stroke by stroke', async () => {
  const { papers, wanted, sign } = counter();
  const drawn = drawnLine();
  await sign(drawn);
  const pictures = picturesIn(good(await papers.render(wanted('DRAFT'), teller)));
  expect(pictures[0]?.data.equals(PNG.sync.read(Buffer.from(drawn)).data)).toBe(true);
});

test('a drawing that is damaged, or that the disk has damaged, is no drawing: the paper is printed and says so', async () => {
  const { branch, papers, printer, wanted, sign, claimId } = counter();
  const notShown = /서명 그림을 표시할 수 없습니다/;
  const damaged = Buffer.from(drawnLine());
  damaged[60] = (damaged[60] ?? 0) ^ 1;
  await sign(damaged);
  good(await papers.print(wanted('DRAFT'), teller));
  const file = await sign(drawnLine());
  good(await papers.print(wanted('DRAFT'), teller));
  truncateSync(file, 100);
  good(branch.desk.filing.file(claimId, teller));
  good(await papers.print(wanted('FORM'), teller));
  const said = printer.sheets.map((sheet) => [notShown.test(textOf(sheet)), picturesIn(sheet).length > 0]);
  expect(said).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
});
