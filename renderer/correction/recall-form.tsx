import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenRecall, RecallOrder } from '../../electron/contract/correction.ts';
import { RecallContact, RecallOutcome } from '../../electron/contract/correction-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { TaskForm } from '../form/task-form.tsx';
import { announce } from '../frame/announce.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { recallText } from './recall-text.ts';

/** Records a word with the customer about a card that is to come back, and what came of it. */
export function RecallForm({ issuance, onDone }: { issuance: OpenRecall; onDone: () => void }) {
  const { t } = useWords();
  const { issuanceId, maskedName, serialNo, recall } = issuance;
  const [contact, setContact] = useState<RecallContact | null>(null);
  const [outcome, setOutcome] = useState<RecallOutcome | null>(null);
  const save = useMutation({
    mutationFn: (order: RecallOrder) => ask((options) => desk.corrections.recall(order, options)),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      announce(t('correction.recalled'));
      onDone();
    },
  });
  const record = () => {
    if (contact !== null && outcome !== null) save.mutate({ issuanceId, contact, outcome });
  };
  return (
    <TaskForm
      about={issuanceId}
      title={t('correction.recallTitle')}
      problem={save.data?.ok === false ? save.data.problem : null}
      action={t('correction.recallSave')}
      ready={contact !== null && outcome !== null}
      busy={save.isPending}
      onAct={record}
      onBack={onDone}
    >
      <span>
        {maskedName} · {grouped(serialNo)} · {recallText(t, recall)}
      </span>
      <ChoiceField
        label={t('correction.contact')}
        choices={RecallContact.options.map((value) => ({ value, label: t(`correction.contacts.${value}`) }))}
        value={contact}
        onChange={setContact}
      />
      <ChoiceField
        label={t('correction.outcome')}
        choices={RecallOutcome.options.map((value) => ({ value, label: t(`correction.outcomes.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
    </TaskForm>
  );
}
