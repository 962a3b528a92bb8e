/** Words of the month's plots in Korean. */
export const month = {
  title: '이달의 흐름',
  open: '이달의 흐름 보기',
  asTable: '표로 보기',
  asPlots: '그래프로 보기',
  date: '날짜',
  issued: '일자별 발급 (장)',
  cash: '현금',
  debit: '계좌 출금',
  waived: '면제',
  reversed: '취소',
  cashDifference: '시재 과부족 (원)',
  over: '과잉',
  short: '부족',
  stock: '카드 재고 (장)',
  stockDifference: '재고 차이',
  none: '이달에는 아직 없습니다',
} as const;
