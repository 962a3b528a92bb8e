import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconLoader2, IconPlayerPause } from '@tabler/icons-react';
import { IssuanceStep } from '../../electron/contract/issuance.ts';
import { maskedDocumentNumber } from '../form/document-number.ts';
import { FieldColumn } from '../form/field-column.tsx';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { CardPicture, type PictureState } from './card-picture.tsx';
import classes from './issue-step.module.css';
import { lightsOf } from './lights.ts';
import type { StepProps } from './step-props.ts';
import { stepToMend } from './step-to-mend.ts';
import type { Step } from './steps.ts';
import type { Issuing } from './use-issuing.ts';

const icons = {
  done: IconCircleCheck,
  now: IconLoader2,
  stopped: IconPlayerPause,
  toDo: IconCircle,
} as const;

/** Everything at a glance once more, then one key; while it runs, the card and the steps lighting up. */
export function IssueStep({
  work,
  assessment,
  status,
  issuing,
  picture,
  onGo,
}: StepProps & { issuing: Issuing; picture: PictureState; onGo: ((step: Step) => void) | null }) {
  const { t, language } = useWords();
  const { problem, running, progress } = issuing;
  const lights = lightsOf(progress, running);
  const mend = problem === null ? null : stepToMend(problem.tag);
  const summary: readonly (readonly [string, string])[] = [
    [
      t('issue.identity'),
      `${work.documentKind === null ? '' : t(`checks.document.${work.documentKind}`)} ${maskedDocumentNumber(work.documentNumber)}`,
    ],
    [t('card.serialNo'), grouped(work.cardSerialNo ?? '')],
    [
      t('fee.amount'),
      `${wonText(assessment?.fee.amount ?? 0, language)} · ${work.feeMethod === null ? '' : t(`fee.${work.feeMethod}`)}`,
    ],
  ];
  return (
    <FieldColumn startsAnew={`ISSUE ${running}`}>
      <div className={classes.issue}>
        <CardPicture state={picture} serialNo={work.cardSerialNo} />
        <div className={classes.told}>
          <h2>{t(running ? 'issue.running' : problem === null ? 'issue.ready' : 'issue.unfinished')}</h2>
          {!running && problem === null && (
            <dl className={classes.summary}>
              {summary.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <ol className={classes.lights} aria-label={t('issue.progress')} aria-live="polite">
            {IssuanceStep.options.map((step) => {
              const light = lights[step];
              const Icon = icons[light];
              return (
                <li key={step} data-light={light}>
                  <Icon size={18} stroke={light === 'done' ? 2.2 : 1.7} aria-hidden />
                  <span>{t(`issue.step.${step}`)}</span>
                  <small>{t(`issue.${light}`)}</small>
                </li>
              );
            })}
          </ol>
          <small className={classes.how}>
            {t(
              (progress?.check ?? (status.line.state === 'ONLINE' ? 'TEST_OTP' : 'TICKET')) === 'TEST_OTP'
                ? 'issue.checkOnline'
                : 'issue.checkOffline',
            )}
          </small>
        </div>
      </div>
      {problem !== null && !running && (
        <ProblemPanel problem={problem} waits={picture === 'PULLED'}>
          {mend !== null && onGo !== null && (
            <Button size="compact-md" variant="default" onClick={() => onGo(mend)}>
              {t('issue.goToStep', { step: t(`issuance.step.${mend}`) })}
            </Button>
          )}
        </ProblemPanel>
      )}
    </FieldColumn>
  );
}
