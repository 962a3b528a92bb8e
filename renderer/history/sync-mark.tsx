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
export function SyncMark({ sync }: { sync: HistoryRow['sync'] }) {
  const { t } = useWords();
  const { Icon, tone } = looks[sync];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={15} stroke={1.9} aria-hidden /> {t(`history.sync.${sync}`)}
    </span>
  );
}
