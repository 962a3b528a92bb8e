import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useWords } from '../language/use-words.ts';
import classes from './step-bar.module.css';

/** One step of a flow as the bar shows it. */
export interface BarStep<T extends string> {
  readonly step: T;
  readonly label: string;
  /** Nothing of it is missing. */
  readonly done: boolean;
  /** Whether one may go there now. */
  readonly reachable: boolean;
}

/** The steps of a flow in a row: what is done, where one is, where one may go. */
export function StepBar<T extends string>({
  steps,
  current,
  onGo,
}: {
  steps: readonly BarStep<T>[];
  current: T;
  onGo: (step: T) => void;
}) {
  const { t } = useWords();
  return (
    <ol className={classes.bar} aria-label={t('flow.steps')}>
      {steps.map(({ step, label, done, reachable }, i) => {
        const state = step === current ? 'now' : done ? 'done' : 'ahead';
        return (
          <li key={step} data-state={state}>
            <UnstyledButton
              className={classes.step}
              disabled={!reachable}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo(step)}
            >
              <span className={classes.mark} aria-hidden="true">
                {state === 'done' ? <IconCheck size={13} stroke={3} /> : i + 1}
              </span>
              {label}
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
