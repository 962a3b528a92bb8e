/** The correction queue, and undoing an issuance. */
export const correction = {
  reverseReason: '되돌리는 사유',
  reverseReasons: {
    REJECTED_BY_CORE: '본부 반려',
    CARD_DEFECTIVE: '카드 불량',
    CUSTOMER_WITHDREW: '고객이 원하지 않음',
    WRONG_CUSTOMER: '고객 착오',
    OTHER: '기타',
  },
  cardNow: '카드는 지금',
  cardAfter: {
    IN_STOCK: '창구를 떠나지 않음 (재고로)',
    SPOILED: '돌려받음 (폐기)',
    RECALLED: '고객이 가지고 있음 (회수)',
    LOST: '분실',
  },
  refundBy: {
    CASH: '현금 {{amount}}',
    DEBIT: '계좌 {{account}}로 {{amount}}',
    NONE: '돌려드릴 금액 없음',
  },
  withdrawReason: '철회 사유',
  withdrawReasons: { DUPLICATE: '같은 기록이 이미 있음', SETTLED_WITH_CORE: '본부와 확인하여 끝냄' },
  rejectionCode: '반려 코드',
  entryNo: '기록 순번',
} as const;
