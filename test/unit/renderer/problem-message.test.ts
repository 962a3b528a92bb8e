import { describe, expect, test } from 'vitest';
import type { ProblemMessage } from '../../../electron/contract/message/problem-words.ts';
import { ProblemTag } from '../../../electron/contract/problem.ts';
import { problemMessage } from '../../../electron/contract/problem-message.ts';

const languages = ['ko', 'en'] as const;
const everyDetail = {
  reader: 'Reader 1',
  minutes: 10,
  left: 3,
  branchNo: '0421',
  serialNo: '042100000017',
  seq: 7,
  limit: 5_000_000,
  available: 1_000,
  difference: 1_000,
  sum: 1_000,
  stated: 2_000,
  issuances: 50,
  won: 150_000,
};
const sentencesOf = ({ happened, todo, safe }: ProblemMessage) => [happened, todo, safe];

describe.each(languages)('the message of every problem in %s', (language) => {
  const messages = ProblemTag.options.flatMap((tag) =>
    [{ tag }, { tag, detail: everyDetail }].map((problem) => ({
      tag,
      message: problemMessage(problem, language),
    })),
  );

  test('says what happened, what to do and what is safe, one sentence each', () => {
    for (const { tag, message } of messages) {
      for (const sentence of sentencesOf(message)) expect(sentence, tag).toMatch(/^[^.!?]+\.$/);
    }
  });

  test('leaves no placeholder and no bracket behind, with or without detail', () => {
    for (const { tag, message } of messages) {
      for (const sentence of sentencesOf(message)) {
        expect(sentence, tag).not.toMatch(/[{}[\]]| {2}|undefined/);
      }
    }
  });

  test('keeps to its language', () => {
    const foreign = language === 'en' ? /\p{Script=Hangul}/u : /[A-Za-z]/;
    const names = /OTP|NFC|USIM|PIN|Reader|PDF|JPEG|PNG|HEIC|TIFF/g;
    for (const { tag, message } of messages) {
      for (const sentence of sentencesOf(message))
        expect(sentence.replace(names, ''), tag).not.toMatch(foreign);
    }
  });
});

test('what the printer did not do is said of every paper: claims and reports are no issuances', () => {
  for (const tag of ['PrinterMissing', 'PrintFailed'] as const) {
    expect(sentencesOf(problemMessage({ tag }, 'ko')).join(' ')).not.toMatch(/발급/);
    expect(sentencesOf(problemMessage({ tag }, 'en')).join(' ')).not.toMatch(/issuance/);
  }
});

test('Korean is polite in the form of an office: 합니다체', () => {
  for (const tag of ProblemTag.options) {
    const { happened, todo, safe } = problemMessage({ tag }, 'ko');
    expect(happened, tag).toMatch(/니다\.$/);
    expect(todo, tag).toMatch(/십시오\.$/);
    expect(safe, tag).toMatch(/니다\.$/);
  }
});

test('Korean takes the particles of 원', () => {
  for (const tag of ProblemTag.options) {
    for (const sentence of sentencesOf(problemMessage({ tag, detail: everyDetail }, 'ko')))
      expect(sentence, tag).not.toMatch(/원[를가는와]/);
  }
});

describe('detail', () => {
  test('writes amounts as everywhere', () => {
    const problem = { tag: 'DrawerOverLimit', detail: { limit: 5_000_000 } } as const;
    expect(problemMessage(problem, 'ko').happened).toBe('시재가 보관 한도를 넘었습니다 (한도 5,000,000원).');
    expect(problemMessage({ tag: 'DrawerOverLimit' }, 'ko').happened).toBe('시재가 보관 한도를 넘었습니다.');
  });

  test('names the reader that is gone', () => {
    const { happened } = problemMessage({ tag: 'ReaderGone', detail: { reader: 'Reader 1' } }, 'ko');
    expect(happened).toBe('카드 리더기(Reader 1) 연결이 끊어졌습니다.');
  });

  test('is left out with the words around it when it is missing', () => {
    expect(problemMessage({ tag: 'StaffLockedOut' }, 'en').todo).toBe(
      'Please try again or tell the supervisor.',
    );
    expect(problemMessage({ tag: 'StaffLockedOut', detail: { minutes: 10 } }, 'en').todo).toBe(
      'Please try again in 10 minutes or tell the supervisor.',
    );
  });

  test('of zero is said, not left out', () => {
    expect(problemMessage({ tag: 'SignInRefused', detail: { left: 0 } }, 'ko').todo).toContain('0번');
  });
});
