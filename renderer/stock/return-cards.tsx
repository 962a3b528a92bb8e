import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { CardScan } from './card-scan.tsx';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';
import { useScannedCards } from './use-scanned-cards.ts';

/** Two people put cards into a sealed package for head office. */
export function ReturnCards({ ends }: { ends: TaskEnds }) {
  const { t } = useWords();
  const [packageNo, setPackageNo] = useState('');
  const cards = useScannedCards();
  const [tried, setTried] = useState(false);
  const missing = [
    ...(packageNo.length < 4 ? ['packageNo'] : []),
    ...(cards.serialNos.length === 0 ? ['scan'] : []),
  ];
  const shown = tried ? missing : [];
  const payload = { packageNo, serialNos: [...cards.serialNos] };
  return (
    <TaskPanel
      title={t('stock.task.RETURN')}
      action={t('stock.giveBack.action')}
      startsAnew="RETURN"
      dirty={cards.serialNos.length > 0 || packageNo !== ''}
      missing={missing}
      onTried={() => setTried(true)}
      subject={{ kind: 'STOCK_RETURN', ...payload }}
      act={(approval) => ask((options) => desk.stock.returnCards({ ...payload, approval }, options))}
      said={() => t('stock.giveBack.done', { n: cards.serialNos.length })}
      ends={ends}
    >
      <Notice tone="hint">{t('stock.giveBack.explain')}</Notice>
      <TextInput
        label={t('stock.giveBack.packageNo')}
        w={340}
        autoComplete="off"
        spellCheck={false}
        maxLength={24}
        value={packageNo}
        onChange={(event) => setPackageNo(event.currentTarget.value.toUpperCase().trim())}
        error={shown.includes('packageNo')}
      />
      <CardScan cards={cards} invalid={shown.includes('scan')} />
    </TaskPanel>
  );
}
