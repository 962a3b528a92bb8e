import type { ProblemWords } from './problem-words.ts';

/** Problems of keeping the stock of cards: whose they are, receiving, handing over, counting. */
export const stockKeepingMessages = {
  CardNotReceived: {
    ko: {
      happened: '아직 인수하지 않은 묶음의 카드입니다.',
      todo: '재고 화면에서 두 사람이 그 묶음을 인수한 뒤 다시 시도하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'This card belongs to a batch that has not been received.',
      todo: 'Please receive that batch with a second person under stock and try again.',
      safe: 'This card has not been issued.',
    },
  },
  CardNotAssigned: {
    ko: {
      happened: '아직 텔러에게 배정되지 않은 카드입니다.',
      todo: '재고 화면에서 카드를 배정받거나 본인의 카드를 사용하여 주십시오.',
      safe: '이 카드는 미배정 재고에 그대로 있습니다.',
    },
    en: {
      happened: 'This card has not been assigned to a teller.',
      todo: 'Please have it assigned to you under stock, or take one of your own.',
      safe: 'This card stays in the open stock.',
    },
  },
  CardOfAnotherTeller: {
    ko: {
      happened: '다른 텔러에게 배정된 카드입니다.',
      todo: '본인에게 배정된 카드를 사용하거나, 그 텔러에게서 카드를 인계받아 주십시오.',
      safe: '이 카드는 그 텔러의 재고에 그대로 있습니다.',
    },
    en: {
      happened: 'This card is assigned to another teller.',
      todo: 'Please take a card of your own, or have this one handed over to you.',
      safe: 'This card stays in that teller’s stock.',
    },
  },
  BatchUnknown: {
    ko: {
      happened: '본부가 이 영업점에 보낸 묶음이 아닙니다.',
      todo: '묶음 번호를 확인하시고, 맞다면 포장을 뜯지 말고 본부에 연락하여 주십시오.',
      safe: '재고는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'Head office has announced no such batch to this branch.',
      todo: 'Please check its number; if it is right, leave the package sealed and call head office.',
      safe: 'The stock is unchanged.',
    },
  },
  BatchOfAnotherBranch: {
    ko: {
      happened: '다른 영업점[({branchNo})]으로 가는 묶음입니다.',
      todo: '포장을 뜯지 말고 본부에 연락하여 그 영업점으로 보내 주십시오.',
      safe: '재고는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This batch is meant for another branch[ ({branchNo})].',
      todo: 'Please leave it sealed and have head office collect it for that branch.',
      safe: 'The stock is unchanged.',
    },
  },
  BatchAlreadyReceived: {
    ko: {
      happened: '이미 인수한 묶음입니다.',
      todo: '재고 화면에서 그 묶음의 카드를 확인하여 주십시오.',
      safe: '먼저 인수한 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'This batch has already been received.',
      todo: 'Please look for its cards under stock.',
      safe: 'What was received first is unchanged.',
    },
  },
  PackageOfAnotherBatch: {
    ko: {
      happened: '봉인 번호가 이 묶음의 번호와 다릅니다.',
      todo: '포장에 인쇄된 봉인 번호를 다시 읽으시고, 그래도 다르면 포장을 뜯지 말고 본부에 연락하여 주십시오.',
      safe: '재고는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'The number on the seal is not that of this batch.',
      todo: 'Please read it again; if it still differs, leave the package sealed and call head office.',
      safe: 'The stock is unchanged.',
    },
  },
  BatchIncomplete: {
    ko: {
      happened: '아직 확인하지 않은 카드가 [{left}장 ]있습니다.',
      todo: '남은 카드를 모두 읽거나 없는 카드로 표시하여 주십시오.',
      safe: '지금까지 읽은 카드는 화면에 그대로 있습니다.',
    },
    en: {
      happened: 'Cards of this batch are still unaccounted for[: {left}].',
      todo: 'Please scan the rest, or mark them as missing.',
      safe: 'What you have scanned so far stays on the screen.',
    },
  },
  SerialUnknown: {
    ko: {
      happened: '이 영업점의 재고 목록에 없는 일련번호입니다[: {serialNo}].',
      todo: '카드에 인쇄된 번호를 다시 읽어 주십시오.',
      safe: '재고는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This serial number is not on the branch’s stock list[: {serialNo}].',
      todo: 'Please read the number printed on the card again.',
      safe: 'The stock is unchanged.',
    },
  },
  SerialTwice: {
    ko: {
      happened: '같은 일련번호가 두 번 있습니다[: {serialNo}].',
      todo: '한 번만 남기고 지워 주십시오.',
      safe: '재고는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'A serial number is there twice[: {serialNo}].',
      todo: 'Please leave it once.',
      safe: 'The stock is unchanged.',
    },
  },
  SerialNotOnManifest: {
    ko: {
      happened: '송부 명세에 없는 일련번호입니다[: {serialNo}].',
      todo: '그 카드를 따로 보관하고 명세에 없는 카드로 표시하여 주십시오.',
      safe: '그 카드는 이 영업점의 재고에 들어가지 않습니다.',
    },
    en: {
      happened: 'This serial number is not on the manifest[: {serialNo}].',
      todo: 'Please set that card aside and mark it as not on the manifest.',
      safe: 'It does not enter this branch’s stock.',
    },
  },
  CardMovedMeanwhile: {
    ko: {
      happened: '카드가 있어야 할 곳에 있지 않습니다[: {serialNo}].',
      todo: '그 카드의 이력에서 지금 어디에 있는지 확인하여 주십시오.',
      safe: '재고는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'A card is not where this says it is[: {serialNo}].',
      todo: 'Please look at its story to see where it is now.',
      safe: 'The stock is unchanged.',
    },
  },
  HandOverNeedsBoth: {
    ko: {
      happened: '카드를 주고받는 두 사람이 모두 확인하여야 합니다.',
      todo: '카드를 받거나 내주는 직원이 이 화면에서 직접 확인하여 주십시오.',
      safe: '카드는 원래 있던 곳에 그대로 있습니다.',
    },
    en: {
      happened: 'Both people of a hand-over must confirm it.',
      todo: 'Please have whoever gives or takes the cards confirm here in person.',
      safe: 'The cards stay where they were.',
    },
  },
  CountOfAnotherTeller: {
    ko: {
      happened: '다른 텔러의 카드는 셀 수 없습니다.',
      todo: '본인의 카드를 세거나 책임자에게 요청하여 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'You cannot count another teller’s cards.',
      todo: 'Please count your own, or ask a supervisor.',
      safe: 'Nothing has been recorded.',
    },
  },
  CountChanged: {
    ko: {
      happened: '세는 동안 이곳의 카드 수량이 바뀌었습니다.',
      todo: '카드를 다시 세어 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The number of cards here changed while you were counting.',
      todo: 'Please count them again.',
      safe: 'Nothing has been recorded.',
    },
  },
} satisfies Record<string, ProblemWords>;
