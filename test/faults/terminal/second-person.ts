import type { RouterClient } from '@orpc/server';
import type { ApprovalSubject } from '../../../electron/contract/approval.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { deskRouter } from '../../../electron/desk/router.ts';
import { staff } from '../../simulators/core/sample-bank.ts';

/** Every call a page could make. */
export type Call = RouterClient<ReturnType<typeof deskRouter>>;

/** Somebody comes over and approves, a supervisor unless it is for somebody else; the number of the request. */
export async function approved(
  call: Call,
  subject: ApprovalSubject,
  { staffNo: approver, password }: { readonly staffNo: string; readonly password: string } = staff.supervisor,
): Promise<Result<string>> {
  const requested = await call.approvals.request({ subject });
  if (!requested.ok) return requested;
  const { requestId } = requested.value;
  const given = await call.approvals.give({
    requestId,
    approver,
    credential: { method: 'PASSWORD', password },
  });
  return given.ok ? succeed(requestId) : given;
}
