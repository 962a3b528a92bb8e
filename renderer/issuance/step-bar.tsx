import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useWords } from '../language/use-words.ts';
import classes from './step-bar.module.css';
import { type Step, stepIndex, steps } from './steps.ts';

/** The steps in a row: what is done, where one is, how far one may go. */
export function StepBar({
  current,
  furthest,
  onGo,
}: {
  current: Step;
  furthest: Step;
  /** Null while going elsewhere is not possible. */
  onGo: ((step: Step) => void) | null;
}) {
  const { t } = useWords();
  return (
    <ol className={classes.bar} aria-label={t('issuance.steps')}>
      {steps.map((step, i) => {
        const state = step === current ? 'now' : i < stepIndex(furthest) ? 'done' : 'ahead';
        return (
          <li key={step} data-state={state}>
            <UnstyledButton
              className={classes.step}
              disabled={onGo === null || stepIndex(step) > stepIndex(furthest)}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo?.(step)}
            >
              <span className={classes.mark} aria-hidden="true">
                {state === 'done' ? <IconCheck size={13} stroke={3} /> : i + 1}
              </span>
              {t(`issuance.step.${step}`)}
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
