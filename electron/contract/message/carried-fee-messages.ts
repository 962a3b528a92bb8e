import type { ProblemWords } from './problem-words.ts';

/** Problems of cash that was carried over to a customer's next card. */
export const carriedFeeMessages = {
  NoCashToCarry: {
    ko: {
      happened: '이 발급에는 이월할 현금이 없습니다.',
      todo: '이월하지 않고 발급을 취소하여 주십시오.',
      safe: '발급은 그대로 있으며 바뀐 내용은 없습니다.',
    },
    en: {
      happened: 'No cash was taken for this issuance that could be carried over.',
      todo: 'Please abandon it without carrying anything over.',
      safe: 'The issuance is kept as it is, and nothing has been changed.',
    },
  },
  CarriedFeeNotFound: {
    ko: {
      happened: '이월된 수수료를 찾을 수 없습니다.',
      todo: '홈 화면의 이월된 수수료를 다시 확인하여 주십시오.',
      safe: '현금과 기록은 그대로이며 바뀐 내용은 없습니다.',
    },
    en: {
      happened: 'There is no such carried fee.',
      todo: 'Please look at the carried fees on the home page again.',
      safe: 'Cash and records are as they were, and nothing has been changed.',
    },
  },
  CarriedFeeEnded: {
    ko: {
      happened: '이월된 수수료를 이미 사용하였거나 돌려드렸습니다.',
      todo: '고객에게 수수료를 새로 받거나 처리 내역을 확인하여 주십시오.',
      safe: '이월된 수수료는 한 번만 처리되었습니다.',
    },
    en: {
      happened: 'The carried fee was used or given back already.',
      todo: 'Please take the fee anew, or look at what was recorded.',
      safe: 'The carried fee was dealt with only once.',
    },
  },
  CarriedFeeOfAnotherCustomer: {
    ko: {
      happened: '다른 고객의 이월된 수수료입니다.',
      todo: '이 고객에게 수수료를 새로 받아 주십시오.',
      safe: '이월된 수수료는 그 고객의 것으로 그대로 있습니다.',
    },
    en: {
      happened: 'The carried fee is another customer’s.',
      todo: 'Please take the fee anew from this customer.',
      safe: 'The carried fee is still there for the customer it came from.',
    },
  },
  CarriedFeeOfAnotherDay: {
    ko: {
      happened: '다른 영업일[({businessDate})]에 이월된 수수료입니다.',
      todo: '홈 화면에서 고객에게 돌려드린 뒤 수수료를 새로 받아 주십시오.',
      safe: '이월된 수수료는 그대로 있으며 바뀐 내용은 없습니다.',
    },
    en: {
      happened: 'The fee was carried over on another business date[, {businessDate}].',
      todo: 'Please give it back on the home page, and take the fee anew.',
      safe: 'The carried fee is still there, and nothing has been changed.',
    },
  },
  CarriedFeesOpen: {
    ko: {
      happened: '사용하지 않은 이월 수수료가[ {open}건] 있습니다.',
      todo: '홈 화면에서 고객에게 돌려드린 뒤에 시재와 마감을 처리하여 주십시오.',
      safe: '이월된 현금은 장부에 없으며 기록된 그대로 있습니다.',
    },
    en: {
      happened: 'There are carried fees[, {open} of them,] that no card was paid with.',
      todo: 'Please give them back on the home page before counting the drawer or closing the day.',
      safe: 'Carried cash is in no books, and is kept as recorded.',
    },
  },
} satisfies Record<string, ProblemWords>;
