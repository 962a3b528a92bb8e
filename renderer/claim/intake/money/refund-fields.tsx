import type { ClaimMoneyDraft } from '../../../../electron/contract/claim-draft.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import { RefundDates } from './refund-dates.tsx';

/** How far the refund under the telecom-fraud refund act is. */
export function RefundFields({ content, change, invalid }: StepProps<'money'>) {
  const { t } = useWords();
  const refund = content.refund ?? {};
  const set = (part: NonNullable<ClaimMoneyDraft['refund']>) => change({ refund: { ...refund, ...part } });
  return (
    <>
      <ChoiceField
        label={t('claimMoney.applied')}
        choices={(['YES', 'NO'] as const).map((value) => ({
          value,
          label: t(`claimMoney.appliedIs.${value}`),
        }))}
        value={refund.applied === undefined ? null : refund.applied ? 'YES' : 'NO'}
        // Of a procedure that nobody has applied for there are no days, and no money comes of it.
        onChange={(answer) =>
          answer === 'YES' ? set({ applied: true }) : change({ refund: { applied: false } })
        }
        invalid={invalid('refund.applied')}
      />
      {refund.applied === true && (
        <RefundDates refund={refund} set={set} invalid={(field) => invalid(`refund.${field}`)} />
      )}
    </>
  );
}
