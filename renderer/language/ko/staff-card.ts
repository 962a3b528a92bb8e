/** A staff card as the way an approver shows who they are. */
export const staffCard = {
  method: '확인 방법',
  PASSWORD: '비밀번호',
  STAFF_CARD: '직원 카드',
  reading: '직원 카드를 읽고 있습니다',
  putOn: '승인할 직원의 카드를 리더기에 올려 주십시오',
  pin: '직원 카드 PIN',
  pinOf: '{{name}} ({{staffNo}}) 직원 카드 PIN',
  pinDigits: '숫자 6–8자리이며 카드에만 전달됩니다',
  triesLeft: '{{n}}번 더 틀리면 카드가 잠깁니다',
} as const;
