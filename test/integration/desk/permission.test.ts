import { describe, expect, test, vi } from 'vitest';
import { deskContract } from '../../../electron/contract/desk.ts';
import type { Access } from '../../../electron/contract/permission.ts';
import type { Role } from '../../../electron/contract/staff.ts';
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

/** An input for every call, so that nothing but the permission decides. A call missing here fails the test below. */
const inputs: Record<string, unknown> = {
  'terminal.today': undefined,
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
  'issuance.abandon': { issuanceId: uuid, reason: 'OTHER' },
  'receipts.render': { receiptNo: '0' },
  'receipts.print': { receiptNo: '0' },
  'history.search': { query: '', limit: 1 },
  'history.detail': { issuanceId: uuid },
};

const calls = Object.entries(deskContract).flatMap(([group, members]) =>
  Object.entries(members).map(([name, procedure]) => ({
    path: `${group}.${name}`,
    access: (procedure as { '~orpc': { meta: { access: Access } } })['~orpc'].meta.access,
  })),
);
/** The status is for everybody and is a stream, not a call. */
const matrix = calls.filter(({ path }) => path !== 'terminal.watch');

type State = 'signed out' | 'locked' | Role;

/** The refusal a call must meet; null for none. */
function expected(access: Access, state: State): string | null {
  if (access === 'ANYBODY') return null;
  if (state === 'signed out') return 'NotSignedIn';
  if (access === 'SIGNED_IN') return null;
  if (state === 'locked') return 'SessionLocked';
  return access.includes(state) ? null : 'NotPermitted';
}

const refusals = ['NotSignedIn', 'SessionLocked', 'SessionExpired', 'NotPermitted', 'TerminalNotEnrolled'];

describe('the permission matrix: every call × signed out, locked, every role', () => {
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
    const signIn = async ({ staffNo, password }: { staffNo: string; password: string }) => {
      await rig.calls().session.signIn({ staffNo, password });
    };
    const states: [State, () => Promise<unknown>][] = [
      ['signed out', () => rig.calls().session.signOut()],
      ['locked', () => signIn(staff.teller).then(() => rig.calls().session.lock())],
      ['TELLER', () => signIn(staff.teller)],
      ['SUPERVISOR', () => signIn(staff.supervisor)],
    ];
    for (const [state, enter] of states) {
      for (const { path, access } of matrix) {
        await enter();
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
