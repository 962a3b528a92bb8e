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
export function stateMark(state: HistoryRow['state'], t: ReturnType<typeof useWords>['t']) {
  const { Icon, tone } = looks[state];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={15} stroke={1.9} aria-hidden /> {t(`history.state.${state}`)}
    </span>
  );
}

/** The same, for where there are few of them. */
export const StateMark = ({ state }: { state: HistoryRow['state'] }) => stateMark(state, useWords().t);
