import { Progress } from '@mantine/core';
import type { DrainView } from '../../electron/contract/line.ts';
import { bytesText, countText } from '../language/number-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './line.module.css';
import { spanText } from './span-text.ts';

/** A backlog on its way: how far it has come, what it weighed, and how long it takes as soon as that can be said. */
export function DrainBar({ drain }: { drain: DrainView }) {
  const { t } = useWords();
  const { sent, of, bytesSent, secondsLeft } = drain;
  const words = [
    t('line.drained', { sent: countText(sent), of: countText(of) }),
    t('line.bytesSent', { amount: bytesText(bytesSent) }),
    ...(secondsLeft === null ? [] : [t('line.timeLeft', { time: spanText(secondsLeft, t) })]),
  ];
  return (
    <div className={classes.bar}>
      <strong>{t('line.drain')}</strong>
      <Progress value={(100 * sent) / of} size="md" aria-label={t('line.drain')} />
      <span className={classes.soft}>{words.join(' · ')}</span>
    </div>
  );
}
