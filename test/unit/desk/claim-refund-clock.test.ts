import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import { addDays, BusinessCalendar } from '../../../electron/desk/claim/business-calendar.ts';
import {
  objectionAnswerDue,
  type RefundDates,
  refundTimeline,
} from '../../../electron/desk/claim/refund-clock.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';
import { koreanHolidays } from '../../simulators/core/korean-holidays.ts';

const calendar = new BusinessCalendar(koreanHolidays);
const lengths = {
  papersBusinessDays: 3,
  finalNoticeDays: 14,
  announcementMonths: 2,
  decisionDays: 14,
  objectionDays: 15,
};
const nothing: RefundDates = {
  urgentReportOn: null,
  papersOn: null,
  finalNoticeOn: null,
  announcedOn: null,
  decidedOn: null,
};
const timeline = (procedure: Partial<RefundDates>, today: string) =>
  refundTimeline({ ...nothing, ...procedure }, lengths, calendar, today).map(
    ({ step, on, certainty }) => `${step} ${on} ${certainty}`,
  );

describe('the refund procedure of a case', () => {
  test('without a report has no dates', () => expect(timeline({}, '2026-11-26')).toEqual([]));

  test('just reported by phone: papers are due in three business days, all else not before', () => {
    expect(timeline({ urgentReportOn: '2026-11-26' }, '2026-11-26')).toEqual([
      'URGENT_REPORT 2026-11-26 HAPPENED',
      'PAPERS 2026-12-01 DUE',
      'ANNOUNCEMENT 2026-11-26 EARLIEST',
      'EXTINGUISHMENT 2027-01-26 EARLIEST',
      // 14 days end on 2027-02-09, the substitute of Seollal.
      'REFUND_DECISION 2027-02-10 EARLIEST',
    ]);
  });

  test('papers late: the further days begin with the notice, which has not been given', () => {
    expect(timeline({ urgentReportOn: '2026-11-20' }, '2026-11-26').slice(0, 3)).toEqual([
      'URGENT_REPORT 2026-11-20 HAPPENED',
      'PAPERS 2026-11-25 LAPSED',
      'FURTHER_PAPERS 2026-12-10 EARLIEST',
    ]);
  });

  test('papers not in after the notice either: it counts as never filed, and nothing follows', () => {
    const late = { urgentReportOn: '2026-10-30', finalNoticeOn: '2026-11-05' };
    expect(timeline(late, '2026-11-19')).toContain('FURTHER_PAPERS 2026-11-19 DUE');
    expect(timeline(late, '2026-11-20')).toEqual([
      'URGENT_REPORT 2026-10-30 HAPPENED',
      'PAPERS 2026-11-04 LAPSED',
      'FURTHER_PAPERS 2026-11-19 LAPSED',
    ]);
  });

  test('announced: two months, then fourteen days, each on a business day', () => {
    const announced = { urgentReportOn: '2026-10-01', papersOn: '2026-10-02', announcedOn: '2026-10-25' };
    expect(timeline(announced, '2026-11-26')).toEqual([
      'URGENT_REPORT 2026-10-01 HAPPENED',
      'PAPERS 2026-10-02 HAPPENED',
      'ANNOUNCEMENT 2026-10-25 HAPPENED',
      'EXTINGUISHMENT 2026-12-28 DUE',
      'REFUND_DECISION 2027-01-11 DUE',
    ]);
    expect(timeline(announced, '2027-01-12').slice(3)).toEqual([
      'EXTINGUISHMENT 2026-12-28 HAPPENED',
      'REFUND_DECISION 2027-01-11 LAPSED',
    ]);
    expect(timeline({ ...announced, decidedOn: '2027-01-05' }, '2027-01-12').at(-1)).toBe(
      'REFUND_DECISION 2027-01-05 HAPPENED',
    );
  });

  test('filed on paper: no report by phone and no clock for papers', () => {
    expect(timeline({ papersOn: '2026-11-26' }, '2026-11-26')[0]).toBe('PAPERS 2026-11-26 HAPPENED');
  });

  test('goes forward in time, and what it computes is never on a holiday', () => {
    const day = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays('2024-01-02', days));
    const happened = (most: number) => fc.option(fc.integer({ min: 0, max: most }));
    fc.assert(
      fc.property(day, happened(10), happened(40), happened(200), (report, papers, announced, past) => {
        const on = (days: number | null) => (days === null ? null : addDays(report, days));
        const papersOn = on(papers);
        const announcedOn = papersOn === null || announced === null ? null : addDays(papersOn, announced);
        const known = announcedOn ?? papersOn ?? report;
        const today = addDays(known, past ?? 0);
        const points = refundTimeline(
          { ...nothing, urgentReportOn: report, papersOn, announcedOn },
          lengths,
          calendar,
          today,
        );
        for (const { on: date, certainty } of points) {
          if (certainty !== 'HAPPENED') expect(calendar.isBusinessDay(date)).toBe(true);
          if (certainty === 'EARLIEST') expect(date >= today).toBe(true);
          if (certainty === 'LAPSED') expect(date < today).toBe(true);
        }
        const procedural = points.filter(({ certainty }) => certainty !== 'DUE' || papersOn !== null);
        const dates = procedural.filter(({ step }) => step !== 'FURTHER_PAPERS').map(({ on: date }) => date);
        expect(dates).toEqual([...dates].sort());
      }),
    );
  });
});

test('an objection is answered within fifteen days, or on the business day after', () => {
  expect(objectionAnswerDue('2026-11-26', lengths, calendar)).toBe('2026-12-11');
  expect(objectionAnswerDue('2026-12-10', lengths, calendar)).toBe('2026-12-28');
});

test('lengths that nobody can mean are not believed: they would reckon for ever, or beyond the last date there is', () => {
  const longest = {
    papersBusinessDays: 60,
    finalNoticeDays: 400,
    announcementMonths: 60,
    decisionDays: 400,
    objectionDays: 400,
  };
  const isBelieved = (clocks: typeof longest) =>
    ClaimReference.safeParse({ ...sampleClaimReference, clocks }).success;
  expect(isBelieved(longest)).toBe(true);
  for (const [name, length] of Object.entries(longest))
    expect(isBelieved({ ...longest, [name]: length + 1 }), name).toBe(false);
});
