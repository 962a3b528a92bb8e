import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const receiptsCalls = ({ guarded }: Calls) => ({
  render: guarded.receipts.render.handler(async ({ context: { counter }, input }) => {
    const rendered = await counter.receipts.render(input.receiptNo);
    return rendered.ok ? succeed({ pdf: Buffer.from(rendered.value).toString('base64') }) : rendered;
  }),
  print: guarded.receipts.print.handler(({ context: { counter, person }, input }) =>
    counter.receipts.print(input.receiptNo, person),
  ),
});
