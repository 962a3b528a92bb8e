import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const dayCalls = ({ guarded }: Calls) => ({
  view: guarded.day.view.handler(({ context: { counter } }) => succeed(counter.endOfDay.view())),
  prepareClosing: guarded.day.prepareClosing.handler(({ context: { counter, person }, input }) =>
    counter.endOfDay.prepare(input.count, input.explanations, person),
  ),
  close: guarded.day.close.handler(({ context: { counter, person }, input }) =>
    counter.endOfDay.close(input.subject, input.requestId, person),
  ),
  report: guarded.day.report.handler(async ({ context: { counter }, input }) => {
    const drawn = await counter.dayReports.render(input.businessDate);
    return drawn.ok ? succeed({ pdf: Buffer.from(drawn.value).toString('base64') }) : drawn;
  }),
  printReport: guarded.day.printReport.handler(({ context: { counter }, input }) =>
    counter.dayReports.print(input.businessDate),
  ),
  saveReport: guarded.day.saveReport.handler(({ context: { counter }, input }) =>
    counter.dayReports.save(input.businessDate),
  ),
});
