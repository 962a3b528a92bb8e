import { LossCircumstance } from '../../electron/contract/stock-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { OneCardTask } from './one-card-task.tsx';
import type { TaskEnds } from './task-panel.tsx';

/** Reports one card as lost; as many people consent as the branch wants, and the core bars it. */
export function ReportLoss({ ends }: { ends: TaskEnds }) {
  const { t } = useWords();
  return (
    <OneCardTask
      name="LOSE"
      action={t('stock.lose.action')}
      done={t('stock.lose.done')}
      question={t('stock.lose.circumstance')}
      reasons={LossCircumstance.options.map((value) => ({ value, label: t(`stock.lose.${value}`) }))}
      subject={(serialNo, circumstance) => ({ kind: 'STOCK_LOSS', serialNo, circumstance })}
      act={(serialNo, circumstance, approval) =>
        ask((options) => desk.stock.lose({ serialNo, circumstance, approval }, options))
      }
      ends={ends}
    >
      <Notice tone="hint">{t('stock.lose.explain')}</Notice>
    </OneCardTask>
  );
}
