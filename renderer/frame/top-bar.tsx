import { UnstyledButton } from '@mantine/core';
import { IconCash, IconCommand, IconLanguage } from '@tabler/icons-react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { Keys } from '../keyboard/keys.tsx';
import { dateText } from '../language/date-text.ts';
import { switchLanguage } from '../language/language.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { LineState } from './line-state.tsx';
import { ReaderState } from './reader-state.tsx';
import classes from './top-bar.module.css';

/** Where, when and who on the left; line, reader and drawer on the right. Amber while the line is down, red when it takes a person. */
export function TopBar({
  status,
  session,
  onCommands,
}: {
  status: TerminalStatus;
  session: SessionView;
  onCommands: () => void;
}) {
  const { t, language } = useWords();
  return (
    <header className={classes.bar} data-line={status.line.state}>
      <strong className={classes.bank}>{status.bankName}</strong>
      <span className={classes.branch}>{status.branchName}</span>
      <span>{dateText(status.businessDate, language)}</span>
      <span className={classes.teller}>
        {t(`role.${session.role}`)} {t('frame.teller', session)}
      </span>
      {status.environment === 'DEMO' && <span className={classes.demo}>{t('frame.demo')}</span>}
      <span className={classes.gap} />
      <LineState status={status} session={session} />
      <ReaderState readers={status.readers} />
      <span className={classes.drawer}>
        <IconCash size={17} stroke={1.8} aria-hidden />
        {t('frame.drawer')} <strong>{wonText(status.drawer, language)}</strong>
      </span>
      <UnstyledButton className={classes.button} onClick={switchLanguage} aria-label={t('frame.language')}>
        <IconLanguage size={16} stroke={1.8} aria-hidden /> {t('frame.languageShort')}
      </UnstyledButton>
      <UnstyledButton className={classes.button} onClick={onCommands} title={t('frame.commands')}>
        <IconCommand size={16} stroke={1.8} aria-hidden />
        <Keys of="commands" />
      </UnstyledButton>
    </header>
  );
}
