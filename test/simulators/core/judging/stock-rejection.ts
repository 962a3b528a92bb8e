/** Reasons for which the core does not accept an act of the controlled stock, in its own words. */
export const STOCK_REJECTIONS = {
  BATCH_UNKNOWN: {
    ko: '본부가 보낸 적이 없는 묶음입니다. 카드를 쓰지 말고 본부에 연락하세요.',
    en: 'Head office has sent no such batch. Leave its cards alone and call head office.',
  },
  BATCH_OF_ANOTHER_BRANCH: {
    ko: '다른 영업점에 보낸 묶음입니다. 카드를 쓰지 말고 본부에 연락하세요.',
    en: 'The batch was sent to another branch. Leave its cards alone and call head office.',
  },
  BATCH_RECEIVED_BEFORE: {
    ko: '이미 인수한 묶음입니다. 재고를 다시 세어 보세요.',
    en: 'The batch was received before. Count the stock again.',
  },
  PACKAGE_DIFFERS: {
    ko: '봉인 번호가 송부 명세와 다릅니다. 포장을 보관하고 본부에 연락하세요.',
    en: 'The seal is not that of the manifest. Keep the package and call head office.',
  },
  MANIFEST_NOT_ACCOUNTED_FOR: {
    ko: '송부 명세의 카드가 빠짐없이 한 번씩 적혀 있지 않습니다. 카드를 다시 확인하세요.',
    en: 'The record does not account for every card of the manifest once. Check the cards again.',
  },
  CARD_NOT_THERE: {
    ko: '카드가 기록된 곳에 있지 않습니다. 카드의 이력을 확인하세요.',
    en: 'A card is not where the record says it was. Look at its story.',
  },
  HAND_OVER_WITHOUT_BOTH: {
    ko: '카드를 주고받은 두 사람이 기록에 없습니다. 두 사람이 다시 인계하세요.',
    en: 'The record does not name both people of the hand-over. Hand the cards over again.',
  },
  COUNT_DIFFERS_FROM_BOOKS: {
    ko: '기록된 장부 수량이 본부 장부와 다릅니다. 카드를 다시 세어 보세요.',
    en: 'The number expected is not that of the core’s books. Count again.',
  },
  DIFFERENCE_NOT_EXPLAINED: {
    ko: '수량 차이에 설명이 없습니다. 설명을 적어 승인받으세요.',
    en: 'The difference is not explained. Explain it and have it approved.',
  },
} as const;
