import { fail, succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const historyCalls = ({ guarded }: Calls) => ({
  search: guarded.history.search.handler(({ context: { counter }, input }) =>
    succeed(counter.history.search(input.query, input.limit, input.skip)),
  ),
  detail: guarded.history.detail.handler(({ context: { counter }, input }) => {
    const detail = counter.history.detail(input.issuanceId);
    return detail === undefined ? fail('IssuanceNotFound') : succeed(detail);
  }),
});
