import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const approvalCalls = ({ guarded }: Calls) => ({
  request: guarded.approvals.request.handler(({ context: { counter, person }, input }) =>
    counter.approvals.request(input.subject, person),
  ),
  find: guarded.approvals.find.handler(({ context: { counter }, input }) =>
    counter.approvals.find(input.requestId),
  ),
  give: guarded.approvals.give.handler(({ context: { counter }, input }) =>
    counter.approvals.give(input.requestId, input.approver, input.credential),
  ),
  refuse: guarded.approvals.refuse.handler(({ context: { counter }, input }) =>
    counter.approvals.refuse(input.requestId, input.approver, input.credential, input.reason),
  ),
  withdraw: guarded.approvals.withdraw.handler(({ context: { counter, person }, input }) =>
    counter.approvals.withdraw(input.requestId, person),
  ),
  staffCard: guarded.approvals.staffCard.handler(({ context: { counter } }) => counter.staffCards.find()),
  overview: guarded.approvals.overview.handler(({ context: { counter } }) => counter.oversight.overview()),
  waiting: guarded.approvals.waiting.handler(({ context: { counter } }) =>
    succeed(counter.approvals.waiting()),
  ),
});
