import type { ClaimRow, ClaimState, ObjectionView } from '../../../contract/claim-follow-up.ts';

const ended: readonly ClaimState[] = ['PAID', 'REFUSED', 'WITHDRAWN', 'CLOSED'];
const decided: readonly ClaimState[] = ['DECIDED', 'PAID', 'REFUSED', 'CLOSED'];

type Standing = Pick<ClaimRow, 'state' | 'sync'>;

/** Papers are taken, and the claim can be taken back, for as long as the bank may still look at it. */
export const isUnderWay = ({ state, sync }: Standing): boolean =>
  sync !== 'REJECTED' && !ended.includes(state);

/** Against a decision or a refusal, one objection at a time; one the core has rejected is none. */
export const mayObject = (
  { state, sync }: Standing,
  objections: readonly Pick<ObjectionView, 'state'>[],
): boolean =>
  sync !== 'REJECTED' &&
  decided.includes(state) &&
  objections.every((one) => one.state === 'ANSWERED' || one.state === 'REJECTED');
