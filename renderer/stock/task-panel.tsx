import { CloseButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { StockSubject } from '../../electron/contract/stock-records.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { FieldColumn, focusFirstError } from '../form/field-column.tsx';
import { afterDecision, useUnfinished } from '../form/unfinished.ts';
import { places } from '../frame/places.ts';
import { MainAction } from '../keyboard/main-action.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './stock.module.css';

/** What every task is given: the terminal as it stands, and how the task ends, with what is to be said of it or without. */
export interface TaskEnds {
  readonly status: TerminalStatus;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/**
 * A task of the stock: its fields in one column, its main action at the bottom. What takes a second person is done
 * once they have consented beside it. Esc and the cross close it; what was entered is thrown away by a decision only,
 * wherever one goes. A look at a card throws nothing away.
 */
export function TaskPanel<T>(task: {
  readonly ends: TaskEnds;
  readonly title: string;
  readonly action: string;
  /** The fields start anew, with the focus in the first open one, whenever this changes. */
  readonly startsAnew: string;
  /** Whether there is anything to lose. */
  readonly dirty: boolean;
  readonly missing: readonly string[];
  /** What a second person must consent to; null where one person is enough. */
  readonly subject: StockSubject | null;
  /** @param approval the request they consented to; empty where none is needed */
  readonly act: (approval: string) => Promise<Result<T>>;
  /** What to say when it is done; null when it is not yet, and the task stays open. */
  readonly said: (value: T) => string | null;
  /** Whether what is missing is to be shown. */
  readonly onTried: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const { status, onDone, onClose } = task.ends;
  const queries = useQueryClient();
  const [asked, setAsked] = useState<StockSubject | null>(null);
  const act = useMutation({
    mutationFn: task.act,
    onSuccess: async (answer) => {
      const message = answer.ok ? task.said(answer.value) : null;
      if (message === null) return;
      await queries.invalidateQueries({ queryKey: ['stock'] });
      onDone(message);
    },
  });
  const submit = () => {
    task.onTried();
    if (task.missing.length > 0) focusFirstError();
    else if (act.isPending) return;
    else if (task.subject === null) act.mutate('');
    else setAsked(task.subject);
  };
  useUnfinished(task.dirty, t('stock.discardExplain'), places.stock);
  const close = () => (task.dirty ? afterDecision(onClose) : onClose());
  useShortcut('close', close);
  return (
    <section className={classes.task} aria-label={task.title}>
      <header className={classes.taskHead}>
        <h2>{task.title}</h2>
        <CloseButton aria-label={t('common.close')} onClick={close} />
      </header>
      <div className={classes.taskBody}>
        <FieldColumn startsAnew={task.startsAnew}>{task.children}</FieldColumn>
      </div>
      <footer className={classes.taskFoot}>
        {act.data?.ok === false && <ProblemPanel problem={act.data.problem} />}
        <MainAction loading={act.isPending} onClick={submit}>
          {task.action}
        </MainAction>
      </footer>
      <ApprovalSheet
        subject={asked}
        status={status}
        onGiven={(requestId) => {
          setAsked(null);
          act.mutate(requestId);
        }}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}
