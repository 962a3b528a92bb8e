import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { sampleAct } from '../../bench/journal/sample-act.ts';
import type { Books } from '../../simulators/core/books.ts';
import { claimOf } from '../../unit/desk/filed-claims.ts';
import { atTheCore } from './at-the-core.ts';

const { payload, type } = sampleAct();
const issued = { seq: 2, hash: 'B', type, payload: { ...payload, debitNo: 'D-1' } };
const entries = [
  { seq: 1, hash: 'A', type: 'StaffSignedIn', payload: {} },
  issued,
] as unknown as JournalEntry[];
const { issuanceId, serialNo, customerNo } = payload;
const judgement = {
  entryId: 'E-2',
  issuanceId,
  serialNo,
  customerNo,
  verdict: 'ACCEPTED' as const,
  supersedes: null,
  coreNo: 'C-1',
  rejectionCode: null,
  checks: {},
};
const debit = {
  debitNo: 'D-1',
  issuanceId,
  accountNo: '042101000006',
  amount: 3_000,
  state: 'CAPTURED' as const,
};
const terminal = { terminalId: '0421-01', entryCount: 2, lastSeq: 2, lastHash: 'B', feedPosition: 1 };
const agreeing: Books = {
  terminals: [terminal],
  issuances: [judgement],
  undoings: [],
  fees: { cash: 0, debit: 3_000 },
  debits: [debit],
  cards: [],
  stockActs: [],
  evidence: [],
  claims: [],
  alarms: [],
};
const found = (change: Partial<Books>) => atTheCore(entries, { ...agreeing, ...change });

describe('the comparison with the core', () => {
  test('finds nothing in books that agree', () => {
    expect(found({})).toEqual({ lost: [], duplicated: [], broken: [] });
  });

  test('sees a claim that was never judged, or twice, and a paper that has not come', () => {
    const claim = claimOf(1, 'P-0421-01-20261123-0001', Date.parse('2026-11-23T03:00:00Z'));
    const filed = { seq: 2, hash: 'B', type: 'ClaimFiled', payload: claim } as unknown as JournalEntry;
    const accepted = {
      claimId: claim.claimId,
      coreNo: 'L-2026-00000001',
      rejectionCode: null,
      course: ['RECEIVED'],
    };
    const among = (claims: Books['claims'], evidence: Books['evidence']) =>
      atTheCore([filed], {
        ...{ ...agreeing, terminals: [{ ...terminal, entryCount: 1 }] },
        ...{ issuances: [], debits: [], claims, evidence },
      });
    const arrived = claim.evidence.files.map(({ sha256, bytes }) => ({ sha256, bytes }));
    expect(among([accepted], arrived)).toEqual({ lost: [], duplicated: [], broken: [] });
    expect(among([], arrived).broken).toEqual([`claim ${claim.claimId}: never judged`]);
    expect(among([accepted, accepted], arrived).duplicated).toEqual([
      `accepted claim ${claim.claimId} is there twice`,
    ]);
    expect(among([accepted], arrived.slice(1)).broken).toEqual([
      `the paper ${arrived[0]?.sha256} has not come to the core`,
    ]);
  });

  test('misses an entry the core does not hold', () => {
    const { lost } = found({ terminals: [{ ...terminal, entryCount: 1, lastSeq: 1, lastHash: 'A' }] });
    expect(lost).toEqual([issued]);
  });

  test('sees what the core holds twice', () => {
    expect(found({ terminals: [{ ...terminal, entryCount: 3 }] }).duplicated).toEqual([
      '1 entries more at the core',
    ]);
    expect(found({ issuances: [judgement, judgement] }).duplicated).toEqual([
      expect.stringMatching(/^judged issuance .* is there twice$/),
      expect.stringMatching(/^accepted card .* is there twice$/),
    ]);
  });

  test.each<[string, Partial<Books>]>([
    ['the core holds another journal', { terminals: [{ ...terminal, lastHash: 'C' }] }],
    ['never judged', { issuances: [] }],
    [
      'the core did not accept an undoing: CARD_UNKNOWN',
      {
        undoings: [
          { entryId: 'E-3', kind: 'REVERSAL', issuanceId, undoingNo: null, rejectionCode: 'CARD_UNKNOWN' },
        ],
      },
    ],
    ['CARD_UNKNOWN', { issuances: [{ ...judgement, verdict: 'REJECTED', rejectionCode: 'CARD_UNKNOWN' }] }],
    ['debit D-1 is RELEASED', { debits: [{ ...debit, state: 'RELEASED' }] }],
    ['2 debits for 1 fees', { debits: [debit, { ...debit, debitNo: 'D-2', issuanceId: 'other' }] }],
    [
      'neither captured nor released',
      { debits: [debit, { ...debit, issuanceId: 'other', state: 'AUTHORISED' }] },
    ],
    [
      'SAME_SEQ_OTHER_HASH at 2',
      { alarms: [{ terminalId: '0421-01', seq: 2, reason: 'SAME_SEQ_OTHER_HASH' }] },
    ],
  ])('sees that %s', (words, change) => {
    expect(found(change).broken).toContainEqual(expect.stringContaining(words));
  });
});
