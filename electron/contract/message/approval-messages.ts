import type { ProblemWords } from './problem-words.ts';

/** Problems of a second person's consent. */
export const approvalMessages = {
  ApproverIsMaker: {
    ko: {
      happened: '요청한 직원은 자신의 요청을 승인할 수 없습니다.',
      todo: '다른 책임자의 승인을 받아 주십시오.',
      safe: '요청은 그대로 승인을 기다립니다.',
    },
    en: {
      happened: 'Whoever asks can’t approve their own request.',
      todo: 'Please have somebody else approve.',
      safe: 'The request still waits.',
    },
  },
  ApproverNotPermitted: {
    ko: {
      happened: '이 직원에게는 이 건을 승인할 권한이 없습니다.',
      todo: '승인 권한이 있는 책임자의 승인을 받아 주십시오.',
      safe: '승인은 기록되지 않았습니다.',
    },
    en: {
      happened: 'This member of staff may not approve this.',
      todo: 'Please have somebody approve whose role allows it.',
      safe: 'No approval has been recorded.',
    },
  },
  ApproverGaveAlready: {
    ko: {
      happened: '이미 승인한 직원이며 이 건은 서로 다른 두 사람의 승인이 필요합니다.',
      todo: '다른 책임자의 승인을 받아 주십시오.',
      safe: '첫 번째 승인은 그대로 있습니다.',
    },
    en: {
      happened: 'This person has approved already; two different people are needed.',
      todo: 'Please have another supervisor approve.',
      safe: 'The first approval stands.',
    },
  },
  ApprovalNotFound: {
    ko: {
      happened: '승인 요청을 찾을 수 없습니다.',
      todo: '승인을 다시 요청하여 주십시오.',
      safe: '처리된 내용은 없습니다.',
    },
    en: {
      happened: 'There is no such request for approval.',
      todo: 'Please ask for approval again.',
      safe: 'Nothing has been done.',
    },
  },
  ApprovalNotGiven: {
    ko: {
      happened: '아직 승인을 받지 않았습니다.',
      todo: '책임자의 승인을 받은 뒤에 처리하여 주십시오.',
      safe: '요청은 그대로 승인을 기다립니다.',
    },
    en: {
      happened: 'The approval has not been given yet.',
      todo: 'Please go on once it has been.',
      safe: 'The request still waits.',
    },
  },
  ApprovalAlreadyAnswered: {
    ko: {
      happened: '이미 답한 승인 요청입니다.',
      todo: '요청한 직원의 화면에서 결과를 확인하여 주십시오.',
      safe: '처음의 답만 기록되어 있습니다.',
    },
    en: {
      happened: 'The request has been answered already.',
      todo: 'Please look at the requester’s screen for the answer.',
      safe: 'Only the first answer is recorded.',
    },
  },
  ApprovalRefused: {
    ko: {
      happened: '책임자가 승인을 거절하였습니다.',
      todo: '거절 사유를 확인하고 다른 방법으로 처리하여 주십시오.',
      safe: '처리된 내용은 없습니다.',
    },
    en: {
      happened: 'The approval has been refused.',
      todo: 'Please see why, and go about it another way.',
      safe: 'Nothing has been done.',
    },
  },
  ApprovalExpired: {
    ko: {
      happened: '승인의 유효 시간이 지났습니다.',
      todo: '승인을 다시 요청하여 주십시오.',
      safe: '작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The time for this approval is over.',
      todo: 'Please ask for approval again.',
      safe: 'Unfinished work is kept.',
    },
  },
  ApprovalSubjectChanged: {
    ko: {
      happened: '승인을 요청한 뒤에 내용이 바뀌어 승인이 무효가 되었습니다.',
      todo: '바뀐 내용으로 승인을 다시 받아 주십시오.',
      safe: '처리된 내용은 없으며 작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'Something changed after approval was asked for, so the approval no longer counts.',
      todo: 'Please have it approved as it is now.',
      safe: 'Nothing has been done, and unfinished work is kept.',
    },
  },
  ApprovalLapsed: {
    ko: {
      happened: '화면 잠금이나 로그아웃으로 승인이 무효가 되었습니다.',
      todo: '승인을 다시 요청하여 주십시오.',
      safe: '작성 중인 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'The approval ended when the screen was locked or its requester left.',
      todo: 'Please ask for approval again.',
      safe: 'Unfinished work is kept.',
    },
  },
  ApprovalAlreadyUsed: {
    ko: {
      happened: '이미 사용한 승인입니다.',
      todo: '새로 처리할 건이면 승인을 새로 요청하여 주십시오.',
      safe: '승인은 한 번만 사용되었습니다.',
    },
    en: {
      happened: 'This approval has been used.',
      todo: 'For another act, please ask for another approval.',
      safe: 'It was used once only.',
    },
  },
} satisfies Record<string, ProblemWords>;
