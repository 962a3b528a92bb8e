import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { PersonalField } from '../../../electron/contract/personal-data.ts';
import type { Problem } from '../../../electron/contract/problem.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { FieldColumn } from '../../form/field-column.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
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
      <dl className={`${classes.facts} ${classes.personal}`}>
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
  const [problem, setProblem] = useState<Problem | null>(null);
  const isEnough = reason.trim().length >= 2;
  useShortcut('close', onClose);
  const unmask = async () => {
    if (!isEnough) return;
    const answer = await ask((options) =>
      desk.claims.unmask({ claimId, field, reason: reason.trim() }, options),
    );
    if (answer.ok) onShown(answer.value.values, answer.value.seconds);
    else setProblem(answer.problem);
  };
  return (
    <FieldColumn startsAnew={field}>
      <TextInput
        label={t('claimFollowUp.unmaskTitle', { field: t(`claimFollowUp.fields.${field}`) })}
        description={t('claimFollowUp.unmaskHint', { n: 30 })}
        autoComplete="off"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.ends}>
        <Button variant="default" onClick={onClose}>
          {t('claimFollowUp.back')}
        </Button>
        <Button data-main-action disabled={!isEnough} onClick={() => void unmask()}>
          {t('claimFollowUp.show')}
        </Button>
      </div>
    </FieldColumn>
  );
}
