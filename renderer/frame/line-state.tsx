import { IconCloudCheck, IconCloudOff, IconCloudX } from '@tabler/icons-react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { problemMessage } from '../../electron/contract/problem-message.ts';
import { elapsedText } from '../language/date-text.ts';
import { useNow } from '../language/use-now.ts';
import { useWords } from '../language/use-words.ts';
import classes from './line-state.module.css';

const icons = {
  ONLINE: IconCloudCheck,
  OFFLINE: IconCloudOff,
  REFUSED: IconCloudX,
  STOPPED: IconCloudX,
} as const;

/** The line to the core, in a few words: its state, since when, and how many entries wait. Never a modal. */
export function LineState({ status }: { status: TerminalStatus }) {
  const { t, language } = useWords();
  const { line, waiting } = status;
  const online = line.state === 'ONLINE';
  const now = useNow(!online);
  const Icon = icons[line.state];
  const why = line.problem === null ? undefined : problemMessage(line.problem, language);
  return (
    <output
      className={classes.line}
      data-state={line.state}
      aria-label={t('line.label')}
      title={why && `${why.happened} ${t('line.notPossible')} ${why.safe}`}
    >
      <Icon size={17} stroke={1.8} aria-hidden />
      <strong>{t(`line.${line.state}`)}</strong>
      {!online && (
        <span aria-hidden="true" className={classes.since}>
          {elapsedText(line.since, now)}
        </span>
      )}
      {waiting > 0 && <span>· {t(online ? 'line.sending' : 'line.waiting', { n: waiting })}</span>}
    </output>
  );
}
