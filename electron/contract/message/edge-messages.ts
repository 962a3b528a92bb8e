import type { ProblemWords } from './problem-words.ts';

/** Problems of whatever an outer edge refuses, and of the page that shows them. */
export const edgeMessages = {
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
  ScreenFailed: {
    ko: {
      happened: '이 화면을 표시하지 못하였습니다.',
      todo: '화면을 다시 열고, 되풀이되면 다른 메뉴로 업무를 계속하면서 전산 담당자에게 알려 주십시오.',
      safe: '기록된 업무는 그대로 있으며 작성 중이던 내용은 저장된 데까지 남아 있습니다.',
    },
    en: {
      happened: 'This screen could not be shown.',
      todo: 'Please open the screen again; if it fails again, go on with the other tasks and tell the help desk.',
      safe: 'Everything recorded is as it was, and drafts are kept as far as they were saved.',
    },
  },
} satisfies Record<string, ProblemWords>;
