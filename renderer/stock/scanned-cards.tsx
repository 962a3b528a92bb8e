import { CloseButton } from '@mantine/core';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './stock.module.css';

/** The cards scanned so far, the last one first, each to be taken off again. */
export function ScannedCards({
  serialNos,
  onRemove,
}: {
  serialNos: readonly string[];
  onRemove: (serialNo: string) => void;
}) {
  const { t } = useWords();
  return (
    <section aria-label={t('stock.scanned')}>
      <h3 className={classes.heading}>
        {t('stock.scanned')} <small>{t('common.cards', { n: serialNos.length })}</small>
      </h3>
      {serialNos.length === 0 ? (
        <p className={classes.soft}>{t('stock.scannedNone')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <ul className={classes.chips} tabIndex={0}>
          {serialNos.toReversed().map((serialNo) => (
            <li key={serialNo}>
              {grouped(serialNo)}
              <CloseButton
                size="xs"
                aria-label={t('stock.remove', { serialNo: grouped(serialNo) })}
                onClick={() => onRemove(serialNo)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
