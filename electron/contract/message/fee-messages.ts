import type { ProblemWords } from './problem-words.ts';

/** Problems of the tariff and of waivers. */
export const feeMessages = {
  FeeScheduleOverlaps: {
    ko: {
      happened: '오늘 적용할 수수료가 둘 이상이어서 금액을 정할 수 없습니다.',
      todo: '본부에 수수료표를 바로잡아 달라고 요청하여 주십시오.',
      safe: '수수료를 받지 않았으며 바뀐 내용은 없습니다.',
    },
    en: {
      happened: 'More than one fee is in force today, so the amount is not certain.',
      todo: 'Please ask the head office to put the tariff right.',
      safe: 'No fee has been taken and nothing has been changed.',
    },
  },
  TierUnknown: {
    ko: {
      happened: '고객의 등급[({tier})]은 현재 등급표에 없습니다.',
      todo: '회선이 연결되면 고객을 다시 조회하여 현재 등급을 확인하여 주십시오.',
      safe: '발급은 수수료를 받고 계속할 수 있습니다.',
    },
    en: {
      happened: 'The customer’s tier[ ({tier})] is not in the tier schedule of today.',
      todo: 'Please look the customer up again online to learn their tier of today.',
      safe: 'The issuance can go on with the fee collected.',
    },
  },
  TierScheduleBroken: {
    ko: {
      happened: '오늘 적용할 고객 등급표가 없거나 겹쳐 있습니다.',
      todo: '본부에 등급표를 바로잡아 달라고 요청하여 주십시오.',
      safe: '발급은 수수료를 받고 계속할 수 있습니다.',
    },
    en: {
      happened: 'There is no tier schedule for today, or more than one.',
      todo: 'Please ask the head office to put the tier schedule right.',
      safe: 'The issuance can go on with the fee collected.',
    },
  },
  TierProofMissing: {
    ko: {
      happened: '저장된 고객 등급이 오래되어 그대로는 면제할 수 없습니다.',
      todo: '고객이 제시한 등급 증빙을 확인하여 선택하여 주십시오.',
      safe: '면제는 기록되지 않았습니다.',
    },
    en: {
      happened: 'The tier kept here is too old to waive the fee by itself.',
      todo: 'Please look at the customer’s proof of their tier and choose it.',
      safe: 'No waiver has been recorded.',
    },
  },
  WaiverNotAllowed: {
    ko: {
      happened: '이 고객의 등급은 수수료 면제 대상이 아닙니다.',
      todo: '현금 또는 계좌 출금으로 수수료를 받아 주십시오.',
      safe: '면제는 기록되지 않았습니다.',
    },
    en: {
      happened: 'The fee can’t be waived for this customer’s tier.',
      todo: 'Please take the fee in cash or from an account.',
      safe: 'No waiver has been recorded.',
    },
  },
  WaiverReasonNotAllowed: {
    ko: {
      happened: '이 사유로는 이 발급의 수수료를 면제할 수 없습니다.',
      todo: '다른 사유를 고르거나 수수료를 받아 주십시오.',
      safe: '면제는 기록되지 않았습니다.',
    },
    en: {
      happened: 'The fee of this issuance can’t be waived for this reason.',
      todo: 'Please choose another reason or take the fee.',
      safe: 'No waiver has been recorded.',
    },
  },
  WaiverLimitOfBranch: {
    ko: {
      happened: '오늘 영업점에서 사유로 면제할 수 있는 건수[({limit}건)]를 모두 사용하였습니다.',
      todo: '수수료를 받아 주십시오.',
      safe: '등급에 따른 면제는 계속할 수 있습니다.',
    },
    en: {
      happened: 'The branch has used all[ {limit}] waivers for a reason that it has a day.',
      todo: 'Please take the fee.',
      safe: 'Waivers by tier are still possible.',
    },
  },
  WaiverLimitOfApprover: {
    ko: {
      happened: '이 책임자는 오늘 사유로 면제할 수 있는 건수[({limit}건)]를 모두 승인하였습니다.',
      todo: '다른 책임자의 승인을 받거나 수수료를 받아 주십시오.',
      safe: '요청은 그대로 승인을 기다립니다.',
    },
    en: {
      happened: 'This supervisor has approved all[ {limit}] waivers for a reason that one may a day.',
      todo: 'Please have another supervisor approve, or take the fee.',
      safe: 'The request still waits.',
    },
  },
} satisfies Record<string, ProblemWords>;
