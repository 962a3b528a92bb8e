import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const journalGapCalls = ({ guarded }: Calls) => ({
  open: guarded.journalGaps.open.handler(({ context: { counter } }) => succeed(counter.journalGaps.open())),
  settle: guarded.journalGaps.settle.handler(({ context: { counter, person }, input }) =>
    counter.journalGaps.settle(input, person),
  ),
});
