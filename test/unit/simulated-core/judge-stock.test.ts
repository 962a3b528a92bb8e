import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../../../electron/contract/approval.ts';
import { noCash } from '../../../electron/contract/cash.ts';
import type { JournalPayload, JournalType } from '../../../electron/contract/journal-entry.ts';
import type { StockPayloads, StockSubject } from '../../../electron/contract/stock-records.ts';
import { won } from '../../../electron/contract/won.ts';
import { canonicalHash } from '../../simulators/core/canonical-json.ts';
import { cardBySerialNo } from '../../simulators/core/core-card.ts';
import { type CoreDatabase, openCoreDatabase } from '../../simulators/core/core-database.ts';
import { foundBank } from '../../simulators/core/found-bank.ts';
import { judgeStoredEntries } from '../../simulators/core/judging/judge.ts';
import {
  batches,
  branches,
  cardNumbers,
  type SampleStaff,
  serialNoOf,
  staff,
} from '../../simulators/core/sample-bank.ts';

/** What the core makes of acts of the stock that no honest terminal would record. */

const { teller, secondTeller, supervisor } = staff;
const at = '2026-11-23T03:00:00.000Z';

let database: CoreDatabase;
let seq = 0;
const folder = mkdtempSync(join(tmpdir(), 'branch-teller-judge-'));
beforeAll(() => {
  database = openCoreDatabase(folder, foundBank);
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  database
    .prepare('INSERT INTO terminal (terminal_id, branch_no, public_key) VALUES (?, ?, ?)')
    .run('0421-01', '0421', publicKey.export({ format: 'der', type: 'spki' }));
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});
// Founding a bank takes its time: every test takes back what it has done.
beforeEach(() => {
  database.exec('BEGIN');
  seq = 0;
});
afterEach(() => {
  database.exec('ROLLBACK');
});

/** Stores an entry as it might have come, and has everything stored judged. */
function record<T extends JournalType>(
  type: T,
  payload: JournalPayload<T>,
  actor: string,
  approvals: readonly Approval[] = [],
): string {
  seq += 1;
  const zeros = '0'.repeat(64);
  const header = { terminalId: '0421-01', epoch: 1, seq, id: uuidv7(), type, schemaVersion: 1 };
  const when = { businessDate: '2026-11-23', occurredAt: at };
  const seal = { payloadHash: zeros, prevHash: zeros, hash: zeros, signature: zeros + zeros };
  const entry = { ...header, ...when, actor, approvals, ...seal, payload };
  database
    .prepare('INSERT INTO entry (terminal_id, seq, hash, entry, held_before) VALUES (?, ?, ?, ?, ?)')
    .run('0421-01', seq, zeros, JSON.stringify(entry), seq - 1);
  judgeStoredEntries(database);
  return header.id;
}

/** What was asked, and the consents given to it, in the journal as an honest terminal writes them. */
function consents(subject: StockSubject, maker: SampleStaff, others: readonly SampleStaff[]): Approval[] {
  const requestId = uuidv7();
  const subjectHash = canonicalHash(subject);
  const policy = branches.main.approvals.policies[subject.kind];
  const { needed, roles } = policy ?? { needed: 1, roles: ['SUPERVISOR', 'BRANCH_MANAGER'] };
  record(
    'ApprovalRequested',
    { requestId, subject, subjectHash, needed, roles, validMinutes: 5 },
    maker.staffNo,
  );
  return others.map((other) => {
    const approval: Approval = {
      requestId,
      approver: other.staffNo,
      method: 'PASSWORD',
      approvedAt: at,
      subjectHash,
    };
    record('ApprovalGiven', { ...approval, role: other.role, staffCard: null }, other.staffNo);
    return approval;
  });
}

type StockType = keyof typeof StockPayloads;

/** What the core made of an act of the stock: null for accepted, else why not. */
function verdict<T extends StockType>(
  type: T,
  payload: JournalPayload<T>,
  maker: SampleStaff = teller,
  approvals: readonly Approval[] = [],
): string | null {
  const id = record(type, payload, maker.staffNo, approvals);
  return database
    .prepare<[string], string | null>('SELECT rejection_code FROM stock_judgement WHERE entry_id = ?')
    .pluck()
    .get(id) as string | null;
}

