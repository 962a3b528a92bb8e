import { Table } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { HistoryRow } from '../../electron/contract/desk.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './history-table.module.css';
import { StateMark } from './state-mark.tsx';
import { SyncMark } from './sync-mark.tsx';

/** The issuances, newest first. One row is a stop of the Tab key; arrows go from row to row, Enter opens one. */
export function HistoryTable({
  rows,
  chosen,
  onChoose,
}: {
  rows: readonly HistoryRow[];
  chosen: string | null;
  onChoose: (issuanceId: string) => void;
}) {
  const { t, language } = useWords();
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-history-row]')];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      lines[to]?.focus();
    }
    if (event.key === 'Enter' || event.key === ' ') {
      const row = rows[at];
      if (row === undefined) return;
      event.preventDefault();
      onChoose(row.issuanceId);
    }
  };
  const stop = rows.some(({ issuanceId }) => issuanceId === chosen) ? chosen : rows[0]?.issuanceId;
  return (
    <div className={classes.scroll} data-narrow={chosen !== null}>
      <Table stickyHeader highlightOnHover className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('history.startedAt')}</Table.Th>
            <Table.Th>{t('history.customer')}</Table.Th>
            <Table.Th>{t('history.serialNo')}</Table.Th>
            <Table.Th ta="right">{t('history.fee')}</Table.Th>
            <Table.Th>{t('history.stateLabel')}</Table.Th>
            <Table.Th>{t('history.syncLabel')}</Table.Th>
            <Table.Th>{t('history.receiptNo')}</Table.Th>
            <Table.Th>{t('history.maker')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={walk}>
          {rows.map((row) => (
            <Table.Tr
              key={row.issuanceId}
              data-history-row
              tabIndex={row.issuanceId === stop ? 0 : -1}
              aria-selected={row.issuanceId === chosen}
              onClick={() => onChoose(row.issuanceId)}
            >
              <Table.Td>{shortMoment(row.startedAt)}</Table.Td>
              <Table.Td>
                <strong>{row.maskedName}</strong> <small>{row.customerNo}</small>
              </Table.Td>
              <Table.Td>{grouped(row.serialNo)}</Table.Td>
              <Table.Td ta="right">
                {wonText(row.fee, language)} <small>{t(`history.method.${row.feeMethod}`)}</small>
              </Table.Td>
              <Table.Td>
                <StateMark state={row.state} />
              </Table.Td>
              <Table.Td>
                <SyncMark sync={row.sync} />
              </Table.Td>
              <Table.Td>{row.receiptNo}</Table.Td>
              <Table.Td>{row.maker}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
