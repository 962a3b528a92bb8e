import { fail, succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const correctionCalls = ({ guarded }: Calls) => ({
  queue: guarded.corrections.queue.handler(({ context: { counter, person } }) =>
    succeed(counter.correctionDesk.cases.queue(person)),
  ),
  detail: guarded.corrections.detail.handler(({ context: { counter }, input }) => {
    const detail = counter.correctionDesk.cases.detail(input.caseNo);
    return detail === undefined ? fail('CaseNotFound') : succeed(detail);
  }),
  correct: guarded.corrections.correct.handler(({ context: { counter, person }, input }) =>
    counter.correctionDesk.corrections.correct(input, person),
  ),
  prepareReversal: guarded.corrections.prepareReversal.handler(({ context: { counter, person }, input }) =>
    counter.correctionDesk.reversalRules.prepare(input, person),
  ),
  reverse: guarded.corrections.reverse.handler(({ context: { counter, person }, input }) =>
    counter.correctionDesk.reversal.reverse(input, person),
  ),
  recall: guarded.corrections.recall.handler(({ context: { counter, person }, input }) =>
    counter.correctionDesk.corrections.recall(input, person),
  ),
  prepareWithdrawal: guarded.corrections.prepareWithdrawal.handler(
    ({ context: { counter, person }, input }) =>
      counter.correctionDesk.caseRules.prepareWithdrawal(input, person),
  ),
  withdraw: guarded.corrections.withdraw.handler(({ context: { counter, person }, input }) =>
    counter.correctionDesk.corrections.withdraw(input, person),
  ),
});
