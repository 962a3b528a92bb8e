import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { MovementDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import { shortMoment } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import { rowsAndGaps } from '../../../table/rows-and-gaps.tsx';
import classes from './money.module.css';
import { amountText, targetText } from './movement-words.ts';

/** Height of a row, CSS pixels; the style sheet holds it. */
const rowHeight = 38;
const columns = 7;

/** All movements in their order, of which those in sight are in the page; Enter on a row's number opens it. */
export function MovementTable({
  movements,
  chosen,
  onChoose,
  onRemove,
  reference,
  faulty,
}: {
  movements: readonly MovementDraft[];
  chosen: string | null;
  onChoose: (movementId: string) => void;
  onRemove: (movementId: string) => void;
  reference: Pick<ClaimReference, 'institutions' | 'exchanges'>;
  faulty: (row: number) => boolean;
}) {
  const { t, language } = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const chosenAt = movements.findIndex(({ movementId }) => movementId === chosen);
  const rows = useVirtualizer({
    count: movements.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    useFlushSync: false,
    // The open row stays in the page wherever one has scrolled: the focus may be on it.
    rangeExtractor: (range) =>
      [...new Set([...(chosenAt === -1 ? [] : [chosenAt]), ...defaultRangeExtractor(range)])].sort(
        (a, b) => a - b,
      ),
  });
  if (movements.length === 0) return <p className={classes.empty}>{t('claimMoney.noMovements')}</p>;
  const drawn = { items: rows.getVirtualItems(), totalSize: rows.getTotalSize() };
  const lines = rowsAndGaps(drawn, columns, classes.gap, (i) => {
    const movement = movements[i];
    if (movement === undefined) return null;
    const { movementId, at, kind, suspension } = movement;
    return (
      <tr
        key={movementId}
        aria-rowindex={i + 2}
        data-chosen={movementId === chosen || undefined}
        data-faulty={faulty(i) || undefined}
      >
        <td>
          <button
            type="button"
            data-field
            className={classes.row}
            aria-label={t('claimMoney.open', { n: i + 1 })}
            aria-expanded={movementId === chosen}
            onClick={() => onChoose(movementId)}
          >
            {i + 1}
          </button>
        </td>
        <td>{at === undefined ? t('claimMoney.missing') : shortMoment(at)}</td>
        <td>{kind === undefined ? '' : t(`claimMoney.kinds.${kind}`)}</td>
        <td className={classes.amount}>{amountText(movement, language) || t('claimMoney.missing')}</td>
        <td>{targetText(movement, reference, language) || t('claimMoney.missing')}</td>
        <td>{t(`claimMoney.state.${suspension?.state ?? 'NOT_ASKED'}`)}</td>
        <td>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('claimMoney.removeRow', { n: i + 1 })}
            onClick={() => onRemove(movementId)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </td>
      </tr>
    );
  });
  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        className={classes.table}
        aria-label={t('claimMoney.movements')}
        aria-rowcount={movements.length + 1}
      >
        <thead>
          <tr>
            <th>{t('claimMoney.number')}</th>
            <th>{t('claimMoney.at')}</th>
            <th>{t('claimMoney.kind')}</th>
            <th className={classes.amount}>{t('claimMoney.amount')}</th>
            <th>{t('claimMoney.to')}</th>
            <th>{t('claimMoney.suspension')}</th>
            <td />
          </tr>
        </thead>
        <tbody>{lines}</tbody>
      </table>
    </div>
  );
}
