import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { ClaimNews } from '../../../electron/desk/claim/follow-up/claim-news.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { sampleAct } from '../../bench/journal/sample-act.ts';
import { bringReference, claimOf, fileClaims, tell } from './filed-claims.ts';
import { noon } from './scratch-database.ts';
import { sharedDatabase } from './shared-database.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const owner = { terminalId: '0421-01', epoch: 1, privateKey };
const database = sharedDatabase((connection) => {
  bringReference(connection);
  fileClaims(connection, owner, { count: 3 });
});

let connection: ReturnType<typeof database>;
let journal: Journal;
let news: ClaimNews;
beforeEach(() => {
  connection = database();
  journal = new Journal(connection, owner, () => noon);
  news = new ClaimNews(connection);
});

const issue = () => journal.record(sampleAct());
const note = (n: number) =>
  journal.record({
    type: 'ClaimNoteAdded',
    payload: { claimId: claimOf(n, '', 0).claimId, note: '연락하였음' },
    actor: '100001',
  });
const accept = (seq: number) =>
  connection.prepare("INSERT INTO outcome (seq, verdict, core_no) VALUES (?, 'ACCEPTED', 'A-1')").run(seq);

test('entries about claims are news, those about cards are not', () => {
  const before = news.made();
  issue();
  expect(news.made()).toBe(before);
  issue();
  const { seq } = note(1);
  issue();
  expect(news.made()).toBe(seq);
  issue();
  expect(news.made()).toBe(seq);
});

test('verdicts on claims are news, those on cards are not, and so is a word about a case', () => {
  const before = news.heard();
  const [card, claim, another] = [issue().seq, note(1).seq, issue().seq];
  accept(card);
  expect(news.heard()).toBe(before);
  accept(claim);
  const judged = news.heard();
  expect(judged).toBeGreaterThan(before);
  accept(another);
  expect(news.heard()).toBe(judged);
  tell(connection, 1, [{ kind: 'RECEIVED' }]);
  expect(news.heard()).toBeGreaterThan(judged);
});

test('what was there when the desk began is none', () => {
  note(1);
  expect(new ClaimNews(connection).made()).toBe(0);
});
