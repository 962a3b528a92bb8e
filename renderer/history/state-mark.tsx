import { IconArrowBackUp, IconCircleCheck, IconCircleX, IconProgress } from '@tabler/icons-react';
import type { HistoryRow } from '../../electron/contract/desk.ts';
import { useWords } from '../language/use-words.ts';
import classes from './mark.module.css';

const looks = {
  STARTED: { Icon: IconProgress, tone: 'waiting' },
  ISSUED: { Icon: IconCircleCheck, tone: 'done' },
  ABANDONED: { Icon: IconCircleX, tone: 'soft' },
  REVERSED: { Icon: IconArrowBackUp, tone: 'soft' },
} as const;

/** Where an issuance stands. */
export function StateMark({ state }: { state: HistoryRow['state'] }) {
  const { t } = useWords();
  const { Icon, tone } = looks[state];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={15} stroke={1.9} aria-hidden /> {t(`history.state.${state}`)}
    </span>
  );
}
