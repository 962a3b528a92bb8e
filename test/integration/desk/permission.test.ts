import { describe, expect, test, vi } from 'vitest';
import { noCash } from '../../../electron/contract/cash.ts';
import { deskContract } from '../../../electron/contract/desk.ts';
import { type Access, may } from '../../../electron/contract/permission.ts';
import { Role } from '../../../electron/contract/staff.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { deskAndCore } from './in-process-desk.ts';
import { orderFor } from './terminal-rig.ts';

const uuid = 'b3bb2c0e-6a0e-4a4e-9f5e-0d3a8f1c2b10';
const draft = {
  draftId: uuid,
  step: 'CUSTOMER',
  customerNo: null,
  identityDocument: null,
  phoneCheck: null,
  legalRepresentative: null,
  replacement: null,
  reader: null,
  cardSerialNo: null,
  feeMethod: null,
};

const requestId = '019ac0de-0000-7000-8000-000000000000';
const credential = { method: 'PASSWORD', password: 'x' };
const waiver = {
  kind: 'FEE_WAIVER',
  orderId: uuid,
  customerNo: '0000000499',
  maskedName: '보*기',
  serialNo: '904200000001',
  amount: 3_000,
  ground: { reason: 'BANK_ERROR' },
};
const reversal = { issuanceId: uuid, reason: 'OTHER', card: 'SPOILED' };
const withdrawal = { caseNo: 1, reason: 'DUPLICATE' };

const opening = { kind: 'DRAWER_OPENING', businessDate: '2020-01-01', count: noCash(), amount: 0 };
const nothing = { count: 0, amount: 0 };
const closing = {
  kind: 'DAY_CLOSING',
  businessDate: '2020-01-01',
  count: noCash(),
  counted: 0,
  figures: {
    cash: { carried: 0, fromVault: 0, toVault: 0, fees: 0, refunds: 0, over: 0, short: 0, expected: 0 },
    records: { issued: nothing, waived: nothing, debited: nothing, cash: nothing, refunded: nothing },
    stock: {
      opening: 0,
      received: 0,
      issued: 0,
      spoiled: 0,
      returned: 0,
      lost: 0,
      expected: 0,
      issuedHere: 0,
      counted: null,
      uncounted: 0,
    },
  },
  explanations: [],
};

