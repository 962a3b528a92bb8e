import { won } from '../../../../electron/contract/won.ts';
import { FieldColumn } from '../../../form/field-column.tsx';
import { FieldGroup } from '../../../form/field-group.tsx';
import { WonField } from '../../../form/won-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';

/** Where the money went. */
export function MoneyStep({ content, change }: StepProps<'money'>) {
  const { t } = useWords();
  return (
    <FieldColumn startsAnew="MONEY">
      <FieldGroup title={t('claim.step.MONEY')}>
        <WonField
          label={t('claim.loss')}
          value={content.statedLoss ?? null}
          onChange={(loss) => change({ statedLoss: loss === null ? undefined : won(loss) })}
        />
      </FieldGroup>
    </FieldColumn>
  );
}
