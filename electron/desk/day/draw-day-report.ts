import { seoulTimeOf } from '../../contract/moment.ts';
import { bold, regular } from '../paper/fonts.ts';
import { openPaper } from '../paper/open-paper.ts';
import { type DayReport, movementName, type ReportLine, sectionsOf } from './day-report.ts';

const margin = 50;
const small = 8;
const body = 9.5;
const heading = 11.5;
const title = 18;
const lineHeight = 15;
/** Where the foot of a page begins, points above its lower edge. */
const footRoom = 36;

const grouped = new Intl.NumberFormat('ko-KR');
const valueText = ({ value, unit }: ReportLine) =>
  typeof value === 'number' ? `${grouped.format(value)}${unit}` : value;

/** Draws the report of a closed day: A4, Korean text with embedded fonts, page x of y, places for two signatures. */
export async function drawDayReport(report: DayReport): Promise<Uint8Array> {
  const { document, end } = openPaper({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footRoom },
    lang: 'ko-KR',
    bufferPages: true,
    info: { Title: `영업일 마감 보고서 ${report.businessDate}` },
  });

  drawHead(document, report);
  for (const section of sectionsOf(report)) {
    drawHeading(document, section.title);
    for (const line of section.lines) drawRow(document, [line.name, valueText(line)]);
  }
  drawHeading(document, '시재 움직임');
  for (const { at, actor, kind, change, balance } of report.movements) {
    // A drawer that nobody closed in the evening moves on the next morning, for the date it was opened for.
    const time = seoulTimeOf(at);
    drawRow(document, [
      `${time.startsWith(report.businessDate) ? time.slice(11) : time}  ${movementName[kind]}  (${actor})`,
      `${grouped.format(change)}원`,
      `${grouped.format(balance)}원`,
    ]);
  }
  if (report.waiverPairs.length > 0) {
    drawHeading(document, '이달의 면제 (텔러 / 승인자)');
    for (const { maker, approver, waived } of report.waiverPairs) {
      drawRow(document, [
        `${maker} / ${approver}`,
        `${grouped.format(waived.count)}건`,
        `${grouped.format(waived.amount)}원`,
      ]);
    }
  }
  drawSignatures(document, report);
  drawFeet(document, report);
  return await end();
}

function drawHead(document: PDFKit.PDFDocument, report: DayReport): void {
  document.font(bold).fontSize(title).text('영업일 마감 보고서', { align: 'center' }).moveDown(0.4);
  document.font(regular).fontSize(body);
  const lines: [string, string][] = [
    ['영업점', `${report.bankName} ${report.branchName} (단말 ${report.terminalId})`],
    ['영업일', report.businessDate],
    ['마감', `${seoulTimeOf(report.closedAt)} · 취급 ${report.closedBy}`],
    ...report.approvals.map(({ approver, approvedAt }): [string, string] => [
      '승인',
      `${seoulTimeOf(approvedAt)} · ${approver}`,
    ]),
  ];
  for (const line of lines) drawRow(document, line);
}

function drawHeading(document: PDFKit.PDFDocument, text: string): void {
  room(document, 3 * lineHeight);
  document.moveDown(0.6).font(bold).fontSize(heading).text(text, margin, document.y);
  const { y } = document;
  document
    .moveTo(margin, y + 2)
    .lineTo(document.page.width - margin, y + 2)
    .lineWidth(0.6)
    .stroke();
  document.y = y + 6;
}

/** A name and one or two values, the values to the right; a long value takes the lines it needs. */
function drawRow(document: PDFKit.PDFDocument, [name, ...values]: readonly [string, ...string[]]): void {
  const width = document.page.width - 2 * margin;
  const column = values.length === 1 ? width * 0.6 : width * 0.25;
  document.font(regular).fontSize(body);
  const height = Math.max(
    lineHeight,
    ...values.map((value) => document.heightOfString(value, { width: column }) + 3),
  );
  room(document, height);
  const { y } = document;
  document.text(name, margin, y, { width: width - column * values.length, lineBreak: false });
  values.forEach((value, i) => {
    document.text(value, document.page.width - margin - column * (values.length - i), y, {
      width: column,
      align: 'right',
    });
  });
  document.x = margin;
  document.y = y + height;
}

function drawSignatures(document: PDFKit.PDFDocument, { closedBy, approvals }: DayReport): void {
  room(document, 5 * lineHeight);
  document.moveDown(2);
  const people = [`취급자 ${closedBy}`, ...approvals.map(({ approver }) => `승인자 ${approver}`)];
  for (const person of people) drawRow(document, [person, '(서명) ______________________']);
}

/** Page x of y, known only when all pages are there. */
function drawFeet(document: PDFKit.PDFDocument, { businessDate, terminalId }: DayReport): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    // Below the bottom margin, where the library would begin another page.
    document.page.margins.bottom = 0;
    document
      .font(regular)
      .fontSize(small)
      .text(
        `${terminalId} · ${businessDate} · ${page + 1} / ${count} 쪽`,
        margin,
        document.page.height - margin,
        { width: document.page.width - 2 * margin, align: 'center', lineBreak: false },
      );
  }
}

/** Begins another page where there is no room left for what comes next, points. */
function room(document: PDFKit.PDFDocument, height: number): void {
  if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
}
