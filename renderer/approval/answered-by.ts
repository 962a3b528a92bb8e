import type { ApprovalKind } from '../../electron/contract/approval.ts';

/** Who is asked: somebody above, or the colleague who gives or takes something over, whoever that is. */
export const answeredBy = (kind: ApprovalKind): 'SUPERVISOR' | 'COLLEAGUE' =>
  kind === 'STOCK_HANDOVER' || kind === 'DRAWER_HAND_OVER' ? 'COLLEAGUE' : 'SUPERVISOR';
