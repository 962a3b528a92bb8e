import type { Problem, ProblemTag } from '../contract/problem.ts';
import { tryAgainPath } from './page-address.ts';

/**
 * The document shown while there is no desk: what happened, what to do, what is safe, in both languages, and a button
 * to try again. It has no script, so it stands when everything else is broken.
 *
 * @param nonce of the document's policy, for its one style element
 */
export function stoppedPage(problem: Problem, nonce: string): string {
  const text = startProblems[problem.tag] ?? otherProblem;
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="google" content="notranslate">
<title>Branch Teller</title>
<style nonce="${nonce}">
  :root { color-scheme: light; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f5f3; color: #1f2328;
    font: 16px/1.6 Pretendard, "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
  main { max-width: 34rem; padding: 2rem 2.5rem; background: #fff; border-top: 4px solid #b42318; border-radius: 6px;
    box-shadow: 0 1px 3px rgb(0 0 0 / 16%); }
  h1 { font-size: 20px; margin: 0 0 .75rem; }
  p { margin: 0 0 .5rem; }
  [lang=en] { color: #57534e; font-size: 14px; }
  a { display: inline-block; margin: 1rem 0; padding: .5rem 1.25rem; border-radius: 4px; background: #0f5257;
    color: #fff; text-decoration: none; font-weight: 700; }
  a:focus-visible { outline: 3px solid #7cc4c8; outline-offset: 2px; }
  small { color: #78716c; }
</style>
</head>
<body>
<main role="alert">
<h1>${text.ko[0]}</h1>
<p>${text.ko[1]}</p>
<p>${text.ko[2]}</p>
<a href="${tryAgainPath}" autofocus>다시 시도 · Try again</a>
<div lang="en"><p>${text.en.join(' ')}</p></div>
<small>${problem.tag}</small>
</main>
</body>
</html>
`;
}

/** What happened · what to do · what is safe. */
type Sentences = readonly [happened: string, todo: string, safe: string];
interface Text {
  readonly ko: Sentences;
  readonly en: Sentences;
}

const recordsSafe = {
  ko: '저장된 업무 기록은 그대로 보존되어 있습니다.',
  en: 'Everything recorded so far is kept.',
} as const;

/** The problems a desk can have at its start. */
const startProblems: Partial<Record<ProblemTag, Text>> = {
  DatabaseInUse: {
    ko: [
      '이 단말의 업무 프로그램이 이미 열려 있습니다.',
      '열려 있는 창을 사용하거나, 그 창을 닫은 뒤 다시 시도해 주십시오.',
      recordsSafe.ko,
    ],
    en: [
      'This terminal is already open in another window.',
      'Use that window, or close it and try again.',
      recordsSafe.en,
    ],
  },
  DatabaseKeyMissing: {
    ko: [
      '업무 기록의 암호화 키를 찾을 수 없습니다.',
      '이 컴퓨터를 쓰던 사용자로 로그인했는지 확인하고, 계속되면 전산 담당자에게 알려 주십시오.',
      recordsSafe.ko,
    ],
    en: [
      'The key of the encrypted records is missing.',
      'Check that you are logged in to this computer as its usual user; otherwise call the help desk.',
      recordsSafe.en,
    ],
  },
  DatabaseCorrupted: {
    ko: [
      '업무 기록 파일이 손상되었습니다.',
      '파일을 지우거나 옮기지 말고 전산 담당자에게 알려 주십시오.',
      '본점에 이미 전송된 기록은 안전합니다.',
    ],
    en: [
      'The file of records is damaged.',
      'Do not delete or move it; call the help desk.',
      'Records already sent to the head office are safe.',
    ],
  },
  DatabaseNewerThanProgram: {
    ko: [
      '업무 기록이 더 새로운 버전의 프로그램으로 작성되었습니다.',
      '전산 담당자에게 프로그램 업데이트를 요청해 주십시오.',
      recordsSafe.ko,
    ],
    en: ['The records were written by a newer version.', 'Ask the help desk for the update.', recordsSafe.en],
  },
  DurabilityNotGuaranteed: {
    ko: [
      '이 디스크는 기록이 확실히 저장되는 것을 보장하지 못합니다.',
      '전산 담당자에게 알려 주십시오.',
      recordsSafe.ko,
    ],
    en: ['This disk does not guarantee that records are kept.', 'Call the help desk.', recordsSafe.en],
  },
  DiskFull: {
    ko: ['디스크에 남은 공간이 없습니다.', '필요 없는 파일을 지운 뒤 다시 시도해 주십시오.', recordsSafe.ko],
    en: ['The disk is full.', 'Delete files that are not needed and try again.', recordsSafe.en],
  },
  JournalBroken: {
    ko: [
      '업무 기록의 연결 검증에 실패했습니다.',
      '업무를 멈추고 전산 담당자에게 알려 주십시오.',
      '본점에 이미 전송된 기록은 안전합니다.',
    ],
    en: [
      'The chain of records does not verify.',
      'Stop working and call the help desk.',
      'Records already sent to the head office are safe.',
    ],
  },
  KeyStoreUnprotected: {
    ko: [
      '이 컴퓨터에는 암호화 키를 안전하게 보관할 곳이 없습니다.',
      '운영 체제의 키 저장소를 켠 뒤 다시 시도하거나, 전산 담당자에게 알려 주십시오.',
      recordsSafe.ko,
    ],
    en: [
      'This computer has no protected place for the encryption key.',
      "Turn on the operating system's key store and try again, or call the help desk.",
      recordsSafe.en,
    ],
  },
};

const otherProblem: Text = {
  ko: [
    '업무 프로그램을 시작하지 못했습니다.',
    '잠시 뒤 자동으로 다시 시도합니다. 계속되면 전산 담당자에게 알려 주십시오.',
    recordsSafe.ko,
  ],
  en: [
    'The program could not start.',
    'Try again in a moment; if it stays like this, call the help desk.',
    recordsSafe.en,
  ],
};
