import type { useWords } from '../language/use-words.ts';

/** A span of time as a person says it: `12초`, from two minutes on in minutes. */
export function spanText(seconds: number, t: ReturnType<typeof useWords>['t']): string {
  const whole = Math.ceil(seconds);
  return whole < 120 ? t('line.seconds', { n: whole }) : t('line.minutes', { n: Math.ceil(whole / 60) });
}
