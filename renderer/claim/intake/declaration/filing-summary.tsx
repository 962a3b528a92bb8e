import { Button } from '@mantine/core';
import type { ClaimStep } from '../../../../electron/contract/claim-draft.ts';
import { likelyOutside } from '../../../../electron/contract/likely-outside.ts';
import { FieldGroup } from '../../../form/field-group.tsx';
import { momentText } from '../../../form/moment-typed.ts';
import { useWords } from '../../../language/use-words.ts';
import { wonText } from '../../../language/won-text.ts';
import { claimSteps } from '../claim-steps.ts';
import { openWords } from '../field-words.ts';
import type { StepProps } from '../step-props.ts';
import classes from './declaration.module.css';

/** What is about to be filed, and what of the other steps stands in its way, each a press away. */
export function FilingSummary({
  draft,
  view,
  review,
  reference,
  onGo,
}: StepProps<'declaration'> & { onGo: (step: ClaimStep) => void }) {
  const { t, language } = useWords();
  const { means, beganAt } = draft.what;
  const movements = draft.money.movements ?? [];
  const open = claimSteps
    .filter((step) => step !== 'DECLARATION')
    .map((step) => ({
      step,
      words: openWords(
        (review?.objections ?? []).filter(({ section }) => section === step),
        reference,
        t,
        language,
      ),
    }))
    .filter(({ words }) => words.length > 0);
  const papers = (status: 'PRESENT' | 'PENDING') =>
    (review?.checklist ?? []).filter(({ item }) => item?.status === status).length;
  const facts = [
    [t('customer.name'), view.customer?.maskedName],
    [t('claimWhat.means'), means === undefined ? undefined : t(`claimWhat.meansOf.${means}`)],
    [t('claimWhat.beganAt'), beganAt === undefined ? undefined : momentText(beganAt)],
    [
      t('claim.loss'),
      t('claimDeclaration.lossOf', {
        loss: wonText(
          movements.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
          language,
        ),
        n: movements.length,
      }),
    ],
    [
      t('claim.step.EVIDENCE'),
      t('claimDeclaration.papersOf', {
        present: String(papers('PRESENT')),
        pending: String(papers('PENDING')),
      }),
    ],
    [
      t('claimWhat.exclusions'),
      t('claimDeclaration.outsideOf', { n: likelyOutside(reference, draft.what).length }),
    ],
  ] as const;
  return (
    <FieldGroup title={t('claimDeclaration.summary')}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? t('claimDeclaration.notYet')}</dd>
          </div>
        ))}
      </dl>
      {open.length > 0 && (
        <div className={classes.open}>
          <strong>{t('claimDeclaration.openElsewhere')}</strong>
          <ul>
            {open.map(({ step, words }) => (
              <li key={step}>
                <span>{t(`claim.step.${step}`)}</span>
                <span>{words.join(' · ')}</span>
                <Button
                  size="xs"
                  variant="default"
                  data-open-step
                  onClick={() => onGo(step)}
                  aria-label={t('claimDeclaration.goTo', { step: t(`claim.step.${step}`) })}
                >
                  {t('claimDeclaration.go')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FieldGroup>
  );
}
