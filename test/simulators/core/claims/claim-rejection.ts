import type { WayOut } from '../../../../electron/contract/rejection.ts';

/** Other content can make it good: it is sent again in its own place. */
const mend: readonly WayOut[] = ['CORRECT', 'WITHDRAW'];
/** Nothing can make it good; the rejected record is let rest. */
const rest: readonly WayOut[] = ['WITHDRAW'];

/** Reasons for which the core does not accept a claim, in its own words. */
export const CLAIM_REJECTIONS = {
  CLAIM_FILED_TWICE: {
    ways: rest,
    ko: '이미 접수된 신청입니다. 접수번호로 확인하세요.',
    en: 'This claim was filed before. Look it up by its number.',
  },
  CLAIM_NUMBER_WRONG: {
    ways: rest,
    ko: '임시 접수번호가 단말기나 영업일과 맞지 않습니다. 전산센터에 연락하세요.',
    en: 'The provisional number is not of this terminal and business date. Call the IT centre.',
  },
  CLAIM_REFERENCE_UNKNOWN: {
    ways: mend,
    ko: '접수일에 적용되는 기준 정보로 작성되지 않았습니다. 최신 기준을 받은 뒤 다시 접수하세요.',
    en: 'The claim was not taken in under the reference data of its day. Receive it and file again.',
  },
  CLAIM_CUSTOMER_NOT_COVERED: {
    ways: rest,
    ko: '개인과 개인사업자만 신청할 수 있습니다. 본점 소비자보호 부서로 안내하세요.',
    en: 'Only persons and sole proprietors can claim. Refer the customer to head office’s consumer protection.',
  },
  CLAIM_REPRESENTATIVE_MISSING: {
    ways: mend,
    ko: '대리인이나 법정대리인의 서류가 모두 확인되지 않았습니다. 서류를 받아 다시 접수하세요.',
    en: 'Not all papers of the representative were seen. Collect them and file again.',
  },
  CLAIM_DATES_IMPOSSIBLE: {
    ways: mend,
    ko: '일시의 앞뒤가 맞지 않거나 접수보다 뒤입니다. 일시를 확인하여 다시 접수하세요.',
    en: 'Times contradict each other or lie after the filing. Check them and file again.',
  },
  CLAIM_TOTALS_WRONG: {
    ways: mend,
    ko: '거래 금액의 합계가 피해 금액과 다릅니다. 금액을 확인하여 다시 접수하세요.',
    en: 'The movements do not add up to the loss. Check the amounts and file again.',
  },
  CLAIM_AT_ANOTHER_BANK: {
    ways: mend,
    ko: '이 은행 계좌에서 나간 거래가 없습니다. 피해 계좌가 있는 은행으로 안내하세요.',
    en: 'No money left an account of this bank. Refer the customer to the bank it left.',
  },
  CLAIM_ANSWERS_MISSING: {
    ways: mend,
    ko: '확인 질문의 답이 빠졌거나 결과와 다릅니다. 질문을 다시 확인하여 접수하세요.',
    en: 'Answers are missing or do not lead to what was recorded. Ask again and file again.',
  },
  CLAIM_PAPERS_MISSING: {
    ways: mend,
    ko: '서류 목록이 이 사고에 필요한 서류와 맞지 않습니다. 서류를 확인하여 다시 접수하세요.',
    en: 'The checklist is not what this case needs. Check the papers and file again.',
  },
  CLAIM_PAPERS_DROPPED: {
    ways: mend,
    ko: '앞서 낸 서류가 이유 없이 빠졌습니다. 다시 내거나 빼는 이유를 밝혀 접수하세요.',
    en: 'Papers filed before are gone without a word. File them again, or say why they are left out.',
  },
  CLAIM_CONSENT_MISSING: {
    ways: mend,
    ko: '필요한 동의나 서명이 없습니다. 동의와 서명을 받아 다시 접수하세요.',
    en: 'A consent or the signature is missing. Have the claim signed and file again.',
  },
  CLAIM_UNKNOWN: {
    ways: rest,
    ko: '접수된 적이 없는 신청입니다. 접수번호를 확인하세요.',
    en: 'No such claim was accepted. Check its number.',
  },
  CLAIM_OVER: {
    ways: rest,
    ko: '이미 끝난 신청입니다. 필요하면 새로 접수하세요.',
    en: 'The claim has come to its end. File a new one if it is needed.',
  },
  CLAIM_NOT_DECIDED: {
    ways: rest,
    ko: '아직 결정되지 않은 신청입니다. 결정이 나온 뒤 이의제기를 접수하세요.',
    en: 'The claim has not been decided yet. File the objection after the decision.',
  },
  CLAIM_REFUND_DATES_WRONG: {
    ways: rest,
    ko: '피해구제 절차의 날짜가 맞지 않습니다. 확인된 날짜를 다시 기록하세요.',
    en: 'The dates of the refund procedure can’t be right. Record again what is known.',
  },
  CLAIM_DUPLICATE: {
    ways: mend,
    ko: '같은 고객의 같은 사고가 이미 접수되어 있습니다. 기존 건의 진행을 안내하세요.',
    en: 'The same accident of the same customer has been filed already. Tell the customer how that case stands.',
  },
} as const;
