import { TextInput } from '@mantine/core';
import { DuplicateAnswer } from '../../../../electron/contract/claim.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldGroup } from '../../../form/field-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import type { StepProps } from '../step-props.ts';
import { ExistingCases } from './existing-cases.tsx';
import { useDuplicates } from './use-duplicates.ts';
import classes from './who.module.css';

/** Cases this customer has already; why this one is another is asked when there are any. */
export function Duplicates({ content, change, view, status, invalid }: StepProps<'who'>) {
  const { t } = useWords();
  const found = useDuplicates(view, status);
  // While another customer has been chosen and not yet been told to the desk, this is about the one before.
  if (found === null || view.customer?.customerNo !== content.customerNo) return null;
  if (!found.ok) return <ProblemPanel problem={found.problem} />;
  const { check, cases } = found.value;
  const shown = cases.map((one) => (one.where === 'HERE' ? one.provisionalNo : one.case.coreNo));
  const answer = content.duplicate ?? {};
  return (
    <FieldGroup title={t('claimWho.duplicates')}>
      {check === 'NOT_DONE' && <Notice tone="waiting">{t('claimWho.duplicatesLater')}</Notice>}
      {cases.length === 0 && (
        <span className={classes.soft}>
          {t(check === 'DONE' ? 'claimWho.noDuplicates' : 'claimWho.noDuplicatesHere')}
        </span>
      )}
      {cases.length > 0 && (
        <>
          <ExistingCases cases={cases} />
          <Notice tone="hint">{t('claimWho.sameAccident')}</Notice>
          <ChoiceField
            label={t('claimWho.whyAnother')}
            choices={DuplicateAnswer.shape.reason.options.map((value) => ({
              value,
              label: t(`claimWho.another.${value}`),
            }))}
            value={answer.reason ?? null}
            onChange={(reason) => change({ duplicate: { ...answer, shown, reason } })}
            invalid={invalid('duplicate')}
          />
          <TextInput
            label={t('claimWho.whyInWords')}
            autoComplete="off"
            maxLength={300}
            maw={640}
            value={answer.words ?? ''}
            onChange={(event) =>
              change({ duplicate: { ...answer, shown, words: event.currentTarget.value } })
            }
            error={invalid('duplicate')}
          />
        </>
      )}
    </FieldGroup>
  );
}
