import type { ProblemWords } from './problem-words.ts';

/** Problems of a staff card, by which a person signs. */
export const staffCardMessages = {
  StaffCardAbsent: {
    ko: {
      happened: '리더기에 직원 카드가 없습니다.',
      todo: '승인할 직원의 카드를 리더기에 올려 주십시오.',
      safe: '아직 승인된 것은 없습니다.',
    },
    en: {
      happened: 'There is no staff card on a reader.',
      todo: 'Please put the approver’s card on a reader.',
      safe: 'Nothing has been approved yet.',
    },
  },
  StaffCardRemoved: {
    ko: {
      happened: '서명이 끝나기 전에 직원 카드가 리더기에서 분리되었습니다.',
      todo: '같은 카드를 다시 올리고 PIN을 다시 입력하여 주십시오.',
      safe: '승인은 기록되지 않았으며 요청은 그대로 있습니다.',
    },
    en: {
      happened: 'The staff card left the reader before it had signed.',
      todo: 'Please put the same card back and enter the PIN again.',
      safe: 'No approval has been recorded and the request is still open.',
    },
  },
  StaffCardChanged: {
    ko: {
      happened: '리더기의 직원 카드가 처음 확인한 카드와 다릅니다.',
      todo: '승인할 직원의 카드를 올리고 처음부터 다시 하여 주십시오.',
      safe: '지금 올려진 카드에는 PIN을 보내지 않았습니다.',
    },
    en: {
      happened: 'The staff card on the reader is not the one that was checked before.',
      todo: 'Please put the approver’s card on the reader and start again.',
      safe: 'The PIN has not been sent to the card that is there now.',
    },
  },
  StaffCardExpected: {
    ko: {
      happened: '리더기의 카드는 직원 카드가 아닙니다.',
      todo: '승인할 직원의 카드를 올리거나 비밀번호로 승인하여 주십시오.',
      safe: '올려진 카드는 바뀌지 않았으며 PIN도 보내지 않았습니다.',
    },
    en: {
      happened: 'The card on the reader is no staff card.',
      todo: 'Please put the approver’s card on a reader or approve by password.',
      safe: 'That card is unchanged and has not been sent the PIN.',
    },
  },
  StaffCardsSeveral: {
    ko: {
      happened: '직원 카드가 두 대 이상의 리더기에 올려져 있습니다.',
      todo: '승인할 직원의 카드만 남겨 주십시오.',
      safe: '어느 카드에도 PIN을 보내지 않았습니다.',
    },
    en: {
      happened: 'There are staff cards on more than one reader.',
      todo: 'Please leave only the approver’s card.',
      safe: 'No card has been sent the PIN.',
    },
  },
  StaffCardWithoutCertificate: {
    ko: {
      happened: '직원 카드에 서명용 인증서가 없습니다.',
      todo: '비밀번호로 승인하고 카드 담당 부서에 재발급을 요청하여 주십시오.',
      safe: '아직 승인된 것은 없습니다.',
    },
    en: {
      happened: 'The staff card holds no certificate to sign with.',
      todo: 'Please approve by password and ask the card office for another card.',
      safe: 'Nothing has been approved yet.',
    },
  },
  StaffCardPinWrong: {
    ko: {
      happened: '직원 카드의 PIN이 맞지 않습니다.',
      todo: 'PIN을 다시 확인하여 입력하여 주십시오[(남은 횟수 {left}번)].',
      safe: '승인은 기록되지 않았으며 요청은 그대로 있습니다.',
    },
    en: {
      happened: 'The PIN of the staff card is wrong.',
      todo: 'Please check the PIN and enter it again[ (tries left: {left})].',
      safe: 'No approval has been recorded and the request is still open.',
    },
  },
  StaffCardPinBlocked: {
    ko: {
      happened: 'PIN을 여러 번 잘못 입력하여 직원 카드가 잠겼습니다.',
      todo: '비밀번호로 승인하고 카드 담당 부서에 잠금 해제를 요청하여 주십시오.',
      safe: '승인은 기록되지 않았으며 요청은 그대로 있습니다.',
    },
    en: {
      happened: 'The staff card has locked itself after too many wrong PINs.',
      todo: 'Please approve by password and ask the card office to unlock the card.',
      safe: 'No approval has been recorded and the request is still open.',
    },
  },
  StaffCardNotTrusted: {
    ko: {
      happened: '직원 카드가 우리 은행에서 발급한 카드임을 확인하지 못하였습니다.',
      todo: '카드를 따로 보관하여 보안 담당자에게 알리고 비밀번호로 승인하여 주십시오.',
      safe: '이 카드로는 아무것도 승인되지 않았습니다.',
    },
    en: {
      happened: 'The staff card could not prove that this bank has issued it.',
      todo: 'Please set it aside, tell the security officer and approve by password.',
      safe: 'Nothing has been approved with this card.',
    },
  },
  StaffCardExpired: {
    ko: {
      happened: '직원 카드의 유효기간이 아닙니다.',
      todo: '비밀번호로 승인하고 카드 담당 부서에 재발급을 요청하여 주십시오.',
      safe: '이 카드에는 PIN을 보내지 않았습니다.',
    },
    en: {
      happened: 'The staff card is outside its period of validity.',
      todo: 'Please approve by password and ask the card office for another card.',
      safe: 'This card has not been sent the PIN.',
    },
  },
  StaffCardNotInForce: {
    ko: {
      happened: '분실 신고되었거나 다른 카드로 바뀐 직원 카드입니다.',
      todo: '카드를 카드 담당 부서에 돌려주고 새 카드나 비밀번호로 승인하여 주십시오.',
      safe: '이 카드에는 PIN을 보내지 않았습니다.',
    },
    en: {
      happened: 'This staff card has been reported lost or replaced by another.',
      todo: 'Please return it to the card office and use the new card or the password.',
      safe: 'This card has not been sent the PIN.',
    },
  },
  StaffCardListTooOld: {
    ko: {
      happened: '회선이 오래 끊겨 있어 이 단말기에서 직원 카드가 아직 유효한지 확인할 수 없습니다.',
      todo: '회선이 복구된 뒤에 카드로 승인하여 주십시오.',
      safe: '이 카드에는 PIN을 보내지 않았습니다.',
    },
    en: {
      happened:
        'The line has been down for so long that this terminal can’t tell whether the staff card is still in force.',
      todo: 'Please approve by card once the line is back.',
      safe: 'This card has not been sent the PIN.',
    },
  },
} satisfies Record<string, ProblemWords>;
