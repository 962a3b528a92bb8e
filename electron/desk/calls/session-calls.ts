import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const sessionCalls = ({ open, guarded }: Calls) => ({
  signIn: open.session.signIn.handler(({ context: { counter }, input }) =>
    counter.sessions.signIn(input.staffNo, input.password),
  ),
  signOut: open.session.signOut.handler(({ context: { counter } }) => {
    counter.sessions.signOut();
    return succeed(null);
  }),
  lock: open.session.lock.handler(({ context: { counter } }) => {
    counter.sessions.lock();
    return succeed(null);
  }),
  unlock: open.session.unlock.handler(({ context: { counter }, input }) =>
    counter.sessions.unlock(input.password),
  ),
  stayAwake: guarded.session.stayAwake.handler(({ context: { counter } }) => {
    counter.sessions.touch();
    return succeed(null);
  }),
});
