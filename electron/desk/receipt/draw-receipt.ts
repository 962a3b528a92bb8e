import type { CardAfterReversal, Refund } from '../../contract/correction-records.ts';
import type { WaiverGround } from '../../contract/fee-waiver.ts';
import type { FeeSettled } from '../../contract/issuance.ts';
import { seoulTimeOf } from '../../contract/moment.ts';
import { maskAccount } from '../customer/mask.ts';
import { betweenWords } from '../paper/between-words.ts';
import { drawQr, qrSide } from '../paper/draw-qr.ts';
import { bold, regular } from '../paper/fonts.ts';
import { openPaper } from '../paper/open-paper.ts';

/** What stands on every receipt. Names are masked before they come here. */
interface CommonContent {
  readonly bankName: string;
  readonly branchName: string;
  readonly receiptNo: string;
  /** When what it is of was recorded. */
  readonly recordedAt: string;
  readonly teller: string;
  readonly maskedName: string;
  readonly serialNo: string;
  readonly approver: string | null;
  /** 0 for the original, else the number of the copy. */
  readonly copyNo: number;
}

/** The receipt of a card and its fee, or of the fee's way back. */
export type ReceiptContent =
  | (CommonContent & {
      readonly kind: 'ISSUANCE';
      readonly fee: FeeSettled;
      /** Of the cash, what an earlier issuance had left on the counter for this customer, won. */
      readonly carried: number;
      readonly provisional: boolean;
    })
  | (CommonContent & {
      readonly kind: 'REVERSAL';
      /** Of the issuance that is undone. */
      readonly receiptOfIssuance: string;
      readonly refund: Refund;
      readonly card: CardAfterReversal;
    });

const titles = { ISSUANCE: '스마트OTP 발급 영수증', REVERSAL: '스마트OTP 발급 취소 영수증' } as const;

/** 80 mm paper with 4 mm margins, in points. */
const paper = { width: (80 / 25.4) * 72, margin: (4 / 25.4) * 72 };
const small = 8;
const body = 9.5;
const title = 13;

const grouped = new Intl.NumberFormat('ko-KR');
const amount = (won: number) => `${grouped.format(won)}원`;

/** Draws the customer's receipt, 80 mm wide and as long as it needs, Korean text with embedded fonts. */
export async function drawReceipt(content: ReceiptContent): Promise<Uint8Array> {
  // Drawn twice: once to learn how long the paper must be.
  const { height } = await draw(content, 1_000);
  const { pdf } = await draw(content, height);
  return pdf;
}

async function draw(content: ReceiptContent, height: number): Promise<{ pdf: Uint8Array; height: number }> {
  const { document, end } = openPaper({
    size: [paper.width, height],
    // No bottom margin: the paper ends where the text does, and a line must never fall onto a second page.
    margins: { top: paper.margin, left: paper.margin, right: paper.margin, bottom: 0 },
    lang: 'ko-KR',
    info: { Title: `영수증 ${content.receiptNo}` },
  });

  document.font(bold).fontSize(body).text(`${content.bankName} ${content.branchName}`, { align: 'center' });
  document.fontSize(title).text(titles[content.kind], { align: 'center' });
  if (content.copyNo > 0) document.fontSize(body).text(`사본 ${content.copyNo}`, { align: 'center' });
  rule(document);
  for (const [label, value] of rowsOf(content)) row(document, label, value);
  rule(document);
  for (const [label, value] of moneyRows(content)) row(document, label, value);
  if (content.approver !== null) row(document, '승인 책임자', content.approver);
  rule(document);
  document.font(regular).fontSize(small);
  for (const sentence of sentencesOf(content)) paragraph(document, sentence);
  const top = document.y + 4;
  drawQr(document, content.receiptNo, (paper.width - qrSide) / 2, top);
  document.y = top + qrSide + 2;
  document.fontSize(small).text(content.receiptNo, paper.margin, document.y, {
    width: paper.width - 2 * paper.margin,
    align: 'center',
  });
  const foot = document.y + paper.margin;
  return { pdf: await end(), height: foot };
}

