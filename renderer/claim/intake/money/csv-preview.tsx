import type { CsvReading } from '../../../../electron/contract/claim-csv.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import { shortMoment } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './money.module.css';
import { amountText, targetText } from './movement-words.ts';

/** So many rows are enough to see whether the columns were understood. */
const rowsShown = 100;

/** What would be taken over, what stays out and why, and what should be looked at. */
export function CsvPreview({
  read,
  reference,
}: {
  read: Extract<CsvReading, { state: 'READ' }>;
  reference: Pick<ClaimReference, 'institutions' | 'exchanges'>;
}) {
  const { t, language } = useWords();
  const { rows, leftOut, columns } = read;
  const unused = columns.filter(({ field, heading }) => field === null && heading.trim() !== '');
  const out = (reason: 'DEPOSIT' | 'TOTAL') => leftOut.filter((each) => each.reason === reason).length;
  return (
    <>
      <p>
        {t('claimMoney.csvRead', { n: rows.length })}{' '}
        {out('DEPOSIT') > 0 && t('claimMoney.csvDeposits', { n: out('DEPOSIT') })}{' '}
        {out('TOTAL') > 0 && t('claimMoney.csvTotals', { n: out('TOTAL') })}{' '}
        {unused.length > 0 &&
          t('claimMoney.csvUnused', { names: unused.map(({ heading }) => heading).join(', ') })}
      </p>
      <div className={classes.preview}>
        <table className={classes.table} aria-label={t('claimMoney.csvPreview')}>
          <thead>
            <tr>
              <th>{t('claimMoney.csvLine')}</th>
              <th>{t('claimMoney.at')}</th>
              <th>{t('claimMoney.kind')}</th>
              <th className={classes.amount}>{t('claimMoney.amount')}</th>
              <th>{t('claimMoney.to')}</th>
              <th>{t('claimMoney.csvNotes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsShown).map(({ line, movement, notes }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>{movement.at === undefined ? '' : shortMoment(movement.at)}</td>
                <td>{movement.kind === undefined ? '' : t(`claimMoney.kinds.${movement.kind}`)}</td>
                <td className={classes.amount}>{amountText(movement, language)}</td>
                <td>{targetText(movement, reference, language)}</td>
                <td className={classes.note}>
                  {notes.map(({ kind, text }) => t(`claimMoney.csvNote.${kind}`, { text })).join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
