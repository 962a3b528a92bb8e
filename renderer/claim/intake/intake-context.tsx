import { UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ClaimDraft, ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { ClaimDraftView } from '../../../electron/contract/claim-intake.ts';
import { CustomerMarks } from '../../customer/customer-marks.tsx';
import classes from '../../form/flow-context.module.css';
import { momentText } from '../../form/moment-typed.ts';
import { useWords } from '../../language/use-words.ts';
import { wonText } from '../../language/won-text.ts';
import { Notice } from '../../problem/notice.tsx';
import { claimSteps } from './claim-steps.ts';

/** Beside the task: whose claim it is, what it is about so far, and what each step still needs. */
export function IntakeContext({
  draft,
  view,
  open,
  onGo,
}: {
  draft: ClaimDraft;
  view: ClaimDraftView;
  /** What each step still needs, in words. */
  open: Readonly<Record<ClaimStep, readonly string[]>>;
  onGo: (step: ClaimStep) => void;
}) {
  const { t, language } = useWords();
  const { customer } = view;
  const { means, beganAt } = draft.what;
  const loss = draft.money.movements?.reduce((sum, { amount }) => sum + (amount ?? 0), 0) ?? 0;
  return (
    <aside className={classes.context} aria-label={t('claim.context')}>
      {view.corrects !== null && (
        <Notice tone="waiting">{t('claim.corrects', { reason: view.corrects[language] })}</Notice>
      )}
      {customer === null ? (
        <p className={classes.soft}>{t('claim.noCustomer')}</p>
      ) : (
        <section>
          <strong className={classes.name}>{customer.maskedName}</strong>
          <CustomerMarks customer={customer} />
          <dl className={classes.facts}>
            <div>
              <dt>{t('customer.customerNo')}</dt>
              <dd>{customer.customerNo}</dd>
            </div>
            <div>
              <dt>{t('customer.birth')}</dt>
              <dd>{customer.maskedBirth}</dd>
            </div>
            <div>
              <dt>{t('customer.phone')}</dt>
              <dd>{customer.maskedPhone}</dd>
            </div>
            {means !== undefined && (
              <div>
                <dt>{t('claimWhat.means')}</dt>
                <dd>{t(`claimWhat.meansOf.${means}`)}</dd>
              </div>
            )}
            {beganAt !== undefined && (
              <div>
                <dt>{t('claimWhat.beganAt')}</dt>
                <dd>{momentText(beganAt)}</dd>
              </div>
            )}
            {loss > 0 && (
              <div>
                <dt>{t('claim.loss')}</dt>
                <dd>{wonText(loss, language)}</dd>
              </div>
            )}
          </dl>
        </section>
      )}
      <section>
        <h2>{t('claim.open')}</h2>
        <ul className={classes.open}>
          {claimSteps.map((step) => {
            const left = open[step].length;
            const Icon = left > 0 ? IconCircleDashed : IconCircleCheck;
            return (
              <li key={step} data-open={left > 0} data-now={step === draft.step}>
                <UnstyledButton className={classes.step} onClick={() => onGo(step)}>
                  <Icon size={16} stroke={1.8} aria-hidden />
                  {t(`claim.step.${step}`)}
                  <small>{left > 0 ? t('claim.left', { n: left }) : t('claim.complete')}</small>
                </UnstyledButton>
                {step === draft.step && left > 0 && (
                  <span className={classes.left}>{open[step].join(' · ')}</span>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </aside>
  );
}
