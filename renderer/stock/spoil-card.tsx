import { useState } from 'react';
import { SpoilReason } from '../../electron/contract/stock-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { ScanField } from './scan-field.tsx';
import { ScannedCards } from './scanned-cards.tsx';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';
import { useScannedCards } from './use-scanned-cards.ts';

/** Takes one card out of use. */
export function SpoilCard({ ends }: { ends: TaskEnds }) {
  const { t } = useWords();
  const cards = useScannedCards(1);
  const [reason, setReason] = useState<SpoilReason | null>(null);
  const [tried, setTried] = useState(false);
  const [serialNo] = cards.serialNos;
  const missing = [...(serialNo === undefined ? ['scan'] : []), ...(reason === null ? ['reason'] : [])];
  const shown = tried ? missing : [];
  return (
    <TaskPanel
      title={t('stock.task.SPOIL')}
      action={t('stock.spoil.action')}
      startsAnew="SPOIL"
      dirty={serialNo !== undefined}
      missing={missing}
      onTried={() => setTried(true)}
      subject={null}
      act={() =>
        ask((options) => desk.stock.spoil({ serialNo: serialNo ?? '', reason: reason ?? 'OTHER' }, options))
      }
      said={() => t('stock.spoil.done')}
      ends={ends}
    >
      <ScanField
        label={t('stock.scan')}
        onScan={cards.scan}
        said={cards.said}
        invalid={shown.includes('scan')}
      />
      <ScannedCards serialNos={cards.serialNos} onRemove={cards.remove} />
      <ChoiceField
        label={t('stock.spoil.reason')}
        choices={SpoilReason.options.map((value) => ({ value, label: t(`stock.spoil.${value}`) }))}
        value={reason}
        onChange={setReason}
        invalid={shown.includes('reason')}
      />
    </TaskPanel>
  );
}
