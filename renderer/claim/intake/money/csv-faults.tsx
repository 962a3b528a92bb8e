import type { CsvReading } from '../../../../electron/contract/claim-csv.ts';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import classes from './money.module.css';

/** Why nothing of the file was taken over: every fault with its line and what stands there. */
export function CsvFaults({ refused }: { refused: Extract<CsvReading, { state: 'REFUSED' }> }) {
  const { t } = useWords();
  const { faults, count } = refused;
  return (
    <>
      <Notice tone="waiting">{t('claimMoney.csvRefused', { n: count })}</Notice>
      <div className={classes.preview}>
        <table className={classes.table} aria-label={t('claimMoney.csvFaults')}>
          <thead>
            <tr>
              <th>{t('claimMoney.csvLine')}</th>
              <th>{t('claimMoney.csvColumn')}</th>
              <th>{t('claimMoney.csvWhat')}</th>
              <th>{t('claimMoney.csvText')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ kind, line, column, text }) => (
              <tr key={`${kind} ${line} ${column}`}>
                <td>{line ?? ''}</td>
                <td>{column ?? ''}</td>
                <td>{t(`claimMoney.csvFault.${kind}`)}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
