import { IconAlertTriangle, IconChecks, IconClockPause, IconCloudUp } from '@tabler/icons-react';
import type { HistoryRow } from '../../electron/contract/desk.ts';
import { useWords } from '../language/use-words.ts';
import classes from './mark.module.css';

const looks = {
  WAITING: { Icon: IconClockPause, tone: 'waiting' },
  STORED: { Icon: IconCloudUp, tone: 'soft' },
  ACCEPTED: { Icon: IconChecks, tone: 'done' },
  REJECTED: { Icon: IconAlertTriangle, tone: 'alarm' },
} as const;

/** Where a record stands between this terminal and the core. */
export function syncMark(sync: HistoryRow['sync'], t: ReturnType<typeof useWords>['t']) {
  const { Icon, tone } = looks[sync];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={15} stroke={1.9} aria-hidden /> {t(`history.sync.${sync}`)}
    </span>
  );
}

/** The same, for where there are few of them. */
export const SyncMark = ({ sync }: { sync: HistoryRow['sync'] }) => syncMark(sync, useWords().t);
