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
  BusinessDateChanged: {
    ko: {
      happened: '작성하는 동안 영업일이 바뀌었습니다.',
      todo: '화면을 다시 열어 새 영업일로 작성하여 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The business date changed while this was being prepared.',
      todo: 'Please open the page again and prepare it for the new date.',
      safe: 'Nothing was recorded.',
    },
  },
  DayAlreadyClosed: {
    ko: {
      happened: '이미 마감한 영업일입니다[ ({businessDate})].',
      todo: '새 업무는 다음 영업일로 처리하여 주십시오.',
      safe: '마감은 한 번만 기록되었고 마감한 내용은 바뀌지 않습니다.',
    },
    en: {
      happened: 'That business day[, {businessDate},] is closed already.',
      todo: 'Please go on under the next business date.',
      safe: 'The closing was recorded once, and what is closed does not change.',
    },
  },
  DayFiguresChanged: {
    ko: {
      happened: '마감 내용을 확인한 뒤에 새 거래가 있었습니다.',
      todo: '바뀐 내용으로 마감을 다시 준비하여 주십시오.',
      safe: '마감은 기록되지 않았고 거래는 모두 남아 있습니다.',
    },
    en: {
      happened: 'There was new work after the closing had been prepared.',
      todo: 'Please prepare the closing again with the new figures.',
      safe: 'Nothing was closed, and all work is kept.',
    },
  },
  DayReportNotFound: {
    ko: {
      happened: '그 영업일의 마감 보고서가 없습니다.',
      todo: '마감한 영업일을 목록에서 선택하여 주십시오.',
      safe: '기록된 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'There is no closing report of that day.',
      todo: 'Please choose a closed day from the list.',
      safe: 'What is recorded is kept.',
    },
  },
  DayReportNotSaved: {
    ko: {
      happened: '마감 보고서 파일을 저장하지 못하였습니다.',
      todo: '다른 프로그램에서 열어 둔 보고서 파일이 있으면 닫고 다시 저장하여 주시고, 계속되면 전산 담당자에게 알려 주십시오.',
      safe: '마감 기록은 그대로 있으며 보고서는 언제든지 다시 저장하거나 인쇄할 수 있습니다.',
    },
    en: {
      happened: 'The files of the closing report could not be written.',
      todo: 'Please close a report that is open in another program and save again, and tell the help desk if it goes on.',
      safe: 'The closing is kept, and its report can be saved or printed at any time.',
    },
  },
  DifferenceUnexplained: {
    ko: {
      happened: '현금, 발급 기록, 카드 재고 가운데 맞지 않는 곳이 있습니다.',
      todo: '차이마다 사유를 적어 주십시오.',
      safe: '마감은 기록되지 않았고 장부는 그대로입니다.',
    },
    en: {
      happened: 'Cash, issuance records and card stock do not all agree.',
      todo: 'Please explain each difference.',
      safe: 'Nothing was closed, and the books are as they were.',
    },
  },
  IssuancesOpen: {
    ko: {
      happened: '끝나지 않은 발급이[ {open}건] 있습니다.',
      todo: '이어서 마치거나 취소한 뒤에 마감하여 주십시오.',
      safe: '발급과 현금은 기록된 그대로 있습니다.',
    },
    en: {
      happened: 'There are issuances[, {open} of them,] that have not ended.',
      todo: 'Please finish or abandon them, and then close the day.',
      safe: 'Issuances and cash are kept as recorded.',
    },
  },
} satisfies Record<string, ProblemWords>;
