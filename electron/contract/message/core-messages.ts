import type { ProblemWords } from './problem-words.ts';

/** Problems of line and core. */
export const coreMessages = {
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
  LineTryTooSoon: {
    ko: {
      happened: '지금은 본부에 다시 연결하지 않습니다.',
      todo: '[{seconds}초 뒤에 ]다시 눌러 주시거나 자동으로 연결될 때까지 기다려 주십시오.',
      safe: '기록은 이 단말기에 보관되어 있으며 순서대로 전송됩니다.',
    },
    en: {
      happened: 'The core is not tried again just now.',
      todo: 'Please press again[ in {seconds} seconds], or wait until it is tried by itself.',
      safe: 'Records are kept on this terminal and go out in order.',
    },
  },
  LineNotStopped: {
    ko: {
      happened: '전송이 중단된 상태가 아닙니다.',
      todo: '회선 상태를 확인하여 주십시오.',
      safe: '기록은 그대로 있습니다.',
    },
    en: {
      happened: 'Sending has not stopped.',
      todo: 'Please look at the state of the line.',
      safe: 'Records are as they were.',
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
  CertificateEnding: {
    ko: {
      happened: '이 단말기의 인증서가 갱신되지 않은 채 기한이 다가왔습니다[({days}일 남음)].',
      todo: '회선이 연결되어 있는데도 이 안내가 남아 있으면 전산 담당자에게 알려 주십시오.',
      safe: '기한이 지나면 전송만 멈추고, 업무와 기록은 이 단말기에 그대로 남습니다.',
    },
    en: {
      happened: 'This terminal’s certificate ends soon[, in {days} days,] and has not been renewed.',
      todo: 'It renews itself when there is a line; if there is one and this stays, please tell the help desk.',
      safe: 'After its end nothing is sent; work goes on and every record stays on this terminal.',
    },
  },
} satisfies Record<string, ProblemWords>;
