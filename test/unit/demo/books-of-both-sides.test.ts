import { expect, test } from 'vitest';
import { disagreements, type TerminalBooks } from '../../demo/scenario/books-of-both-sides.ts';
import type { Books } from '../../simulators/core/books.ts';

const ours: TerminalBooks = {
  entries: 4,
  lastHash: 'AA',
  drawer: 3_000,
  issued: [{ issuanceId: 'one', serialNo: '904200000001', fee: 3_000 }],
  open: 0,
  corrected: 1,
};
const theirs = {
  terminals: [{ terminalId: '0421-01', entryCount: 4, lastSeq: 4, lastHash: 'AA', feedPosition: 1 }],
  issuances: [
    { issuanceId: 'one', verdict: 'REJECTED' },
    { issuanceId: 'one', verdict: 'ACCEPTED' },
  ],
  fees: { cash: 3_000, debit: 0 },
  alarms: [],
} as unknown as Books;

test('books that agree are found to agree, a correction and all', () => {
  expect(disagreements(ours, theirs)).toEqual([]);
});

test.each<[string, Partial<TerminalBooks>, Partial<Books>]>([
  ['a record the core lacks', { entries: 5 }, {}],
  ['another last record', { lastHash: 'BB' }, {}],
  ['a won more in the drawer', { drawer: 3_001 }, {}],
  ['a card the core never accepted', {}, { issuances: [] }],
  ['a card the core accepted twice', {}, { issuances: [...theirs.issuances, ...theirs.issuances] }],
  ['a rejected record nobody dealt with', { open: 1 }, {}],
  ['an alarm', {}, { alarms: [{ terminalId: '0421-01', seq: 2, reason: 'GAP' }] }],
])('%s is told', (_what, mine, core) => {
  expect(disagreements({ ...ours, ...mine }, { ...theirs, ...core })).toHaveLength(1);
});
