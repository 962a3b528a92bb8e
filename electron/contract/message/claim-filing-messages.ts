import type { ProblemWords } from './problem-words.ts';

/** What stands in the way of filing a claim. */
export const claimFilingMessages = {
  ClaimFieldMissing: {
    ko: {
      happened: '필요한 항목이 비어 있습니다.',
      todo: '표시된 항목을 입력하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'A field that is needed is empty.',
      todo: 'Please fill in the field that is marked.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimIncomplete: {
    ko: {
      happened: '접수하기 전에 확인할 항목[ {open}건]이 남아 있습니다.',
      todo: '표시된 단계로 돌아가 하나씩 확인하여 주십시오.',
      safe: '신청은 아직 접수되지 않았으며 내용은 저장되어 있습니다.',
    },
    en: {
      happened: 'Something has to be settled before the claim can be filed[ ({open} open)].',
      todo: 'Please go back to the steps that are marked, one by one.',
      safe: 'The claim has not been filed yet and everything is saved.',
    },
  },
  ClaimCorrectionOfAnotherCustomer: {
    ko: {
      happened: '정정하는 신청의 고객이 처음 접수한 고객과 다릅니다.',
      todo: '처음 접수한 고객을 다시 선택하거나, 반려된 기록을 철회하고 새 신청을 작성하여 주십시오.',
      safe: '처음 접수한 기록과 서류는 그대로 있습니다.',
    },
    en: {
      happened: 'The customer is not the one the claim was filed for.',
      todo: 'Please choose that customer again, or withdraw the rejected record and begin a new claim.',
      safe: 'The record that was filed first and its papers are kept as they are.',
    },
  },
  ClaimIdentityNotAuthentic: {
    ko: {
      happened: '신분증 진위확인 결과가 불일치입니다.',
      todo: '접수를 진행하지 마시고 책임자에게 알려 주십시오.',
      safe: '신청은 접수되지 않았으며 작성된 내용은 저장되어 있습니다.',
    },
    en: {
      happened: 'The ID authenticity check says that the document is not authentic.',
      todo: 'Please do not go on with the claim and tell the supervisor.',
      safe: 'No claim has been filed and what was entered is saved.',
    },
  },
  ClaimOfMinorNeedsRepresentative: {
    ko: {
      happened: '미성년 고객입니다.',
      todo: '법정대리인이 신청하도록 하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The customer is under age.',
      todo: 'Please take the claim in with the legal representative.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimRepresentativePapersMissing: {
    ko: {
      happened: '대리 신청에 필요한 서류가 모두 확인되지 않았습니다.',
      todo: '표시된 서류를 모두 받아 확인란에 표시하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'Not all papers of the representative have been seen.',
      todo: 'Please collect those that are marked and tick each of them.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimEmailMissing: {
    ko: {
      happened: '이메일 알림을 선택하였으나 이메일 주소가 없습니다.',
      todo: '주소를 입력하거나 다른 알림 방법을 선택하여 주십시오.',
      safe: '선택하신 다른 알림 방법은 그대로 있습니다.',
    },
    en: {
      happened: 'E-mail was chosen for notices, but there is no address.',
      todo: 'Please enter it or choose another means.',
      safe: 'The other means you chose are kept.',
    },
  },
  ClaimDuplicateUnanswered: {
    ko: {
      happened: '이 고객의 다른 접수 건[({number})]이 있습니다.',
      todo: '기존 건을 고객에게 보여 주시고, 다른 사고이면 그 사유를 적어 주십시오.',
      safe: '기존 건은 그대로 진행되고 있습니다.',
    },
    en: {
      happened: 'This customer has another case[ ({number})].',
      todo: 'Please show it to the customer and, if this is another accident, say why.',
      safe: 'The existing case goes on as it is.',
    },
  },
  ClaimDateInFuture: {
    ko: {
      happened: '입력한 일시가 지금보다 뒤입니다.',
      todo: '날짜와 시각을 다시 확인하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The time that was entered lies in the future.',
      todo: 'Please check date and time.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimNoticedBeforeItBegan: {
    ko: {
      happened: '알게 된 시각이 사고가 시작된 시각보다 빠릅니다.',
      todo: '두 시각을 다시 확인하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'It was noticed before it began.',
      todo: 'Please check both times.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimQuestionUnanswered: {
    ko: {
      happened: '아직 답하지 않은 확인 질문이 있습니다.',
      todo: '고객에게 질문을 읽어 드리고 답을 선택하여 주십시오.',
      safe: '어떤 답을 하여도 신청은 접수할 수 있습니다.',
    },
    en: {
      happened: 'A question has not been answered yet.',
      todo: 'Please read it to the customer and choose the answer.',
      safe: 'Whatever the answer is, the claim can be filed.',
    },
  },
  ClaimMovementBeforeAccident: {
    ko: {
      happened: '사고가 시작되기 전의 거래[({row}번째 줄)]가 있습니다.',
      todo: '거래 시각과 사고가 시작된 시각을 다시 확인하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'A movement[ (row {row})] is older than the accident.',
      todo: 'Please check its time and when the accident began.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimInstitutionUnknown: {
    ko: {
      happened: '[{row}번째 줄은 ]거래한 날에 없던 금융회사 또는 거래소입니다.',
      todo: '목록에서 다시 선택하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The institution or exchange[ of row {row}] did not exist on the day of the movement.',
      todo: 'Please choose it from the list again.',
      safe: 'Everything else you entered is kept.',
    },
  },
  ClaimAmountsDisagree: {
    ko: {
      happened: '거래 금액의 합계와 피해 금액이 다릅니다[(합계 {sum}원, 피해 금액 {stated}원)].',
      todo: '거래 내역과 피해 금액을 다시 확인하여 주십시오.',
      safe: '입력하신 거래 내역은 그대로 있습니다.',
    },
    en: {
      happened: 'The movements do not add up to the loss[ (sum {sum} won, loss {stated} won)].',
      todo: 'Please check the movements and the loss.',
      safe: 'The movements you entered are kept.',
    },
  },
  ClaimWithoutLoss: {
    ko: {
      happened: '피해 금액이 없습니다.',
      todo: '거래 내역의 금액을 확인하여 주십시오.',
      safe: '입력하신 거래 내역은 그대로 있습니다.',
    },
    en: {
      happened: 'Nothing was lost.',
      todo: 'Please check the amounts of the movements.',
      safe: 'The movements you entered are kept.',
    },
  },
  ClaimAtAnotherBank: {
    ko: {
      happened: '이 은행 계좌에서 나간 거래가 없습니다.',
      todo: '피해 계좌가 있는 은행에 신청하도록 안내하여 주십시오.',
      safe: '신청은 접수되지 않았으며 작성된 내용은 저장되어 있습니다.',
    },
    en: {
      happened: 'No money left an account of this bank.',
      todo: 'Please refer the customer to the bank of the account that suffered the loss.',
      safe: 'No claim has been filed and what was entered is saved.',
    },
  },
  ClaimAccountOfAnother: {
    ko: {
      happened: '지급받을 계좌가 이 고객의 계좌가 아닙니다.',
      todo: '고객 본인의 계좌를 선택하여 주십시오.',
      safe: '지급된 금액은 없습니다.',
    },
    en: {
      happened: 'The account for the payment is not the customer’s own.',
      todo: 'Please choose one of the customer’s accounts.',
      safe: 'Nothing has been paid.',
    },
  },
  ClaimTooManyMovements: {
    ko: {
      happened: '거래 내역이 접수할 수 있는 건수[({most}건)]보다 많습니다.',
      todo: '사고와 관련된 거래만 남기고, 나머지는 거래내역서를 증빙으로 넣어 주십시오.',
      safe: '입력하신 거래 내역은 그대로 있습니다.',
    },
    en: {
      happened: 'There are more movements than the[ {most}] a claim may have.',
      todo: 'Please keep those of the accident and add the statement as evidence.',
      safe: 'The movements you entered are kept.',
    },
  },
  ClaimPaperMissing: {
    ko: {
      happened: '서류가 없습니다[({ko})].',
      todo: '파일을 넣거나, 나중에 낼 날짜 또는 해당하지 않는 사유를 적어 주십시오.',
      safe: '이미 넣은 파일은 그대로 있습니다.',
    },
    en: {
      happened: 'A paper is missing[ ({en})].',
      todo: 'Please add it, or say by when it follows or why it does not apply.',
      safe: 'The files you added are kept.',
    },
  },
  ClaimTextNotRead: {
    ko: {
      happened: '고객에게 보여 드리지 않은 확인·동의 문구가 있습니다.',
      todo: '지금 적용되는 문구를 보여 드리고 답을 표시하여 주십시오.',
      safe: '다른 동의 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'A declaration or consent has not been shown to the customer.',
      todo: 'Please show the wording in force and mark the answer.',
      safe: 'The other answers are kept.',
    },
  },
  ClaimConsentMissing: {
    ko: {
      happened: '접수에 꼭 필요한 동의가 없습니다.',
      todo: '고객이 동의하지 않으면 접수할 수 없음을 안내하여 주십시오.',
      safe: '신청은 접수되지 않았으며 작성된 내용은 저장되어 있습니다.',
    },
    en: {
      happened: 'A consent without which no claim can be filed was not given.',
      todo: 'Please tell the customer that the claim can’t be filed without it.',
      safe: 'No claim has been filed and what was entered is saved.',
    },
  },
  ClaimSignatureMissing: {
    ko: {
      happened: '서명이 없습니다.',
      todo: '서명 화면에 서명을 받거나 서명한 신청서를 스캔하여 주십시오.',
      safe: '작성된 내용은 저장되어 있습니다.',
    },
    en: {
      happened: 'The signature is missing.',
      todo: 'Please have the claim signed on the pad, or scan the signed form.',
      safe: 'What was entered is saved.',
    },
  },
} satisfies Record<string, ProblemWords>;
