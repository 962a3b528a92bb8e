import type { CalendarDate } from '../../contract/moment.ts';
import type { ScheduleFault } from '../../contract/tariff.ts';

interface Period {
  readonly effectiveFrom: CalendarDate;
  /** Inclusive; null: without end. */
  readonly effectiveTo: CalendarDate | null;
}

/** The last date that can be written: no period is open after it. */
const lastDate: CalendarDate = '9999-12-31';

/**
 * Where a schedule, from its first period on, says nothing or more than one thing. Dates are compared as text, which
 * their form allows.
 */
export function faultsOf(periods: readonly Period[]): ScheduleFault[] {
  const [first, ...others] = [...periods].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  if (first === undefined) return [];
  const faults: ScheduleFault[] = [];
  // The last date on which something is in force, of all periods so far.
  let reached = first.effectiveTo;
  for (const { effectiveFrom, effectiveTo } of others) {
    if (reached === null || effectiveFrom <= reached) {
      faults.push({ kind: 'OVERLAP', from: effectiveFrom, to: earlier(reached, effectiveTo) });
    } else if (effectiveFrom > dayAfter(reached, 1)) {
      faults.push({ kind: 'GAP', from: dayAfter(reached, 1), to: dayAfter(effectiveFrom, -1) });
    }
    if (reached !== null && (effectiveTo === null || effectiveTo > reached)) reached = effectiveTo;
  }
  if (reached !== null && reached < lastDate)
    faults.push({ kind: 'GAP', from: dayAfter(reached, 1), to: null });
  return faults;
}

const earlier = (one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

const dayAfter = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
