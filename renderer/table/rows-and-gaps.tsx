import type { VirtualItem } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';

/**
 * The rows that are in the page, and between them as much empty height as those have that are not.
 *
 * @param columns of the table, which an empty row spans
 * @param gap class of an empty row
 * @param rowOf one row; null for one that is gone
 */
export function rowsAndGaps(
  { items, totalSize }: { readonly items: readonly VirtualItem[]; readonly totalSize: number },
  columns: number,
  gap: string | undefined,
  rowOf: (index: number) => ReactNode,
): ReactNode[] {
  const lines: ReactNode[] = [];
  let drawnTo = 0;
  const emptyUpTo = (to: number) => {
    if (to > drawnTo)
      lines.push(
        <tr key={`gap ${drawnTo}`} className={gap}>
          <td colSpan={columns} style={{ height: to - drawnTo }} />
        </tr>,
      );
  };
  for (const { index, start, end } of items) {
    const row = rowOf(index);
    if (row === null) continue;
    emptyUpTo(start);
    drawnTo = end;
    lines.push(row);
  }
  emptyUpTo(totalSize);
  return lines;
}
