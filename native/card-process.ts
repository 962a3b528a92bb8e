import { implement } from '@orpc/server';
import { cardProcessContract } from '../electron/contract/card-process.ts';
import type { CardVisits } from './reader/card-visits.ts';
import type { ReaderWatch } from './reader/reader-watch.ts';
import { identify } from './session/identify.ts';
import { inspect } from './session/inspect.ts';
import { prove } from './session/prove.ts';
import { readStaffCard } from './session/read-staff-card.ts';
import { signWithStaffCard } from './session/sign-with-staff-card.ts';

const contract = implement(cardProcessContract);

/** The calls of the desk, answered. */
export const cardProcessRouter = (watch: ReaderWatch, visits: CardVisits) =>
  contract.router({
    watchReaders: contract.watchReaders.handler(({ signal }) => watch.snapshot.follow(signal)),
    identify: contract.identify.handler(({ input }) => identify(visits, input.reader)),
    prove: contract.prove.handler(({ input }) => prove(visits, input)),
    inspect: contract.inspect.handler(({ input }) => inspect(visits, input.reader, input.accessCode)),
    readStaffCard: contract.readStaffCard.handler(({ input }) => readStaffCard(visits, input.reader)),
    signWithStaffCard: contract.signWithStaffCard.handler(({ input }) => signWithStaffCard(visits, input)),
  });
