import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ClaimPapers, type PaperWanted } from '../../../electron/desk/claim/paper/claim-papers.ts';
import { EvidenceFiles } from '../../../electron/desk/evidence/evidence-files.ts';
import { SealedStore } from '../../../electron/desk/evidence/sealed-store.ts';
import type { Print } from '../../../electron/desk/receipt/receipts.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { claimBranch, good, tagOf } from './claim-branch.ts';
import { scratchFolder } from './scratch-folder.ts';

const { teller, secondTeller } = staff;

/** A claim that is still being taken in, and a printer that says what it wants. */
function counter() {
  const branch = claimBranch();
  const printer = { outcome: 'PRINTED' as Awaited<ReturnType<Print>>, sheets: [] as Uint8Array[] };
  const papers = new ClaimPapers({
    connection: branch.connection,
    journal: branch.journal,
    book: branch.desk.book,
    intake: branch.desk.intake,
    files: new EvidenceFiles({
      book: branch.evidence,
      store: new SealedStore(scratchFolder()),
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
  const wanted = (paper: PaperWanted['paper']): PaperWanted => ({ claimId, paper, language: 'ko' });
  const printed = () => {
    const entry = branch.journal.at(branch.journal.lastSeq());
    return { type: entry.type, actor: entry.actor, payload: entry.payload };
  };
  return { branch, papers, printer, wanted, printed, claimId };
}

const textOf = (pdf: Uint8Array | undefined) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf ?? '', encoding: 'utf8' });

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

test('what the printer did not print is no entry and no copy', async () => {
  const { branch, papers, printer, wanted } = counter();
  const before = branch.journal.lastSeq();
  printer.outcome = 'NO_PRINTER';
  expect(tagOf(await papers.print(wanted('DRAFT'), teller))).toBe('PrinterMissing');
  printer.outcome = 'FAILED';
  expect(tagOf(await papers.print(wanted('DRAFT'), teller))).toBe('PrintFailed');
  expect(branch.journal.lastSeq()).toBe(before);
});
