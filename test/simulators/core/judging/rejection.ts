import type { Rejection, WayOut } from '../../../../electron/contract/rejection.ts';
import { CLAIM_REJECTIONS } from '../claims/claim-rejection.ts';
import { STOCK_REJECTIONS } from './stock-rejection.ts';

/** Nothing can make the record good: the fee goes back, the card too. */
const UNDO: readonly WayOut[] = ['REVERSE', 'RECALL_CARD'];
/** Other papers, or what has changed at the core meanwhile, can make it good. */
const MEND: readonly WayOut[] = ['CORRECT', 'REVERSE', 'RECALL_CARD'];
/** There is nothing to undo. */
const REST: readonly WayOut[] = ['WITHDRAW'];

/**
 * Every reason for which the core does not accept a record, in its own words, and what may be done about it. They
 * reach the teller's correction queue, so each says what to do.
 */
const REJECTIONS = {
  ...CLAIM_REJECTIONS,
  ...STOCK_REJECTIONS,
  SIGNATURE_WRONG: {
    ways: [...UNDO, ...REST],
    ko: '기록의 서명이 단말기와 맞지 않습니다. 단말기 사용을 멈추고 전산센터에 연락하세요.',
    en: 'The record is not signed by its terminal. Stop using the terminal and call the IT centre.',
  },
  CHAIN_BROKEN: {
    ways: [...UNDO, ...REST],
    ko: '기록이 앞 기록과 이어지지 않습니다. 단말기 사용을 멈추고 전산센터에 연락하세요.',
    en: 'The record does not follow the one before it. Stop using the terminal and call the IT centre.',
  },
  RECORD_NOT_UNDERSTOOD: {
    ways: [...UNDO, ...REST],
    ko: '기록의 내용을 읽을 수 없습니다. 전산센터에 연락하세요.',
    en: 'The content of the record cannot be read. Call the IT centre.',
  },
  ISSUANCE_NOT_STARTED: {
    ways: [...UNDO, ...REST],
    ko: '발급을 시작한 기록이 없습니다. 전산센터에 연락하세요.',
    en: 'There is no record that this issuance was started. Call the IT centre.',
  },
  ISSUANCE_CLOSED: {
    ways: REST,
    ko: '이미 끝난 발급 건입니다. 새로 발급하세요.',
    en: 'This issuance has already ended. Start a new one.',
  },
  ISSUANCE_DATA_CHANGED: {
    ways: UNDO,
    ko: '발급을 시작한 뒤 고객·카드·수수료 내용이 바뀌었습니다. 새로 발급하세요.',
    en: 'Customer, card or fee changed after the issuance was started. Start a new one.',
  },
  STAFF_NOT_PERMITTED: {
    ways: UNDO,
    ko: '취급 직원이 이 영업점에서 일할 수 있는 직원이 아닙니다. 책임자가 확인하세요.',
    en: 'The member of staff may not work at this branch. A supervisor must look into it.',
  },
  APPROVAL_MISSING: {
    ways: UNDO,
    ko: '수수료 면제에 책임자 승인이 없습니다. 수수료를 받거나 승인을 받아 다시 처리하세요.',
    en: 'The fee was waived without a supervisor’s approval. Collect it, or have the waiver approved.',
  },
  APPROVER_IS_MAKER: {
    ways: UNDO,
    ko: '취급자 본인이 승인했습니다. 다른 책임자의 승인을 받으세요.',
    en: 'The waiver was approved by its maker. Another supervisor must approve it.',
  },
  APPROVAL_USED_BEFORE: {
    ways: UNDO,
    ko: '다른 건에 이미 쓴 승인입니다. 책임자의 승인을 다시 받으세요.',
    en: 'The approval was used for something else. Have this one approved.',
  },
  APPROVER_NOT_SUPERVISOR: {
    ways: UNDO,
    ko: '승인자가 이 영업점의 책임자가 아닙니다. 책임자의 승인을 받으세요.',
    en: 'The approver is no supervisor of this branch. A supervisor must approve it.',
  },
  APPROVAL_OF_SOMETHING_ELSE: {
    ways: UNDO,
    ko: '승인한 내용과 기록한 내용이 다릅니다. 책임자의 승인을 다시 받으세요.',
    en: 'What was approved is not what was recorded. Have it approved again.',
  },
  OFFLINE_CAP_EXCEEDED: {
    ways: UNDO,
    ko: '회선 없이 발급할 수 있는 한도를 넘었으나 책임자 승인이 없습니다. 책임자가 확인하세요.',
    en: 'More was issued without the line than the cap allows, and no supervisor agreed. A supervisor must look into it.',
  },
  EXPOSURE_MISSTATED: {
    ways: UNDO,
    ko: '회선 없이 발급한 내역이 본부의 기록과 맞지 않습니다. 전산센터에 연락하세요.',
    en: 'What the record says was issued without the line is not what the core counts. Call the IT centre.',
  },
  CUSTOMER_UNKNOWN: {
    ways: UNDO,
    ko: '없는 고객번호입니다. 고객을 다시 확인하세요.',
    en: 'There is no customer of this number. Check the customer.',
  },
  CUSTOMER_CORPORATION: {
    ways: UNDO,
    ko: '법인은 스마트OTP를 발급받을 수 없습니다. 카드를 회수하고 수수료를 돌려주세요.',
    en: 'A corporation can’t have a Smart OTP. Take the card back and return the fee.',
  },
  CUSTOMER_RESTRICTED: {
    ways: UNDO,
    ko: '전자금융거래 제한 대상자입니다. 카드를 회수하고 책임자에게 알리세요.',
    en: 'The customer is barred from electronic banking. Take the card back and tell a supervisor.',
  },
  LEGAL_REPRESENTATIVE_DOCUMENTS_MISSING: {
    ways: MEND,
    ko: '미성년자의 법정대리인 서류가 모두 확인되지 않았습니다. 서류를 받아 다시 처리하세요.',
    en: 'Papers of the minor’s legal representative are missing. Obtain them and issue again.',
  },
  IDENTITY_DOCUMENT_NOT_AUTHENTIC: {
    ways: UNDO,
    ko: '신분증 진위확인에 실패한 고객입니다. 카드를 회수하고 책임자에게 알리세요.',
    en: 'The identity document failed its check. Take the card back and tell a supervisor.',
  },
  IDENTITY_DOCUMENT_REPORTED_LOST: {
    ways: MEND,
    ko: '분실 신고된 신분증입니다. 고객의 다른 신분증을 확인하여 정정하세요.',
    en: 'The identity document was reported lost. See another one of the customer and correct the record.',
  },
  PHONE_NOT_SUITABLE: {
    ways: MEND,
    ko: '스마트OTP를 쓸 수 없는 휴대폰입니다. 다른 보안매체를 안내하세요.',
    en: 'The phone can’t be used with a Smart OTP. Offer another security medium.',
  },
  SMART_OTP_ALREADY_HELD: {
    ways: MEND,
    ko: '이미 스마트OTP가 있는 고객입니다. 재발급 사유를 적어 다시 처리하세요.',
    en: 'The customer has a Smart OTP already. Issue a replacement and state the reason.',
  },
  PRODUCT_NOT_AVAILABLE: {
    ways: UNDO,
    ko: '이 날짜에는 스마트OTP를 발급하지 않습니다. 카드를 회수하세요.',
    en: 'Smart OTP is not issued on this date. Take the card back.',
  },
  CARD_UNKNOWN: {
    ways: UNDO,
    ko: '은행이 모르는 카드입니다. 카드를 회수하고 전산센터에 연락하세요.',
    en: 'The bank does not know this card. Take it back and call the IT centre.',
  },
  CARD_IDENTITY_DIFFERS: {
    ways: UNDO,
    ko: '카드에 적힌 일련번호와 카드 칩이 서로 맞지 않습니다. 카드를 회수하세요.',
    en: 'Serial number and chip do not belong together. Take the card back.',
  },
  CARD_OF_ANOTHER_BRANCH: {
    ways: MEND,
    ko: '다른 영업점의 카드입니다. 재고를 이관한 뒤 다시 처리하세요.',
    en: 'The card belongs to another branch. Have it transferred and issue again.',
  },
  CARD_NOT_IN_STOCK: {
    ways: UNDO,
    ko: '재고에 없는 카드입니다. 카드를 회수하고 다른 카드로 발급하세요.',
    en: 'The card is not in stock any more. Take it back and issue another.',
  },
  FEE_WRONG: {
    ways: UNDO,
    ko: '그 날짜의 수수료와 다릅니다. 차액을 정산하세요.',
    en: 'That is not the fee of the date. Settle the difference.',
  },
  WAIVER_NOT_ALLOWED: {
    ways: UNDO,
    ko: '이 고객등급은 수수료 면제 대상이 아닙니다. 수수료를 받으세요.',
    en: 'The customer’s tier is not exempt from the fee. Collect it.',
  },
  WAIVER_WITHOUT_PROOF: {
    ko: '오래된 고객등급으로 면제하면서 증빙을 확인하지 않았습니다. 증빙을 확인하거나 수수료를 받으세요.',
    en: 'The tier was old and no proof of it was seen. See proof of it, or collect the fee.',
  },
  DEBIT_UNKNOWN: {
    ways: UNDO,
    ko: '계좌에서 수수료를 받은 기록이 없습니다. 수수료를 다시 받으세요.',
    en: 'No debit of the fee is known. Collect the fee again.',
  },
  CARD_NOT_GENUINE: {
    ways: UNDO,
    ko: '카드가 진품임을 증명하지 못했습니다. 카드를 회수하고 전산센터에 연락하세요.',
    en: 'The card did not prove that it is genuine. Take it back and call the IT centre.',
  },
  CARD_PROOF_REPLAYED: {
    ways: UNDO,
    ko: '예전에 쓴 카드 증명입니다. 카드를 회수하고 전산센터에 연락하세요.',
    en: 'The card’s proof is an old one. Take the card back and call the IT centre.',
  },
  CARD_WITHOUT_SEED: {
    ways: UNDO,
    ko: '카드에 이 카드의 비밀키가 없습니다. 카드를 회수하고 다른 카드로 발급하세요.',
    en: 'The card does not hold its own seed. Take it back and issue another.',
  },
  CARD_OF_ANOTHER_TELLER: {
    ways: MEND,
    ko: '다른 텔러에게 배정된 카드입니다. 카드를 인계받고 다시 처리하세요.',
    en: 'The card is assigned to another teller. Have it handed over and start again.',
  },
  TICKET_WRONG: {
    ways: UNDO,
    ko: '오프라인 확인값이 맞지 않습니다. 카드를 회수하고 다른 카드로 발급하세요.',
    en: 'The offline check does not match. Take the card back and issue another.',
  },
  TICKET_SPENT: {
    ways: UNDO,
    ko: '이미 쓴 오프라인 확인값입니다. 새로 발급하세요.',
    en: 'The ticket of the offline check was used before. Start a new issuance.',
  },
  TEST_OTP_UNKNOWN: {
    ways: UNDO,
    ko: '시험 OTP를 확인한 기록이 없습니다. 새로 발급하세요.',
    en: 'No confirmation of the test code is known. Start a new issuance.',
  },
  SUPERSEDED_UNKNOWN: {
    ways: REST,
    ko: '고치거나 취소하려는 기록을 본부에서 찾지 못했습니다. 전산센터에 연락하세요.',
    en: 'The record to be corrected or undone is not known here. Call the IT centre.',
  },
  SUPERSEDED_BEFORE: {
    ways: REST,
    ko: '이미 고치거나 취소한 기록입니다. 두 번 처리할 수 없습니다.',
    en: 'That record was corrected or undone before. It can’t be done twice.',
  },
  WAY_NOT_OFFERED: {
    ways: REST,
    ko: '그 반려 건에는 쓸 수 없는 처리 방법입니다. 책임자가 확인하세요.',
    en: 'That rejection can’t be answered in this way. A supervisor must look into it.',
  },
  REFUND_WRONG: {
    ways: REST,
    ko: '돌려준 금액이 받은 수수료와 다릅니다. 책임자가 차액을 확인하세요.',
    en: 'What was returned is not the fee that was paid. A supervisor must settle the difference.',
  },
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

/** What the feed says of a rejected entry; of one whose reason names no ways out, that it can be let rest. */
export const rejectionOf = (code: RejectionCode): Rejection => {
  const said = REJECTIONS[code];
  return { code, ko: said.ko, en: said.en, ways: 'ways' in said ? [...said.ways] : [...REST] };
};
