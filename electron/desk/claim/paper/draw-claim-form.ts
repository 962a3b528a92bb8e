import { betweenWords } from '../../paper/between-words.ts';
import { drawQr, qrSide } from '../../paper/draw-qr.ts';
import { bold, regular } from '../../paper/fonts.ts';
import { openPaper } from '../../paper/open-paper.ts';
import type { ClaimForm, FormRow, FormSection } from './claim-form.ts';

const margin = 50;
const small = 7.5;
const body = 9;
const heading = 11;
const title = 15;
const gap = 4;
/** Where the foot of a page begins, points above its lower edge. */
const footRoom = 30;
/** Shares of the width that a label, and each column of the table of movements, takes. */
const labelShare = 0.28;
const columnShares = [0.06, 0.19, 0.15, 0.17, 0.13, 0.17, 0.13];

/** Draws a claim's form: A4, embedded fonts, page x of y, its number as a QR code, a place for the signature. */
export async function drawClaimForm(form: ClaimForm): Promise<Uint8Array> {
  const { document, end } = openPaper({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footRoom },
    lang: form.language === 'ko' ? 'ko-KR' : 'en',
    bufferPages: true,
    info: { Title: `${form.words.formTitle} ${form.number ?? ''}`.trim() },
  });

  drawHead(document, form);
  for (const section of form.sections) drawSection(document, section);
  drawSignature(document, form);
  drawFeet(document, form);
  return await end();
}

const widthOf = (document: PDFKit.PDFDocument): number => document.page.width - 2 * margin;

function drawHead(document: PDFKit.PDFDocument, form: ClaimForm): void {
  const width = widthOf(document) - (form.number === null ? 0 : qrSide + 10);
  if (form.number !== null) drawQr(document, form.number, document.page.width - margin - qrSide, margin);
  document.font(regular).fontSize(body).text(form.heading, margin, margin, { width });
  document.font(bold).fontSize(title);
  document.text(betweenWords(document, form.words.formTitle, width), { width }).moveDown(0.2);
  for (const mark of form.marks) drawMark(document, mark);
  document.y = Math.max(document.y, form.number === null ? 0 : margin + qrSide) + gap;
  for (const row of form.top) drawRow(document, row);
}

/** A word in a box: that this is a draft, or a copy. */
function drawMark(document: PDFKit.PDFDocument, mark: string): void {
  document.font(bold).fontSize(body);
  const { y } = document;
  document.rect(margin, y, document.widthOfString(mark) + 2 * gap, body + 2 * gap).stroke();
  document.text(mark, margin + gap, y + gap - 0.5, { lineBreak: false });
  document.x = margin;
  document.y = y + body + 3 * gap;
}

function drawSection(document: PDFKit.PDFDocument, section: FormSection): void {
  drawHeading(document, section.title);
  switch (section.kind) {
    case 'ROWS':
      for (const row of section.rows) drawRow(document, row);
      return;
    case 'TABLE':
      drawLine(document, section.head, bold);
      for (const line of section.lines) drawLine(document, line, regular);
      for (const row of section.rows) drawRow(document, row);
      return;
    case 'TEXTS':
      for (const text of section.texts) {
        drawParagraph(document, `${text.title} · ${text.answer}`, bold, text.agreed);
        drawParagraph(document, text.body, regular);
      }
  }
}

function drawHeading(document: PDFKit.PDFDocument, text: string): void {
  room(document, 5 * body);
  document.y += 2 * gap;
  document.font(bold).fontSize(heading).text(text, margin, document.y);
  const { y } = document;
  document
    .moveTo(margin, y + 1)
    .lineTo(document.page.width - margin, y + 1)
    .lineWidth(0.6)
    .stroke();
  document.y = y + gap + 1;
}

/** A label and what was answered, which may take lines and go on over the page. */
function drawRow(document: PDFKit.PDFDocument, [label, value]: FormRow): void {
  const left = margin + widthOf(document) * labelShare;
  const width = widthOf(document) - (left - margin);
  const labelWidth = left - margin - 2 * gap;
  document.font(bold).fontSize(body);
  const labelText = betweenWords(document, label, labelWidth);
  const labelHeight = document.heightOfString(labelText, { width: labelWidth });
  room(document, labelHeight);
  const { page, y: top } = document;
  document.text(labelText, margin, top, { width: labelWidth });
  document.font(regular);
  document.y = top;
  for (const line of betweenWords(document, value, width).split('\n')) {
    room(document, document.heightOfString(line, { width }));
    document.text(line, left, document.y, { width });
  }
  document.x = margin;
  if (document.page === page) document.y = Math.max(document.y, top + labelHeight);
  document.y += gap / 2;
}

