import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { atRest, flightAfter, isFlying } from './flight.ts';
import classes from './long-table.module.css';
import { rowsAndGaps } from './rows-and-gaps.tsx';
import type { LongList } from './use-long-list.ts';

/** Height of a row, CSS pixels; the style sheet holds it. */
const rowHeight = 36;

/** A column by the name its width stands under in the style sheet, and what is said above it. */
export interface Column {
  readonly name: string;
  readonly label: string;
}

/**
 * Rows of any number, of which only those in sight are in the page. One row is a stop of the Tab key; arrows go from row
 * to row, Page keys by the screen, Home and End to the ends, Enter opens one. Another search leaves the focus on the row it
 * is on, if that is among what was found, else on the first.
 */
export function LongTable<Row>({
  name,
  columns,
  list,
  total,
  keyOf,
  isChosen,
  narrow,
  onChoose,
  cells,
}: {
  /** Marks the table and its rows, `data-history-row`, and the widths of its columns. */
  name: 'history' | 'claim';
  columns: readonly Column[];
  list: LongList<Row>;
  total: number;
  /** What a row is known by. */
  keyOf: (row: Row) => string;
  isChosen: (row: Row) => boolean;
  /** Whether something stands beside it, so that its last columns have no room. */
  narrow: boolean;
  onChoose: (row: Row) => void;
  cells: (row: Row) => ReactNode;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  /** The row that has the Tab stop, and whether the focus has yet to reach it. */
  const [at, setAt] = useState(0);
  const walking = useRef(false);
  /** What the row with the Tab stop is known by; null before anybody was on one. */
  const [atKey, setAtKey] = useState<string | null>(null);
  const [asked, setAsked] = useState(list.asked);
  if (asked !== list.asked) {
    setAsked(list.asked);
    setAt(
      Math.max(
        0,
        indexIn(list, total, (row) => keyOf(row) === atKey),
      ),
    );
  }
  const flight = useRef(atRest);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    // The row with the Tab stop stays in the page wherever one has scrolled; it alone while rows fly past.
    rangeExtractor: (range) => {
      const inSight = isFlying(flight.current) ? [] : defaultRangeExtractor(range);
      return [...new Set([Math.min(at, total - 1), ...inSight])].sort((a, b) => a - b);
    },
    onChange: ({ range, isScrolling }) => {
      flight.current = flightAfter(flight.current, range ?? flight.current, isScrolling);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another search's rows have come, and only then
  useLayoutEffect(() => rows.scrollToIndex(at), [asked]);
  /** Whether the focus is on a row: one that is taken out of the page is never left by it, it is just gone. */
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) walking.current = true;
  });
  const { startIndex, endIndex } = rows.range ?? { startIndex: 0, endIndex: 0 };
  const { see } = list;
  useEffect(() => {
    if (!isFlying(flight.current)) see(startIndex, endIndex);
  });
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
      // Whoever presses a key wants to see where it leads, however soon after the one before.
      flight.current = atRest;
      rows.scrollToIndex(row);
      setAt(row);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const row = list.rowAt(at);
      if (row !== undefined) onChoose(row);
    }
  };

  const drawn = { items: rows.getVirtualItems(), totalSize: rows.getTotalSize() };
  const lines = rowsAndGaps(drawn, columns.length, classes.gap, (index) => {
    const row = list.rowAt(index);
    return (
      <tr
        key={row === undefined ? index : keyOf(row)}
        {...{ [`data-${name}-row`]: true }}
        data-index={index}
        aria-rowindex={index + 2}
        tabIndex={index === at ? 0 : -1}
        aria-selected={row !== undefined && isChosen(row)}
        onFocus={() => {
          hasFocus.current = true;
          setAt(index);
          setAtKey(row === undefined ? null : keyOf(row));
        }}
        onBlur={() => {
          hasFocus.current = false;
        }}
        onClick={() => row !== undefined && onChoose(row)}
      >
        {row === undefined ? <td colSpan={columns.length} /> : cells(row)}
      </tr>
    );
  });

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      data-narrow={narrow}
      data-flying={isFlying(flight.current)}
      data-table={name}
      {...{ [`data-${name}-scroll`]: true }}
    >
      <table className={classes.table} aria-rowcount={total + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.name} data-column={column.name} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name}>{column.label}</th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walk}>{lines}</tbody>
      </table>
    </div>
  );
}

/** Where a row is among the first that were found; -1 where it is not. */
function indexIn<Row>(list: LongList<Row>, total: number, isIt: (row: Row) => boolean): number {
  for (let index = 0; index < total; index += 1) {
    const row = list.rowAt(index);
    if (row === undefined) return -1;
    if (isIt(row)) return index;
  }
  return -1;
}