/** An input for every call, so that nothing but the permission decides. A call missing here fails the test below. */
const inputs: Record<string, unknown> = {
  'terminal.today': undefined,
  'line.tryNow': undefined,
  'line.resume': undefined,
  'session.signIn': { staffNo: '999999', password: 'x' },
  'session.signOut': undefined,
  'session.lock': undefined,
  'session.unlock': { password: 'x' },
  'session.stayAwake': undefined,
  'customers.search': { query: '보기' },
  'issuance.draft': undefined,
  'issuance.saveDraft': draft,
  'issuance.discardDraft': { draftId: uuid },
  'issuance.assess': { customerNo: '0000000401' },
  'issuance.identifyCard': { reader: 'none' },
  'issuance.perform': orderFor(1),
  'issuance.open': undefined,
  'issuance.resume': { issuanceId: uuid, reader: 'none' },
  'issuance.abandon': { issuanceId: uuid, reason: 'OTHER', carryCash: false },
  'issuance.carried': undefined,
  'issuance.returnCarried': { issuanceId: uuid },
  'approvals.request': { subject: waiver },
  'approvals.find': { requestId },
  'approvals.give': { requestId, approver: '999999', credential },
  'approvals.refuse': { requestId, approver: '999999', credential, reason: 'no reason' },
  'approvals.withdraw': { requestId },
  'approvals.staffCard': undefined,
  'approvals.waiting': undefined,
  'approvals.overview': undefined,
  'claims.reference': undefined,
  'claims.drafts': undefined,
  'claims.begin': { claimId: uuid },
  'claims.resume': { claimId: uuid },
  'claims.saveDraft': { claimId: uuid, step: 'WHO', section: { section: 'who', content: {} } },
  'claims.saveIdentityNumber': { claimId: uuid, whose: 'customer', number: null },
  'claims.correct': { claimId: uuid },
  'claims.discard': { claimId: uuid },
  'claims.colleagues': undefined,
  'claims.handOver': { claimId: uuid, to: '999999' },
  'claims.review': { claimId: uuid },
  'claims.file': { claimId: uuid },
  'claims.duplicates': { claimId: uuid },
  'claims.search': { query: '', state: null, limit: 1 },
  'claims.detail': { claimId: uuid },
  'claims.supplement': { claimId: uuid },
  'claims.prepareWithdrawal': { claimId: uuid, reason: 'OTHER', words: '' },
  'claims.withdraw': { claimId: uuid, reason: 'OTHER', words: '', approvalRequestId: requestId },
  'claims.recordRefund': {
    claimId: uuid,
    refund: {
      applied: true,
      reportedAt: null,
      papersOn: '2020-01-01',
      finalNoticeOn: null,
      announcedOn: null,
      decidedOn: null,
      refund: null,
    },
  },
  'claims.addNote': { claimId: uuid, note: '메모' },
  'claims.object': { objectionId: uuid, claimId: uuid, grounds: '사유' },
  'claims.unmask': { claimId: uuid, field: 'NAME', reason: '사유' },
  'claims.reminders': undefined,
  'claims.statistics': undefined,
  'claims.retention': undefined,
  'claims.destroy': undefined,
  'claims.reviewMoney': { claimId: uuid },
  'claims.readMovements': { csv: '' },
  'claims.renderPaper': { claimId: uuid, paper: 'DRAFT', language: 'ko' },
  'claims.printPaper': { claimId: uuid, paper: 'DRAFT', language: 'ko' },
  'journalGaps.open': undefined,
  'journalGaps.settle': { gapNo: 1, measure: 'NOTHING_TO_DO' },
  'drawer.view': undefined,
  'drawer.count': { count: noCash() },
  'drawer.carryOut': { subject: opening, requestId },
  'day.view': undefined,
  'day.prepareClosing': { count: noCash(), explanations: [] },
  'day.close': { subject: closing, requestId },
  'day.report': { businessDate: '2020-01-01' },
  'day.printReport': { businessDate: '2020-01-01' },
  'day.saveReport': { businessDate: '2020-01-01' },
  'evidence.list': { claimId: uuid },
  'evidence.begin': { claimId: uuid, paper: 'OTHER', name: 'scan.pdf', bytes: 1 },
  'evidence.piece': { importId: requestId, offset: 0, data: '' },
  'evidence.finish': { importId: requestId },
  'evidence.cancel': { importId: requestId },
  'evidence.scans': undefined,
  'evidence.takeScan': { claimId: uuid, paper: 'OTHER', name: 'scan.pdf' },
  'evidence.read': { fileId: requestId, offset: 0 },
  'evidence.note': { fileId: requestId, pages: null, marks: [] },
  'evidence.arrange': { fileId: requestId, paper: 'OTHER', rotation: 0 },
  'evidence.remove': { fileId: requestId },
  'receipts.render': { receiptNo: '0' },
  'receipts.print': { receiptNo: '0' },
  'stock.overview': undefined,
  'stock.batch': { batchNo: 'B20261123-001' },
  'stock.cards': { place: null },
  'stock.find': { query: '0001' },
  'stock.story': { serialNo: '904200000001' },
  'stock.receive': {
    batchNo: 'NONE',
    packageNo: 'NONE',
    sealIntact: true,
    present: [],
    damaged: [],
    missing: [],
    extra: [],
    approval: requestId,
  },
  'stock.assign': { from: null, to: '100001', serialNos: ['000000000000'], approval: requestId },
  'stock.spoil': { serialNo: '000000000000', reason: 'OTHER' },
  'stock.lose': { serialNo: '000000000000', circumstance: 'UNKNOWN', approval: requestId },
  'stock.returnCards': { packageNo: 'NONE', serialNos: ['000000000000'], approval: requestId },
  'stock.count': { place: null, counted: 0, explanation: null, approval: null },
  'month.days': undefined,
  'tariff.show': undefined,
  'history.search': { query: '', limit: 1 },
  'history.detail': { issuanceId: uuid },
  'corrections.queue': undefined,
  'corrections.detail': { caseNo: 1 },
  'corrections.correct': {
    caseNo: 1,
    papers: {
      identityDocument: null,
      phoneCheck: orderFor(1).phoneCheck,
      legalRepresentative: null,
      replacement: null,
    },
    reason: 'CORE_HAS_MENDED',
  },
  'corrections.prepareReversal': reversal,
  'corrections.reverse': { ...reversal, approvalRequestId: requestId },
  'corrections.recall': { issuanceId: uuid, contact: 'CALL', outcome: 'PENDING' },
  'corrections.prepareWithdrawal': withdrawal,
  'corrections.withdraw': { ...withdrawal, approvalRequestId: requestId },
};

