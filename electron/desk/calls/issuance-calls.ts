import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const issuanceCalls = ({ guarded }: Calls) => ({
  draft: guarded.issuance.draft.handler(({ context: { counter, person } }) =>
    succeed(counter.drafts.of(person.staffNo)),
  ),
  saveDraft: guarded.issuance.saveDraft.handler(({ context: { counter, person }, input }) =>
    succeed({ savedAt: counter.drafts.save(person.staffNo, input) }),
  ),
  discardDraft: guarded.issuance.discardDraft.handler(({ context: { counter, person }, input }) => {
    counter.drafts.discard(person.staffNo, input.draftId);
    return succeed(null);
  }),
  assess: guarded.issuance.assess.handler(({ context: { counter }, input }) =>
    counter.rules.assess(input.customerNo),
  ),
  identifyCard: guarded.issuance.identifyCard.handler(({ context: { counter, person }, input }) =>
    counter.cards.identify(input.reader, person.staffNo),
  ),
  perform: guarded.issuance.perform.handler(({ context: { counter, person }, input }) =>
    counter.issuer.perform(input, person),
  ),
  open: guarded.issuance.open.handler(({ context: { counter } }) => succeed(counter.issuances.open())),
  resume: guarded.issuance.resume.handler(({ context: { counter, person }, input }) =>
    counter.issuer.resume(input.issuanceId, input.reader, person),
  ),
  abandon: guarded.issuance.abandon.handler(({ context: { counter, person }, input }) =>
    counter.issuer.abandon(input.issuanceId, input, person),
  ),
  carried: guarded.issuance.carried.handler(({ context: { counter } }) =>
    succeed(counter.issuances.carried.open()),
  ),
  returnCarried: guarded.issuance.returnCarried.handler(({ context: { counter, person }, input }) =>
    counter.issuer.returnCarried(input.issuanceId, person),
  ),
});
