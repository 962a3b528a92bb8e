import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';
import classes from './flow-frame.module.css';
import { type BarStep, StepBar } from './step-bar.tsx';

/** What is around every step of a flow: its title and steps, when it was saved, the step, the actions, the context. */
export function FlowFrame<T extends string>({
  title,
  steps,
  current,
  onGo,
  saved,
  needs,
  aside,
  start,
  actions,
  children,
}: {
  title: string;
  steps: readonly BarStep<T>[];
  current: T;
  onGo: (step: T) => void;
  /** When the work was saved, in words. */
  saved: ReactNode;
  /** What a refused attempt to go on found missing, in words; empty before one. */
  needs: readonly string[];
  /** Beside the task. */
  aside: ReactNode;
  /** At the left of the foot: ways out. */
  start: ReactNode;
  /** At the right of the foot, the main action last. */
  actions: ReactNode;
  children: ReactNode;
}) {
  const { t } = useWords();
  const index = steps.findIndex(({ step }) => step === current) + 1;
  return (
    <div className={classes.flow}>
      <section className={classes.task} aria-label={title}>
        <header className={classes.head}>
          <h1>{title}</h1>
          <VisuallyHidden aria-live="polite">
            {t('flow.stepOf', { index: String(index), n: steps.length })}
          </VisuallyHidden>
          <StepBar current={current} steps={steps} onGo={onGo} />
          <output className={classes.saved}>{saved}</output>
        </header>
        <div className={classes.body}>{children}</div>
        <footer className={classes.foot}>
          {start}
          <output className={classes.needed} aria-live="assertive">
            {needs.length > 0 && (
              <>
                <IconAlertTriangle size={16} stroke={1.9} aria-hidden />
                {t('flow.needed', { needs: needs.join(', ') })}
              </>
            )}
          </output>
          <div className={classes.actions}>{actions}</div>
        </footer>
      </section>
      {aside}
    </div>
  );
}
