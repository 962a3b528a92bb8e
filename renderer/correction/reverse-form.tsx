import { Button } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import type { Reversed } from '../../electron/contract/correction.ts';
import { CardAfterReversal, ReversalReason } from '../../electron/contract/correction-records.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { ReversalSubject } from '../../electron/contract/undoing.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { HistoryReceipt } from '../history/history-receipt.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './corrections.module.css';

/**
 * Undoes an issuance: why, and where the card is; then a second person sees exactly what goes back and agrees. What was
 * agreed to is carried out at once.
 */
export function ReverseForm({
  issuanceId,
  recalled,
  rejected,
  status,
  onDone,
}: {
  issuanceId: string;
  /** The recall says where the card is, and nobody else is asked. */
  recalled: boolean;
  rejected: boolean;
  status: TerminalStatus;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const [reason, setReason] = useState<ReversalReason | null>(rejected ? 'REJECTED_BY_CORE' : null);
  const [card, setCard] = useState<CardAfterReversal | null>(recalled ? 'RECALLED' : null);
  const [subject, setSubject] = useState<ReversalSubject | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [reversed, setReversed] = useState<Reversed | null>(null);
  const busy = useRef(false);
  const ready = reason !== null && card !== null;

  const askSecond = async () => {
    if (!ready || busy.current) return;
    busy.current = true;
    const prepared = await ask((options) =>
      desk.corrections.prepareReversal({ issuanceId, reason, card }, options),
    );
    busy.current = false;
    setProblem(prepared.ok ? null : prepared.problem);
    if (prepared.ok) setSubject(prepared.value);
  };
  const carryOut = useCallback(
    async (approvalRequestId: string) => {
      if (reason === null || card === null || busy.current) return;
      busy.current = true;
      const answer = await ask((options) =>
        desk.corrections.reverse({ issuanceId, reason, card, approvalRequestId }, options),
      );
      busy.current = false;
      setSubject(null);
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setReversed(answer.value);
    },
    [issuanceId, reason, card],
  );
  const onGiven = useCallback((requestId: string) => void carryOut(requestId), [carryOut]);
  useShortcut('mainAction', () => (reversed === null ? void askSecond() : onDone()));

  if (reversed !== null) {
    const { refund, receiptNo } = reversed;
    return (
      <section className={classes.ways} aria-label={t('correction.printRefund')}>
        <output>
          {refund.method === 'CASH'
            ? t('correction.reversedCash', { amount: wonText(refund.amount, language), receiptNo })
            : t('correction.reversedOther', { receiptNo })}
        </output>
        <HistoryReceipt receiptNo={receiptNo} />
        <Button data-main-action onClick={onDone} rightSection={<Keys of="mainAction" />}>
          {t('common.close')}
        </Button>
      </section>
    );
  }
  return (
    <FieldColumn startsAnew={issuanceId}>
      <h3>{t('correction.reverseTitle')}</h3>
      <ChoiceField
        label={t('correction.reverseReason')}
        choices={ReversalReason.options
          .filter((value) => rejected || value !== 'REJECTED_BY_CORE')
          .map((value) => ({ value, label: t(`correction.reverseReasons.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      {!recalled && (
        <ChoiceField
          label={t('correction.cardNow')}
          choices={CardAfterReversal.options.map((value) => ({
            value,
            label: t(`correction.cardAfter.${value}`),
          }))}
          value={card}
          onChange={setCard}
        />
      )}
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {t('correction.back')}
        </Button>
        <Button
          data-main-action
          disabled={!ready}
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
