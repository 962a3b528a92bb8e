import { won } from '../../../../electron/contract/won.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldColumn } from '../../../form/field-column.tsx';
import { FieldGroup } from '../../../form/field-group.tsx';
import { WonField } from '../../../form/won-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import type { StepProps } from '../step-props.ts';
import { Contradictions } from './contradictions.tsx';
import { Movements } from './movements.tsx';
import { RefundFields } from './refund-fields.tsx';
import { RefundTimeline } from './refund-timeline.tsx';
import { TotalsTable } from './totals-table.tsx';
import { useMoneyReview } from './use-money-review.ts';

/** Where the money went, what it comes to, and how far the refund procedure is. */
export function MoneyStep(props: StepProps<'money'>) {
  const { content, change, draft, view, invalid } = props;
  const { t } = useWords();
  const reviewed = useMoneyReview(draft.claimId, content, props.saveNow);
  const review = reviewed?.ok === true ? reviewed.value : null;
  return (
    <FieldColumn startsAnew="MONEY">
      {reviewed?.ok === false && <ProblemPanel problem={reviewed.problem} />}
      <Movements {...props} />
      <FieldGroup title={t('claimMoney.sums')} hint={t('claimMoney.sumsHint')}>
        {review !== null && <TotalsTable totals={review.totals} />}
        <WonField
          label={t('claimMoney.statedLoss')}
          value={content.statedLoss ?? null}
          onChange={(loss) => change({ statedLoss: loss === null ? undefined : won(loss) })}
          error={invalid('statedLoss') ? t('claimMoney.statedLossWanted') : undefined}
        />
        {review !== null && <Contradictions found={review.contradictions} />}
        {view.customer !== null && (
          <ChoiceField
            label={t('claimMoney.payTo')}
            choices={view.customer.accounts.map(({ accountNo, masked }) => ({
              value: accountNo,
              label: masked,
            }))}
            value={content.payTo ?? null}
            onChange={(payTo) => change({ payTo })}
            invalid={invalid('payTo')}
          />
        )}
      </FieldGroup>
      <FieldGroup title={t('claimMoney.refund')} hint={t('claimMoney.refundHint')}>
        <RefundFields {...props} />
        {review !== null && review.timeline.length > 0 && (
          <RefundTimeline points={review.timeline} today={review.today} />
        )}
      </FieldGroup>
    </FieldColumn>
  );
}
