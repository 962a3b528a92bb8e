import { z } from 'zod';
import { call, needs } from './call.ts';
import { CalendarDate } from './moment.ts';
import { FeeScheduleEntry, Product, TierScheduleEntry } from './reference-data.ts';
import { resultOf } from './result.ts';

/** Dates on which a schedule says nothing (GAP), or more than one thing (OVERLAP); `to` null: without end. */
export const ScheduleFault = z.strictObject({
  kind: z.enum(['GAP', 'OVERLAP']),
  from: CalendarDate,
  to: CalendarDate.nullable(),
});
export type ScheduleFault = z.infer<typeof ScheduleFault>;

/** The fee and tier schedules as the core has sent them, every period of the past and the future; the newest first. */
export const Tariff = z.strictObject({
  /** The business date that decides which period is in force. */
  today: CalendarDate,
  fees: z.array(
    z.strictObject({
      product: Product,
      periods: z.array(FeeScheduleEntry),
      faults: z.array(ScheduleFault),
    }),
  ),
  tiers: z.strictObject({ periods: z.array(TierScheduleEntry), faults: z.array(ScheduleFault) }),
});
export type Tariff = z.infer<typeof Tariff>;

export const tariffCalls = {
  show: call.meta(needs('LOOK')).output(resultOf(Tariff)),
};
