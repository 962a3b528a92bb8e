import { useState } from 'react';
import type { Reversed } from '../../electron/contract/correction.ts';
import { CardAfterReversal, ReversalReason } from '../../electron/contract/correction-records.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { useSecondPerson } from '../approval/use-second-person.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { TaskForm } from '../form/task-form.tsx';
import { HistoryReceipt } from '../history/history-receipt.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
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
  const [reversed, setReversed] = useState<Reversed | null>(null);
  const wish = { issuanceId, reason: reason ?? 'OTHER', card: card ?? 'RECALLED' } as const;
  const second = useSecondPerson(
    () => ask((options) => desk.corrections.prepareReversal(wish, options)),
    (approvalRequestId) =>
      ask((options) => desk.corrections.reverse({ ...wish, approvalRequestId }, options)),
    setReversed,
  );

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
        <MainAction onClick={onDone}>{t('common.close')}</MainAction>
      </section>
    );
  }
  return (
    <TaskForm
      about={issuanceId}
      title={t('correction.reverseTitle')}
      problem={second.problem}
      action={t('correction.askSecond')}
      ready={reason !== null && card !== null}
      onAct={second.ask}
      onBack={onDone}
    >
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
      <ApprovalSheet status={status} {...second.sheet} />
    </TaskForm>
  );
}
