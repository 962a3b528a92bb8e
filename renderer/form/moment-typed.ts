import { CalendarDate, type Instant, instantOf, seoulDateOf } from '../../electron/contract/moment.ts';
import { clockText } from '../language/date-text.ts';

/** Korean time is told by halves of the day, and so it is pasted: 오후 2:30 is 14:30. */
const halfOfDay = /(?<morning>오전|\bam\b)|오후|\bpm\b/i;

/** Full-width digits, as an input method types them, are the same digits. */
const numbersIn = (text: string): readonly string[] => text.normalize('NFKC').match(/[0-9]+/g) ?? [];

/**
 * A date as it is typed, pasted or scanned: `2026-11-22`, `20261122`, `26.11.22`, `900101` or, without a year, `11-22` and `1122`
 * of the last twelve months. Null for anything that is no date.
 *
 * @param today in Seoul
 */
export function dateTyped(text: string, today: CalendarDate): CalendarDate | null {
  return dateOf(numbersIn(text), today);
}

/**
 * A moment in Seoul as it is typed: a date as in {@link dateTyped} and `14:30`, `14:30:05`, `1430` or `오후 2:30`; a time
 * alone is today's. Null for anything else, a date without a time too.
 *
 * @param today in Seoul
 */
export function momentTyped(text: string, today: CalendarDate): Instant | null {
  const plain = text.normalize('NFKC');
  const half = halfOfDay.exec(plain);
  const digital = plain.replace(halfOfDay, ' ');
  const split = digital.includes(':') ? atColon(digital) : withoutColon(numbersIn(digital));
  if (split === null) return null;
  const date = split.date.length === 0 ? today : dateOf(split.date, today);
  const time = timeOf(split.time, half && (half.groups?.morning === undefined ? 'AFTERNOON' : 'MORNING'));
  if (date === null || time === null) return null;
  // Korea has had no other offset since 1988.
  return instantOf(Date.parse(`${date}T${time}+09:00`));
}

/** As {@link momentTyped} reads it: `2026-11-22 14:30`, with seconds where there are any. */
export function momentText(instant: Instant): string {
  const clock = clockText(instant);
  return `${seoulDateOf(instant)} ${clock.endsWith(':00') ? clock.slice(0, 5) : clock}`;
}

interface Split {
  readonly date: readonly string[];
  readonly time: readonly string[];
}

/** The time begins with the number before the first colon. */
function atColon(text: string): Split | null {
  const found = /^(?<date>.*?)(?<time>[0-9]{1,2}:[0-9:]*)\s*$/s.exec(text)?.groups;
  if (found === undefined) return null;
  return { date: numbersIn(found.date ?? ''), time: numbersIn(found.time ?? '') };
}

function withoutColon(groups: readonly string[]): Split | null {
  const [only = '', ...others] = groups;
  if (others.length === 0) {
    // 4 digits are a time, 8, 12 and 14 end with one.
    const timeDigits = only.length === 14 ? 6 : [4, 8, 12].includes(only.length) ? 4 : null;
    if (timeDigits === null) return null;
    const date = only.slice(0, -timeDigits);
    return { date: date === '' ? [] : [date], time: [only.slice(-timeDigits)] };
  }
  const last = groups.at(-1) ?? '';
  return last.length === 4 || last.length === 6 ? { date: groups.slice(0, -1), time: [last] } : null;
}

function dateOf(groups: readonly string[], today: CalendarDate): CalendarDate | null {
  const [year, month, day] = groups.length === 1 ? cut(groups[0] ?? '') : named(groups);
  if (month === undefined || day === undefined) return null;
  const monthAndDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = year === undefined ? lastOf(monthAndDay, today) : `${fullYear(year, today)}-${monthAndDay}`;
  return CalendarDate.safeParse(date).data ?? null;
}

/** Digits run together: with a year in four or two digits, or without. */
const cut = (digits: string): readonly (string | undefined)[] => {
  const found = /^([0-9]{4}|[0-9]{2})?([0-9]{2})([0-9]{2})$/.exec(digits);
  return found === null ? [] : found.slice(1);
};

const named = (groups: readonly string[]): readonly (string | undefined)[] => {
  if (groups.length === 2) return [undefined, ...groups];
  return groups.length === 3 ? groups : [];
};

/** Two digits are the last such year: `26` in 2026 is this one, `90` is 1990. */
function fullYear(year: string, today: CalendarDate): string {
  if (year.length !== 2) return year;
  return `20${year}` <= today.slice(0, 4) ? `20${year}` : `19${year}`;
}

/** The last such day, today included. */
function lastOf(monthAndDay: string, today: CalendarDate): string {
  const year = Number(today.slice(0, 4));
  return `${year}-${monthAndDay}` <= today ? `${year}-${monthAndDay}` : `${year - 1}-${monthAndDay}`;
}

function timeOf(groups: readonly string[], half: 'MORNING' | 'AFTERNOON' | null): string | null {
  const [hour = '', minute = '', second = '00'] =
    groups.length === 1 ? (groups[0]?.match(/[0-9]{2}/g) ?? []) : groups;
  const time = `${hourOf(hour, half)}:${minute}:${second}`;
  return /^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/.test(time) ? time : null;
}

/** Of the day's 24, in two digits; empty for one that its half does not have. An afternoon's 14 is understood. */
function hourOf(hour: string, half: 'MORNING' | 'AFTERNOON' | null): string {
  const told = Number(hour);
  if (half !== null && told === 12) return half === 'MORNING' ? '00' : '12';
  if (half === 'MORNING' && told > 12) return '';
  return half === 'AFTERNOON' && told > 0 && told < 12 ? String(told + 12) : hour.padStart(2, '0');
}
