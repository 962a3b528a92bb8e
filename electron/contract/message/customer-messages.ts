import type { ProblemWords } from './problem-words.ts';

/** Problems of customer and rules. */
export const customerMessages = {
  CustomerNotFound: {
    ko: {
      happened: '조건에 맞는 고객을 찾지 못하였습니다.',
      todo: '고객번호 전체 또는 전화번호 끝자리로 다시 검색하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'No customer matches.',
      todo: 'Please search again by the full customer number or the end of the phone number.',
      safe: 'Everything else you entered is kept.',
    },
  },
  CustomerCorporation: {
    ko: {
      happened: '법인 고객에게는 스마트OTP를 발급할 수 없습니다.',
      todo: '기업뱅킹용 보안매체 업무로 안내하여 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'A Smart OTP card can’t be issued to a corporation.',
      todo: 'Please refer the customer to the security media for corporate banking.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  CustomerRestricted: {
    ko: {
      happened: '전자금융거래가 제한된 고객입니다.',
      todo: '발급을 진행하지 마시고 책임자에게 알려 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'Electronic financial transactions are restricted for this customer.',
      todo: 'Please do not go on with the issuance and tell the supervisor.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  LegalRepresentativeDocumentsMissing: {
    ko: {
      happened: '미성년 고객의 법정대리인 서류가 모두 확인되지 않았습니다.',
      todo: '네 가지 서류를 모두 받아 확인란에 표시하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'Not all papers of the minor’s legal representative have been seen.',
      todo: 'Please collect all four and tick each of them.',
      safe: 'Everything else you entered is kept.',
    },
  },
  IdentityDocumentMissing: {
    ko: {
      happened: '실명확인증표가 아직 기록되지 않았습니다.',
      todo: '신분증의 종류와 번호, 진위확인 결과를 입력하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The real-name ID document has not been recorded.',
      todo: 'Please enter its kind, its number and the result of the authenticity check.',
      safe: 'Everything else you entered is kept.',
    },
  },
  IdentityDocumentNotAuthentic: {
    ko: {
      happened: '신분증 진위확인 결과가 불일치입니다.',
      todo: '발급을 진행하지 마시고 책임자에게 알려 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'The ID authenticity check says that the document is not authentic.',
      todo: 'Please do not go on with the issuance and tell the supervisor.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  PhoneNotSuitable: {
    ko: {
      happened: '이 휴대전화에서는 스마트OTP를 사용할 수 없습니다.',
      todo: '고객 번호의 USIM이 들어 있는 NFC 안드로이드 휴대전화인지 확인하시고, 아니면 다른 보안매체를 안내하여 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'Smart OTP does not work with this phone.',
      todo: 'Please check that it is an NFC Android phone whose SIM holds the customer’s number, and otherwise offer another security medium.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  SmartOtpAlreadyHeld: {
    ko: {
      happened: '이미 스마트OTP를 보유한 고객입니다.',
      todo: '교체 발급이면 재발급 사유를 선택하여 주십시오.',
      safe: '사용 중인 카드는 그대로 사용할 수 있습니다.',
    },
    en: {
      happened: 'This customer already holds a Smart OTP card.',
      todo: 'Please choose the reason for the replacement if this is one.',
      safe: 'The card in use keeps working.',
    },
  },
  ProductNotAvailable: {
    ko: {
      happened: '오늘은 스마트OTP를 발급할 수 있는 기간이 아닙니다.',
      todo: '다른 보안매체를 안내하여 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'Smart OTP cards are not offered on this date.',
      todo: 'Please offer another security medium.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  FeeScheduleMissing: {
    ko: {
      happened: '오늘 적용되는 수수료 기준을 아직 받지 못하였습니다.',
      todo: '회선이 연결되어 기준 정보를 받을 때까지 기다려 주십시오.',
      safe: '수수료는 받지 않았고 작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The fee that applies today has not arrived yet.',
      todo: 'Please wait until the line is up and the reference data has been received.',
      safe: 'No fee has been taken and your work is kept.',
    },
  },
  CashInsufficient: {
    ko: {
      happened: '받은 현금이 수수료보다 적습니다.',
      todo: '받은 금액을 다시 확인하여 입력하여 주십시오.',
      safe: '수수료는 아직 처리되지 않았습니다.',
    },
    en: {
      happened: 'The cash received is less than the fee.',
      todo: 'Please count it again and correct the amount received.',
      safe: 'The fee has not been taken yet.',
    },
  },
  DebitNeedsLine: {
    ko: {
      happened: '회선이 끊겨 있어 계좌에서 출금할 수 없습니다.',
      todo: '현금으로 받거나 회선이 복구된 뒤에 다시 시도하여 주십시오.',
      safe: '계좌에서 빠져나간 금액은 없습니다.',
    },
    en: {
      happened: 'The account can’t be debited while the line is down.',
      todo: 'Please take cash, or try again once the line is back.',
      safe: 'No money has left the account.',
    },
  },
  DebitRefused: {
    ko: {
      happened: '계좌 출금이 거절되었습니다.',
      todo: '이 발급을 취소한 뒤 다른 계좌나 현금으로 다시 발급하여 주십시오.',
      safe: '계좌에서 빠져나간 금액은 없습니다.',
    },
    en: {
      happened: 'The debit was refused.',
      todo: 'Please abandon this issuance and begin it anew with another account or with cash.',
      safe: 'No money has left the account.',
    },
  },
  DebitUnresolved: {
    ko: {
      happened: '계좌 출금의 결과를 아직 받지 못하였습니다.',
      todo: '회선이 복구될 때까지 기다렸다가 이 발급을 다시 이어서 진행하여 주십시오.',
      safe: '다시 요청하여도 출금은 한 번만 됩니다.',
    },
    en: {
      happened: 'The answer to the debit has not arrived yet.',
      todo: 'Please wait until the line is back and take this issuance up again.',
      safe: 'Asking again never debits twice.',
    },
  },
} satisfies Record<string, ProblemWords>;
