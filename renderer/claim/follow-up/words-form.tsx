import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { Problem } from '../../../electron/contract/problem.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { MainAction } from '../../keyboard/main-action.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import classes from './follow-up.module.css';

/** A few sentences that are recorded: a note, the grounds of an objection. Enter makes a line, F12 records. */
export function WordsForm({
  title,
  label,
  hint,
  action,
  longest,
  send,
  onDone,
  children,
}: {
  title: string;
  label: string;
  hint: string;
  action: string;
  longest: number;
  send: (words: string) => Promise<Result<unknown>>;
  onDone: () => void;
  children?: ReactNode;
}) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const isEmpty = words.trim() === '';
  const record = async () => {
    if (isEmpty || busy.current) return;
    busy.current = true;
    const answer = await send(words.trim());
    busy.current = false;
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onDone();
  };
  useShortcut('mainAction', () => void record());
  useShortcut('close', onDone);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Textarea
        label={label}
        description={hint}
        autoFocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={longest}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {children}
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.ends}>
        <Button variant="default" onClick={onDone}>
          {t('claimFollowUp.back')}
        </Button>
        <MainAction disabled={isEmpty} onClick={() => void record()}>
          {action}
        </MainAction>
      </div>
    </section>
  );
}
