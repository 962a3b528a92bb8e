import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Password, type TerminalStatus } from '../../electron/contract/desk.ts';
import type { ProblemTag } from '../../electron/contract/problem.ts';
import { StaffNo } from '../../electron/contract/staff.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { noteSessionEnd, useSessionEnd } from '../bridge/session-end.ts';
import { FieldColumn, focusFirstError } from '../form/field-column.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './sign-in.module.css';
import { Welcome } from './welcome.tsx';

/** What keeps everybody from signing in. */
const bars: ReadonlySet<ProblemTag> = new Set([
  'RestoreNeedsLine',
  'TerminalNotEnrolled',
  'EnrolmentRefused',
]);

/** Staff number and password; works with or without the line. */
export function SignIn({ status }: { status: TerminalStatus }) {
  const { t, language } = useWords();
  const password = useRef<HTMLInputElement>(null);
  const form = useForm({
    initialValues: { staffNo: '', password: '' },
    validate: {
      staffNo: (text) => (StaffNo.safeParse(text).success ? null : t('signIn.staffNoNeeded')),
      password: (text) => (Password.safeParse(text).success ? null : t('signIn.passwordNeeded')),
    },
  });
  const signIn = useMutation({
    mutationFn: (who: { staffNo: string; password: string }) =>
      ask((options) => desk.session.signIn(who, options)),
    onSuccess: (answer) => {
      if (answer.ok) {
        noteSessionEnd(null);
        return;
      }
      form.setFieldValue('password', '');
      password.current?.focus();
    },
  });
  const barred = status.alarms.find(({ tag }) => bars.has(tag));
  const ended = useSessionEnd();
  const refused = signIn.data?.ok === false ? signIn.data.problem : ended;

  const submit = () => {
    if (signIn.isPending || !status.ready) return;
    if (form.validate().hasErrors) focusFirstError();
    else signIn.mutate(form.getValues());
  };

  // The next chunk is fetched while the teller types.
  useEffect(() => void import('../frame/frame.tsx'), []);

  return (
    <div className={classes.page}>
      <Welcome status={status} />
      <main className={classes.side}>
        <div className={classes.form}>
          <h1 className={classes.title}>{t('signIn.title')}</h1>
          <FieldColumn startsAnew={`${status.ready} ${language}`}>
            <TextInput
              label={t('signIn.staffNo')}
              size="md"
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              {...form.getInputProps('staffNo')}
            />
            <TextInput
              ref={password}
              type="password"
              label={t('signIn.password')}
              size="md"
              autoComplete="off"
              {...form.getInputProps('password')}
            />
          </FieldColumn>
          {refused !== null && <ProblemPanel problem={refused} />}
          {barred !== undefined && <ProblemPanel problem={barred} />}
          {!status.ready && barred === undefined && <Notice tone="waiting">{t('signIn.preparing')}</Notice>}
          {status.ready && status.line.state !== 'ONLINE' && (
            <Notice tone="waiting">{t('signIn.offline')}</Notice>
          )}
          <MainAction
            size="md"
            fullWidth
            loading={signIn.isPending}
            disabled={!status.ready}
            onClick={submit}
          >
            {t('signIn.submit')}
          </MainAction>
        </div>
      </main>
    </div>
  );
}