const { waiting } = batches;
const received = {
  batchNo: waiting.batchNo,
  packageNo: waiting.packageNo,
  sealIntact: true,
  present: [...waiting.serialNos],
  damaged: [],
  missing: [],
  extra: [],
};
const receive = (change: Partial<typeof received> = {}, second: SampleStaff = supervisor) => {
  const payload = { ...received, ...change };
  return verdict('CardBatchReceived', payload, teller, [
    ...consents({ kind: 'STOCK_RECEIPT', ...payload }, teller, [second]),
  ]);
};
const handOver = (
  n: number,
  from: SampleStaff | null,
  to: SampleStaff | null,
  maker: SampleStaff,
  second: SampleStaff,
) => {
  const payload = { from: from?.staffNo ?? null, to: to?.staffNo ?? null, serialNos: [serialNoOf(n)] };
  return verdict('CardsAssigned', payload, maker, [
    ...consents({ kind: 'STOCK_HANDOVER', ...payload }, maker, [second]),
  ]);
};

describe('a package', () => {
  test('is received once, and its cards are in stock', () => {
    expect(receive()).toBeNull();
    expect(cardBySerialNo(database, serialNoOf(31))).toMatchObject({ status: 'IN_STOCK', revision: 2 });
    expect(receive()).toBe('BATCH_RECEIVED_BEFORE');
  });

  test.each([
    ['that nobody sent', { batchNo: 'B-NOBODY' }, 'BATCH_UNKNOWN'],
    ['under another seal', { packageNo: 'P-0421-0009' }, 'PACKAGE_DIFFERS'],
    ['with a card left out', { present: received.present.slice(1) }, 'MANIFEST_NOT_ACCOUNTED_FOR'],
    [
      'with a card of the stock in it',
      { present: [...received.present.slice(1), serialNoOf(1)] },
      'MANIFEST_NOT_ACCOUNTED_FOR',
    ],
    ['with a card twice', { present: [...received.present, serialNoOf(31)] }, 'MANIFEST_NOT_ACCOUNTED_FOR'],
    [
      'with a card of its own called extra',
      { extra: [serialNoOf(31)] as never[] },
      'MANIFEST_NOT_ACCOUNTED_FOR',
    ],
  ])('%s is not received', (_what, change, code) => {
    expect(receive(change)).toBe(code);
    expect(cardBySerialNo(database, serialNoOf(31))?.status).toBe('IN_TRANSIT');
  });

  test('is not received by one person, by a teller’s consent, or by consent to something else', () => {
    expect(verdict('CardBatchReceived', received)).toBe('APPROVAL_MISSING');
    expect(receive({}, secondTeller)).not.toBeNull();
    const other = { ...received, sealIntact: false };
    const toOther = consents({ kind: 'STOCK_RECEIPT', ...other }, teller, [supervisor]);
    expect(verdict('CardBatchReceived', received, teller, toOther)).toBe('APPROVAL_OF_SOMETHING_ELSE');
  });
});

describe('a card', () => {
  test('is in one place: who does not have it cannot hand it over, and it cannot be spoiled twice', () => {
    expect(handOver(1, null, teller, teller, supervisor)).toBeNull();
    expect(handOver(1, null, secondTeller, secondTeller, supervisor)).toBe('CARD_NOT_THERE');
    expect(handOver(1, teller, secondTeller, teller, secondTeller)).toBeNull();
    expect(verdict('CardSpoiled', { serialNo: serialNoOf(1), reason: 'DAMAGED' })).toBeNull();
    expect(verdict('CardSpoiled', { serialNo: serialNoOf(1), reason: 'DAMAGED' })).toBe('CARD_NOT_THERE');
  });

  test('is not handed over behind its taker’s back', () => {
    expect(handOver(1, null, secondTeller, teller, supervisor)).toBe('HAND_OVER_WITHOUT_BOTH');
  });

  test('of another branch is not this branch’s to spoil', () => {
    expect(verdict('CardSpoiled', { serialNo: serialNoOf(21), reason: 'OTHER' })).toBe('CARD_NOT_THERE');
  });

  test('that is lost is barred once the two people that the policy wants have consented, and the bank’s people hear of it', () => {
    const payload = { serialNo: serialNoOf(1), circumstance: 'STOLEN' } as const;
    const consentOf = (...others: SampleStaff[]) =>
      consents({ kind: 'STOCK_LOSS', ...payload }, teller, others);
    expect(verdict('CardLost', payload)).toBe('APPROVAL_MISSING');
    expect(verdict('CardLost', payload, teller, consentOf(supervisor))).toBe('APPROVAL_MISSING');
    expect(verdict('CardLost', payload, teller, consentOf(supervisor, staff.branchManager))).toBeNull();
    expect(cardBySerialNo(database, serialNoOf(1))?.status).toBe('LOST');
    expect(database.prepare('SELECT reason FROM alarm').pluck().all()).toEqual(['CARD_LOST']);
  });
});

