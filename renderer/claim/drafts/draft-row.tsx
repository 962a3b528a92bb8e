import { Button } from '@mantine/core';
import type { ClaimDraftRow } from '../../../electron/contract/claim-intake.ts';
import { shortMoment } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './drafts.module.css';

/** One unfinished claim: whose, of what, how far, and whose work it is. */
export function DraftRow({
  row,
  onOpen,
  onHandOver,
}: {
  row: ClaimDraftRow;
  /** Null: it is a colleague's. */
  onOpen: (() => void) | null;
  /** Null: one may not. */
  onHandOver: (() => void) | null;
}) {
  const { t } = useWords();
  const name = row.maskedName ?? t('claim.nobodyYet');
  const about = { name, time: shortMoment(row.savedAt) };
  return (
    <li className={classes.row}>
      <strong>{name}</strong>
      <span>{row.means === null ? t('claim.meansUnknown') : t(`claimWhat.meansOf.${row.means}`)}</span>
      <span>{t('claim.atStep', { step: t(`claim.step.${row.step}`) })}</span>
      <span>{t('claim.makerAndTime', { maker: row.makerName, time: shortMoment(row.savedAt) })}</span>
      <span className={classes.actions}>
        {onHandOver !== null && (
          <Button size="xs" variant="default" aria-label={t('claim.handOverOf', about)} onClick={onHandOver}>
            {t('claim.handOver')}
          </Button>
        )}
        {onOpen !== null && (
          <Button size="xs" variant="light" aria-label={t('claim.goOnWith', about)} onClick={onOpen}>
            {t('claim.goOn')}
          </Button>
        )}
      </span>
    </li>
  );
}
