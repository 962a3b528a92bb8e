import { type Finding, ok, warn } from '../report/report.ts';
import { skipped } from './checked.ts';

/** Seconds a clock may be off before a person should look: what the application allows as well. */
const tolerance = 5 * 60;

/**
 * Whether the clock can be right: compared with the core's, and with the last entry of the journal, which can't have
 * been written later than now.
 *
 * @param now the terminal's clock, milliseconds since 1970
 * @param coreAheadMs how far the core's clock is ahead; null when it was not reached
 * @param lastEntryAt instant of the last entry; null for an empty or unreadable journal
 */
export function checkClock(now: number, coreAheadMs: number | null, lastEntryAt: string | null): Finding {
  if (coreAheadMs === null && lastEntryAt === null) return skipped('clock', 'core');
  const offset = coreAheadMs === null ? null : 0 - Math.round(coreAheadMs / 1_000);
  const detail = offset === null ? {} : { offsetSeconds: offset };
  const behindJournal = lastEntryAt === null ? 0 : Math.round((Date.parse(lastEntryAt) - now) / 1_000);
  if (behindJournal > tolerance)
    return warn('clock', 'ClockBehindJournal', { ...detail, behindJournalSeconds: behindJournal });
  return Math.abs(offset ?? 0) > tolerance ? warn('clock', 'ClockWrong', detail) : ok('clock', detail);
}
