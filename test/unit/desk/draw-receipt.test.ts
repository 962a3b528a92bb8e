import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FeeSettled } from '../../../electron/contract/issuance.ts';
import { won } from '../../../electron/contract/won.ts';
import { drawReceipt, type ReceiptContent } from '../../../electron/desk/receipt/draw-receipt.ts';
import { scratchFolder } from './scratch-folder.ts';

const content: Issued = {
  kind: 'ISSUANCE',
  bankName: '보기은행',
  branchName: '가람동지점',
  receiptNo: '0421-01-20261123-0001',
  recordedAt: '2026-11-23T03:00:00.000Z',
  teller: '100001',
  maskedName: '뷁*쒧',
  serialNo: '904200000001',
  fee: { method: 'CASH', amount: won(3_000), received: won(10_000), change: won(7_000), carriedFrom: null },
  carried: 0,
  approver: null,
  provisional: false,
  copyNo: 0,
};

type Issued = Extract<ReceiptContent, { kind: 'ISSUANCE' }>;

/** What poppler, which nobody here wrote, reads in a receipt; each when it is asked for. */
async function read(change: Partial<Issued> = {}) {
  return await readContent({ ...content, ...change });
}

async function readContent(content: ReceiptContent) {
  const file = join(scratchFolder(), 'receipt.pdf');
  writeFileSync(file, await drawReceipt(content));
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
  return {
    text: run('pdftotext', '-layout', file, '-'),
    get pages() {
      return Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1]);
    },
    get width() {
      return Number(/Page size:\s+([\d.]+)/.exec(run('pdfinfo', file))?.[1]);
    },
    get fonts() {
      return run('pdffonts', file);
    },
  };
}

const fees: [string, FeeSettled, RegExp][] = [
  ['cash', content.fee, /받은 현금\s+10,000원[\s\S]*거스름돈\s+7,000원/],
  ['debit', { method: 'DEBIT', amount: won(3_000), accountNo: '042101000016' }, /출금 계좌\s+\*{4}-0016/],
  [
    'waiver',
    {
      method: 'WAIVED',
      amount: won(3_000),
      ground: { reason: 'TIER', tier: 'VIP', source: 'CORE', asOf: '2026-11-10T00:00:00.000Z', proof: null },
    },
    /면제\s+VIP 등급[\s\S]*0원/,
  ],
];

describe('a receipt', () => {
  test.each(fees)(
    'paid by %s is one page of 80 mm with extractable Korean text and embedded fonts',
    async (_name, fee, line) => {
      const receipt = await read({ fee, provisional: true, copyNo: 2, approver: '200001' });
      expect(receipt.pages).toBe(1);
      expect(receipt.width).toBeCloseTo(226.77, 1);
      expect(receipt.text).toMatch(/보기은행 가람동지점/);
      expect(receipt.text).toMatch(/스마트OTP 발급 영수증/);
      expect(receipt.text).toMatch(/뷁\*쒧/);
      expect(receipt.text).toMatch(/발급일시\s+2026-11-23 12:00:00/);
      expect(receipt.text).toMatch(/발급 수수료\s+3,000원/);
      expect(receipt.text).toMatch(line);
      expect(receipt.text).not.toMatch(/042101000016/);
      const embedded = receipt.fonts.split('\n').filter((font) => font.includes('Pretendard'));
      expect(embedded.length).toBeGreaterThan(0);
      expect(embedded.every((font) => /yes\s+yes\s+yes/.test(font) && !/Type 3/.test(font))).toBe(true);
    },
  );

  test('says when the card works only once the branch is online again, and only then', async () => {
    expect((await read({ provisional: true })).text.replace(/\s+/g, ' ')).toMatch(/다시 연결되면/);
    expect((await read()).text).not.toMatch(/연결되면/);
  });

  test('names what was carried over from an abandoned card apart from the cash that was added', async () => {
    const fee: FeeSettled = {
      method: 'CASH',
      amount: won(4_000),
      received: won(5_000),
      change: won(1_000),
      carriedFrom: '0190a5c0-0000-7000-8000-000000000001',
    };
    expect((await read({ fee, carried: 3_000 })).text).toMatch(
      /발급 수수료\s+4,000원\s+이월된 현금\s+3,000원\s+받은 현금\s+2,000원\s+거스름돈\s+1,000원/,
    );
    expect((await read()).text).not.toMatch(/이월/);
  });

  test('says that a copy is one, and only then', async () => {
    expect((await read({ copyNo: 3 })).text).toMatch(/사본 3/);
    expect((await read()).text).not.toMatch(/사본/);
  });
});

test('a paper reads the same whatever was drawn before it: two characters that share a glyph stay apart', async () => {
  const ohm = '\u2126';
  const omega = '\u03a9';
  expect((await read({ bankName: ohm })).text).toMatch(ohm);
  expect((await read({ bankName: omega })).text).toMatch(omega);
});

describe('the receipt of a reversal', () => {
  const { fee, carried, provisional, ...common } = content;
  const reversal = {
    ...common,
    kind: 'REVERSAL',
    receiptNo: '0421-01-20261123-0002',
    receiptOfIssuance: content.receiptNo,
    approver: '200001',
  } as const;

  test.each([
    ['cash', { method: 'CASH', amount: won(3_000) }, /돌려드린 현금\s+3,000원/],
    [
      'the account',
      { method: 'DEBIT', amount: won(3_000), accountNo: '042101000016' },
      /환불 계좌\s+\*{4}-0016/,
    ],
    ['nothing', { method: 'NONE' }, /돌려드린 금액\s+0원/],
  ] as const)('says what went back: %s', async (_name, refund, line) => {
    const { text, pages } = await readContent({ ...reversal, refund, card: 'SPOILED' });
    expect(pages).toBe(1);
    expect(text).toMatch(/스마트OTP 발급 취소 영수증/);
    expect(text).toMatch(/발급 영수증\s+0421-01-20261123-0001/);
    expect(text).toMatch(line);
    expect(text).not.toMatch(/042101000016|돌려주시기/);
  });

  test('asks for a card that is still out', async () => {
    const { text } = await readContent({ ...reversal, refund: { method: 'NONE' }, card: 'RECALLED' });
    expect(text.replace(/\s+/g, ' ')).toMatch(/카드는 영업점에 돌려주시기 바랍니다/);
  });
});
