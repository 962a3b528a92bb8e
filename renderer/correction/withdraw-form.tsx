import { useState } from 'react';
import { WithdrawalReason } from '../../electron/contract/correction-records.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { useSecondPerson } from '../approval/use-second-person.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { TaskForm } from '../form/task-form.tsx';
import { announce } from '../frame/announce.ts';
import { useWords } from '../language/use-words.ts';

/** Lets a rejected record rest, with a second person's consent. */
export function WithdrawForm({
  caseNo,
  status,
  onDone,
}: {
  caseNo: number;
  status: TerminalStatus;
  onDone: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState<WithdrawalReason | null>(null);
  const wish = { caseNo, reason: reason ?? 'DUPLICATE' } as const;
  const second = useSecondPerson(
    () => ask((options) => desk.corrections.prepareWithdrawal(wish, options)),
    (approvalRequestId) =>
      ask((options) => desk.corrections.withdraw({ ...wish, approvalRequestId }, options)),
    () => {
      announce(t('correction.withdrawn'));
      onDone();
    },
  );
  return (
    <TaskForm
      about={String(caseNo)}
      title={t('correction.withdrawTitle')}
      problem={second.problem}
      action={t('correction.askSecond')}
      ready={reason !== null}
      onAct={second.ask}
      onBack={onDone}
    >
      <ChoiceField
        label={t('correction.withdrawReason')}
        choices={WithdrawalReason.options.map((value) => ({
          value,
          label: t(`correction.withdrawReasons.${value}`),
        }))}
        value={reason}
        onChange={setReason}
      />
      <ApprovalSheet status={status} {...second.sheet} />
    </TaskForm>
  );
}
