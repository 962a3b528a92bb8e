import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { IssuanceOutcome, OpenIssuance } from '../../electron/contract/issuance.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './open-issuance-entry.module.css';

/** One open issuance: whose, which card, why it stopped, and the two ways to end it. */
export function OpenIssuanceEntry({
  entry,
  status,
  onAbandon,
  onIssued,
}: {
  entry: OpenIssuance;
  status: TerminalStatus;
  onAbandon: () => void;
  onIssued: (outcome: IssuanceOutcome) => void;
}) {
  const { t } = useWords();
  const withCard = status.readers.readers.filter(({ state }) => state === 'PRESENT');
  const resume = useMutation({
    mutationFn: (name: string) =>
      ask((options) => desk.issuance.resume({ issuanceId: entry.issuanceId, reader: name }, options), 'CARD'),
    onSuccess: (answer) => {
      if (answer.ok) onIssued(answer.value);
    },
  });
  const problem = resume.data?.ok === false ? resume.data.problem : entry.lastProblem;
  return (
    <article className={classes.entry}>
      <strong>{entry.maskedName}</strong>
      <span>{t('open.serial', { serialNo: grouped(entry.cardSerialNo) })}</span>
      <span className={classes.soft}>
        {t('open.started', { time: shortMoment(entry.startedAt), maker: entry.maker })}
      </span>
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.actions}>
        {withCard.map(({ name }) => (
          <Button
            key={name}
            size="compact-md"
            disabled={status.progress !== null}
            loading={resume.isPending}
            onClick={() => resume.mutate(name)}
          >
            {withCard.length === 1 ? t('open.resume') : t('open.resumeIn', { reader: name })}
          </Button>
        ))}
        <Button size="compact-md" variant="default" disabled={resume.isPending} onClick={onAbandon}>
          {t('open.abandon')}
        </Button>
        {withCard.length === 0 && <span className={classes.soft}>{t('open.needsCard')}</span>}
      </div>
    </article>
  );
}