/** A line of the table of movements, as high as its highest cell. */
function drawLine(document: PDFKit.PDFDocument, cells: readonly string[], font: string): void {
  const width = widthOf(document);
  document.font(font).fontSize(small);
  const columns = columnShares.map((share) => share * width - 2 * gap);
  const texts = cells.map((cell, i) => betweenWords(document, cell, columns[i] ?? 0));
  const height = Math.max(
    ...texts.map((text, i) => document.heightOfString(text, { width: columns[i] ?? 0 })),
  );
  room(document, height + gap);
  const { y } = document;
  let left = margin;
  texts.forEach((text, i) => {
    // Amounts stand to the right, where people look for them.
    document.text(text, left, y, { width: columns[i] ?? 0, align: i === 3 ? 'right' : 'left' });
    left += (columns[i] ?? 0) + 2 * gap;
  });
  document
    .moveTo(margin, y + height + gap / 2)
    .lineTo(margin + width, y + height + gap / 2)
    .lineWidth(0.25)
    .stroke();
  document.x = margin;
  document.y = y + height + gap;
}

/** Running text; with a box before it, ticked or empty, where `ticked` is said. */
function drawParagraph(document: PDFKit.PDFDocument, text: string, font: string, ticked?: boolean): void {
  const indent = ticked === undefined ? 0 : body + gap;
  const width = widthOf(document) - indent;
  document.font(font).fontSize(body);
  const lines = betweenWords(document, text, width);
  room(document, document.heightOfString(lines, { width }));
  const { y } = document;
  if (ticked !== undefined) {
    document
      .lineWidth(0.7)
      .rect(margin, y + 1, body - 1, body - 1)
      .stroke();
    if (ticked) {
      document
        .moveTo(margin + 1.5, y + 5)
        .lineTo(margin + 3.5, y + 7.5)
        .lineTo(margin + 7, y + 2.5)
        .lineWidth(1.2)
        .stroke();
    }
  }
  document.text(lines, margin + indent, y, { width, lineGap: 1 });
  document.x = margin;
  document.y += gap;
}

function drawSignature(document: PDFKit.PDFDocument, { words, signature }: ClaimForm): void {
  const height = 56;
  room(document, height + 8 * body);
  drawHeading(document, words.section.signature);
  drawParagraph(document, words.noPromise, regular);
  const { y } = document;
  const left = margin + widthOf(document) * 0.5;
  document.font(regular).fontSize(body);
  document.text(`${words.label.name}  ${signature.name}`, margin, y + gap, { lineBreak: false });
  if (signature.signedAt !== null) {
    document.text(`${words.label.signedOn}  ${signature.signedAt}`, margin, y + 3 * gap + body, {
      lineBreak: false,
    });
  }
  document
    .lineWidth(0.5)
    .rect(left, y, widthOf(document) * 0.5, height)
    .stroke();
  const instead = signature.image === 'NOT_SHOWN' ? words.signatureNotShown : signature.pending;
  if (instead !== null) {
    const width = widthOf(document) * 0.5 - 2 * gap;
    const said = betweenWords(document, instead, width);
    document.fontSize(small).text(said, left + gap, y + gap, { width, height: height - gap, ellipsis: true });
  } else if (signature.image !== null && signature.image !== 'NOT_SHOWN') {
    document.image(Buffer.from(signature.image), left + gap, y + gap, {
      fit: [widthOf(document) * 0.5 - 2 * gap, height - 2 * gap],
      align: 'center',
      valign: 'center',
    });
  }
  document.x = margin;
  document.y = y + height + gap;
}

/** The number, what marks the paper, and page x of y, known only when all pages are there. */
function drawFeet(document: PDFKit.PDFDocument, { number, marks, words }: ClaimForm): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    // Below the bottom margin, where the library would begin another page.
    document.page.margins.bottom = 0;
    const parts = [...(number === null ? [] : [number]), ...marks, words.page(page + 1, count)];
    document
      .font(regular)
      .fontSize(small)
      .text(parts.join(' · '), margin, document.page.height - margin, {
        width: widthOf(document),
        align: 'center',
        lineBreak: false,
      });
  }
}

/** Begins another page where there is no room left for what comes next, points. */
function room(document: PDFKit.PDFDocument, height: number): void {
  if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
}
