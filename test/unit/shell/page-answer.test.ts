import { expect, test } from 'vitest';
import type { Problem } from '../../../electron/contract/problem.ts';
import { pageAnswer } from '../../../electron/host/page-answer.ts';
import { PageFiles } from '../../../electron/host/page-files.ts';

const files = new PageFiles(new Map([['/index.html', Buffer.from('<head></head>page')]]));
const desk = (problem: Problem | null = null) => {
  const presence = {
    problem,
    starts: 0,
    start: async () => {
      presence.starts++;
    },
  };
  return presence;
};
const get = (url: string, presence = desk()) => pageAnswer(files, presence, { method: 'GET', url });

test('the page is answered, anything else refused', () => {
  expect(Buffer.from(get('https://teller.invalid/')?.body ?? []).toString()).toContain('page');
  expect(get('https://elsewhere.example/')).toBeNull();
  expect(get('http://teller.invalid/')).toBeNull();
});

test('a desk with a problem shows that instead', () => {
  const body = get('https://teller.invalid/', desk({ tag: 'DiskFull' }))?.body ?? [];
  expect(Buffer.from(body).toString()).toContain('DiskFull');
});

test('trying again asks for a desk and leaves the document where it is', () => {
  const presence = desk({ tag: 'DatabaseInUse' });
  expect(get('https://teller.invalid/try-again', presence)?.status).toBe(204);
  expect(presence.starts).toBe(1);
});

test('a problem that quotes markup shows it as text', () => {
  const quoting: Problem = { tag: 'ReaderGone', detail: { reader: '<script>&' } };
  const body = Buffer.from(get('https://teller.invalid/', desk(quoting))?.body ?? []).toString();
  expect(body).toContain('&lt;script>&amp;');
});
