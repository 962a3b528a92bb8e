import { Button } from '@mantine/core';
import { ChoiceField } from '../form/choice-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { TickField } from '../form/tick-field.tsx';
import { WonField } from '../form/won-field.tsx';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonReading, wonText } from '../language/won-text.ts';
import classes from './fee-step.module.css';
import { waivable } from './missing.ts';
import type { StepProps } from './step-props.ts';
import { WaiverGrounds } from './waiver-grounds.tsx';
import { carriedInto } from './work.ts';

/** How the fee is settled: cash and its change, an account, or a supervisor's waiver. */
export function FeeStep(props: StepProps) {
  const { work, change, assessment, status, missing } = props;
  const { t, language } = useWords();
  if (assessment === null) return null;
  const { fee, customer } = assessment;
  const noDebit =
    status.line.state !== 'ONLINE'
      ? t('fee.debitOffline')
      : customer.accounts.length === 0
        ? t('fee.noAccounts')
        : undefined;
  const carried = carriedInto(work, fee.carried);
  const nothing = work.received === null && carried === null;
  const back = nothing ? null : (work.received ?? 0) + (carried?.amount ?? 0) - fee.amount;
  return (
    <FieldColumn startsAnew="FEE">
      <div className={classes.amount}>
        <span>{t('fee.amount')}</span>
        <strong>{wonText(fee.amount, language)}</strong>
        <span>{wonReading(fee.amount, language)}</span>
        <small>{t('fee.effectiveFrom', { date: dateText(fee.effectiveFrom, language) })}</small>
      </div>
      <ChoiceField
        label={t('fee.method')}
        choices={[
          { value: 'CASH', label: t('fee.CASH') },
          { value: 'DEBIT', label: t('fee.DEBIT'), unavailable: noDebit },
          {
            value: 'WAIVED',
            label: t('fee.WAIVED'),
            unavailable: waivable(assessment) ? undefined : t('fee.notWaivable'),
          },
        ]}
        value={work.feeMethod}
        // Where the tier is exempt, the rules propose it.
        onChange={(feeMethod) =>
          change({ feeMethod, ground: feeMethod === 'WAIVED' ? fee.waiver.tier : null })
        }
        invalid={missing.includes('feeMethod')}
      />
      {work.feeMethod === 'CASH' && (
        <div className={classes.cash}>
          {fee.carried !== null && (
            <div className={classes.carried}>
              <TickField
                label={t('fee.carried', { amount: wonText(fee.carried.amount, language) })}
                checked={work.useCarried}
                onChange={(useCarried) => change({ useCarried })}
              />
            </div>
          )}
          <WonField
            label={t(carried === null ? 'fee.received' : 'fee.added')}
            value={work.received}
            onChange={(received) => change({ received })}
            error={
              missing.includes('received')
                ? t('fee.short', { amount: wonText(-(back ?? -fee.amount), language) })
                : undefined
            }
          />
          {carried === null && (
            <Button
              variant="default"
              className={classes.exact}
              onClick={() => change({ received: fee.amount })}
            >
              {t('fee.exact', { amount: wonText(fee.amount, language) })}
            </Button>
          )}
          {back !== null && back >= 0 && (
            <output className={classes.change}>
              <span>{t('fee.change')}</span>
              <strong>{wonText(back, language)}</strong>
              <span>{wonReading(back, language)}</span>
            </output>
          )}
        </div>
      )}
      {work.feeMethod === 'DEBIT' && (
        <ChoiceField
          label={t('fee.account')}
          choices={customer.accounts.map(({ accountNo, masked }) => ({ value: accountNo, label: masked }))}
          value={work.accountNo}
          onChange={(accountNo) => change({ accountNo })}
          invalid={missing.includes('account')}
        />
      )}
      {work.feeMethod === 'WAIVED' && <WaiverGrounds {...props} waiver={fee.waiver} />}
    </FieldColumn>
  );
}
