import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef, useState } from 'react';
import { WithdrawalReason } from '../../electron/contract/correction-records.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { WithdrawalSubject } from '../../electron/contract/undoing.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './corrections.module.css';

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
  const [subject, setSubject] = useState<WithdrawalSubject | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);

  const askSecond = async () => {
    if (reason === null || busy.current) return;
    busy.current = true;
    const prepared = await ask((options) => desk.corrections.prepareWithdrawal({ caseNo, reason }, options));
    busy.current = false;
    setProblem(prepared.ok ? null : prepared.problem);
    if (prepared.ok) setSubject(prepared.value);
  };
  const onGiven = useCallback(
    (approvalRequestId: string) => {
      if (reason === null || busy.current) return;
      busy.current = true;
      void ask((options) => desk.corrections.withdraw({ caseNo, reason, approvalRequestId }, options)).then(
        (answer) => {
          busy.current = false;
          setSubject(null);
          setProblem(answer.ok ? null : answer.problem);
          if (!answer.ok) return;
          notifications.show({ message: t('correction.withdrawn'), color: 'teal', withCloseButton: false });
          onDone();
        },
      );
    },
    [caseNo, reason, onDone, t],
  );
  useShortcut('mainAction', () => void askSecond());
  return (
    <FieldColumn startsAnew={String(caseNo)}>
      <h3>{t('correction.withdrawTitle')}</h3>
      <ChoiceField
        label={t('correction.withdrawReason')}
        choices={WithdrawalReason.options.map((value) => ({
          value,
          label: t(`correction.withdrawReasons.${value}`),
        }))}
        value={reason}
        onChange={setReason}
      />
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {t('correction.back')}
        </Button>
        <Button
          data-main-action
          disabled={reason === null}
          onClick={() => void askSecond()}
          rightSection={<Keys of="mainAction" />}
        >
          {t('correction.askSecond')}
        </Button>
      </div>
      <ApprovalSheet subject={subject} status={status} onGiven={onGiven} onClose={() => setSubject(null)} />
    </FieldColumn>
  );
}
