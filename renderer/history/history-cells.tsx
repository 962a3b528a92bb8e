import { memo } from 'react';
import type { HistoryRow } from '../../electron/contract/desk.ts';
import { shortestMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import type { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { stateMark } from './state-mark.tsx';
import { syncMark } from './sync-mark.tsx';

/**
 * What a line of the history says. Plain elements, and words that are handed in: hundreds of lines come and go in a
 * second while one scrolls.
 */
export const HistoryCells = memo(function HistoryCells({
  row,
  t,
  language,
}: ReturnType<typeof useWords> & { row: HistoryRow }) {
  return (
    <>
      <td>{shortestMoment(row.startedAt)}</td>
      <td>
        <strong>{row.maskedName}</strong> <small>{row.customerNo}</small>
      </td>
      <td>{grouped(row.serialNo)}</td>
      <td>
        {wonText(row.fee, language)} <small>{t(`history.method.${row.feeMethod}`)}</small>
      </td>
      <td>{stateMark(row.state, t)}</td>
      <td>{syncMark(row.sync, t)}</td>
      <td>{row.receiptNo}</td>
      <td>{row.maker}</td>
    </>
  );
});
