import type { ProblemWords } from './problem-words.ts';

/** Problems of paper. */
export const paperMessages = {
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
      safe: '처리한 내용은 그대로 있으며 서류나 영수증은 언제든지 다시 인쇄할 수 있습니다.',
    },
    en: {
      happened: 'There is no printer to use.',
      todo: 'Please check that the printer is on and connected, and print again.',
      safe: 'What was done is kept, and its papers and receipts can be printed at any time.',
    },
  },
  PrintFailed: {
    ko: {
      happened: '서류나 영수증이 인쇄되지 않았습니다.',
      todo: '프린터의 용지와 상태를 확인하고 다시 인쇄하여 주십시오.',
      safe: '처리한 내용은 그대로 있으며 서류나 영수증은 언제든지 다시 인쇄할 수 있습니다.',
    },
    en: {
      happened: 'The paper was not printed.',
      todo: 'Please check the printer and its paper, and print again.',
      safe: 'What was done is kept, and its papers and receipts can be printed at any time.',
    },
  },
} satisfies Record<string, ProblemWords>;
