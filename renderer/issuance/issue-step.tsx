import { IconCircle, IconCircleCheck, IconLoader2, IconPlayerPause } from '@tabler/icons-react';
import { IssuanceStep } from '../../electron/contract/issuance.ts';
import { maskedDocumentNumber } from '../form/document-number.ts';
import { FieldColumn } from '../form/field-column.tsx';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { CardPicture, type PictureState } from './card-picture.tsx';
import classes from './issue-step.module.css';
import { lightsOf } from './lights.ts';
import type { StepProps } from './step-props.ts';
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
  consentNeeded,
}: StepProps & { issuing: Issuing; picture: PictureState; consentNeeded: boolean }) {
  const { t, language } = useWords();
  const { problem, running, progress } = issuing;
  const lights = lightsOf(progress, running);
  const cardIsBack = problem?.tag === 'CardRemoved' && picture === 'WORKING';
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
      {consentNeeded && !running && issuing.begun === null && (
        <Notice tone="waiting">{t('line.beyond')}</Notice>
      )}
      {problem !== null &&
        !running &&
        (cardIsBack ? (
          <Notice tone="hint">{t('issue.cardBack')}</Notice>
        ) : (
          <ProblemPanel problem={problem} />
        ))}
    </FieldColumn>
  );
}
