import type { Instant } from '../../electron/contract/moment.ts';
import { elapsedText } from '../language/date-text.ts';
import type { useWords } from '../language/use-words.ts';

const dayMs = 86_400_000;

/** How old something is, `00:42`, `3:05:42`; from two days on in whole days. */
export function ageText(since: Instant, now: number, t: ReturnType<typeof useWords>['t']): string {
  const days = Math.floor((now - Date.parse(since)) / dayMs);
  return days < 2 ? elapsedText(since, now) : t('line.days', { n: days });
}
