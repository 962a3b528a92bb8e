import type { ProblemWords } from './problem-words.ts';

/** Problems of issuance. */
export const issuanceMessages = {
  IssuanceInProgress: {
    ko: {
      happened: '다른 발급이 진행되고 있습니다.',
      todo: '진행 중인 발급이 끝난 뒤에 다시 시도하여 주십시오.',
      safe: '두 발급의 내용은 모두 그대로 있습니다.',
    },
    en: {
      happened: 'Another issuance is running.',
      todo: 'Please try again when it has ended.',
      safe: 'Both issuances are kept as they are.',
    },
  },
  IssuanceNotFound: {
    ko: {
      happened: '해당하는 발급을 찾지 못하였습니다.',
      todo: '발급 내역에서 다시 찾아 주십시오.',
      safe: '기록된 발급은 지워지지 않습니다.',
    },
    en: {
      happened: 'That issuance could not be found.',
      todo: 'Please look it up in the history.',
      safe: 'A recorded issuance is never deleted.',
    },
  },
  IssuanceAlreadyClosed: {
    ko: {
      happened: '이미 끝난 발급입니다.',
      todo: '발급 내역에서 결과를 확인하여 주십시오.',
      safe: '카드와 수수료는 한 번만 처리되었습니다.',
    },
    en: {
      happened: 'That issuance has already ended.',
      todo: 'Please see the history for how it ended.',
      safe: 'The card and the fee were handled only once.',
    },
  },
  IssuanceOfAnotherTeller: {
    ko: {
      happened: '다른 직원이 시작한 발급입니다.',
      todo: '시작한 직원이 이어서 진행하도록 하여 주십시오.',
      safe: '시작된 발급은 그대로 있습니다.',
    },
    en: {
      happened: 'Another teller began this issuance.',
      todo: 'Please leave it to the teller who began it.',
      safe: 'The issuance is kept as it is.',
    },
  },
  IssuanceDataChanged: {
    ko: {
      happened: '같은 발급을 다시 요청하였으나 내용이 처음과 다릅니다.',
      todo: '처음 시작된 발급을 이어서 마치거나 취소한 뒤 새로 시작하여 주십시오.',
      safe: '처음 시작된 발급은 그대로 있습니다.',
    },
    en: {
      happened: 'The same issuance was ordered again with different content.',
      todo: 'Please finish or abandon the one that began, and then start anew.',
      safe: 'The issuance that began is kept as it is.',
    },
  },
  OfflineCapReached: {
    ko: {
      happened: '회선 없이 발급할 수 있는 한도를 모두 사용하였습니다[: {issuances}건, {won}원].',
      todo: '책임자의 승인을 받거나 회선이 복구된 뒤에 발급하여 주십시오.',
      safe: '이 발급은 더 진행되지 않았으며 작성하고 기록한 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'What may be issued without the line is used up[: {issuances} cards, ₩{won}].',
      todo: 'Please have a supervisor agree, or issue when the line is back.',
      safe: 'This issuance went no further; what you entered and what is recorded stays as it is.',
    },
  },
} satisfies Record<string, ProblemWords>;
