import type { ProblemWords } from './problem-words.ts';

/** Problems of reader and card. */
export const cardMessages = {
  ReaderServiceStopped: {
    ko: {
      happened: '카드 리더기 서비스가 멈추었습니다.',
      todo: '잠시 기다려 주시고, 1분이 지나도 그대로이면 전산 담당자에게 연락하여 주십시오.',
      safe: '작성 중인 내용과 지금까지의 기록은 그대로 있습니다.',
    },
    en: {
      happened: 'The card reader service has stopped.',
      todo: 'Please wait a moment, and call the help desk if nothing changes within a minute.',
      safe: 'Your work and every record so far are kept.',
    },
  },
  ReaderGone: {
    ko: {
      happened: '카드 리더기[({reader})] 연결이 끊어졌습니다.',
      todo: '리더기의 케이블을 확인하고 다시 연결하여 주십시오.',
      safe: '작성 중인 내용은 그대로 있으며 수수료는 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The card reader[ {reader}] is no longer connected.',
      todo: 'Please check its cable and plug it in again.',
      safe: 'Your work is kept and the fee is taken only once.',
    },
  },
  CardAbsent: {
    ko: {
      happened: '카드 리더기[({reader})]에 카드가 없습니다.',
      todo: '발급할 카드를 리더기에 올려 주십시오.',
      safe: '카드를 올리면 멈춘 곳에서 이어집니다.',
    },
    en: {
      happened: 'There is no card on the reader[ {reader}].',
      todo: 'Please put the card to be issued on the reader.',
      safe: 'The work goes on where it stopped.',
    },
  },
  CardRemoved: {
    ko: {
      happened: '카드가 처리 도중 리더기에서 분리되었습니다.',
      todo: '같은 카드를 다시 올려 주십시오.',
      safe: '카드는 한 번만 발급되고 수수료도 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The card left the reader while it was in use.',
      todo: 'Please put the same card back on the reader.',
      safe: 'The card is issued only once and the fee is taken only once.',
    },
  },
  CardMute: {
    ko: {
      happened: '카드가 응답하지 않습니다.',
      todo: '카드의 방향과 금속 접점을 확인하고 다시 올려 보신 뒤, 그래도 같으면 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card does not answer.',
      todo: 'Please check which way round it is and its metal contacts, try again, and otherwise take another card.',
      safe: 'This card has not been issued.',
    },
  },
  CardInUse: {
    ko: {
      happened: '다른 프로그램이 카드를 사용하고 있습니다.',
      todo: '카드를 쓰는 다른 프로그램을 닫고 다시 시도하여 주십시오.',
      safe: '작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'Another program is using the card.',
      todo: 'Please close other programs that use cards and try again.',
      safe: 'Your work is kept.',
    },
  },
  CardAnswerNotUnderstood: {
    ko: {
      happened: '카드가 규격에 맞지 않는 응답을 보냈습니다.',
      todo: '카드를 한 번 더 올려 보시고, 같은 안내가 나오면 이 카드를 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card sent an answer that does not follow its specification.',
      todo: 'Please try it once more, and if this comes again set the card aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardProcessRestarted: {
    ko: {
      happened: '카드 처리 프로그램이 다시 시작되었습니다.',
      todo: '카드를 그대로 두고 다시 시도하여 주십시오.',
      safe: '발급과 수수료는 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The program that talks to cards was restarted.',
      todo: 'Please leave the card where it is and try again.',
      safe: 'The issuance and its fee are handled only once.',
    },
  },
  CardTimedOut: {
    ko: {
      happened: '카드가 정해진 시간 안에 응답하지 않았습니다.',
      todo: '카드를 뺐다가 다시 올리고 다시 시도하여 주십시오.',
      safe: '발급과 수수료는 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The card did not answer in time.',
      todo: 'Please take the card off, put it back and try again.',
      safe: 'The issuance and its fee are handled only once.',
    },
  },
  CardChanged: {
    ko: {
      happened: '리더기의 카드가 처음 확인한 카드와 다릅니다.',
      todo: '처음 확인한 카드[(일련번호 {serialNo})]를 다시 올려 주십시오.',
      safe: '지금 올려진 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The card on the reader is not the one that was checked before.',
      todo: 'Please put the first card[ (serial number {serialNo})] back on the reader.',
      safe: 'Nothing has been written about the card that is there now.',
    },
  },
  SeveralCards: {
    ko: {
      happened: '카드가 올려진 리더기가 두 대 이상입니다.',
      todo: '사용할 리더기를 선택하거나 한 장만 남겨 주십시오.',
      safe: '선택하기 전에는 어느 카드도 처리되지 않습니다.',
    },
    en: {
      happened: 'There are cards on more than one reader.',
      todo: 'Please choose the reader to use, or leave only one card.',
      safe: 'No card is touched until you have chosen.',
    },
  },
  CardWithoutOathApplet: {
    ko: {
      happened: '이 카드에는 OTP 기능이 없습니다.',
      todo: '스마트OTP 카드인지 확인하고 올바른 카드를 올려 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'This card has no OTP function.',
      todo: 'Please check that it is a Smart OTP card and put the right card on the reader.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardWithoutIdentity: {
    ko: {
      happened: '카드의 고유번호를 읽을 수 없습니다.',
      todo: '이 카드를 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card does not tell which card it is.',
      todo: 'Please set this card aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardAccessCodeSet: {
    ko: {
      happened: '이 카드에는 이미 접근 암호가 설정되어 있습니다.',
      todo: '사용된 적이 있는 카드일 수 있으므로 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'This card is already protected by an access code.',
      todo: 'It may have been used before, so please set it aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardAccountMissing: {
    ko: {
      happened: '카드에 은행의 OTP 정보가 들어 있지 않습니다.',
      todo: '이 카드를 불량으로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card does not hold the bank’s OTP account.',
      todo: 'Please set it aside as defective and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardFactoryKeys: {
    ko: {
      happened: '카드에 제조사의 초기 키가 그대로 남아 있습니다.',
      todo: '이 카드를 발급하지 마시고 책임자에게 전달하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card still has its manufacturer’s initial keys.',
      todo: 'Please do not issue it and hand it to the supervisor.',
      safe: 'This card has not been issued.',
    },
  },
  CardLocked: {
    ko: {
      happened: '카드가 잠긴 상태입니다.',
      todo: '이 카드를 책임자에게 전달하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card is locked.',
      todo: 'Please hand it to the supervisor and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardTerminated: {
    ko: {
      happened: '카드가 영구히 폐기된 상태입니다.',
      todo: '이 카드를 책임자에게 전달하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card has been terminated for good.',
      todo: 'Please hand it to the supervisor and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardNotGenuine: {
    ko: {
      happened: '카드가 정품임을 확인하지 못하였습니다.',
      todo: '카드를 고객에게 드리지 마시고 책임자에게 전달하여 주십시오.',
      safe: '이 카드는 사용할 수 없도록 남아 있습니다.',
    },
    en: {
      happened: 'The card could not prove that it is genuine.',
      todo: 'Please do not hand it over and give it to the supervisor.',
      safe: 'This card stays unusable.',
    },
  },
} satisfies Record<string, ProblemWords>;
