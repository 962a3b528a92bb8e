import type { Problem, ProblemTag } from './problem.ts';

/** What a person reads of a problem, one sentence each. The tag stands small beside them, for the help desk. */
export interface ProblemMessage {
  readonly happened: string;
  readonly todo: string;
  /** What has not been lost, or will not happen twice. */
  readonly safe: string;
}

export type MessageLanguage = 'ko' | 'en';

/**
 * Sentences of every problem. `{name}` is filled from the problem's detail; a part in square brackets is left out when
 * its detail is missing. Korean wording takes no particle directly after a placeholder, so that none can be wrong.
 */
const messages: Readonly<Record<ProblemTag, Readonly<Record<MessageLanguage, ProblemMessage>>>> = {
  ReaderServiceStopped: {
    ko: {
      happened: '카드 리더기 서비스가 멈추었습니다.',
      todo: '잠시 기다려 주시고, 1분이 지나도 그대로이면 전산 담당자에게 연락하여 주십시오.',
      safe: '작성 중인 내용과 지금까지의 기록은 그대로 있습니다.',
    },
    en: {
      happened: 'The card reader service has stopped.',
      todo: 'Please wait a moment, and call the help desk if nothing changes within a minute.',
      safe: 'Your work and every record so far are kept.',
    },
  },
  ReaderGone: {
    ko: {
      happened: '카드 리더기[({reader})] 연결이 끊어졌습니다.',
      todo: '리더기의 케이블을 확인하고 다시 연결하여 주십시오.',
      safe: '작성 중인 내용은 그대로 있으며 수수료는 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The card reader[ {reader}] is no longer connected.',
      todo: 'Please check its cable and plug it in again.',
      safe: 'Your work is kept and the fee is taken only once.',
    },
  },
  CardAbsent: {
    ko: {
      happened: '카드 리더기[({reader})]에 카드가 없습니다.',
      todo: '발급할 카드를 리더기에 올려 주십시오.',
      safe: '카드를 올리면 멈춘 곳에서 이어집니다.',
    },
    en: {
      happened: 'There is no card on the reader[ {reader}].',
      todo: 'Please put the card to be issued on the reader.',
      safe: 'The work goes on where it stopped.',
    },
  },
  CardRemoved: {
    ko: {
      happened: '카드가 처리 도중 리더기에서 분리되었습니다.',
      todo: '같은 카드를 다시 올려 주십시오.',
      safe: '카드는 한 번만 발급되고 수수료도 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The card left the reader while it was in use.',
      todo: 'Please put the same card back on the reader.',
      safe: 'The card is issued only once and the fee is taken only once.',
    },
  },
  CardMute: {
    ko: {
      happened: '카드가 응답하지 않습니다.',
      todo: '카드의 방향과 금속 접점을 확인하고 다시 올려 보신 뒤, 그래도 같으면 다른 카드를 사용하여 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The card does not answer.',
      todo: 'Please check which way round it is and its metal contacts, try again, and otherwise take another card.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardInUse: {
    ko: {
      happened: '다른 프로그램이 카드를 사용하고 있습니다.',
      todo: '카드를 쓰는 다른 프로그램을 닫고 다시 시도하여 주십시오.',
      safe: '작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'Another program is using the card.',
      todo: 'Please close other programs that use cards and try again.',
      safe: 'Your work is kept.',
    },
  },
  CardAnswerNotUnderstood: {
    ko: {
      happened: '카드가 규격에 맞지 않는 응답을 보냈습니다.',
      todo: '카드를 한 번 더 올려 보시고, 같은 안내가 나오면 이 카드를 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card sent an answer that does not follow its specification.',
      todo: 'Please try it once more, and if this comes again set the card aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardProcessRestarted: {
    ko: {
      happened: '카드 처리 프로그램이 다시 시작되었습니다.',
      todo: '카드를 그대로 두고 다시 시도하여 주십시오.',
      safe: '발급과 수수료는 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The program that talks to cards was restarted.',
      todo: 'Please leave the card where it is and try again.',
      safe: 'The issuance and its fee are handled only once.',
    },
  },
  CardTimedOut: {
    ko: {
      happened: '카드가 정해진 시간 안에 응답하지 않았습니다.',
      todo: '카드를 뺐다가 다시 올리고 다시 시도하여 주십시오.',
      safe: '발급과 수수료는 한 번만 처리됩니다.',
    },
    en: {
      happened: 'The card did not answer in time.',
      todo: 'Please take the card off, put it back and try again.',
      safe: 'The issuance and its fee are handled only once.',
    },
  },
  CardChanged: {
    ko: {
      happened: '리더기의 카드가 처음 확인한 카드와 다릅니다.',
      todo: '처음 확인한 카드[(일련번호 {serialNo})]를 다시 올려 주십시오.',
      safe: '지금 올려진 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The card on the reader is not the one that was checked before.',
      todo: 'Please put the first card[ (serial number {serialNo})] back on the reader.',
      safe: 'Nothing has been written about the card that is there now.',
    },
  },
  SeveralCards: {
    ko: {
      happened: '카드가 올려진 리더기가 두 대 이상입니다.',
      todo: '사용할 리더기를 선택하거나 한 장만 남겨 주십시오.',
      safe: '선택하기 전에는 어느 카드도 처리되지 않습니다.',
    },
    en: {
      happened: 'There are cards on more than one reader.',
      todo: 'Please choose the reader to use, or leave only one card.',
      safe: 'No card is touched until you have chosen.',
    },
  },
  CardWithoutOathApplet: {
    ko: {
      happened: '이 카드에는 OTP 기능이 없습니다.',
      todo: '스마트OTP 카드인지 확인하고 올바른 카드를 올려 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'This card has no OTP function.',
      todo: 'Please check that it is a Smart OTP card and put the right card on the reader.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardWithoutIdentity: {
    ko: {
      happened: '카드의 고유번호를 읽을 수 없습니다.',
      todo: '이 카드를 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card does not tell which card it is.',
      todo: 'Please set this card aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardAccessCodeSet: {
    ko: {
      happened: '이 카드에는 이미 접근 암호가 설정되어 있습니다.',
      todo: '사용된 적이 있는 카드일 수 있으므로 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'This card is already protected by an access code.',
      todo: 'It may have been used before, so please set it aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardAccountMissing: {
    ko: {
      happened: '카드에 은행의 OTP 정보가 들어 있지 않습니다.',
      todo: '이 카드를 불량으로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card does not hold the bank’s OTP account.',
      todo: 'Please set it aside as defective and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardFactoryKeys: {
    ko: {
      happened: '카드에 제조사의 초기 키가 그대로 남아 있습니다.',
      todo: '이 카드를 발급하지 마시고 책임자에게 전달하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card still has its manufacturer’s initial keys.',
      todo: 'Please do not issue it and hand it to the supervisor.',
      safe: 'This card has not been issued.',
    },
  },
  CardLocked: {
    ko: {
      happened: '카드가 잠긴 상태입니다.',
      todo: '이 카드를 책임자에게 전달하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card is locked.',
      todo: 'Please hand it to the supervisor and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardTerminated: {
    ko: {
      happened: '카드가 영구히 폐기된 상태입니다.',
      todo: '이 카드를 책임자에게 전달하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The card has been terminated for good.',
      todo: 'Please hand it to the supervisor and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardNotGenuine: {
    ko: {
      happened: '카드가 정품임을 확인하지 못하였습니다.',
      todo: '카드를 고객에게 드리지 마시고 책임자에게 전달하여 주십시오.',
      safe: '이 카드는 사용할 수 없도록 남아 있습니다.',
    },
    en: {
      happened: 'The card could not prove that it is genuine.',
      todo: 'Please do not hand it over and give it to the supervisor.',
      safe: 'This card stays unusable.',
    },
  },
  CardUnknown: {
    ko: {
      happened: '은행에 등록되지 않은 카드입니다.',
      todo: '카드를 책임자에게 전달하고 이 영업점의 재고에서 다른 카드를 사용하여 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The bank does not know this card.',
      todo: 'Please hand it to the supervisor and take another card from this branch’s stock.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardOfAnotherBranch: {
    ko: {
      happened: '다른 영업점[({branchNo})]의 카드입니다.',
      todo: '이 영업점의 재고에 있는 카드를 사용하여 주십시오.',
      safe: '이 카드에는 아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'This card belongs to another branch[ ({branchNo})].',
      todo: 'Please take a card from this branch’s stock.',
      safe: 'Nothing has been written about this card.',
    },
  },
  CardAlreadyIssued: {
    ko: {
      happened: '이미 발급된 카드입니다.',
      todo: '아직 발급되지 않은 카드를 올려 주십시오.',
      safe: '먼저 발급된 내용은 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This card has already been issued.',
      todo: 'Please put a card on the reader that has not been issued yet.',
      safe: 'The earlier issuance is unchanged.',
    },
  },
  CardNotUsable: {
    ko: {
      happened: '발급할 수 없는 상태로 등록된 카드입니다.',
      todo: '이 카드를 따로 보관하고 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 발급 처리되지 않았습니다.',
    },
    en: {
      happened: 'The stock list says that this card must not be issued.',
      todo: 'Please set it aside and take another one.',
      safe: 'This card has not been issued.',
    },
  },
  CardReserved: {
    ko: {
      happened: '끝나지 않은 다른 발급에 쓰이고 있는 카드입니다.',
      todo: '홈 화면에서 그 발급을 이어서 마치거나 취소하여 주십시오.',
      safe: '먼저 시작된 발급은 그대로 있습니다.',
    },
    en: {
      happened: 'This card belongs to another issuance that has not ended.',
      todo: 'Please finish or abandon that issuance on the home screen.',
      safe: 'The issuance that began first is kept.',
    },
  },
  NoTicketLeft: {
    ko: {
      happened: '회선이 끊긴 동안 이 카드를 확인할 수 있는 횟수를 모두 사용하였습니다.',
      todo: '다른 카드를 사용하거나 회선이 복구된 뒤에 다시 시도하여 주십시오.',
      safe: '이 카드는 회선이 복구되면 발급할 수 있습니다.',
    },
    en: {
      happened: 'Every check this card allows while the line is down has been used.',
      todo: 'Please take another card, or try again once the line is back.',
      safe: 'This card can be issued once the line is back.',
    },
  },
  TicketMismatch: {
    ko: {
      happened: '카드의 응답이 은행에서 받은 확인 값과 다릅니다.',
      todo: '카드를 고객에게 드리지 마시고 따로 보관한 뒤 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 사용할 수 없도록 남아 있습니다.',
    },
    en: {
      happened: 'The card’s answer differs from the one the bank expects.',
      todo: 'Please do not hand it over, set it aside and take another one.',
      safe: 'This card stays unusable.',
    },
  },
  TestOtpRefused: {
    ko: {
      happened: '카드가 만든 시험 OTP를 은행에서 인정하지 않았습니다.',
      todo: '단말기의 시각을 확인하고 한 번 더 시도하신 뒤, 그래도 같으면 다른 카드를 사용하여 주십시오.',
      safe: '이 카드는 사용할 수 없도록 남아 있습니다.',
    },
    en: {
      happened: 'The core did not accept the card’s test OTP.',
      todo: 'Please check the terminal’s clock, try once more, and otherwise take another card.',
      safe: 'This card stays unusable.',
    },
  },
  CustomerNotFound: {
    ko: {
      happened: '조건에 맞는 고객을 찾지 못하였습니다.',
      todo: '고객번호 전체 또는 전화번호 끝자리로 다시 검색하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'No customer matches.',
      todo: 'Please search again by the full customer number or the end of the phone number.',
      safe: 'Everything else you entered is kept.',
    },
  },
  CustomerCorporation: {
    ko: {
      happened: '법인 고객에게는 스마트OTP를 발급할 수 없습니다.',
      todo: '기업뱅킹용 보안매체 업무로 안내하여 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'A Smart OTP card can’t be issued to a corporation.',
      todo: 'Please refer the customer to the security media for corporate banking.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  CustomerRestricted: {
    ko: {
      happened: '전자금융거래가 제한된 고객입니다.',
      todo: '발급을 진행하지 마시고 책임자에게 알려 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'Electronic financial transactions are restricted for this customer.',
      todo: 'Please do not go on with the issuance and tell the supervisor.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  LegalRepresentativeDocumentsMissing: {
    ko: {
      happened: '미성년 고객의 법정대리인 서류가 모두 확인되지 않았습니다.',
      todo: '네 가지 서류를 모두 받아 확인란에 표시하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'Not all papers of the minor’s legal representative have been seen.',
      todo: 'Please collect all four and tick each of them.',
      safe: 'Everything else you entered is kept.',
    },
  },
  IdentityDocumentMissing: {
    ko: {
      happened: '실명확인증표가 아직 기록되지 않았습니다.',
      todo: '신분증의 종류와 번호, 진위확인 결과를 입력하여 주십시오.',
      safe: '입력하신 다른 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The real-name ID document has not been recorded.',
      todo: 'Please enter its kind, its number and the result of the authenticity check.',
      safe: 'Everything else you entered is kept.',
    },
  },
  IdentityDocumentNotAuthentic: {
    ko: {
      happened: '신분증 진위확인 결과가 불일치입니다.',
      todo: '발급을 진행하지 마시고 책임자에게 알려 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'The ID authenticity check says that the document is not authentic.',
      todo: 'Please do not go on with the issuance and tell the supervisor.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  PhoneNotSuitable: {
    ko: {
      happened: '이 휴대전화에서는 스마트OTP를 사용할 수 없습니다.',
      todo: '고객 번호의 USIM이 들어 있는 NFC 안드로이드 휴대전화인지 확인하시고, 아니면 다른 보안매체를 안내하여 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'Smart OTP does not work with this phone.',
      todo: 'Please check that it is an NFC Android phone whose SIM holds the customer’s number, and otherwise offer another security medium.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  SmartOtpAlreadyHeld: {
    ko: {
      happened: '이미 스마트OTP를 보유한 고객입니다.',
      todo: '교체 발급이면 재발급 사유를 선택하여 주십시오.',
      safe: '사용 중인 카드는 그대로 사용할 수 있습니다.',
    },
    en: {
      happened: 'This customer already holds a Smart OTP card.',
      todo: 'Please choose the reason for the replacement if this is one.',
      safe: 'The card in use keeps working.',
    },
  },
  ProductNotAvailable: {
    ko: {
      happened: '오늘은 스마트OTP를 발급할 수 있는 기간이 아닙니다.',
      todo: '다른 보안매체를 안내하여 주십시오.',
      safe: '수수료는 받지 않았고 카드도 사용되지 않았습니다.',
    },
    en: {
      happened: 'Smart OTP cards are not offered on this date.',
      todo: 'Please offer another security medium.',
      safe: 'No fee has been taken and no card used.',
    },
  },
  FeeScheduleMissing: {
    ko: {
      happened: '오늘 적용되는 수수료 기준을 아직 받지 못하였습니다.',
      todo: '회선이 연결되어 기준 정보를 받을 때까지 기다려 주십시오.',
      safe: '수수료는 받지 않았고 작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The fee that applies today has not arrived yet.',
      todo: 'Please wait until the line is up and the reference data has been received.',
      safe: 'No fee has been taken and your work is kept.',
    },
  },
  CashInsufficient: {
    ko: {
      happened: '받은 현금이 수수료보다 적습니다.',
      todo: '받은 금액을 다시 확인하여 입력하여 주십시오.',
      safe: '수수료는 아직 처리되지 않았습니다.',
    },
    en: {
      happened: 'The cash received is less than the fee.',
      todo: 'Please count it again and correct the amount received.',
      safe: 'The fee has not been taken yet.',
    },
  },
  DebitNeedsLine: {
    ko: {
      happened: '회선이 끊겨 있어 계좌에서 출금할 수 없습니다.',
      todo: '현금으로 받거나 회선이 복구된 뒤에 다시 시도하여 주십시오.',
      safe: '계좌에서 빠져나간 금액은 없습니다.',
    },
    en: {
      happened: 'The account can’t be debited while the line is down.',
      todo: 'Please take cash, or try again once the line is back.',
      safe: 'No money has left the account.',
    },
  },
  DebitRefused: {
    ko: {
      happened: '계좌 출금이 거절되었습니다.',
      todo: '다른 계좌를 선택하거나 현금으로 받아 주십시오.',
      safe: '계좌에서 빠져나간 금액은 없습니다.',
    },
    en: {
      happened: 'The debit was refused.',
      todo: 'Please choose another account or take cash.',
      safe: 'No money has left the account.',
    },
  },
  DebitUnresolved: {
    ko: {
      happened: '계좌 출금의 결과를 아직 받지 못하였습니다.',
      todo: '회선이 복구될 때까지 기다렸다가 이 발급을 다시 이어서 진행하여 주십시오.',
      safe: '다시 요청하여도 출금은 한 번만 됩니다.',
    },
    en: {
      happened: 'The answer to the debit has not arrived yet.',
      todo: 'Please wait until the line is back and take this issuance up again.',
      safe: 'Asking again never debits twice.',
    },
  },
  WaiverNotAllowed: {
    ko: {
      happened: '이 고객의 등급은 수수료 면제 대상이 아닙니다.',
      todo: '현금 또는 계좌 출금으로 수수료를 받아 주십시오.',
      safe: '면제는 기록되지 않았습니다.',
    },
    en: {
      happened: 'The fee can’t be waived for this customer’s tier.',
      todo: 'Please take the fee in cash or from an account.',
      safe: 'No waiver has been recorded.',
    },
  },
  ApproverIsMaker: {
    ko: {
      happened: '발급하는 직원은 자신의 면제를 승인할 수 없습니다.',
      todo: '다른 책임자의 직원번호와 비밀번호로 승인을 받아 주십시오.',
      safe: '면제는 기록되지 않았습니다.',
    },
    en: {
      happened: 'Whoever issues the card can’t approve their own waiver.',
      todo: 'Please have another supervisor approve with their own number and password.',
      safe: 'No waiver has been recorded.',
    },
  },
  ApproverNotSupervisor: {
    ko: {
      happened: '입력한 직원번호의 직원에게는 승인 권한이 없습니다.',
      todo: '책임자의 직원번호와 비밀번호로 승인을 받아 주십시오.',
      safe: '면제는 기록되지 않았습니다.',
    },
    en: {
      happened: 'The staff number entered is not a supervisor’s.',
      todo: 'Please have a supervisor approve with their own number and password.',
      safe: 'No waiver has been recorded.',
    },
  },
  IssuanceInProgress: {
    ko: {
      happened: '다른 발급이 진행되고 있습니다.',
      todo: '진행 중인 발급이 끝난 뒤에 다시 시도하여 주십시오.',
      safe: '두 발급의 내용은 모두 그대로 있습니다.',
    },
    en: {
      happened: 'Another issuance is running.',
      todo: 'Please try again when it has ended.',
      safe: 'Both issuances are kept as they are.',
    },
  },
  IssuanceNotFound: {
    ko: {
      happened: '해당하는 발급을 찾지 못하였습니다.',
      todo: '발급 내역에서 다시 찾아 주십시오.',
      safe: '기록된 발급은 지워지지 않습니다.',
    },
    en: {
      happened: 'That issuance could not be found.',
      todo: 'Please look it up in the history.',
      safe: 'A recorded issuance is never deleted.',
    },
  },
  IssuanceAlreadyClosed: {
    ko: {
      happened: '이미 끝난 발급입니다.',
      todo: '발급 내역에서 결과를 확인하여 주십시오.',
      safe: '카드와 수수료는 한 번만 처리되었습니다.',
    },
    en: {
      happened: 'That issuance has already ended.',
      todo: 'Please see the history for how it ended.',
      safe: 'The card and the fee were handled only once.',
    },
  },
  IssuanceOfAnotherTeller: {
    ko: {
      happened: '다른 직원이 시작한 발급입니다.',
      todo: '시작한 직원이 이어서 진행하도록 하여 주십시오.',
      safe: '시작된 발급은 그대로 있습니다.',
    },
    en: {
      happened: 'Another teller began this issuance.',
      todo: 'Please leave it to the teller who began it.',
      safe: 'The issuance is kept as it is.',
    },
  },
  IssuanceDataChanged: {
    ko: {
      happened: '같은 발급을 다시 요청하였으나 내용이 처음과 다릅니다.',
      todo: '처음 시작된 발급을 이어서 마치거나 취소한 뒤 새로 시작하여 주십시오.',
      safe: '처음 시작된 발급은 그대로 있습니다.',
    },
    en: {
      happened: 'The same issuance was ordered again with different content.',
      todo: 'Please finish or abandon the one that began, and then start anew.',
      safe: 'The issuance that began is kept as it is.',
    },
  },
  NotSignedIn: {
    ko: {
      happened: '로그인한 직원이 없습니다.',
      todo: '직원번호와 비밀번호로 로그인하여 주십시오.',
      safe: '작성 중이던 내용은 로그인하면 다시 나타납니다.',
    },
    en: {
      happened: 'Nobody is signed in.',
      todo: 'Please sign in with your staff number and password.',
      safe: 'Unfinished work comes back when you have signed in.',
    },
  },
  SessionLocked: {
    ko: {
      happened: '화면이 잠겨 있습니다.',
      todo: '비밀번호를 입력하여 잠금을 풀어 주십시오.',
      safe: '작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The screen is locked.',
      todo: 'Please enter your password to unlock it.',
      safe: 'Your work is kept.',
    },
  },
  SessionExpired: {
    ko: {
      happened: '로그인 시간이 끝났습니다.',
      todo: '다시 로그인하여 주십시오.',
      safe: '작성 중이던 내용은 로그인하면 다시 나타납니다.',
    },
    en: {
      happened: 'Your session has ended.',
      todo: 'Please sign in again.',
      safe: 'Unfinished work comes back when you have signed in.',
    },
  },
  NotPermitted: {
    ko: {
      happened: '이 업무를 할 권한이 없습니다.',
      todo: '권한이 있는 직원에게 요청하여 주십시오.',
      safe: '바뀐 내용은 없습니다.',
    },
    en: {
      happened: 'Your role does not allow this.',
      todo: 'Please ask a colleague whose role does.',
      safe: 'Nothing has been changed.',
    },
  },
  SignInRefused: {
    ko: {
      happened: '직원번호 또는 비밀번호가 맞지 않습니다.',
      todo: '다시 확인하여 입력하여 주십시오[({left}번 더 틀리면 잠깁니다)].',
      safe: '작성 중이던 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The staff number or the password is wrong.',
      todo: 'Please check both and try again[ ({left} more failures lock the number)].',
      safe: 'Unfinished work is kept.',
    },
  },
  StaffLockedOut: {
    ko: {
      happened: '비밀번호를 여러 번 잘못 입력하여 직원번호가 잠겼습니다.',
      todo: '[{minutes}분 뒤에 ]다시 시도하거나 책임자에게 알려 주십시오.',
      safe: '작성 중이던 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The staff number is locked after too many wrong passwords.',
      todo: 'Please try again[ in {minutes} minutes] or tell the supervisor.',
      safe: 'Unfinished work is kept.',
    },
  },
  VerifierTooOld: {
    ko: {
      happened: '회선이 오래 끊겨 있어 이 단말기에서 비밀번호를 확인할 수 없습니다.',
      todo: '회선이 복구된 뒤에 로그인하거나 최근에 로그인한 다른 직원이 업무를 이어 주십시오.',
      safe: '작성 중이던 내용과 보내지 않은 기록은 그대로 있습니다.',
    },
    en: {
      happened: 'The line has been down for so long that this terminal can no longer check the password.',
      todo: 'Please sign in once the line is back, or let a colleague who signed in lately go on.',
      safe: 'Unfinished work and unsent records are kept.',
    },
  },
  NoStaffYet: {
    ko: {
      happened: '아직 직원 정보를 받지 못하였습니다.',
      todo: '회선이 연결되어 기준 정보를 받을 때까지 기다려 주십시오.',
      safe: '받는 대로 자동으로 로그인할 수 있게 됩니다.',
    },
    en: {
      happened: 'This terminal has not received the staff list yet.',
      todo: 'Please wait until the line is up and the reference data has arrived.',
      safe: 'Sign-in opens by itself as soon as it is here.',
    },
  },
  LineDown: {
    ko: {
      happened: '본부와의 회선이 끊겨 있습니다.',
      todo: '하시던 업무를 계속하시고, 회선이 필요한 업무는 복구된 뒤에 하여 주십시오.',
      safe: '모든 기록은 이 단말기에 안전하게 보관되었다가 복구되면 순서대로 전송됩니다.',
    },
    en: {
      happened: 'The line to the core is down.',
      todo: 'Please go on working, and leave what needs the line until it is back.',
      safe: 'Every record is kept on this terminal and goes out in order once the line is back.',
    },
  },
  CoreBusy: {
    ko: {
      happened: '본부 시스템이 바빠 지금은 처리하지 못하고 있습니다.',
      todo: '하시던 업무를 계속하여 주십시오.',
      safe: '기록은 이 단말기에 보관되어 있으며 자동으로 다시 전송됩니다.',
    },
    en: {
      happened: 'The core is busy and can’t take requests now.',
      todo: 'Please go on working.',
      safe: 'Records are kept on this terminal and are sent again by themselves.',
    },
  },
  CoreRefusedTerminal: {
    ko: {
      happened: '본부에서 이 단말기의 접속을 거절하였습니다.',
      todo: '전산 담당자에게 단말기의 등록 상태를 확인하도록 요청하여 주십시오.',
      safe: '모든 기록은 이 단말기에 그대로 보관되어 있습니다.',
    },
    en: {
      happened: 'The core refuses this terminal.',
      todo: 'Please ask the help desk to check the terminal’s enrolment.',
      safe: 'Every record is kept on this terminal.',
    },
  },
  CoreAnswerNotUnderstood: {
    ko: {
      happened: '본부 시스템의 응답을 해석하지 못하였습니다.',
      todo: '하시던 업무를 계속하시고, 이 안내가 오래 남아 있으면 전산 담당자에게 알려 주십시오.',
      safe: '기록은 버려지지 않고 이 단말기에 보관되어 있습니다.',
    },
    en: {
      happened: 'The core’s answer was not understood.',
      todo: 'Please go on working, and tell the help desk if this message stays.',
      safe: 'No record is dropped; all are kept on this terminal.',
    },
  },
  CoreContradiction: {
    ko: {
      happened: '이 단말기의 기록과 본부의 기록이 서로 다릅니다.',
      todo: '새 업무를 시작하지 마시고 바로 책임자와 전산 담당자에게 알려 주십시오.',
      safe: '전송은 멈추었으며 양쪽의 기록은 그대로 보존되어 있습니다.',
    },
    en: {
      happened: 'This terminal’s records and the core’s contradict each other.',
      todo: 'Please start nothing new and tell the supervisor and the help desk now.',
      safe: 'Sending has stopped and both sides keep their records as they are.',
    },
  },
  TerminalNotEnrolled: {
    ko: {
      happened: '이 단말기는 아직 본부에 등록되지 않았습니다.',
      todo: '전산 담당자에게 일회용 등록 코드를 요청하여 주십시오.',
      safe: '등록되기 전에는 어떤 업무도 기록되지 않습니다.',
    },
    en: {
      happened: 'This terminal is not enrolled at the core yet.',
      todo: 'Please ask the help desk for a one-time enrolment code.',
      safe: 'Nothing is recorded before it is enrolled.',
    },
  },
  EnrolmentRefused: {
    ko: {
      happened: '본부에서 단말기 등록을 거절하였습니다.',
      todo: '등록 코드가 맞는지, 이미 사용되지 않았는지 전산 담당자에게 확인하여 주십시오.',
      safe: '이 단말기에는 아무 기록도 남지 않았습니다.',
    },
    en: {
      happened: 'The core refused to enrol this terminal.',
      todo: 'Please ask the help desk whether the code is right and still unused.',
      safe: 'Nothing has been recorded on this terminal.',
    },
  },
  DiskFlushImplausible: {
    ko: {
      happened: '단말기의 저장 장치가 기록을 실제로 저장하기 전에 저장되었다고 답합니다.',
      todo: '업무는 계속하시고 전산 담당자에게 저장 장치 점검을 요청하여 주십시오.',
      safe: '지금까지의 기록은 그대로 있으나, 정전이 되면 마지막 기록이 사라질 수 있습니다.',
    },
    en: {
      happened: 'The disk of this terminal says it has stored records before it can have done so.',
      todo: 'Please go on working and ask the help desk to check the disk.',
      safe: 'Every record so far is there, but a power cut could take the last ones.',
    },
  },
  ClockWrong: {
    ko: {
      happened: '단말기의 시계가 본부와[ {minutes}분] 다릅니다.',
      todo: '전산 담당자에게 단말기 시각을 맞추어 달라고 요청하여 주십시오.',
      safe: '기록의 순서와 전송에는 영향이 없으며 시험 OTP는 본부 시각으로 계산합니다.',
    },
    en: {
      happened: 'The clock of this terminal is[ {minutes} minutes] away from the core.',
      todo: 'Please ask the help desk to set the clock.',
      safe: 'The order of records and their sending are not affected, and test codes use the core’s time.',
    },
  },
  DiskFull: {
    ko: {
      happened: '단말기의 저장 공간이 가득 찼습니다.',
      todo: '새 업무를 시작하지 마시고 전산 담당자에게 공간 확보를 요청하여 주십시오.',
      safe: '이미 저장된 기록은 모두 그대로 있습니다.',
    },
    en: {
      happened: 'The terminal’s disk is full.',
      todo: 'Please start nothing new and ask the help desk to make room.',
      safe: 'Every record already written is kept.',
    },
  },
  DatabaseInUse: {
    ko: {
      happened: '이 단말기의 자료를 다른 프로그램이 이미 열고 있습니다.',
      todo: '이미 열려 있는 창을 사용하거나 그 창을 닫고 다시 시작하여 주십시오.',
      safe: '자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'Another program already has this terminal’s data open.',
      todo: 'Please use the window that is open, or close it and start again.',
      safe: 'The data is unchanged.',
    },
  },
  DatabaseKeyMissing: {
    ko: {
      happened: '자료를 여는 데 필요한 키를 찾지 못하였습니다.',
      todo: '단말기를 그대로 두고 전산 담당자에게 연락하여 주십시오.',
      safe: '자료는 암호화된 채 그대로 있으며 지워지지 않았습니다.',
    },
    en: {
      happened: 'The key that opens this terminal’s data is missing.',
      todo: 'Please leave the terminal as it is and call the help desk.',
      safe: 'The data is still there, encrypted, and nothing has been deleted.',
    },
  },
  DatabaseCorrupted: {
    ko: {
      happened: '이 단말기의 자료 파일이 손상되었습니다.',
      todo: '단말기를 그대로 두고 전산 담당자에게 연락하여 주십시오.',
      safe: '파일은 그대로 보존되어 있으며 본부에 전송된 기록은 본부에 있습니다.',
    },
    en: {
      happened: 'This terminal’s data file is damaged.',
      todo: 'Please leave the terminal as it is and call the help desk.',
      safe: 'The file is left untouched, and what was sent is safe at the core.',
    },
  },
  DatabaseNewerThanProgram: {
    ko: {
      happened: '이 단말기의 자료가 더 새로운 프로그램에서 만들어졌습니다.',
      todo: '전산 담당자에게 프로그램 업데이트를 요청하여 주십시오.',
      safe: '자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This terminal’s data was made by a newer version of the program.',
      todo: 'Please ask the help desk to update the program.',
      safe: 'The data is unchanged.',
    },
  },
  DurabilityNotGuaranteed: {
    ko: {
      happened: '저장 장치가 기록의 안전한 저장을 보장하지 못하고 있습니다.',
      todo: '새 업무를 시작하지 마시고 전산 담당자에게 연락하여 주십시오.',
      safe: '이미 저장된 기록은 그대로 있습니다.',
    },
    en: {
      happened: 'The disk does not guarantee that records survive a power cut.',
      todo: 'Please start nothing new and call the help desk.',
      safe: 'Every record already written is kept.',
    },
  },
  KeyStoreUnprotected: {
    ko: {
      happened: '이 컴퓨터의 키 저장소가 보호되어 있지 않습니다.',
      todo: '전산 담당자에게 키 저장소 설정을 요청하여 주십시오.',
      safe: '프로그램은 시작되지 않았고 자료는 암호화된 채 그대로 있습니다.',
    },
    en: {
      happened: 'This computer’s key store is not protected.',
      todo: 'Please ask the help desk to set it up.',
      safe: 'The program has not started and the data stays encrypted.',
    },
  },
  JournalBroken: {
    ko: {
      happened: '기록의 연결이 맞지 않습니다[(순번 {seq})].',
      todo: '새 업무를 시작하지 마시고 바로 책임자와 전산 담당자에게 알려 주십시오.',
      safe: '기록은 지워지거나 고쳐지지 않고 그대로 보존되어 있습니다.',
    },
    en: {
      happened: 'The chain of records does not fit together[ (number {seq})].',
      todo: 'Please start nothing new and tell the supervisor and the help desk now.',
      safe: 'No record is deleted or changed; all are kept as they are.',
    },
  },
  ReceiptNotFound: {
    ko: {
      happened: '해당하는 영수증을 찾지 못하였습니다.',
      todo: '발급 내역에서 발급을 다시 선택하여 주십시오.',
      safe: '발급 기록은 그대로 있습니다.',
    },
    en: {
      happened: 'That receipt could not be found.',
      todo: 'Please choose the issuance again in the history.',
      safe: 'The issuance itself is kept.',
    },
  },
  PrinterMissing: {
    ko: {
      happened: '사용할 수 있는 프린터가 없습니다.',
      todo: '프린터의 전원과 연결을 확인하고 다시 인쇄하여 주십시오.',
      safe: '발급은 끝났으며 영수증은 언제든지 다시 인쇄할 수 있습니다.',
    },
    en: {
      happened: 'There is no printer to use.',
      todo: 'Please check that the printer is on and connected, and print again.',
      safe: 'The issuance is complete and its receipt can be printed at any time.',
    },
  },
  PrintFailed: {
    ko: {
      happened: '영수증이 인쇄되지 않았습니다.',
      todo: '프린터의 용지와 상태를 확인하고 다시 인쇄하여 주십시오.',
      safe: '발급은 끝났으며 영수증은 언제든지 다시 인쇄할 수 있습니다.',
    },
    en: {
      happened: 'The receipt was not printed.',
      todo: 'Please check the printer and its paper, and print again.',
      safe: 'The issuance is complete and its receipt can be printed at any time.',
    },
  },
  InputNotUnderstood: {
    ko: {
      happened: '입력한 내용을 처리할 수 없습니다.',
      todo: '표시된 항목을 확인하고 다시 시도하여 주십시오.',
      safe: '바뀐 내용은 없으며 입력하신 것은 그대로 있습니다.',
    },
    en: {
      happened: 'What was entered can’t be processed.',
      todo: 'Please check the fields and try again.',
      safe: 'Nothing has been changed and your entries are kept.',
    },
  },
  ConnectionLost: {
    ko: {
      happened: '업무 프로그램의 응답을 받지 못하였습니다.',
      todo: '다시 연결될 때까지 잠시 기다렸다가 결과를 확인하여 주십시오.',
      safe: '진행 중이던 처리는 한 번만 이루어지며 작성 중인 내용은 저장되어 있습니다.',
    },
    en: {
      happened: 'The desk program did not answer.',
      todo: 'Please wait until it is connected again and then look at the result.',
      safe: 'Work in progress happens only once, and your draft is saved.',
    },
  },
};

const fill = (sentence: string, detail: NonNullable<Problem['detail']>): string =>
  sentence
    .replace(/\[([^[\]]*?)\{(\w+)\}([^[\]]*)\]/g, (_part, before: string, name: string, after: string) =>
      name in detail ? `${before}{${name}}${after}` : '',
    )
    .replace(/\{(\w+)\}/g, (_placeholder, name: string) => String(detail[name] ?? ''));

/** The words for `problem` in `language`; what its detail does not say is left out of them. */
export function problemMessage(problem: Problem, language: MessageLanguage): ProblemMessage {
  const { happened, todo, safe } = messages[problem.tag][language];
  const detail = problem.detail ?? {};
  return { happened: fill(happened, detail), todo: fill(todo, detail), safe: fill(safe, detail) };
}
