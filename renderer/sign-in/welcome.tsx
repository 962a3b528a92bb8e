import { UnstyledButton } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { useTerminal } from '../bridge/terminal-view.ts';
import { LineWords } from '../frame/line-words.tsx';
import { ReaderState } from '../frame/reader-state.tsx';
import { dateText } from '../language/date-text.ts';
import { switchLanguage } from '../language/language.ts';
import { useWords } from '../language/use-words.ts';
import classes from './welcome.module.css';

/** Where this terminal stands and how it is, before anybody has signed in. */
export function Welcome({ status }: { status: TerminalStatus }) {
  const { t, language } = useWords();
  const { connected } = useTerminal();
  return (
    <aside className={classes.welcome}>
      <div className={classes.top}>
        <span className={classes.bank}>{status.bankName}</span>
        <UnstyledButton
          className={classes.language}
          onClick={switchLanguage}
          aria-label={t('frame.language')}
        >
          <IconLanguage size={17} stroke={1.8} aria-hidden /> {t('frame.languageShort')}
        </UnstyledButton>
      </div>
      <div>
        <p className={classes.product}>{t('product')}</p>
        <p className={classes.branch}>{status.branchName}</p>
        <p className={classes.date}>{dateText(status.businessDate, language)}</p>
      </div>
      <div className={classes.state}>
        {!connected && <output>{t('opening.reconnecting')}</output>}
        <LineWords status={status} />
        <ReaderState readers={status.readers} />
        <small>{t('frame.terminal', { terminalId: status.terminalId })}</small>
        {status.environment === 'DEMO' && <small className={classes.demo}>{t('frame.demo')}</small>}
      </div>
    </aside>
  );
}
