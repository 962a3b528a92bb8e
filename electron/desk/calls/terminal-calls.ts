import { succeed } from '../../contract/result.ts';
import type { Desk } from '../desk.ts';
import { terminalStatus } from '../terminal-status.ts';
import type { Calls } from './guarded-calls.ts';

export const terminalCalls = (desk: Desk, { os, guarded }: Calls) => ({
  watch: os.terminal.watch.handler(async function* ({ signal }) {
    for await (const _change of desk.status.listen(signal)) yield terminalStatus(desk);
  }),
  today: guarded.terminal.today.handler(({ context: { counter } }) =>
    succeed(counter.history.today(counter.days.today(), counter.stock.count())),
  ),
});
