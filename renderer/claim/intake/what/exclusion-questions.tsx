import { ExclusionAnswer } from '../../../../electron/contract/claim.ts';
import { FieldGroup } from '../../../form/field-group.tsx';
import { QuestionRow } from '../../../form/question-row.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import { LikelyOutside } from './likely-outside.tsx';

/** Whether the standard may leave this accident out, asked in plain words. It never stops the claim: the bank decides. */
export function ExclusionQuestions({ content, change, reference, invalid }: StepProps<'what'>) {
  const { t, language } = useWords();
  const answers = content.exclusions ?? {};
  return (
    <FieldGroup title={t('claimWhat.exclusions')} hint={t('claimWhat.exclusionsHint')}>
      <div>
        {reference.exclusions.map(({ code, question }) => (
          <QuestionRow
            key={code}
            question={question[language]}
            choices={ExclusionAnswer.options.map((value) => ({
              value,
              label: t(`claimWhat.answer.${value}`),
            }))}
            value={answers[code] ?? null}
            onChange={(answer) => change({ exclusions: { ...answers, [code]: answer } })}
            invalid={invalid(`exclusions.${code}`)}
          />
        ))}
      </div>
      <LikelyOutside what={content} reference={reference} />
    </FieldGroup>
  );
}
