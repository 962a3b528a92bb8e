import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const drawerCalls = ({ guarded }: Calls) => ({
  view: guarded.drawer.view.handler(({ context: { counter } }) => succeed(counter.drawer.view())),
  count: guarded.drawer.count.handler(({ context: { counter, person }, input }) =>
    counter.drawer.count(input.count, person),
  ),
  carryOut: guarded.drawer.carryOut.handler(({ context: { counter, person }, input }) =>
    counter.drawer.carryOut(input.subject, input.requestId, person),
  ),
});
