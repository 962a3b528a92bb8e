import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { MovementDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import { shortMoment } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './money.module.css';
import { amountText, targetText } from './movement-words.ts';

/** All movements in their order; Enter on a row's number opens it. */
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
  if (movements.length === 0) return <p className={classes.empty}>{t('claimMoney.noMovements')}</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('claimMoney.movements')}>
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
        <tbody>
          {movements.map((movement, i) => {
            const { movementId, at, kind, suspension } = movement;
            return (
              <tr
                key={movementId}
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
                <td className={classes.amount}>
                  {amountText(movement, language) || t('claimMoney.missing')}
                </td>
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
          })}
        </tbody>
      </table>
    </div>
  );
}
