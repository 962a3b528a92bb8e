import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { PersonalField } from '../../../electron/contract/personal-data.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { TaskForm } from '../../form/task-form.tsx';
import { useOneAtATime } from '../../form/use-one-at-a-time.ts';
import { useWords } from '../../language/use-words.ts';
import record from '../../record/record.module.css';
import classes from './follow-up.module.css';

interface Shown {
  readonly field: PersonalField;
  readonly values: readonly string[];
  readonly secondsLeft: number;
}

/**
 * What is known of the claim's people, masked. One field at a time is shown in clear, for a reason that is recorded
 * first, and goes by itself; it can't be selected and is not on paper.
 */
export function PersonalFields({ claimId, masked }: { claimId: string } & Pick<ClaimDetail, 'masked'>) {
  const { t } = useWords();
  const [asking, askFor] = useState<PersonalField | null>(null);
  const [shown, show] = useState<Shown | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const tick = setTimeout(
      () => show(shown.secondsLeft <= 1 ? null : { ...shown, secondsLeft: shown.secondsLeft - 1 }),
      1_000,
    );
    return () => clearTimeout(tick);
  }, [shown]);
  const fields = PersonalField.options.filter((field) => masked[field] !== undefined);
  return (
    <section aria-label={t('claimFollowUp.personal')} onCopy={(event) => event.preventDefault()}>
      <h3>{t('claimFollowUp.personal')}</h3>
      {asking !== null && (
        <Reason
          claimId={claimId}
          field={asking}
          onShown={(values, seconds) => {
            show({ field: asking, values, secondsLeft: seconds });
            askFor(null);
          }}
          onClose={() => askFor(null)}
        />
      )}
      {shown !== null && (
        <output className={classes.clear}>
          <small>{t(`claimFollowUp.fields.${shown.field}`)}</small>
          {shown.values.map((value) => (
            <span key={value}>{value}</span>
          ))}
          <small>{t('claimFollowUp.shownFor', { n: shown.secondsLeft })}</small>
        </output>
      )}
      <dl className={`${record.facts} ${classes.personal}`}>
        {fields.map((field) => (
          <div key={field}>
            <dt>{t(`claimFollowUp.fields.${field}`)}</dt>
            <dd>
              {masked[field]}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('claimFollowUp.unmaskOf', { field: t(`claimFollowUp.fields.${field}`) })}
                onClick={() => {
                  show(null);
                  askFor(field);
                }}
              >
                {t('claimFollowUp.unmask')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Reason({
  claimId,
  field,
  onShown,
  onClose,
}: {
  claimId: string;
  field: PersonalField;
  onShown: (values: readonly string[], seconds: number) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { problem, act } = useOneAtATime();
  const unmask = () =>
    ask((options) => desk.claims.unmask({ claimId, field, reason: reason.trim() }, options));
  return (
    <TaskForm
      about={field}
      title={t('claimFollowUp.unmaskOf', { field: t(`claimFollowUp.fields.${field}`) })}
      problem={problem}
      action={t('claimFollowUp.show')}
      ready={reason.trim().length >= 2}
      typed={reason.trim() !== ''}
      onAct={() => void act(unmask, ({ values, seconds }) => onShown(values, seconds))}
      onBack={onClose}
    >
      <TextInput
        label={t('claimFollowUp.unmaskReason')}
        description={t('claimFollowUp.unmaskHint', { n: 30 })}
        autoComplete="off"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </TaskForm>
  );
}
