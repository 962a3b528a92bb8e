import { succeed } from '../../contract/result.ts';
import type { Counter } from '../counter.ts';
import type { Calls } from './guarded-calls.ts';

export const approvalCalls = ({ guarded }: Calls) => ({
  request: guarded.approvals.request.handler(({ context: { counter, person }, input }) =>
    counter.approvals.request(input.subject, person),
  ),
  find: guarded.approvals.find.handler(({ context: { counter }, input }) =>
    askedOf(counter, input.requestId).find(input.requestId),
  ),
  give: guarded.approvals.give.handler(({ context: { counter }, input }) =>
    askedOf(counter, input.requestId).give(input.requestId, input.approver, input.credential),
  ),
  refuse: guarded.approvals.refuse.handler(({ context: { counter }, input }) =>
    askedOf(counter, input.requestId).refuse(input.requestId, input.approver, input.credential, input.reason),
  ),
  withdraw: guarded.approvals.withdraw.handler(({ context: { counter, person }, input }) =>
    counter.approvals.withdraw(input.requestId, person),
  ),
  staffCard: guarded.approvals.staffCard.handler(({ context: { counter } }) => counter.staffCards.find()),
  overview: guarded.approvals.overview.handler(({ context: { counter } }) => counter.oversight.overview()),
  waiting: guarded.approvals.waiting.handler(({ context: { counter } }) =>
    succeed(counter.oversight.waiting()),
  ),
});

/** Where a request is answered: here where it was asked, else for the terminal that did. */
const askedOf = ({ approvals, remoteApprovals }: Counter, requestId: string) =>
  remoteApprovals.knows(requestId) ? remoteApprovals : approvals;