const calls = Object.entries(deskContract).flatMap(([group, members]) =>
  Object.entries(members).map(([name, procedure]) => ({
    path: `${group}.${name}`,
    access: (procedure as { '~orpc': { meta: { access: Access } } })['~orpc'].meta.access,
  })),
);
/** The status is for everybody and is a stream, not a call. */
const matrix = calls.filter(({ path }) => path !== 'terminal.watch');

type State = 'signed out' | `${Role} locked` | Role;

/** The refusal a call must meet; null for none. */
function expected(access: Access, state: State): string | null {
  if (access === 'ANYBODY') return null;
  if (state === 'signed out') return 'NotSignedIn';
  if (access === 'SIGNED_IN') return null;
  const role = Role.options.find((known) => known === state);
  if (role === undefined) return 'SessionLocked';
  return may(role, access) ? null : 'NotPermitted';
}

const refusals: readonly string[] = [
  'NotSignedIn',
  'SessionLocked',
  'SessionExpired',
  'NotPermitted',
  'TerminalNotEnrolled',
];

/** Somebody of the main branch in each role. */
const personOf = (role: Role) => {
  const person = Object.values(staff).find((other) => other.role === role && other.branchNo === '0421');
  if (person === undefined) throw new Error(`the sample bank has nobody as ${role}`);
  return person;
};

describe('the permission matrix: every call × signed out, and × every role at work and locked', () => {
  test('every call of the contract is in it', () => {
    expect(Object.keys(inputs).sort()).toEqual(matrix.map(({ path }) => path).sort());
  });

  test('is held by the desk', async () => {
    const rig = await deskAndCore();
    await vi.waitUntil(() => rig.status().ready, { timeout: 60_000 });
    const client = rig.calls() as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const refusalOf = async (path: string): Promise<string | null> => {
      const [group = '', name = ''] = path.split('.');
      const result = (await client[group]?.[name]?.(inputs[path])) as {
        ok: boolean;
        problem?: { tag: string };
      };
      const tag = result.problem?.tag ?? null;
      return tag !== null && refusals.includes(tag) ? tag : null;
    };
    /** Signs in anew only where the call before has changed who is there: checking a password takes its time. */
    const enter = async (role: Role, locked: boolean) => {
      const session = rig.status().session;
      if (session?.role !== role || session.locked !== locked) {
        const { staffNo, password } = personOf(role);
        await rig.calls().session.signIn({ staffNo, password });
      }
      if (locked) await rig.calls().session.lock();
    };
    const states: [State, () => Promise<unknown>][] = [
      ['signed out', () => rig.calls().session.signOut()],
      ...Role.options.flatMap((role): [State, () => Promise<unknown>][] => [
        [role, () => enter(role, false)],
        [`${role} locked`, () => enter(role, true)],
      ]),
    ];
    for (const [state, reach] of states) {
      for (const { path, access } of matrix) {
        await reach();
        expect([state, path, await refusalOf(path)]).toEqual([state, path, expected(access, state)]);
      }
    }
  });

  test('holds for a terminal that is not enrolled: nothing but the status', async () => {
    const rig = await deskAndCore({ enrolled: false });
    const client = rig.calls() as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    for (const { path } of matrix) {
      const [group = '', name = ''] = path.split('.');
      expect(await client[group]?.[name]?.(inputs[path])).toMatchObject({
        problem: { tag: 'TerminalNotEnrolled' },
      });
    }
  });
});
