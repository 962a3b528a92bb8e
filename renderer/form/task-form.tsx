import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import { MainAction } from '../keyboard/main-action.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { FieldColumn } from './field-column.tsx';
import classes from './task-form.module.css';
import { afterDecision, useUnfinished } from './unfinished.ts';

/**
 * Something to be done about what a panel shows: what it is called, its fields, what stood against it, back or on. Esc
 * goes back, and what was typed is thrown away by a decision only, wherever one goes.
 */
export function TaskForm(form: {
  /** The focus starts anew with this. */
  readonly about: string;
  readonly title: string;
  readonly problem: Problem | null;
  readonly action: string;
  readonly ready: boolean;
  readonly busy?: boolean;
  /** Whether anything was typed that would be lost. */
  readonly typed?: boolean;
  readonly onAct: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  useUnfinished(form.typed === true, t('discard.explain'));
  const back = () => (form.typed === true ? afterDecision(form.onBack) : form.onBack());
  useShortcut('close', back);
  return (
    <FieldColumn startsAnew={form.about}>
      <h3>{form.title}</h3>
      {form.children}
      {form.problem !== null && <ProblemPanel problem={form.problem} />}
      <footer className={classes.ends}>
        <Button variant="default" onClick={back}>
          {t('common.back')}
        </Button>
        <MainAction disabled={!form.ready} loading={form.busy === true} onClick={form.onAct}>
          {form.action}
        </MainAction>
      </footer>
    </FieldColumn>
  );
}
