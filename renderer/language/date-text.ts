import type { MessageLanguage } from '../../electron/contract/message/problem-words.ts';
import { type CalendarDate, type Instant, seoulDateOf, seoulTimeOf } from '../../electron/contract/moment.ts';

const weekdays: Record<MessageLanguage, readonly string[]> = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** `2026-11-22 (일)` */
export function dateText(date: CalendarDate, language: MessageLanguage): string {
  const weekday = weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()];
  return `${date} (${weekday})`;
}

/** `14:03:22`; the bank's clock is Seoul's wherever the terminal stands. */
export const clockText = (instant: Instant): string => seoulTimeOf(instant).slice(11);

/** The same where the business date stands above it; with its own day where it is of another: a drawer left open. */
export const clockTextOn = (businessDate: CalendarDate, instant: Instant): string =>
  seoulDateOf(instant) === businessDate ? clockText(instant) : shortMoment(instant);

/**
 * `11-22 14:03`, of another year `2025-11-22 14:03`: records are kept for years.
 *
 * @param now milliseconds since 1970
 */
export const shortMoment = (instant: Instant, now = Date.now()): string =>
  seoulTimeOf(instant).slice(isOfThisYear(instant, now) ? 5 : 0, 16);

/** The same where there is room for eleven characters: of another year the day, `2025-11-22`. */
export const shortestMoment = (instant: Instant, now = Date.now()): string =>
  isOfThisYear(instant, now) ? shortMoment(instant, now) : seoulDateOf(instant);

function isOfThisYear(instant: Instant, now: number): boolean {
  return seoulDateOf(instant).slice(0, 4) === seoulDateOf(now).slice(0, 4);
}

/** Time since, `00:42` in minutes and seconds, `3:05:42` from an hour on; never negative. */
export function elapsedText(since: Instant, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = two(Math.floor(seconds / 60) % 60);
  return hours > 0 ? `${hours}:${minutes}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
