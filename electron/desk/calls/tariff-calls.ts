import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const tariffCalls = ({ guarded }: Calls) => ({
  show: guarded.tariff.show.handler(({ context: { counter } }) => succeed(counter.rules.tariff())),
});
