import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const customersCalls = ({ guarded }: Calls) => ({
  search: guarded.customers.search.handler(async ({ context: { counter, person }, input }) => {
    const { customers, source } = await counter.customers.search(input.query, person.staffNo);
    return succeed({ customers: customers.map((customer) => counter.rules.view(customer)), source });
  }),
});
