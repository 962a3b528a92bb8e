/** Words of the tariff in Korean. */
export const tariff = {
  title: '수수료표',
  source: '본부가 보낸 그대로이며 이 화면에서는 바꿀 수 없습니다.',
  fees: '수수료',
  tiers: '고객등급',
  none: '본부가 아직 보내지 않았습니다.',
  product: { SMART_OTP: '스마트OTP', OTP_TOKEN: '토큰형 OTP', OTP_CARD: '카드형 OTP' },
  period: '적용 기간',
  amount: '수수료',
  waivable: '면제할 수 있는 등급',
  nobody: '없음',
  names: '등급 이름 (높은 순)',
  succeeds: '{{name}} (이전 {{before}})',
  span: '{{from}} ~ {{to}}',
  open: '{{from}} ~',
  phase: { PAST: '지난 기간', NOW: '적용 중', COMING: '예정' },
  toConfirm: '이전 등급과의 대응과 새 등급의 면제 범위는 공표된 자료가 없어 은행이 확인할 사항입니다.',
  fault: {
    GAP: '{{span}}: 적용할 내용이 없습니다. 이 기간에는 업무가 멈춥니다.',
    OVERLAP: '{{span}}: 두 가지 이상이 겹칩니다. 이 기간에는 업무가 멈춥니다.',
  },
  tell: '본부에 알려 주십시오.',
} as const;
