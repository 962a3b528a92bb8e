import { describe, expect, test } from 'vitest';
import { ProblemTag } from '../../../electron/contract/problem.ts';
import { alignRows, columnsOf } from '../../../electron/ops/report/columns.ts';
import { advice, opsMessages } from '../../../electron/ops/report/problem-words.ts';
import { exitCodeOf, failed, ok, type Report, warn } from '../../../electron/ops/report/report.ts';
import { reportText } from '../../../electron/ops/report/report-text.ts';

const report = (findings: Report['findings'], tables: Report['tables'] = []): Report => ({
  command: 'doctor',
  findings,
  tables,
});

describe('columns', () => {
  test.each([
    ['reader', 6],
    ['카드', 4],
    ['카드 A', 6],
    ['', 0],
    ['ＡＢ', 4],
    ['→ –', 3],
  ])('%s is %i wide', (text, columns) => expect(columnsOf(text)).toBe(columns));

  test('stand under each other whatever the language', () => {
    const lines = alignRows([
      ['자료 폴더', 'x'],
      ['disk', 'y'],
    ]);
    expect(lines.map((line) => columnsOf(line.slice(0, -1)))).toEqual([11, 11]);
  });
});

describe('the exit code', () => {
  test.each([
    ['all is well', [ok('journal')], 0],
    ['something could not be looked at', [ok('journal'), { ...ok('core'), state: 'SKIPPED' as const }], 0],
    ['somebody should look', [ok('journal'), warn('disk', 'DiskNearlyFull')], 1],
    ['something is broken', [failed('journal', 'JournalBroken')], 1],
    ['the command was wrong', [failed('export', 'FileExists'), failed('journal', 'JournalBroken')], 2],
  ])('%s', (_, findings, code) => expect(exitCodeOf(report(findings))).toBe(code));
});

describe('the text', () => {
  test('says what is wrong, what to do, and the tag, under the finding', () => {
    const text = reportText(
      report([ok('settings'), failed('journal', 'JournalBroken', { intact: 4, seq: 5, why: 'CHAIN' })]),
      'en',
    );
    expect(text).toBe(`ok    settings
FAIL  journal   intact 4 · number 5 · because it is not chained to the one before
    The chain of records does not fit together (number 5).
    → Stop work, copy the data folder away as it is and tell security.
    (JournalBroken)

ok 1 · WARN 0 · FAIL 1 · skipped 0
`);
  });

  test('is Korean when asked', () => {
    const text = reportText(
      report([warn('waiting', 'EntriesWaitLong', { waiting: 3, oldestSeconds: 93_784 })]),
      'ko',
    );
    expect(text).toContain('주의  대기 기록  건수 3 · 가장 오래된 기록 1일 2시간');
    expect(text).toContain('회선을 확인하여 주십시오');
  });

  test.each([
    [{ freeBytes: 0 }, '0 B'],
    [{ freeBytes: 1_536 }, '1.5 KiB'],
    [{ freeBytes: 80 * 1024 ** 3 }, '80.0 GiB'],
    [{ remainingSeconds: 0 }, '0 s'],
    [{ remainingSeconds: 3_600 }, '1 h'],
    [{ remainingSeconds: 90_061 }, '1 d 1 h'],
    [{ offsetSeconds: -125 }, '-2 min 5 s'],
    [{ answerMs: 12.4 }, '12 ms'],
    [{ validToAt: '2026-11-23T15:00:00.000Z' }, '2026-11-24 00:00:00'],
    [{ running: true }, 'yes'],
    [{ file: 'DEMO' }, 'file DEMO'],
  ])('gives %j with its unit', (detail, text) => {
    expect(reportText(report([ok('disk', detail)]), 'en')).toContain(`${text}\n`);
  });

  test('never passes on what would steer the terminal', () => {
    const rows = [{ name: 'evil\u001b[2J\u009b\u202e', type: 'TOTP', algorithm: 'SHA1' }];
    const text = reportText(report([], [{ name: 'accounts', rows }]), 'ko');
    expect(text).toContain('evil\ufffd[2J\ufffd\ufffd');
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  test('has words for every problem in both languages, without a Korean particle that could be wrong', () => {
    for (const tag of [...ProblemTag.options, ...(Object.keys(opsMessages) as (keyof typeof opsMessages)[])])
      for (const language of ['ko', 'en'] as const) {
        const [, happened = '', todo = ''] = reportText(report([failed('card', tag)]), language).split('\n');
        expect(happened.trim().length, tag).toBeGreaterThan(5);
        expect(todo, tag).toMatch(/^ {4}→ .{10,}/);
        expect(happened + todo, tag).not.toMatch(/undefined|[{}[\]]/);
      }
  });

  test('tells the people who help to help, not to call for help', () => {
    for (const { en, ko } of Object.values(advice)) {
      expect(en).not.toMatch(/help desk/);
      expect(ko).not.toMatch(/전산 담당자/);
    }
  });
});
