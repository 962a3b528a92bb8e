import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ClaimWithdrawalReason } from '../../../electron/contract/claim-withdrawal.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { ApprovalSheet } from '../../approval/approval-sheet.tsx';
import { useSecondPerson } from '../../approval/use-second-person.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { ChoiceField } from '../../form/choice-field.tsx';
import { TaskForm } from '../../form/task-form.tsx';
import { announce } from '../../frame/announce.ts';
import { useWords } from '../../language/use-words.ts';

/** Takes a claim back as the customer wishes, with a second person's consent. */
export function WithdrawalForm({
  claimId,
  status,
  onDone,
}: {
  claimId: string;
  status: TerminalStatus;
  onDone: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState<ClaimWithdrawalReason | null>(null);
  const [words, setWords] = useState('');
  const wish = { claimId, reason: reason ?? 'OTHER', words } as const;
  const second = useSecondPerson(
    () => ask((options) => desk.claims.prepareWithdrawal(wish, options)),
    (approvalRequestId) => ask((options) => desk.claims.withdraw({ ...wish, approvalRequestId }, options)),
    () => {
      announce(t('claimFollowUp.withdrawn'));
      onDone();
    },
  );
  return (
    <TaskForm
      about={claimId}
      title={t('claimFollowUp.withdrawTitle')}
      problem={second.problem}
      action={t('claimFollowUp.askSecond')}
      ready={reason !== null}
      typed={words.trim() !== ''}
      onAct={second.ask}
      onBack={onDone}
    >
      <ChoiceField
        label={t('claimFollowUp.withdrawReason')}
        choices={ClaimWithdrawalReason.options.map((value) => ({
          value,
          label: t(`claimFollowUp.withdrawReasons.${value}`),
        }))}
        value={reason}
        onChange={setReason}
      />
      <TextInput
        label={t('claimFollowUp.withdrawWords')}
        autoComplete="off"
        maxLength={300}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ApprovalSheet status={status} {...second.sheet} />
    </TaskForm>
  );
}
