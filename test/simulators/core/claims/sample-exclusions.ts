import type { ExclusionQuestion } from '../../../../electron/contract/claim-reference.ts';

/**
 * What the standard leaves out (domain.md section 1, exclusions X1 to X9; X6 to X9 have one weak source, the bank's to
 * confirm). The wording is ours, for a teller to read out.
 */
export const exclusions: readonly ExclusionQuestion[] = [
  {
    code: 'X1',
    question: {
      ko: '가족 사칭이나 협박, 대출 안내를 받고 고객님이 직접 이체하셨습니까?',
      en: 'Did you make the transfer yourself, because somebody posed as family, threatened you or offered a loan?',
    },
    because: { ko: '고객이 직접 거래를 지시하였기', en: 'the customer gave the instruction in person' },
  },
  {
    code: 'X2',
    question: {
      ko: '가족이나 아는 사람이 고객님 모르게 거래하였습니까?',
      en: 'Was it done by family or somebody you know?',
    },
    because: { ko: '가족이나 지인이 한 거래이기', en: 'family or an acquaintance made the transaction' },
  },
  {
    code: 'X3',
    question: {
      ko: '카드나 통장, 인증서, 비밀번호를 다른 사람에게 빌려주거나 넘기신 적이 있습니까?',
      en: 'Have you ever lent or given your card, passbook, certificate or passwords to anybody?',
    },
    because: { ko: '접근매체를 양도하거나 대여하였기', en: 'an access medium was handed over or lent' },
  },
  {
    code: 'X4',
    question: {
      ko: '회사 계좌를 회사의 임직원이 사용하다 생긴 피해입니까?',
      en: 'Was it a company’s account, used by its officers or employees?',
    },
    because: {
      ko: '법인 이용자의 임직원이 한 거래이기',
      en: 'an organ or employee of a corporate user made it',
    },
  },
  {
    code: 'X5',
    question: {
      ko: '물건을 사거나 팔려다 생긴 피해입니까? 중고 거래도 포함됩니다.',
      en: 'Did it happen while buying or selling goods, second-hand ones included?',
    },
    because: { ko: '거래를 가장한 사기에 직접 응하였기', en: 'the customer joined a deal that was a sham' },
  },
  {
    code: 'X6',
    question: {
      ko: '게임 아이템이나 부동산, 골동품의 중개나 수수료를 미끼로 한 피해입니까?',
      en: 'Was brokerage or a commission the bait, for game items, real estate or antiques?',
    },
    because: { ko: '중개나 수수료를 가장한 거래이기', en: 'brokerage or a commission was the pretext' },
  },
  {
    code: 'X7',
    question: {
      ko: '사적인 영상이나 만남, 연애를 빌미로 돈을 요구받으셨습니까?',
      en: 'Was money demanded over private pictures, a date or a romance?',
    },
    because: { ko: '정상적이지 않은 거래와 관련되기', en: 'it has to do with an abnormal dealing' },
  },
  {
    code: 'X8',
    question: {
      ko: '은행 앱이 아니라 간편송금 회사의 앱에서 돈이 나갔습니까?',
      en: 'Did the money leave through a simple-remittance firm’s app and not the bank’s?',
    },
    because: { ko: '간편송금업체를 통한 거래이기', en: 'it went through a simple-remittance firm' },
  },
  {
    code: 'X9',
    question: {
      ko: '은행 창구에서 처리한 거래입니까?',
      en: 'Was the transaction made at a bank’s counter?',
    },
    because: { ko: '은행 창구에서 한 거래이기', en: 'it was made at a bank’s counter' },
  },
];
