import { z } from 'zod';
import { call, needs } from './call.ts';
import { CashCount } from './cash.ts';
import { DrawerSubject, DrawerView } from './drawer.ts';
import { resultOf } from './result.ts';

/** What the page asks of the cash drawer. */
export const drawerCalls = {
  view: call.meta(needs('LOOK')).output(resultOf(DrawerView)),
  /** Records a count and changes nothing: a difference is booked by an act of its own. */
  count: call
    .meta(needs('HANDLE_CASH'))
    .input(z.strictObject({ count: CashCount }))
    .output(resultOf(DrawerView)),
  /** Does what the second person has consented to: the request names exactly this subject. */
  carryOut: call
    .meta(needs('HANDLE_CASH'))
    .input(z.strictObject({ subject: DrawerSubject, requestId: z.uuidv7() }))
    .output(resultOf(DrawerView)),
};
