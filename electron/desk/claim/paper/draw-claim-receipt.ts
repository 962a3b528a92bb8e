import { seoulTimeOf } from '../../../contract/moment.ts';
import { maskName } from '../../customer/mask.ts';
import { betweenWords } from '../../paper/between-words.ts';
import { drawQr, qrSide } from '../../paper/draw-qr.ts';
import { bold, regular } from '../../paper/fonts.ts';
import { openPaper } from '../../paper/open-paper.ts';
import { moneyTotals } from '../money-totals.ts';
import type { ClaimPaperFacts } from './claim-paper-facts.ts';
import { wordsIn } from './words-in.ts';

/** 80 mm paper with 4 mm margins, in points. */
const paper = { width: (80 / 25.4) * 72, margin: (4 / 25.4) * 72 };
const small = 8;
const body = 9.5;
const title = 13;

/** Facts of a claim that has been filed: nothing else has a receipt. */
export type FiledClaimFacts = ClaimPaperFacts & { readonly filed: NonNullable<ClaimPaperFacts['filed']> };

/** Draws the customer's receipt of a claim, 80 mm wide and as long as it needs: its numbers, and which papers follow. */
export async function drawClaimReceipt(facts: FiledClaimFacts): Promise<Uint8Array> {
  // Drawn twice: once to learn how long the paper must be.
  const { height } = await draw(facts, 2_000);
  const { pdf } = await draw(facts, height);
  return pdf;
}

async function draw(facts: FiledClaimFacts, height: number): Promise<{ pdf: Uint8Array; height: number }> {
  const words = wordsIn[facts.language];
  const { filed, settings } = facts;
  const width = paper.width - 2 * paper.margin;
  const { document, end } = openPaper({
    size: [paper.width, height],
    // No bottom margin: the paper ends where the text does, and a line must never fall onto a second page.
    margins: { top: paper.margin, left: paper.margin, right: paper.margin, bottom: 0 },
    lang: facts.language === 'ko' ? 'ko-KR' : 'en',
    info: { Title: `${words.receiptTitle} ${filed.provisionalNo}` },
  });

  document.font(bold).fontSize(body).text(`${settings.bankName} ${settings.branchName}`, { align: 'center' });
  document.fontSize(title).text(betweenWords(document, words.receiptTitle, width), { align: 'center' });
  if (facts.copyNo > 0) document.fontSize(body).text(words.copy(facts.copyNo), { align: 'center' });
  document
    .fontSize(body + 1)
    .text(filed.provisionalNo, { align: 'center' })
    .font(regular);
  rule(document);
  for (const [label, value] of rowsOf(facts)) row(document, label, value);
  rule(document);
  const pending = facts.checklist.filter((item) => item.status === 'PENDING');
  if (pending.length > 0) {
    document.font(bold).fontSize(body).text(words.label.openPapers, { lineGap: 2 });
    for (const item of pending) {
      const name = facts.reference.papers.find((each) => each.paper === item.paper)?.name[facts.language];
      row(document, name ?? item.paper, words.paper.pending(item.until));
    }
    rule(document);
  }
  document.font(regular).fontSize(small);
  for (const sentence of [
    ...(filed.coreNo === null ? [words.receipt.provisional] : []),
    words.receipt.refundFirst,
    words.receipt.keep,
  ]) {
    document.text(betweenWords(document, sentence, width), { lineGap: 1.5 }).moveDown(0.3);
  }
  const top = document.y + 4;
  drawQr(document, filed.provisionalNo, (paper.width - qrSide) / 2, top);
  const foot = top + qrSide + paper.margin;
  return { pdf: await end(), height: foot };
}

function rowsOf({ language, filed, sections, customer, teller }: FiledClaimFacts): [string, string][] {
  const { label, won } = wordsIn[language];
  const loss = moneyTotals(sections.money)?.loss;
  return [
    ...(filed.coreNo === null ? [] : [[label.coreNumber, filed.coreNo] as [string, string]]),
    [label.filedAt, seoulTimeOf(filed.at)],
    ...(customer === null ? [] : [[label.name, maskName(customer.name)] as [string, string]]),
    ...(loss === undefined ? [] : [[label.loss, won(loss)] as [string, string]]),
    [label.teller, teller],
  ];
}

/** A label and its value, the value to the right; whichever is longer says where the next row begins. */
function row(document: PDFKit.PDFDocument, label: string, value: string): void {
  const width = paper.width - 2 * paper.margin;
  const columns = [width * 0.42, width * 0.56] as const;
  document.font(regular).fontSize(body);
  const texts = [
    betweenWords(document, label, columns[0]),
    betweenWords(document, value, columns[1]),
  ] as const;
  const { y } = document;
  document.text(texts[0], paper.margin, y, { width: columns[0] });
  const below = document.y;
  document.text(texts[1], paper.margin + width - columns[1], y, { width: columns[1], align: 'right' });
  document.x = paper.margin;
  document.y = Math.max(below, document.y) + 2.5;
}

function rule(document: PDFKit.PDFDocument): void {
  document.moveDown(0.4);
  document
    .moveTo(paper.margin, document.y)
    .lineTo(paper.width - paper.margin, document.y)
    .lineWidth(0.5)
    .stroke();
  document.moveDown(0.4);
}
