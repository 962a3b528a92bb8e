import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../electron/contract/result.ts';
import { TaskForm } from '../../form/task-form.tsx';
import { useOneAtATime } from '../../form/use-one-at-a-time.ts';

/** A few sentences that are recorded: a note, the grounds of an objection. Enter makes a line, F12 records. */
export function WordsForm({
  title,
  label,
  hint,
  action,
  longest,
  send,
  onDone,
}: {
  title: string;
  label: string;
  hint: string;
  action: string;
  longest: number;
  send: (words: string) => Promise<Result<unknown>>;
  onDone: () => void;
}) {
  const [words, setWords] = useState('');
  const { problem, act } = useOneAtATime();
  return (
    <TaskForm
      about={title}
      title={title}
      problem={problem}
      action={action}
      ready={words.trim() !== ''}
      typed={words.trim() !== ''}
      onAct={() => void act(() => send(words.trim()), onDone)}
      onBack={onDone}
    >
      <Textarea
        label={label}
        description={hint}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={longest}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </TaskForm>
  );
}