test.each([
  ['is not there', serialNoOf(21), teller],
  ['was spoiled by somebody who has no business here', serialNoOf(1), staff.tellerOfOtherBranch],
])(
  'an act about a card that %s can be let rest: there is no fee, and no customer has the card',
  (_, serialNo, maker) => {
    const id = record('CardSpoiled', { serialNo, reason: 'OTHER' }, maker.staffNo);
    const ways = database
      .prepare<[string], string>(
        "SELECT item ->> '$.outcome.rejection.ways' FROM feed_item WHERE item ->> '$.entryId' = ?",
      )
      .pluck()
      .get(id);
    expect(ways).toBe('["WITHDRAW"]');
  },
);

test('a count agrees with the core’s books, and a difference is explained and approved', () => {
  const count = (expected: number, counted: number, explanation: string | null, approvals: Approval[] = []) =>
    verdict('StockCounted', { place: null, expected, counted, explanation }, teller, approvals);
  const held = cardNumbers.mainBranchStock.length;
  expect(count(held, held, null)).toBeNull();
  expect(count(held - 1, held - 1, null)).toBe('COUNT_DIFFERS_FROM_BOOKS');
  expect(count(held, held - 1, null)).toBe('DIFFERENCE_NOT_EXPLAINED');
  expect(count(held, held - 1, '한 장이 없습니다')).toBe('APPROVAL_MISSING');
  const subject = { place: null, expected: held, counted: held - 1, explanation: '한 장이 없습니다' };
  const approval = consents({ kind: 'STOCK_DIFFERENCE', ...subject }, teller, [supervisor]);
  expect(count(held, held - 1, '한 장이 없습니다', approval)).toBeNull();
  // The same consent for another count.
  expect(count(held, held - 1, '한 장이 없습니다', approval)).toBe('APPROVAL_USED_BEFORE');
});

test('a closing’s stock is the core’s books to the card, where the terminal has heard of every card and moved them alone', () => {
  database.exec('UPDATE terminal SET feed_position = (SELECT max(position) FROM feed_item)');
  const zero = { count: 0, amount: won(0) };
  const held = cardNumbers.mainBranchStock.length;
  verdict('CardSpoiled', { serialNo: serialNoOf(1), reason: 'OTHER' });
  const books = {
    opening: held,
    received: 0,
    issued: 0,
    spoiled: 1,
    returned: 0,
    lost: 0,
    expected: held - 1,
  };
  const alarmOf = (stock: object, counted: number | null, uncounted: number) => {
    database.exec('DELETE FROM alarm; DELETE FROM closed_day');
    const figures = {
      cash: {
        carried: won(0),
        fromVault: won(0),
        toVault: won(0),
        fees: won(0),
        refunds: won(0),
        over: won(0),
        short: won(0),
        expected: won(0),
      },
      records: { issued: zero, waived: zero, debited: zero, cash: zero, refunded: zero },
      stock: { ...books, ...stock, issuedHere: 0, counted, uncounted },
    };
    const closing = {
      kind: 'DAY_CLOSING' as const,
      businessDate: '2026-11-23',
      count: noCash(),
      counted: won(0),
      figures,
      explanations: [],
    };
    record('DayClosed', { closing, unsent: 0 }, teller.staffNo);
    return database.prepare('SELECT reason FROM alarm').pluck().all();
  };
  // Nobody consented, which is all that is wrong with the first.
  expect(alarmOf({}, null, 1)).toEqual(['DRAWER_CONSENT_MISSING']);
  expect(alarmOf({ opening: held - 1, expected: held - 2 }, null, 1)).toEqual(['DAY_DISAGREES']);
  expect(alarmOf({ opening: held + 1, spoiled: 2 }, null, 1)).toEqual(['DAY_DISAGREES']);
  expect(alarmOf({ opening: held - 1, spoiled: 0 }, null, 1)).toEqual(['DAY_DISAGREES']);
  expect(alarmOf({}, held, 0)).toEqual(['DAY_DISAGREES']);
  expect(alarmOf({}, held - 1, 0)).toEqual(['DRAWER_CONSENT_MISSING']);
});
