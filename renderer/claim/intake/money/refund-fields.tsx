import type { ClaimMoneyDraft } from '../../../../electron/contract/claim-draft.ts';
import { won } from '../../../../electron/contract/won.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldRow } from '../../../form/field-group.tsx';
import { DateField, MomentField } from '../../../form/moment-field.tsx';
import { WonField } from '../../../form/won-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';

const dates = ['papersOn', 'finalNoticeOn', 'announcedOn', 'decidedOn'] as const;

/** How far the refund under the telecom-fraud refund act is; whatever is not known yet stays empty. */
export function RefundFields({ content, change, status, invalid }: StepProps<'money'>) {
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
        onChange={(answer) => set({ applied: answer === 'YES' })}
        invalid={invalid('refund.applied')}
      />
      {refund.applied === true && (
        <FieldRow>
          <MomentField
            label={t('claimMoney.reportedAt')}
            value={refund.reportedAt ?? null}
            onChange={(reportedAt) => set({ reportedAt })}
            error={invalid('refund.reportedAt')}
            today={status.businessDate}
          />
          {dates.map((date) => (
            <DateField
              key={date}
              label={t(`claimMoney.${date}`)}
              value={refund[date] ?? null}
              onChange={(on) => set({ [date]: on })}
              error={invalid(`refund.${date}`)}
              today={status.businessDate}
            />
          ))}
          <WonField
            label={t('claimMoney.refunded')}
            value={refund.refund ?? null}
            onChange={(amount) => set({ refund: amount === null ? null : won(amount) })}
          />
        </FieldRow>
      )}
    </>
  );
}
