import { dateText } from '../language/date-text.ts';
import type { useWords } from '../language/use-words.ts';

/** From a date to another, both included, or without end. */
export const spanText = (
  t: ReturnType<typeof useWords>['t'],
  language: ReturnType<typeof useWords>['language'],
  from: string,
  to: string | null,
): string =>
  to === null
    ? t('tariff.open', { from: dateText(from, language) })
    : t('tariff.span', { from: dateText(from, language), to: dateText(to, language) });
