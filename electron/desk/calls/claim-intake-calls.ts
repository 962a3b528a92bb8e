import { succeed } from '../../contract/result.ts';
import { claimReferenceOn } from '../claim/claim-reference-book.ts';
import type { Desk } from '../desk.ts';
import type { Calls } from './guarded-calls.ts';

export const claimIntakeCalls = (desk: Desk, { guarded }: Calls) => ({
  reference: guarded.claims.reference.handler(({ context: { counter } }) =>
    claimReferenceOn(desk.database.connection, counter.days.today()),
  ),
  drafts: guarded.claims.drafts.handler(({ context: { counter, person } }) =>
    succeed(counter.claims.intake.list(person)),
  ),
  begin: guarded.claims.begin.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.begin(input.claimId, person),
  ),
  resume: guarded.claims.resume.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.resume(input.claimId, person),
  ),
  saveDraft: guarded.claims.saveDraft.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.save(input.claimId, input.step, input.section, person),
  ),
  saveIdentityNumber: guarded.claims.saveIdentityNumber.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.saveIdentityNumber(input.claimId, input.whose, input.number, person),
  ),
  correct: guarded.claims.correct.handler(({ context: { counter, person }, input }) =>
    counter.claims.correction.begin(input.claimId, person),
  ),
  discard: guarded.claims.discard.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.discard(input.claimId, person),
  ),
  colleagues: guarded.claims.colleagues.handler(({ context: { counter } }) =>
    succeed(counter.claims.intake.colleagues()),
  ),
  handOver: guarded.claims.handOver.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.handOver(input.claimId, input.to, person),
  ),
  review: guarded.claims.review.handler(({ context: { counter, person }, input }) =>
    counter.claims.filing.review(input.claimId, person),
  ),
  file: guarded.claims.file.handler(({ context: { counter, person }, input }) =>
    counter.claims.filing.file(input.claimId, person),
  ),
  duplicates: guarded.claims.duplicates.handler(({ context: { counter, person }, input }) =>
    counter.claims.intake.duplicates(input.claimId, person),
  ),
});
