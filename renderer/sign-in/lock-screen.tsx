import { Button, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { FieldColumn } from '../form/field-column.tsx';
import { LayerContext, lockLayer, useLayer } from '../keyboard/layer.ts';
import { MainAction } from '../keyboard/main-action.tsx';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './sign-in.module.css';
import { Welcome } from './welcome.tsx';

/** Covers everything until the one who is signed in is back, or makes room for a colleague. */
export function LockScreen({ status, session }: { status: TerminalStatus; session: SessionView }) {
  useLayer(lockLayer, true);
  // Before the password's field has the focus: whoever comes back goes on where they were.
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      requestAnimationFrame(() => before instanceof HTMLElement && before.focus());
    };
  }, []);
  return (
    <LayerContext value={lockLayer}>
      <div className={`${classes.page} ${classes.cover}`}>
        <Welcome status={status} />
        <main className={classes.side}>
          <Unlock session={session} />
        </main>
      </div>
    </LayerContext>
  );
}

function Unlock({ session }: { session: SessionView }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const unlock = useMutation({
    mutationFn: () => ask((options) => desk.session.unlock({ password }, options)),
    onSuccess: () => {
      setPassword('');
      field.current?.focus();
    },
  });
  const leave = useMutation({ mutationFn: () => ask((options) => desk.session.signOut(undefined, options)) });
  const submit = () => {
    if (!unlock.isPending && password !== '') unlock.mutate();
  };
  return (
    <div className={classes.form}>
      <IconLock size={30} stroke={1.6} aria-hidden />
      <div>
        <h1 className={classes.title}>{t('lock.title')}</h1>
        <span>{t('lock.explain', { name: session.name })}</span>
      </div>
      <FieldColumn startsAnew={session.staffNo}>
        <TextInput
          ref={field}
          type="password"
          label={t('signIn.password')}
          size="md"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </FieldColumn>
      {unlock.data?.ok === false && <ProblemPanel problem={unlock.data.problem} />}
      {leave.data?.ok === false && <ProblemPanel problem={leave.data.problem} />}
      <MainAction size="md" loading={unlock.isPending} onClick={submit}>
        {t('lock.unlock')}
      </MainAction>
      <Button variant="subtle" color="gray" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('lock.switchUser')}
      </Button>
    </div>
  );
}
