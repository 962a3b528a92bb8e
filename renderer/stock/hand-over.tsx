import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SessionView } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { CardScan } from './card-scan.tsx';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';
import { useScannedCards } from './use-scanned-cards.ts';

const directions = ['TAKE', 'GIVE_BACK', 'PASS', 'GIVE'] as const;
type Direction = (typeof directions)[number];

/** Cards change hands: between the open stock and the caller, or to a colleague, who is then the second person. */
export function HandOver({ session, ends }: { session: SessionView; ends: TaskEnds }) {
  const { t } = useWords();
  const [direction, setDirection] = useState<Direction | null>(null);
  const cards = useScannedCards();
  const [taker, setTaker] = useState('');
  const [tried, setTried] = useState(false);
  const offered = directions.filter((each) => each !== 'GIVE' || may(session.role, 'KEEP_COLLEAGUES_STOCK'));
  const toColleague = direction === 'PASS' || direction === 'GIVE';
  const missing = [
    ...(direction === null ? ['direction'] : []),
    ...(toColleague && taker.length < 6 ? ['taker'] : []),
    ...(cards.serialNos.length === 0 ? ['scan'] : []),
  ];
  const shown = tried ? missing : [];
  const payload = {
    from: direction === 'GIVE_BACK' || direction === 'PASS' ? session.staffNo : null,
    to: toColleague ? taker : direction === 'TAKE' ? session.staffNo : null,
    serialNos: [...cards.serialNos],
  };
  return (
    <TaskPanel
      title={t('stock.task.HAND_OVER')}
      action={t('stock.handOver.action')}
      startsAnew="HAND_OVER"
      dirty={cards.serialNos.length > 0}
      missing={missing}
      onTried={() => setTried(true)}
      subject={{ kind: 'STOCK_HANDOVER', ...payload }}
      act={(approval) => ask((options) => desk.stock.assign({ ...payload, approval }, options))}
      said={() => t('stock.handOver.done', { n: cards.serialNos.length })}
      ends={ends}
    >
      <ChoiceField
        label={t('stock.handOver.direction')}
        choices={offered.map((value) => ({ value, label: t(`stock.handOver.${value}`) }))}
        value={direction}
        onChange={setDirection}
        invalid={shown.includes('direction')}
      />
      {toColleague && (
        <TextInput
          label={t('stock.handOver.taker')}
          description={t('stock.handOver.takerHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          w={340}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={taker}
          onChange={(event) => setTaker(event.currentTarget.value.replace(/[^0-9]/g, ''))}
          error={shown.includes('taker')}
        />
      )}
      <CardScan cards={cards} invalid={shown.includes('scan')} />
    </TaskPanel>
  );
}
