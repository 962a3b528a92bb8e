import { useState } from 'react';
import { LossCircumstance } from '../../electron/contract/stock-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ScanField } from './scan-field.tsx';
import { ScannedCards } from './scanned-cards.tsx';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';
import { useScannedCards } from './use-scanned-cards.ts';

/** Reports one card as lost; a second person consents, and the core bars it. */
export function ReportLoss({ ends }: { ends: TaskEnds }) {
  const { t } = useWords();
  const cards = useScannedCards(1);
  const [circumstance, setCircumstance] = useState<LossCircumstance | null>(null);
  const [tried, setTried] = useState(false);
  const [serialNo] = cards.serialNos;
  const missing = [
    ...(serialNo === undefined ? ['scan'] : []),
    ...(circumstance === null ? ['circumstance'] : []),
  ];
  const shown = tried ? missing : [];
  const payload = { serialNo: serialNo ?? '', circumstance: circumstance ?? 'UNKNOWN' };
  return (
    <TaskPanel
      title={t('stock.task.LOSE')}
      action={t('stock.lose.action')}
      startsAnew="LOSE"
      dirty={serialNo !== undefined}
      missing={missing}
      onTried={() => setTried(true)}
      subject={{ kind: 'STOCK_LOSS', ...payload }}
      act={(approval) => ask((options) => desk.stock.lose({ ...payload, approval }, options))}
      said={() => t('stock.lose.done')}
      ends={ends}
    >
      <Notice tone="hint">{t('stock.lose.explain')}</Notice>
      <ScanField
        label={t('stock.scan')}
        onScan={cards.scan}
        said={cards.said}
        invalid={shown.includes('scan')}
      />
      <ScannedCards serialNos={cards.serialNos} onRemove={cards.remove} />
      <ChoiceField
        label={t('stock.lose.circumstance')}
        choices={LossCircumstance.options.map((value) => ({ value, label: t(`stock.lose.${value}`) }))}
        value={circumstance}
        onChange={setCircumstance}
        invalid={shown.includes('circumstance')}
      />
    </TaskPanel>
  );
}
