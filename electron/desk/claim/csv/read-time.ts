import { type Instant, instantOf } from '../../../contract/moment.ts';

const dateForm = /^(\d{4})(?:-|\.|\/|년 ?)(\d{1,2})(?:-|\.|\/|월 ?)(\d{1,2})(?:일|\.)?(?:$|[ T](.*)$)/;
const compactForm = /^(\d{4})(\d{2})(\d{2})(?: ?(\d{2})(\d{2})(\d{2})?)?$/;
const clockForm =
  /^(오전|오후|am|pm)? ?(\d{1,2})(?::|시 ?)(\d{1,2})(?:(?::|분 ?)(\d{1,2})(?:\.\d{1,6})?초?|분)? ?(am|pm)?$/i;
const compactClock = /^(\d{2})(\d{2})(\d{2})?$/;
const zoneForm = /^(.*\d)(Z|[+-]\d{2}:?\d{2})$/;

/** An instant, and whether the file said the time of day: without it, it is the day's first moment in Seoul. */
interface TimeRead {
  readonly at: Instant;
  readonly clock: boolean;
}

/**
 * A time as exports write it: ISO 8601 with or without a zone, `2026.11.24 오후 2:10`, `20261124141022`,
 * `2026년 11월 24일 14시 10분`; without a zone it is Seoul's (UTC+9, without summer time since 1988). Two-digit years
 * and days first are not guessed at.
 *
 * @param clock the time of day where the file has it in a column of its own, else empty
 * @returns null for what is no time, such as 30 February
 */
export function readTime(text: string, clock: string): TimeRead | null {
  const zoned = zoneForm.exec(text);
  if (zoned !== null && text.includes('T')) {
    const ms = Date.parse(text);
    const day = wallClock(zoned[1] ?? '', '');
    return day === null || Number.isNaN(ms) ? null : { at: instantOf(ms), clock: true };
  }
  const wall = wallClock(text, clock);
  return wall && { at: instantOf(wall.ms - 9 * 3_600_000), clock: wall.clock };
}

/** Milliseconds since 1970 as if the clock on the wall were UTC's; null for a day or time that does not exist. */
function wallClock(text: string, clockText: string): { ms: number; clock: boolean } | null {
  const compact = compactForm.exec(text);
  const [, year, month, day, ...rest] = compact ?? dateForm.exec(text) ?? [];
  if (year === undefined || year < '1900') return null;
  const within = rest.join('');
  // A day alone is midnight to a spreadsheet.
  const isDayAlone = readClock(within)?.every((part) => part === 0) ?? false;
  const told = isDayAlone && clockText !== '' ? clockText : within;
  const [hour, minute, second] = readClock(told) ?? [NaN, NaN, NaN];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute, second));
  const exists =
    !Number.isNaN(date.getTime()) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day);
  return exists ? { ms: date.getTime(), clock: told !== '' } : null;
}

/** Hour, minute and second; midnight for no text, null for what is none. */
function readClock(text: string): [number, number, number] | null {
  const trimmed = text.trim();
  if (trimmed === '') return [0, 0, 0];
  const [, before, hourText, minute, second = '0', after] = clockForm.exec(trimmed) ?? [];
  const [, compactHour, compactMinute, compactSecond = '0'] = compactClock.exec(trimmed) ?? [];
  const half = (before ?? after ?? '').toLowerCase();
  let hour = Number(hourText ?? compactHour);
  if (half !== '') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === '오후' || half === 'pm' ? 12 : 0);
  }
  const parts: [number, number, number] = [
    hour,
    Number(minute ?? compactMinute),
    Number(hourText === undefined ? compactSecond : second),
  ];
  return parts[0] < 24 && parts[1] < 60 && parts[2] < 60 ? parts : null;
}
