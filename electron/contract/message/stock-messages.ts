import type { ProblemWords } from './problem-words.ts';

/** Problems of card and stock. */
export const stockMessages = {
  CardUnknown: {
    ko: {
      happened: '은행에 등록되지 않은 카드입니다.',
      todo: '카드를 책임자에게 전달하고 이 영업점의 재고에서 다른 카드를 사용하여 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The bank does not know this card.',
      todo: 'Please hand it to the supervisor and take another card from this branch’s stock.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardOfAnotherBranch: {
    ko: {
      happened: '다른 영업점[({branchNo})]의 카드입니다.',
      todo: '이 영업점의 재고에 있는 카드를 사용하여 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'This card belongs to another branch[ ({branchNo})].',
      todo: 'Please take a card from this branch’s stock.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardAlreadyIssued: {
    ko: {
      happened: '이미 발급된 카드입니다.',
      todo: '아직 발급되지 않은 카드를 올려 주십시오.',
      safe: '먼저 발급된 내용은 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This card has already been issued.',
      todo: 'Please put a card on the reader that has not been issued yet.',
      safe: 'The earlier issuance is unchanged.',
    },
  },
  CardNotUsable: {
    ko: {
      happened: '발급할 수 없는 상태로 등록된 카드입니다.',
      todo: '이 카드를 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The stock list says that this card must not be issued.',
      todo: 'Please set it aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardReserved: {
    ko: {
      happened: '끝나지 않은 다른 발급에 쓰이고 있는 카드입니다.',
      todo: '홈 화면에서 그 발급을 이어서 마치거나 취소하여 주십시오.',
      safe: '먼저 시작된 발급은 그대로 있습니다.',
    },
    en: {
      happened: 'This card belongs to another issuance that has not ended.',
      todo: 'Please finish or abandon that issuance on the home screen.',
      safe: 'The issuance that began first is kept.',
    },
  },
  NoTicketLeft: {
    ko: {
      happened: '회선이 끊긴 동안 이 카드를 확인할 수 있는 횟수를 모두 사용하였습니다.',
      todo: '다른 카드를 사용하거나 회선이 복구된 뒤에 다시 시도하여 주십시오.',
      safe: '이 카드는 회선이 복구되면 발급할 수 있습니다.',
    },
    en: {
      happened: 'Every check this card allows while the line is down has been used.',
      todo: 'Please take another card, or try again once the line is back.',
      safe: 'This card can be issued once the line is back.',
    },
  },
  TicketMismatch: {
    ko: {
      happened: '카드의 응답이 은행에서 받은 확인 값과 다릅니다.',
      todo: '카드를 고객에게 드리지 마시고 따로 보관한 뒤 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 사용할 수 없도록 남아 있습니다.',
    },
    en: {
      happened: 'The card’s answer differs from the one the bank expects.',
      todo: 'Please do not hand it over, set it aside and take another one.',
      safe: 'This card stays unusable.',
    },
  },
  TestOtpRefused: {
    ko: {
      happened: '카드가 만든 시험 OTP를 은행에서 인정하지 않았습니다.',
      todo: '단말기의 시각을 확인하고 한 번 더 시도하신 뒤, 그래도 같으면 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 사용할 수 없도록 남아 있습니다.',
    },
    en: {
      happened: 'The core did not accept the card’s test OTP.',
      todo: 'Please check the terminal’s clock, try once more, and otherwise take another card.',
      safe: 'This card stays unusable.',
    },
  },
} satisfies Record<string, ProblemWords>;
