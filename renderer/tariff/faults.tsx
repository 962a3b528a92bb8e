import { IconAlertTriangle } from '@tabler/icons-react';
import type { ScheduleFault } from '../../electron/contract/tariff.ts';
import { useWords } from '../language/use-words.ts';
import { spanText } from './span-text.ts';
import classes from './tariff-page.module.css';

/** Where a schedule says nothing or too much, in words, and who must hear of it. */
export function Faults({ faults }: { faults: readonly ScheduleFault[] }) {
  const { t, language } = useWords();
  if (faults.length === 0) return null;
  return (
    <ul className={classes.faults}>
      {faults.map((fault) => (
        <li key={`${fault.kind} ${fault.from}`}>
          <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
          <span>
            {t(`tariff.fault.${fault.kind}`, { span: spanText(t, language, fault.from, fault.to) })}{' '}
            {t('tariff.tell')}
          </span>
        </li>
      ))}
    </ul>
  );
}
