import type { ProblemWords } from './problem-words.ts';

/** Problems of taking a claim in. */
export const claimIntakeMessages = {
  ClaimReferenceMissing: {
    ko: {
      happened: '배상 신청 접수에 필요한 기준 정보를 아직 받지 못하였습니다.',
      todo: '회선이 연결되어 기준 정보를 받을 때까지 기다려 주십시오.',
      safe: '작성 중인 신청은 모두 저장되어 있습니다.',
    },
    en: {
      happened: 'The reference data for claims has not arrived yet.',
      todo: 'Please wait until the line is up and it has been received.',
      safe: 'Every claim you have begun is saved.',
    },
  },
  ClaimDraftNotFound: {
    ko: {
      happened: '작성 중인 신청을 찾을 수 없습니다.',
      todo: '작성 중인 신청 목록에서 다시 선택하거나 새로 시작하여 주십시오.',
      safe: '접수된 신청은 신청 목록에 그대로 있습니다.',
    },
    en: {
      happened: 'There is no such unfinished claim.',
      todo: 'Please choose it from the list of unfinished claims, or begin a new one.',
      safe: 'Claims that were filed are in the list of claims.',
    },
  },
  ClaimDraftOfAnotherTeller: {
    ko: {
      happened: '다른 직원[({maker})]이 작성 중인 신청입니다.',
      todo: '책임자에게 인계를 요청하여 주십시오.',
      safe: '작성된 내용은 그대로 있습니다.',
    },
    en: {
      happened: 'A colleague[ ({maker})] is taking this claim in.',
      todo: 'Please ask a supervisor to hand it over.',
      safe: 'What has been entered is kept.',
    },
  },
  ClaimAlreadyFiled: {
    ko: {
      happened: '이미 접수된 신청입니다[(접수번호 {number})].',
      todo: '신청 목록에서 이 접수번호로 확인하여 주십시오.',
      safe: '두 번 접수되지 않았습니다.',
    },
    en: {
      happened: 'This claim has been filed already[ as {number}].',
      todo: 'Please look it up by this number in the list of claims.',
      safe: 'It has not been filed twice.',
    },
  },
  ClaimPaperNotThere: {
    ko: {
      happened: '이 신청에는 인쇄할 서류가 없습니다.',
      todo: '신청이 접수되었는지, 보관 기간이 지나 개인정보가 파기되었는지 확인하여 주십시오.',
      safe: '신청의 상태는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'There is no such paper of this claim.',
      todo: 'Please check whether it has been filed, or its personal data erased after the time it is kept.',
      safe: 'Nothing about the claim has changed.',
    },
  },
  ClaimReceiverNotPermitted: {
    ko: {
      happened: '이 직원은 신청을 이어받을 수 없습니다.',
      todo: '창구 업무를 하는 직원을 선택하여 주십시오.',
      safe: '신청은 지금 담당자에게 그대로 있습니다.',
    },
    en: {
      happened: 'This colleague may not take the claim over.',
      todo: 'Please choose somebody who serves customers at the counter.',
      safe: 'The claim stays with whoever has it now.',
    },
  },
  ClaimOfCorporation: {
    ko: {
      happened: '법인은 책임분담기준의 신청 대상이 아닙니다.',
      todo: '본점 소비자보호 부서의 전자금융 분쟁 처리 절차로 안내하여 주십시오.',
      safe: '신청은 접수되지 않았으며 고객 정보는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'A corporation can’t claim under the liability-sharing standard.',
      todo: 'Please refer the customer to head office’s consumer protection for disputes about electronic finance.',
      safe: 'No claim has been filed and nothing about the customer has changed.',
    },
  },
  ClaimOfOrganisation: {
    ko: {
      happened: '임의단체는 책임분담기준의 신청 대상이 아닙니다.',
      todo: '본인 명의 계좌의 피해라면 그 개인 고객으로 접수하시고, 단체 계좌의 피해는 본점 소비자보호 부서로 안내하여 주십시오.',
      safe: '신청은 접수되지 않았으며 고객 정보는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'An unincorporated organisation can’t claim under the liability-sharing standard.',
      todo: 'If a person’s own account was hit, please take the claim in for that person; for the organisation’s account refer them to head office’s consumer protection.',
      safe: 'No claim has been filed and nothing about the customer has changed.',
    },
  },
} satisfies Record<string, ProblemWords>;
