import { fail, succeed } from '../../contract/result.ts';
import type { Desk } from '../desk.ts';
import type { Calls } from './guarded-calls.ts';

export const claimFollowUpCalls = (desk: Desk, { guarded }: Calls) => ({
  search: guarded.claims.search.handler(({ context: { counter }, input }) =>
    succeed(counter.claims.register.search(input.query, input.state, input.limit, input.skip)),
  ),
  detail: guarded.claims.detail.handler(({ context: { counter }, input }) => {
    const detail = counter.claims.file.detail(input.claimId);
    return detail === undefined ? fail('ClaimNotFound') : succeed(detail);
  }),
  supplement: guarded.claims.supplement.handler(({ context: { counter, person }, input }) =>
    counter.claims.followUp.supplement(input.claimId, person),
  ),
  recordRefund: guarded.claims.recordRefund.handler(({ context: { counter, person }, input }) =>
    counter.claims.followUp.recordRefund(input, person),
  ),
  prepareWithdrawal: guarded.claims.prepareWithdrawal.handler(({ context: { counter }, input }) =>
    counter.claims.followUp.prepareWithdrawal(input),
  ),
  withdraw: guarded.claims.withdraw.handler(({ context: { counter, person }, input }) =>
    counter.claims.followUp.withdraw(input, person),
  ),
  addNote: guarded.claims.addNote.handler(({ context: { counter, person }, input }) =>
    counter.claims.followUp.addNote(input, person),
  ),
  object: guarded.claims.object.handler(({ context: { counter, person }, input }) =>
    counter.claims.followUp.object(input, person),
  ),
  unmask: guarded.claims.unmask.handler(({ context: { counter, person }, input }) =>
    counter.claims.followUp.unmask(input, person),
  ),
  reminders: guarded.claims.reminders.handler(({ context: { counter } }) =>
    succeed(counter.claims.reminders.of(counter.days.today())),
  ),
  statistics: guarded.claims.statistics.handler(({ context: { counter } }) =>
    succeed(counter.claims.figures.of(counter.days.today())),
  ),
  retention: guarded.claims.retention.handler(({ context: { counter } }) =>
    succeed(counter.claims.retention.view()),
  ),
  destroy: guarded.claims.destroy.handler(async ({ context: { counter, person } }) => {
    const claims = counter.claims.retention.destroy(person.staffNo);
    await desk.backups.takeAnew();
    return succeed({ claims });
  }),
});
