import { z } from 'zod';
import { call, done, needs } from './call.ts';
import { CashCount } from './cash.ts';
import { DayClosingSubject, DayView } from './day.ts';
import { CalendarDate } from './moment.ts';
import { resultOf } from './result.ts';

const day = z.strictObject({ businessDate: CalendarDate });

/** What the page asks of the business day. */
export const dayCalls = {
  view: call.meta(needs('LOOK')).output(resultOf(DayView)),
  /** What a closing with this count would be, for a second person to consent to. Changes nothing. */
  prepareClosing: call
    .meta(needs('HANDLE_CASH'))
    .input(
      z.strictObject({
        count: CashCount,
        explanations: DayClosingSubject.shape.explanations,
      }),
    )
    .output(resultOf(DayClosingSubject)),
  close: call
    .meta(needs('HANDLE_CASH'))
    .input(z.strictObject({ subject: DayClosingSubject, requestId: z.uuidv7() }))
    .output(done),
  /** The report of a closed day as a PDF in base64: A4, in Korean. */
  report: call
    .meta(needs('LOOK'))
    .input(day)
    .output(resultOf(z.strictObject({ pdf: z.base64() }))),
  printReport: call.meta(needs('LOOK')).input(day).output(done),
  /** Writes PDF and CSV (RFC 4180) into the folder `reports` of the terminal's data; says the files' names. */
  saveReport: call
    .meta(needs('LOOK'))
    .input(day)
    .output(resultOf(z.strictObject({ files: z.array(z.string()) }))),
};
