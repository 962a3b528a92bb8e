import type { ClaimMoneyDraft } from '../../../../electron/contract/claim-draft.ts';
import type { RefundProcedure } from '../../../../electron/contract/claim-money.ts';
import { won } from '../../../../electron/contract/won.ts';
import { FieldRow } from '../../../form/field-group.tsx';
import { DateField, MomentField } from '../../../form/moment-field.tsx';
import { WonField } from '../../../form/won-field.tsx';
import { useWords } from '../../../language/use-words.ts';

const dates = ['papersOn', 'finalNoticeOn', 'announcedOn', 'decidedOn'] as const;

/** The steps of a refund procedure that was applied for, and what was decided; what is not known yet stays empty. */
export function RefundDates({
  refund,
  set,
  invalid,
}: {
  refund: NonNullable<ClaimMoneyDraft['refund']>;
  set: (part: Partial<RefundProcedure>) => void;
  invalid: (field: keyof RefundProcedure) => boolean;
}) {
  const { t } = useWords();
  return (
    <FieldRow>
      <MomentField
        label={t('claimMoney.reportedAt')}
        value={refund.reportedAt ?? null}
        onChange={(reportedAt) => set({ reportedAt })}
        error={invalid('reportedAt')}
      />
      {dates.map((date) => (
        <DateField
          key={date}
          label={t(`claimMoney.${date}`)}
          value={refund[date] ?? null}
          onChange={(on) => set({ [date]: on })}
          error={invalid(date)}
        />
      ))}
      <WonField
        label={t('claimMoney.refunded')}
        value={refund.refund ?? null}
        onChange={(amount) => set({ refund: amount === null ? null : won(amount) })}
      />
    </FieldRow>
  );
}
