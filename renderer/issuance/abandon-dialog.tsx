import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AbandonReason, type OpenIssuance } from '../../electron/contract/issuance.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { announce } from '../frame/announce.ts';
import { LayeredModal } from '../keyboard/layered-modal.tsx';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';

const cashWays = ['RETURN', 'CARRY'] as const;
type CashWay = (typeof cashWays)[number];

/**
 * Ends an open issuance for a reason, and says what cash goes back, or stays for the customer's next card. Nothing
 * happens without a reason chosen.
 */
export function AbandonDialog({
  entry,
  onClose,
  onAbandoned,
}: {
  entry:
    | (Pick<OpenIssuance, 'issuanceId' | 'maskedName' | 'cardSerialNo'> & {
        /** Cash taken for it, won; 0: none. */
        readonly cash: number;
      })
    | null;
  onClose: () => void;
  onAbandoned?: () => void;
}) {
  const { t, language } = useWords();
  const [reason, setReason] = useState<AbandonReason | null>(null);
  const [cashWay, setCashWay] = useState<CashWay>('RETURN');
  const abandon = useMutation({
    mutationFn: (order: { issuanceId: string; reason: AbandonReason; carryCash: boolean }) =>
      ask((options) => desk.issuance.abandon(order, options)),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      const { cashToReturn, cashCarried } = answer.value;
      if (cashCarried > 0) {
        announce(t('open.abandonedCarried', { amount: wonText(cashCarried, language) }), false);
      } else if (cashToReturn > 0) {
        announce(t('open.abandonedCash', { amount: wonText(cashToReturn, language) }), false);
      } else {
        announce(t('open.abandoned'), 8_000);
      }
      close();
      onAbandoned?.();
    },
  });
  const close = () => {
    setReason(null);
    setCashWay('RETURN');
    abandon.reset();
    onClose();
  };
  return (
    <LayeredModal opened={entry !== null} onClose={close} title={t('open.abandonTitle')} size="lg">
      <FieldColumn startsAnew={entry?.issuanceId ?? ''}>
        <Text>{t('open.abandonExplain')}</Text>
        <ChoiceField
          label={t('open.abandonReason')}
          choices={AbandonReason.options.map((value) => ({ value, label: t(`open.reason.${value}`) }))}
          value={reason}
          onChange={setReason}
        />
        {entry !== null && entry.cash > 0 && (
          <ChoiceField
            label={t('open.cash', { amount: wonText(entry.cash, language) })}
            choices={cashWays.map((value) => ({ value, label: t(`open.cashWay.${value}`) }))}
            value={cashWay}
            onChange={setCashWay}
          />
        )}
        {abandon.data?.ok === false && <ProblemPanel problem={abandon.data.problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('open.keep')}
          </Button>
          <Button
            data-main-action
            color="#a8201a"
            disabled={reason === null}
            loading={abandon.isPending}
            onClick={() =>
              entry !== null &&
              reason !== null &&
              !abandon.isPending &&
              abandon.mutate({
                issuanceId: entry.issuanceId,
                reason,
                carryCash: entry.cash > 0 && cashWay === 'CARRY',
              })
            }
          >
            {t('open.abandonConfirm')}
          </Button>
        </Group>
      </FieldColumn>
    </LayeredModal>
  );
}
