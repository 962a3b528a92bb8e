import type { ProblemWords } from './problem-words.ts';

/** Problems of putting right or undoing what was recorded. */
export const correctionMessages = {
  CaseNotFound: {
    ko: {
      happened: '해당하는 정정 건을 찾지 못하였습니다.',
      todo: '정정 목록에서 다시 선택하여 주십시오.',
      safe: '기록은 지워지지 않습니다.',
    },
    en: {
      happened: 'That case could not be found.',
      todo: 'Please choose it from the corrections again.',
      safe: 'A record is never deleted.',
    },
  },
  CaseOfAnotherTeller: {
    ko: {
      happened: '다른 직원의 기록입니다.',
      todo: '기록한 직원이나 책임자가 처리하도록 하여 주십시오.',
      safe: '기록과 수수료는 그대로 있습니다.',
    },
    en: {
      happened: 'This is another teller’s record.',
      todo: 'Please leave it to that teller or to a supervisor.',
      safe: 'Record and fee are kept as they are.',
    },
  },
  CaseAlreadyClosed: {
    ko: {
      happened: '이미 처리된 정정 건입니다.',
      todo: '처리 경과에서 결과를 확인하여 주십시오.',
      safe: '한 번만 처리되었습니다.',
    },
    en: {
      happened: 'That case has already been dealt with.',
      todo: 'Please see its course for how it ended.',
      safe: 'It was dealt with only once.',
    },
  },
  CorrectionOnItsWay: {
    ko: {
      happened: '정정한 기록이 본부의 심사를 기다리고 있습니다.',
      todo: '본부의 답이 온 뒤에 다시 처리하여 주십시오.',
      safe: '정정한 기록은 한 번만 전송됩니다.',
    },
    en: {
      happened: 'A correction of this record is waiting for the core’s verdict.',
      todo: 'Please come back to it when the core has answered.',
      safe: 'The correction is sent only once.',
    },
  },
  WayNotOffered: {
    ko: {
      happened: '이 반려 건에는 사용할 수 없는 처리 방법입니다.',
      todo: '화면에 표시된 처리 방법 가운데 선택하여 주십시오.',
      safe: '기록과 수수료는 그대로 있습니다.',
    },
    en: {
      happened: 'The core does not allow this way out of the rejection.',
      todo: 'Please take one of the ways shown.',
      safe: 'Record and fee are kept as they are.',
    },
  },
  NothingCorrected: {
    ko: {
      happened: '바뀐 내용이 없습니다.',
      todo: '다시 확인한 서류의 내용을 입력하여 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'Nothing has been changed.',
      todo: 'Please enter the papers as they were seen this time.',
      safe: 'Nothing was recorded.',
    },
  },
  CardAlreadyRecalled: {
    ko: {
      happened: '회수를 시작한 카드이므로 정정하여 다시 보낼 수 없습니다.',
      todo: '발급을 취소하고 수수료를 돌려드린 뒤 새 카드로 발급하여 주십시오.',
      safe: '회수 기록과 수수료는 그대로 있습니다.',
    },
    en: {
      happened: 'The card has been recalled, so its issuance cannot be sent again.',
      todo: 'Please reverse it, return the fee and issue a new card.',
      safe: 'The recall and the fee are kept as they are.',
    },
  },
  RecallAlreadyEnded: {
    ko: {
      happened: '이미 끝난 카드 회수입니다.',
      todo: '처리 경과에서 결과를 확인하여 주십시오.',
      safe: '카드의 상태는 한 번만 바뀌었습니다.',
    },
    en: {
      happened: 'The recall of this card has already ended.',
      todo: 'Please see the course for how it ended.',
      safe: 'The card’s state was changed only once.',
    },
  },
  IssuanceNotIssued: {
    ko: {
      happened: '발급이 끝난 건만 되돌릴 수 있습니다.',
      todo: '진행 중인 발급은 홈 화면에서 이어서 마치거나 취소하여 주십시오.',
      safe: '수수료는 처리되지 않았습니다.',
    },
    en: {
      happened: 'Only an issuance that has succeeded can be reversed.',
      todo: 'Please finish or abandon an open one from the home screen.',
      safe: 'No fee was moved.',
    },
  },
  IssuanceAlreadyReversed: {
    ko: {
      happened: '이미 되돌린 발급입니다.',
      todo: '발급 내역에서 환불 영수증을 확인하여 주십시오.',
      safe: '수수료는 한 번만 돌려드렸습니다.',
    },
    en: {
      happened: 'That issuance has already been reversed.',
      todo: 'Please see the refund’s receipt in the history.',
      safe: 'The fee went back only once.',
    },
  },
} satisfies Record<string, ProblemWords>;
