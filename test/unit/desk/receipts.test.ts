import { describe, expect, test } from 'vitest';
import { staff } from '../../simulators/core/sample-bank.ts';
import { cashCounter, good } from './cash-counter.ts';
import { textOf } from './text-of.ts';

const { teller } = staff;

/** A counter with a printer that takes its time. */
function counterWithPrinter() {
  const counter = cashCounter();
  const printed: Uint8Array[] = [];
  const receipts = counter.receiptsOn(async (pdf) => {
    printed.push(pdf);
    await new Promise(setImmediate);
    return 'PRINTED';
  });
  return { ...counter, receipts, printed };
}

describe('a receipt', () => {
  test('is printed once as the original, also when it is asked for twice at once', async () => {
    const { issue, receipts, printed, journal } = counterWithPrinter();
    const { receiptNo } = issue('CASH');
    await Promise.all([receipts.print(receiptNo, teller), receipts.print(receiptNo, teller)]);
    expect(printed.map((pdf) => /사본 \d/.exec(textOf(pdf))?.[0])).toEqual([undefined, '사본 1']);
    expect(journal.at(journal.lastSeq())).toMatchObject({ type: 'ReceiptReprinted', payload: { copyNo: 1 } });
  });

  test('says when the card was issued, not when that was begun', async () => {
    const { begin, finish, clock, receipts } = counterWithPrinter();
    const row = begin('CASH');
    clock.now += 86_400_000;
    const { receiptNo } = finish(row);
    expect(textOf(good(await receipts.render(receiptNo)))).toMatch(/발급일시\s+2026-11-24 12:00/);
  });
});
