import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const claimPaperCalls = ({ guarded }: Calls) => ({
  renderPaper: guarded.claims.renderPaper.handler(async ({ context: { counter, person }, input }) => {
    const rendered = await counter.claimPapers.render(input, person);
    return rendered.ok ? succeed({ pdf: Buffer.from(rendered.value).toString('base64') }) : rendered;
  }),
  printPaper: guarded.claims.printPaper.handler(({ context: { counter, person }, input }) =>
    counter.claimPapers.print(input, person),
  ),
});
