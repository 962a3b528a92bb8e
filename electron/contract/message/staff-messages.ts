import type { ProblemWords } from './problem-words.ts';

/** Problems of staff. */
export const staffMessages = {
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
} satisfies Record<string, ProblemWords>;
