import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudX } from '@tabler/icons-react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { shareOfCaps, warningShare } from '../../electron/contract/exposure.ts';
import { elapsedText } from '../language/date-text.ts';
import { countText } from '../language/number-text.ts';
import { useNow } from '../language/use-now.ts';
import { useWords } from '../language/use-words.ts';
import classes from './line-state.module.css';

const icons = {
  ONLINE: IconCloudCheck,
  OFFLINE: IconCloudOff,
  REFUSED: IconCloudX,
  STOPPED: IconCloudX,
} as const;

/**
 * The line to the core in a few words: its state, since when, how many entries wait, and how much of the caps is used
 * up.
 */
export function LineWords({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const { line, waiting, drain, exposure } = status;
  const online = line.state === 'ONLINE';
  const now = useNow(!online);
  const Icon = icons[line.state];
  const share = exposure === null ? 0 : shareOfCaps(exposure);
  return (
    <output className={classes.line} data-state={line.state} aria-label={t('line.label')}>
      <Icon size={17} stroke={1.8} aria-hidden />
      <strong>{t(`line.${line.state}`)}</strong>
      {!online && (
        <span aria-hidden="true" className={classes.since}>
          {elapsedText(line.since, now)}
        </span>
      )}
      {waiting > 0 && (drain === null || !online) && (
        <span>· {t(online ? 'line.sending' : 'line.waiting', { n: countText(waiting) })}</span>
      )}
      {drain !== null && online && (
        <span aria-hidden="true">
          · {t('line.drained', { sent: countText(drain.sent), of: countText(drain.of) })}
        </span>
      )}
      {share > 0 && !online && (
        <span className={classes.share} data-full={share >= 1}>
          {share >= warningShare && <IconAlertTriangle size={15} stroke={1.9} aria-hidden />}
          {t('line.share', { percent: Math.min(999, Math.floor(100 * share)) })}
        </span>
      )}
    </output>
  );
}
