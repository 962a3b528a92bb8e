import type { ProblemWords } from './problem-words.ts';

/** Problems of the business day and its closing. */
export const dayMessages = {
  ClockBehindClosedDay: {
    ko: {
      happened: '단말기 시계가 이미 마감한 영업일[ {closed}]보다 앞선 날짜[ {calendar}]를 가리킵니다.',
      todo: '전산 담당자에게 단말기 시각을 맞추어 달라고 요청하여 주십시오.',
      safe: '마감한 영업일에는 아무것도 기록되지 않으며 업무는 다음 영업일[ {businessDate}] 날짜로 계속됩니다.',
    },
    en: {
      happened:
        'The clock of this terminal stands[ at {calendar},] before a business day[, {closed},] that is closed.',
      todo: 'Please ask the help desk to set the clock.',
      safe: 'Nothing is booked into the closed day, and work goes on under the next business date[, {businessDate}].',
    },
  },
} satisfies Record<string, ProblemWords>;
