import type { ProblemWords } from './problem-words.ts';

/** Problems of claims after they were filed. */
export const claimFollowUpMessages = {
  ClaimNotFound: {
    ko: {
      happened: '이 단말기에서 접수한 신청이 아닙니다.',
      todo: '접수번호를 다시 확인하거나 접수한 영업점에 문의하여 주십시오.',
      safe: '다른 곳에 접수된 신청은 전산센터에 그대로 있습니다.',
    },
    en: {
      happened: 'No such claim was filed at this terminal.',
      todo: 'Please check the number, or ask the branch where it was filed.',
      safe: 'Claims filed elsewhere are kept at the core.',
    },
  },
  ClaimErased: {
    ko: {
      happened: '보관 기간이 끝나 이 신청의 개인정보를 파기하였습니다.',
      todo: '필요한 내용은 본점에 문의하여 주십시오.',
      safe: '접수번호와 처리 일자, 파기 기록은 남아 있습니다.',
    },
    en: {
      happened: 'Its retention period is over: the personal data of this claim has been destroyed.',
      todo: 'Please ask head office for what you need.',
      safe: 'The number, the dates and the record of its destruction are kept.',
    },
  },
  ClaimOver: {
    ko: {
      happened: '지급, 취하, 종결된 신청에는 더 기록하거나 취하할 수 없습니다.',
      todo: '진행 상황을 확인하고 필요하면 메모를 남겨 주십시오.',
      safe: '신청은 그대로 있습니다.',
    },
    en: {
      happened:
        'Nothing more is recorded of a claim that was paid, withdrawn or closed, and it can’t be withdrawn.',
      todo: 'Please look at its course, and leave a note if one is needed.',
      safe: 'The claim stands as it is.',
    },
  },
  RefundDatesImpossible: {
    ko: {
      happened: '날짜의 앞뒤가 맞지 않거나 오늘보다 뒤이거나, 결정일 없이 환급금이 있습니다.',
      todo: '확인된 날짜만 절차의 순서대로 적어 주십시오.',
      safe: '아무것도 기록하지 않았습니다.',
    },
    en: {
      happened:
        'Dates are out of order or after today, or there is a refund without the day of its decision.',
      todo: 'Please enter only what is known, in the order of the procedure.',
      safe: 'Nothing was recorded.',
    },
  },
  NothingToSupplement: {
    ko: {
      happened: '새로 받은 서류가 없습니다.',
      todo: '서류를 먼저 넣은 뒤 보완을 접수하여 주십시오.',
      safe: '신청은 그대로 있습니다.',
    },
    en: {
      happened: 'No new paper has been taken in.',
      todo: 'Please add the papers first, then send the supplement.',
      safe: 'The claim stands as it is.',
    },
  },
  ClaimNotDecided: {
    ko: {
      happened: '결정 전이거나 답변을 기다리는 이의제기가 있어 접수할 수 없습니다.',
      todo: '은행의 결정 또는 답변이 온 뒤에 접수하여 주십시오.',
      safe: '신청과 앞선 이의제기는 그대로 있습니다.',
    },
    en: {
      happened: 'There is no decision yet, or an objection still waits for its answer.',
      todo: 'Please file it once the bank has decided or answered.',
      safe: 'The claim and any earlier objection stand as they are.',
    },
  },
  PersonalFieldEmpty: {
    ko: {
      happened: '이 신청에는 그 항목이 없습니다.',
      todo: '다른 항목을 선택하여 주십시오.',
      safe: '조회 기록은 남지 않았습니다.',
    },
    en: {
      happened: 'This claim has no such item.',
      todo: 'Please choose another one.',
      safe: 'Nothing was shown and nothing recorded.',
    },
  },
} satisfies Record<string, ProblemWords>;
