import { useState } from 'react';
import type { RefundProcedure } from '../../../electron/contract/claim-money.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { TaskForm } from '../../form/task-form.tsx';
import { useOneAtATime } from '../../form/use-one-at-a-time.ts';
import { useWords } from '../../language/use-words.ts';
import { RefundDates } from '../intake/money/refund-dates.tsx';
import classes from './follow-up.module.css';

/** What has come of the refund procedure since the claim was filed: the steps known so far, to be added to. */
export function RefundForm({
  claimId,
  known,
  onDone,
}: {
  claimId: string;
  known: RefundProcedure;
  onDone: () => void;
}) {
  const { t } = useWords();
  const [refund, setRefund] = useState({ ...known, applied: true as const });
  const { problem, act } = useOneAtATime();
  // An application begins with a report or with papers. A date that can't be read is none, and no news.
  const hasBegun = known.applied || (refund.reportedAt ?? refund.papersOn) !== null;
  const isNews =
    hasBegun && Object.entries(refund).some(([step, is]) => is !== known[step as keyof RefundProcedure]);
  const record = () => ask((options) => desk.claims.recordRefund({ claimId, refund }, options));
  return (
    <TaskForm
      about={claimId}
      title={t('claimFollowUp.recordRefund')}
      problem={problem}
      action={t('claimFollowUp.save')}
      ready={isNews}
      typed={isNews}
      onAct={() => void act(record, onDone)}
      onBack={onDone}
    >
      <p className={classes.hint}>
        {t(known.applied ? 'claimFollowUp.recordRefundHint' : 'claimFollowUp.applyRefundHint')}
      </p>
      <RefundDates
        refund={refund}
        set={(part) => setRefund((before) => ({ ...before, ...part, applied: true }))}
        invalid={() => false}
      />
    </TaskForm>
  );
}
