import type {
  ClaimReference,
  Exchange,
  Institution,
  RetentionRule,
} from '../../../../electron/contract/claim-reference.ts';
import { exclusions } from './sample-exclusions.ts';
import { papers } from './sample-papers.ts';
import { texts } from './sample-texts.ts';

/**
 * The sample bank's reference data of claims. What domain.md found in a source carries its section; what it marks as
 * not found or inferred says "the bank's to confirm".
 */

type Period = Pick<Institution, 'from' | 'to'>;
const always: Period = { from: null, to: null };

const institution = (
  code: string,
  kind: Institution['kind'],
  ko: string,
  en: string,
  period: Period = always,
): Institution => ({ code, kind, name: { ko, en }, own: false, ...period });

/**
 * Clearing codes are general knowledge, the bank's to confirm. The banks are those of the agreement of 2023-10-05
 * (domain.md section 1, origin); 999 is the sample bank's, which is nobody's.
 */
const institutions: readonly Institution[] = [
  { ...institution('999', 'BANK', '보기은행', 'Bogi Bank'), own: true },
  institution('002', 'BANK', '산업은행', 'Korea Development Bank'),
  institution('003', 'BANK', '기업은행', 'Industrial Bank of Korea'),
  institution('004', 'BANK', '국민은행', 'KB Kookmin Bank'),
  institution('007', 'BANK', '수협은행', 'Suhyup Bank'),
  institution('011', 'BANK', '농협은행', 'NongHyup Bank'),
  institution('020', 'BANK', '우리은행', 'Woori Bank'),
  institution('023', 'BANK', 'SC제일은행', 'Standard Chartered Bank Korea'),
  institution('027', 'BANK', '한국씨티은행', 'Citibank Korea'),
  // Renamed in June 2024: general knowledge, the bank's to confirm.
  institution('031', 'BANK', '대구은행', 'Daegu Bank', { from: null, to: '2024-06-04' }),
  institution('031', 'BANK', 'iM뱅크', 'iM Bank', { from: '2024-06-05', to: null }),
  institution('032', 'BANK', '부산은행', 'Busan Bank'),
  institution('034', 'BANK', '광주은행', 'Kwangju Bank'),
  institution('035', 'BANK', '제주은행', 'Jeju Bank'),
  institution('037', 'BANK', '전북은행', 'Jeonbuk Bank'),
  institution('039', 'BANK', '경남은행', 'Kyongnam Bank'),
  institution('081', 'BANK', '하나은행', 'Hana Bank'),
  institution('088', 'BANK', '신한은행', 'Shinhan Bank'),
  institution('089', 'BANK', '케이뱅크', 'K bank'),
  institution('090', 'BANK', '카카오뱅크', 'KakaoBank'),
  institution('092', 'BANK', '토스뱅크', 'Toss Bank'),
  institution('071', 'POST', '우체국', 'Korea Post'),
  institution('045', 'COOPERATIVE', '새마을금고', 'MG Community Credit Cooperatives'),
  institution('048', 'COOPERATIVE', '신협', 'Credit Unions'),
  institution('050', 'SAVINGS_BANK', '저축은행', 'Savings banks'),
];

/** domain.md section 4, partners. */
const exchanges: readonly Exchange[] = [
  {
    code: 'BITHUMB',
    name: { ko: '빗썸', en: 'Bithumb' },
    partners: [
      { institution: '011', from: null, to: '2025-03-23' },
      { institution: '004', from: '2025-03-24', to: null },
    ],
    ...always,
  },
  {
    code: 'UPBIT',
    name: { ko: '업비트', en: 'Upbit' },
    // Known to October 2026; whether it was renewed was not found.
    partners: [{ institution: '089', ...always }],
    ...always,
  },
  {
    code: 'COINONE',
    name: { ko: '코인원', en: 'Coinone' },
    partners: [{ institution: '090', ...always }],
    ...always,
  },
  {
    code: 'KORBIT',
    name: { ko: '코빗', en: 'Korbit' },
    partners: [{ institution: '088', ...always }],
    ...always,
  },
  {
    code: 'GOPAX',
    name: { ko: '고팍스', en: 'Gopax' },
    // A weak source: the bank's to confirm.
    partners: [{ institution: '037', ...always }],
    ...always,
  },
];

/** Periods of domain.md section 3, retention; those of drafts and of files that the core holds are inferred, the bank's to confirm. */
const retention: readonly RetentionRule[] = [
  {
    rule: 'EFTA_22',
    of: 'FILED_CLAIM',
    days: 1_827,
    basis: {
      ko: '전자금융거래법 제22조, 같은 법 시행령 제12조: 5년',
      en: 'Electronic Financial Transactions Act art. 22, decree art. 12: 5 years',
    },
  },
  {
    rule: 'EFTA_22_WITHDRAWN',
    of: 'WITHDRAWN_CLAIM',
    days: 1_827,
    basis: {
      ko: '전자금융거래법 제22조, 같은 법 시행령 제12조: 5년',
      en: 'Electronic Financial Transactions Act art. 22, decree art. 12: 5 years',
    },
  },
  {
    rule: 'DRAFT_30',
    of: 'DRAFT',
    days: 30,
    basis: {
      ko: '접수되지 않은 신청: 은행 내부 기준(확인 필요)',
      en: 'A claim that was never filed: the bank’s own rule, to be confirmed',
    },
  },
  {
    rule: 'FILE_AT_CORE_30',
    of: 'EVIDENCE_FILE',
    days: 30,
    basis: {
      ko: '전산센터가 보관한 뒤의 단말기 사본: 은행 내부 기준(확인 필요)',
      en: 'A copy at the terminal of what the core holds: the bank’s own rule, to be confirmed',
    },
  },
];

export const sampleClaimReference: ClaimReference = {
  effectiveFrom: '2024-01-01',
  // domain.md section 1, origin and scope: banks.
  standardFrom: '2024-01-01',
  institutions: [...institutions],
  exchanges: [...exchanges],
  papers: [...papers],
  exclusions: [...exclusions],
  texts: [...texts],
  // Channels of domain.md section 5, and app push and letter; their order is the customer's.
  channels: ['KAKAOTALK', 'APP_PUSH', 'SMS', 'EMAIL', 'LETTER'],
  clocks: {
    papersBusinessDays: 3,
    finalNoticeDays: 14,
    announcementMonths: 2,
    decisionDays: 14,
    objectionDays: 15,
  },
  // No source fixes any of these: the bank's to confirm.
  limits: { fileBytes: 600_000_000, claimBytes: 2_000_000_000, files: 100, movements: 500 },
  retention: [...retention],
};
