import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { RefundProcedure } from '../../../electron/contract/claim-money.ts';
import type { CalendarDate } from '../../../electron/contract/moment.ts';
import type { Problem } from '../../../electron/contract/problem.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { FieldColumn } from '../../form/field-column.tsx';
import { MainAction } from '../../keyboard/main-action.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { RefundDates } from '../intake/money/refund-dates.tsx';
import classes from './follow-up.module.css';

/** What has come of the refund procedure since the claim was filed: the steps known so far, to be added to. */
export function RefundForm({
  claimId,
  known,
  today,
  onDone,
}: {
  claimId: string;
  known: RefundProcedure;
  today: CalendarDate;
  onDone: () => void;
}) {
  const { t } = useWords();
  const [refund, setRefund] = useState({ ...known, applied: true as const });
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  // An application begins with a report or with papers. A date that can't be read is none, and no news.
  const hasBegun = known.applied || (refund.reportedAt ?? refund.papersOn) !== null;
  const isNews =
    hasBegun && Object.entries(refund).some(([step, is]) => is !== known[step as keyof RefundProcedure]);
  const record = async () => {
    if (!isNews || busy.current) return;
    busy.current = true;
    const answer = await ask((options) => desk.claims.recordRefund({ claimId, refund }, options));
    busy.current = false;
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onDone();
  };
  useShortcut('mainAction', () => void record());
  useShortcut('close', onDone);
  return (
    <FieldColumn startsAnew={claimId}>
      <h3>{t('claimFollowUp.recordRefund')}</h3>
      <p className={classes.soft}>
        {t(known.applied ? 'claimFollowUp.recordRefundHint' : 'claimFollowUp.applyRefundHint')}
      </p>
      <RefundDates
        refund={refund}
        set={(part) => setRefund((before) => ({ ...before, ...part, applied: true }))}
        today={today}
        invalid={() => false}
      />
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.ends}>
        <Button variant="default" onClick={onDone}>
          {t('claimFollowUp.back')}
        </Button>
        <MainAction disabled={!isNews} onClick={() => void record()}>
          {t('claimFollowUp.save')}
        </MainAction>
      </div>
    </FieldColumn>
  );
}
