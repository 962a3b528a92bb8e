import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const monthCalls = ({ guarded }: Calls) => ({
  days: guarded.month.days.handler(({ context: { counter } }) =>
    succeed(counter.month.days(counter.days.today())),
  ),
});
