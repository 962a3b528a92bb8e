import { FieldColumn } from '../../../form/field-column.tsx';
import { FieldGroup } from '../../../form/field-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';

/** The papers that are wanted. */
export function EvidenceStep({ reference }: StepProps<'evidence'>) {
  const { t, language } = useWords();
  return (
    <FieldColumn startsAnew="EVIDENCE">
      <FieldGroup title={t('claim.step.EVIDENCE')}>
        <ul>
          {reference.papers.map(({ paper, name }) => (
            <li key={paper}>{name[language]}</li>
          ))}
        </ul>
      </FieldGroup>
    </FieldColumn>
  );
}
