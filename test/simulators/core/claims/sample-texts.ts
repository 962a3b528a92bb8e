import type { DeclarationText } from '../../../../electron/contract/claim-reference.ts';

/** The wording is invented: a real bank's lawyers write theirs. */
export const texts: readonly DeclarationText[] = [
  {
    kind: 'DECLARATION',
    version: '2026-01-01',
    required: true,
    title: { ko: '신청인의 확인', en: 'Declaration' },
    body: {
      ko: '신청서에 적은 내용은 사실입니다. 배상 여부와 비율은 은행이 조사하여 결정하며, 창구에서 약속받은 비율이나 금액은 없습니다. 다른 곳에서 보상이나 환급을 받으면 은행에 알리겠습니다.',
      en: 'What this claim says is true. Whether and at what ratio I am compensated is decided by the bank after its investigation; no ratio or amount was promised to me at the counter. I will tell the bank of any compensation or refund I receive elsewhere.',
    },
  },
  {
    kind: 'CONSENT_PERSONAL_DATA',
    version: '2026-01-01',
    required: true,
    title: { ko: '개인정보 수집·이용 동의', en: 'Consent: use of personal data' },
    body: {
      ko: '은행이 신청의 접수, 조사, 결정과 지급을 위하여 신청서와 증빙에 담긴 개인정보를 수집하고 이용하며, 법에서 정한 기간 동안 보관하는 데 동의합니다.',
      en: 'I agree that the bank collects and uses the personal data in this claim and its evidence to take it in, investigate, decide and pay, and keeps it for the period set by law.',
    },
  },
  {
    kind: 'CONSENT_THIRD_PARTIES',
    version: '2026-01-01',
    required: true,
    title: { ko: '개인정보 제공 동의', en: 'Consent: disclosure to others' },
    body: {
      ko: '조사에 필요한 범위에서 수사기관, 금융감독원, 관련 금융회사와 가상자산거래소에 신청 내용을 제공하는 데 동의합니다.',
      en: 'I agree that, as far as the investigation needs it, this claim is disclosed to the investigating authorities, the supervisory service, and the financial firms and exchanges concerned.',
    },
  },
  {
    kind: 'CONSENT_NOTIFICATION',
    version: '2026-01-01',
    required: false,
    title: { ko: '진행 상황 알림 동의', en: 'Consent: notice of progress' },
    body: {
      ko: '신청의 진행 상황을 선택한 방법으로 알려 받는 데 동의합니다.',
      en: 'I agree to be told of the progress of this claim by the means I have chosen.',
    },
  },
];
