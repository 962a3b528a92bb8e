import type { HistoryRow } from '../../electron/contract/desk.ts';
import { useWords } from '../language/use-words.ts';
import { LongTable } from '../table/long-table.tsx';
import type { LongList } from '../table/use-long-list.ts';
import { HistoryCells } from './history-cells.tsx';

/** The issuances, newest first. */
export function HistoryTable({
  list,
  total,
  chosen,
  onChoose,
}: {
  list: LongList<HistoryRow>;
  total: number;
  chosen: string | null;
  onChoose: (issuanceId: string) => void;
}) {
  const words = useWords();
  const { t } = words;
  return (
    <LongTable
      name="history"
      columns={[
        { name: 'startedAt', label: t('history.startedAt') },
        { name: 'customer', label: t('history.customer') },
        { name: 'serialNo', label: t('history.serialNo') },
        { name: 'fee', label: t('history.fee') },
        { name: 'state', label: t('history.stateLabel') },
        { name: 'sync', label: t('history.syncLabel') },
        { name: 'receiptNo', label: t('history.receiptNo') },
        { name: 'maker', label: t('history.maker') },
      ]}
      list={list}
      total={total}
      keyOf={({ issuanceId }) => issuanceId}
      isChosen={({ issuanceId }) => issuanceId === chosen}
      narrow={chosen !== null}
      onChoose={({ issuanceId }) => onChoose(issuanceId)}
      cells={(row) => <HistoryCells row={row} {...words} />}
    />
  );
}