function rowsOf(content: ReceiptContent): [string, string][] {
  return [
    ['영수증 번호', content.receiptNo],
    ...(content.kind === 'REVERSAL' ? [['발급 영수증', content.receiptOfIssuance] as [string, string]] : []),
    [content.kind === 'ISSUANCE' ? '발급일시' : '취소일시', seoulTimeOf(content.recordedAt)],
    ['고객명', content.maskedName],
    ['카드 일련번호', content.serialNo.replace(/(.{4})(?=.)/g, '$1 ')],
    ['담당', content.teller],
  ];
}

const moneyRows = (content: ReceiptContent): [string, string][] =>
  content.kind === 'ISSUANCE' ? feeRows(content.fee, content.carried) : refundRows(content.refund);

function refundRows(refund: Refund): [string, string][] {
  switch (refund.method) {
    case 'CASH':
      return [['돌려드린 현금', amount(refund.amount)]];
    case 'DEBIT':
      return [
        ['환불 수수료', amount(refund.amount)],
        ['환불 계좌', maskAccount(refund.accountNo)],
      ];
    case 'NONE':
      return [['돌려드린 금액', amount(0)]];
  }
}

function feeRows(fee: FeeSettled, carried: number): [string, string][] {
  switch (fee.method) {
    case 'CASH':
      return [
        ['발급 수수료', amount(fee.amount)],
        ...(carried > 0 ? [['이월된 현금', amount(carried)] as [string, string]] : []),
        ['받은 현금', amount(fee.received - carried)],
        ['거스름돈', amount(fee.change)],
      ];
    case 'DEBIT':
      return [
        ['발급 수수료', amount(fee.amount)],
        ['출금 계좌', maskAccount(fee.accountNo)],
      ];
    case 'WAIVED':
      return [
        ['발급 수수료', amount(fee.amount)],
        ['면제', groundWords(fee.ground)],
        ['받은 금액', amount(0)],
      ];
  }
}

function sentencesOf(content: ReceiptContent): string[] {
  if (content.kind === 'REVERSAL') return reversalSentences(content);
  const sentences = [
    '카드를 NFC 안드로이드 휴대폰에 대면 거래 내용을 확인한 뒤 일회용 비밀번호가 입력됩니다.',
  ];
  if (content.provisional) {
    sentences.push(
      '이 카드는 통신이 끊긴 동안 임시로 발급되었습니다. 영업점이 다시 연결되면 등록이 끝나고 그때부터 사용하실 수 있습니다.',
    );
  }
  return sentences;
}

function reversalSentences({ refund, card }: Extract<ReceiptContent, { kind: 'REVERSAL' }>): string[] {
  const sentences = ['이 카드의 발급이 취소되었습니다. 카드는 더 이상 사용하실 수 없습니다.'];
  if (card === 'RECALLED') sentences.push('가지고 계신 카드는 영업점에 돌려주시기 바랍니다.');
  if (refund.method === 'DEBIT')
    sentences.push('수수료는 본부가 기록을 확인한 뒤 출금하신 계좌로 환불됩니다.');
  return sentences;
}

function row(document: PDFKit.PDFDocument, label: string, value: string): void {
  const { y } = document;
  const width = paper.width - 2 * paper.margin;
  document
    .font(regular)
    .fontSize(body)
    .text(label, paper.margin, y, { width: width * 0.34 });
  document.text(value, paper.margin + width * 0.34, y, { width: width * 0.66, align: 'right' });
  document.moveDown(0.25);
  document.x = paper.margin;
}

function paragraph(document: PDFKit.PDFDocument, text: string): void {
  const width = paper.width - 2 * paper.margin;
  document.text(betweenWords(document, text, width), { lineGap: 1.5 }).moveDown(0.3);
}

function rule(document: PDFKit.PDFDocument): void {
  document.moveDown(0.4);
  const { y } = document;
  document
    .moveTo(paper.margin, y)
    .lineTo(paper.width - paper.margin, y)
    .lineWidth(0.5)
    .stroke();
  document.moveDown(0.4);
}

function groundWords(ground: WaiverGround): string {
  if (ground.reason === 'TIER') return `${ground.tier} 등급`;
  return ground.reason === 'BANK_ERROR' ? '은행 착오' : '불량 카드 교체';
}
