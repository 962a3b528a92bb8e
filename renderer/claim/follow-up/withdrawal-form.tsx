import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef, useState } from 'react';
import {
  ClaimWithdrawalReason,
  type ClaimWithdrawalSubject,
} from '../../../electron/contract/claim-withdrawal.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import type { Problem } from '../../../electron/contract/problem.ts';
import { ApprovalSheet } from '../../approval/approval-sheet.tsx';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { ChoiceField } from '../../form/choice-field.tsx';
import { FieldColumn } from '../../form/field-column.tsx';
import { Keys } from '../../keyboard/keys.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import classes from './follow-up.module.css';

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
  const [subject, setSubject] = useState<ClaimWithdrawalSubject | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);

  const askSecond = async () => {
    if (reason === null || busy.current) return;
    busy.current = true;
    const prepared = await ask((options) =>
      desk.claims.prepareWithdrawal({ claimId, reason, words }, options),
    );
    busy.current = false;
    setProblem(prepared.ok ? null : prepared.problem);
    if (prepared.ok) setSubject(prepared.value);
  };
  const onGiven = useCallback(
    (approvalRequestId: string) => {
      if (reason === null || busy.current) return;
      busy.current = true;
      void ask((options) =>
        desk.claims.withdraw({ claimId, reason, words, approvalRequestId }, options),
      ).then((answer) => {
        busy.current = false;
        setSubject(null);
        setProblem(answer.ok ? null : answer.problem);
        if (!answer.ok) return;
        notifications.show({ message: t('claimFollowUp.withdrawn'), color: 'teal', withCloseButton: false });
        onDone();
      });
    },
    [claimId, reason, words, onDone, t],
  );
  useShortcut('mainAction', () => void askSecond());
  return (
    <FieldColumn startsAnew={claimId}>
      <h3>{t('claimFollowUp.withdrawTitle')}</h3>
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
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.ends}>
        <Button variant="default" onClick={onDone}>
          {t('claimFollowUp.back')}
        </Button>
        <Button
          data-main-action
          disabled={reason === null}
          onClick={() => void askSecond()}
          rightSection={<Keys of="mainAction" />}
        >
          {t('claimFollowUp.askSecond')}
        </Button>
      </div>
      <ApprovalSheet subject={subject} status={status} onGiven={onGiven} onClose={() => setSubject(null)} />
    </FieldColumn>
  );
}
