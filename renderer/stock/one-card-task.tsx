import { type ReactNode, useState } from 'react';
import type { Result } from '../../electron/contract/result.ts';
import type { StockSubject } from '../../electron/contract/stock-records.ts';
import { type Choice, ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { CardScan } from './card-scan.tsx';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';
import { useScannedCards } from './use-scanned-cards.ts';

/** One card and why: what is done with it then. */
export function OneCardTask<Reason extends string>(task: {
  readonly name: 'SPOIL' | 'LOSE';
  readonly action: string;
  readonly done: string;
  readonly question: string;
  readonly reasons: readonly Choice<Reason>[];
  /** What a second person must consent to; null where one person is enough. */
  readonly subject: (serialNo: string, reason: Reason) => StockSubject | null;
  readonly act: (serialNo: string, reason: Reason, approval: string) => Promise<Result<null>>;
  readonly ends: TaskEnds;
  /** What is worth knowing before. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const cards = useScannedCards(1);
  const [reason, setReason] = useState<Reason | null>(null);
  const [tried, setTried] = useState(false);
  const [serialNo] = cards.serialNos;
  const order = serialNo === undefined || reason === null ? null : { serialNo, reason };
  const missing = [...(serialNo === undefined ? ['scan'] : []), ...(reason === null ? ['reason'] : [])];
  const shown = tried ? missing : [];
  return (
    <TaskPanel
      title={t(`stock.task.${task.name}`)}
      action={task.action}
      startsAnew={task.name}
      dirty={serialNo !== undefined}
      missing={missing}
      onTried={() => setTried(true)}
      subject={order === null ? null : task.subject(order.serialNo, order.reason)}
      act={(approval) => {
        // What is missing is asked for before anything is done.
        if (order === null) throw new Error('done without a card and a reason');
        return task.act(order.serialNo, order.reason, approval);
      }}
      said={() => task.done}
      ends={task.ends}
    >
      {task.children}
      <CardScan cards={cards} invalid={shown.includes('scan')} />
      <ChoiceField
        label={task.question}
        choices={task.reasons}
        value={reason}
        onChange={setReason}
        invalid={shown.includes('reason')}
      />
    </TaskPanel>
  );
}
