import { SpoilReason } from '../../electron/contract/stock-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { OneCardTask } from './one-card-task.tsx';
import type { TaskEnds } from './task-panel.tsx';

/** Takes one card out of use. */
export function SpoilCard({ ends }: { ends: TaskEnds }) {
  const { t } = useWords();
  return (
    <OneCardTask
      name="SPOIL"
      action={t('stock.spoil.action')}
      done={t('stock.spoil.done')}
      question={t('stock.spoil.reason')}
      reasons={SpoilReason.options.map((value) => ({ value, label: t(`stock.spoil.${value}`) }))}
      subject={() => null}
      act={(serialNo, reason) => ask((options) => desk.stock.spoil({ serialNo, reason }, options))}
      ends={ends}
    />
  );
}
