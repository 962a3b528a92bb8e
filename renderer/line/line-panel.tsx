import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { StopReason } from '../../electron/contract/line.ts';
import { may } from '../../electron/contract/permission.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { LineFacts } from './line-facts.tsx';
import classes from './line-panel.module.css';
import { ResumeDialog } from './resume-dialog.tsx';

/** What stands behind the line state: why it is so, what waits, what was done without the core, and what can be done. */
export function LinePanel({
  status,
  session,
  onClose,
}: {
  status: TerminalStatus;
  session: SessionView;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [resuming, setResuming] = useState(false);
  const { line } = status;
  const reason = StopReason.safeParse(line.problem?.detail?.reason);
  return (
    <section className={classes.panel} aria-label={t('line.panel')}>
      <h2>
        {t('line.panel')}
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </h2>
      {line.problem !== null && line.state !== 'STOPPED' && <ProblemPanel problem={line.problem} />}
      {line.problem !== null && line.state === 'STOPPED' && (
        <ProblemPanel problem={line.problem}>
          {reason.success && <span>{t(`line.stopReason.${reason.data}`)}</span>}
          {may(session.role, 'SETTLE_CONTRADICTION') && (
            <Button size="xs" variant="default" onClick={() => setResuming(true)}>
              {t('line.resume')}
            </Button>
          )}
        </ProblemPanel>
      )}
      {line.state !== 'ONLINE' && <span className={classes.soft}>{t('line.notPossible')}</span>}
      <LineFacts status={status} />
      <ResumeDialog opened={resuming} onClose={() => setResuming(false)} />
    </section>
  );
}
