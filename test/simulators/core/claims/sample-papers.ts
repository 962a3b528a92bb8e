import type { PaperCondition, PaperRule, Words } from '../../../../electron/contract/claim-reference.ts';

const inEveryCase: PaperCondition = {
  representations: null,
  customerKinds: null,
  means: null,
  movements: null,
  exchange: null,
  refundApplied: null,
};

/** A paper that may follow within so many days; no source fixes how many: the bank's to confirm. */
const later = (
  paper: string,
  name: Words,
  hint: Words | null,
  pendingDays: number,
  when: Partial<PaperCondition> = {},
): PaperRule => ({
  paper,
  name,
  hint,
  when: { ...inEveryCase, ...when },
  pendingDays,
  mayNotApply: true,
});

/** A paper without which a claim is not taken in. */
const atOnce = (
  paper: string,
  name: Words,
  hint: Words | null,
  when: Partial<PaperCondition> = {},
): PaperRule => ({
  paper,
  name,
  hint,
  when: { ...inEveryCase, ...when },
  pendingDays: null,
  mayNotApply: false,
});

/** domain.md section 1, documents; which case wants which is the bank's to confirm. */
export const papers: readonly PaperRule[] = [
  {
    ...later(
      'CLAIM_FORM',
      { ko: '배상 신청서', en: 'Compensation claim form' },
      {
        ko: '마지막 단계에서 서명하면 자동으로 들어옵니다.',
        en: 'Comes by itself with the signature in the last step.',
      },
      14,
    ),
    mayNotApply: false,
  },
  atOnce(
    'POWER_OF_ATTORNEY',
    { ko: '위임장과 인감증명서', en: 'Power of attorney and seal certificate' },
    null,
    { representations: ['AGENT'] },
  ),
  atOnce(
    'REPRESENTATIVE_CERTIFICATES',
    { ko: '기본증명서(상세)와 가족관계증명서', en: 'Basic (detailed) and family relation certificates' },
    null,
    { representations: ['LEGAL_REPRESENTATIVE'] },
  ),
  later('BUSINESS_REGISTRATION', { ko: '사업자등록증', en: 'Business registration' }, null, 14, {
    customerKinds: ['SOLE_PROPRIETOR'],
  }),
  later(
    'POLICE_INCIDENT_CONFIRMATION',
    { ko: '사건사고사실확인원', en: 'Police incident confirmation' },
    {
      ko: '담당 수사관이 정해진 뒤 보통 1~3일 걸립니다. 임시 접수증은 대신할 수 없습니다.',
      en: 'Usually issued 1 to 3 days after an investigator is assigned. A provisional receipt does not replace it.',
    },
    30,
  ),
  later(
    'STATEMENT_RECORD',
    { ko: '진술조서', en: 'Statement record' },
    { ko: '경찰서에서 사본을 받습니다.', en: 'A copy is given by the police station.' },
    30,
  ),
  later(
    'NARRATIVE',
    { ko: '경위서', en: 'Narrative' },
    { ko: '고객이 직접 쓴 것도 됩니다.', en: 'The customer’s own writing will do.' },
    14,
  ),
  later(
    'MESSAGES_AND_CALLS',
    { ko: '문자·통화 기록', en: 'Messages and call records' },
    { ko: '화면을 찍은 사진도 됩니다.', en: 'Pictures of the screen will do.' },
    14,
    { means: ['SMISHING', 'VOICE_PHISHING', 'MALICIOUS_APP'] },
  ),
  later(
    'REFUND_DECISION',
    { ko: '통신사기피해환급금 결정내역 확인서', en: 'Refund decision' },
    {
      ko: '공고 두 달과 결정 14일이 지나야 나옵니다.',
      en: 'Issued after two months of announcement and 14 days for the decision.',
    },
    150,
    { refundApplied: true },
  ),
  later('INVESTIGATION_DECISION', { ko: '수사기관 결정문', en: 'Investigative decision' }, null, 150),
  later(
    'EXCHANGE_RECORD',
    { ko: '가상자산 거래·출금 내역', en: 'Record of the exchange' },
    { ko: '거래소 앱에서 내려받습니다.', en: 'Downloaded from the exchange’s app.' },
    30,
    { exchange: true },
  ),
];
