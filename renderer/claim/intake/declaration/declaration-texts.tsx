import type { DeclarationText } from '../../../../electron/contract/claim-reference.ts';
import { FieldGroup } from '../../../form/field-group.tsx';
import { QuestionRow } from '../../../form/question-row.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import classes from './declaration.module.css';

const agreement = ['AGREED', 'NOT_AGREED'] as const;

/** The texts in force, read to or by the customer, each agreed to or not. */
export function DeclarationTexts({ content, change, reference, invalid }: StepProps<'declaration'>) {
  const { t, language } = useWords();
  const answers = content.texts ?? [];
  const answer = ({ kind, version }: DeclarationText, agreed: boolean) =>
    change({ texts: [...answers.filter((text) => text.kind !== kind), { kind, version, agreed }] });
  return (
    <FieldGroup title={t('claimDeclaration.texts')} hint={t('claimDeclaration.textsHint')}>
      {reference.texts.map((text) => {
        const { kind, version, required, title, body } = text;
        // A wording that has changed since is to be read anew.
        const given = answers.find((one) => one.kind === kind && one.version === version);
        return (
          <div key={kind} className={classes.text}>
            <p>
              {body[language]} <small>{t('claimDeclaration.version', { version })}</small>
            </p>
            <QuestionRow
              question={`${title[language]} (${t(required ? 'claimDeclaration.required' : 'claimDeclaration.optional')})`}
              choices={agreement.map((value) => ({ value, label: t(`claimDeclaration.answer.${value}`) }))}
              value={given === undefined ? null : agreement[given.agreed ? 0 : 1]}
              onChange={(value) => answer(text, value === 'AGREED')}
              invalid={invalid(`texts.${kind}`)}
            />
          </div>
        );
      })}
    </FieldGroup>
  );
}
