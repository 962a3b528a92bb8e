import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { HistoryCells } from './history-cells.tsx';
import classes from './history-table.module.css';
import type { HistoryRows } from './use-history-rows.ts';

/** Height of a row, CSS pixels; the style sheet holds it. */
const rowHeight = 36;
const columns = ['startedAt', 'customer', 'serialNo', 'fee', 'state', 'sync', 'receiptNo', 'maker'] as const;

/**
 * The issuances, newest first; of any number of rows only those in sight are in the page. One row is a stop of the Tab
 * key; arrows go from row to row, Page keys by the screen, Home and End to the ends, Enter opens one.
 */
export function HistoryTable({
  list,
  total,
  chosen,
  onChoose,
}: {
  list: HistoryRows;
  total: number;
  chosen: string | null;
  onChoose: (issuanceId: string) => void;
}) {
  const words = useWords();
  const { t } = words;
  const scroll = useRef<HTMLDivElement>(null);
  /** The row that has the Tab stop, and whether the focus has yet to reach it. */
  const [at, setAt] = useState(0);
  const walking = useRef(false);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    // The row with the Tab stop stays in the page wherever one has scrolled.
    rangeExtractor: (range) =>
      [...new Set([Math.min(at, total - 1), ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const { startIndex, endIndex } = rows.range ?? { startIndex: 0, endIndex: 0 };
  // Rows that fly past, a whole screen a frame, are told when they come to rest: nobody could read them.
  const seen = useRef({ startIndex, endIndex });
  const flying =
    rows.isScrolling && (startIndex > seen.current.endIndex || endIndex < seen.current.startIndex);
  useEffect(() => {
    seen.current = { startIndex, endIndex };
  });
  const { see } = list;
  useEffect(() => see(startIndex, endIndex));
  useEffect(() => {
    if (!walking.current) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (row == null) return;
    walking.current = false;
    row.focus({ preventScroll: true });
  });

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const screen = Math.max(1, endIndex - startIndex - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + screen,
      PageUp: at - screen,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const row = Math.max(0, Math.min(total - 1, to));
      walking.current = true;
      rows.scrollToIndex(row);
      setAt(row);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const row = list.rowAt(at);
      if (row !== undefined) onChoose(row.issuanceId);
    }
  };

  const lines: ReactNode[] = [];
  let drawnTo = 0;
  const gap = (to: number) => {
    if (to > drawnTo)
      lines.push(
        <tr key={`gap ${drawnTo}`} className={classes.gap}>
          <td colSpan={columns.length} style={{ height: to - drawnTo }} />
        </tr>,
      );
  };
  for (const { index, start, end } of rows.getVirtualItems()) {
    gap(start);
    drawnTo = end;
    const row = flying ? undefined : list.rowAt(index);
    lines.push(
      <tr
        key={index}
        data-history-row
        data-index={index}
        aria-rowindex={index + 2}
        tabIndex={index === at ? 0 : -1}
        aria-selected={row !== undefined && row.issuanceId === chosen}
        onFocus={() => setAt(index)}
        onClick={() => row !== undefined && onChoose(row.issuanceId)}
      >
        {row === undefined ? <td colSpan={columns.length} /> : <HistoryCells row={row} {...words} />}
      </tr>,
    );
  }
  gap(rows.getTotalSize());

  return (
    <div ref={scroll} className={classes.scroll} data-narrow={chosen !== null} data-history-scroll>
      <table className={classes.table} aria-rowcount={total + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column} data-column={column} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>{t('history.startedAt')}</th>
            <th>{t('history.customer')}</th>
            <th>{t('history.serialNo')}</th>
            <th>{t('history.fee')}</th>
            <th>{t('history.stateLabel')}</th>
            <th>{t('history.syncLabel')}</th>
            <th>{t('history.receiptNo')}</th>
            <th>{t('history.maker')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={walk}>{lines}</tbody>
      </table>
    </div>
  );
}
