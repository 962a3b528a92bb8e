import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import { FieldColumn } from '../form/field-column.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './corrections.module.css';

/** A way out of something that went wrong: what it is called, its fields, what stood against it, back or on. */
export function WayForm(form: {
  /** The focus starts anew with this. */
  readonly about: string;
  readonly title: string;
  readonly problem: Problem | null;
  readonly action: string;
  readonly ready: boolean;
  readonly busy?: boolean;
  readonly onAct: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const act = () => {
    if (form.ready && form.busy !== true) form.onAct();
  };
  useShortcut('mainAction', act);
  return (
    <FieldColumn startsAnew={form.about}>
      <h3>{form.title}</h3>
      {form.children}
      {form.problem !== null && <ProblemPanel problem={form.problem} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={form.onBack}>
          {t('correction.back')}
        </Button>
        <MainAction disabled={!form.ready} loading={form.busy === true} onClick={act}>
          {form.action}
        </MainAction>
      </div>
    </FieldColumn>
  );
}
