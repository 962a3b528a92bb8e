import { IconAlertTriangle, IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import type { CardManifest } from '../../electron/contract/stock-records.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './manifest-list.module.css';
import type { findingsOf } from './scanning.ts';

const looks = {
  PRESENT: { Icon: IconCheck, tone: 'done' },
  DAMAGED: { Icon: IconAlertTriangle, tone: 'waiting' },
  OPEN: { Icon: IconCircleDashed, tone: 'soft' },
  MISSING: { Icon: IconX, tone: 'alarm' },
} as const;

/** Every card of the manifest with what was found of it, and below it what should not be in the package. */
export function ManifestList({
  manifest,
  found,
  restMissing,
}: {
  manifest: CardManifest;
  found: ReturnType<typeof findingsOf>;
  restMissing: boolean;
}) {
  const { t } = useWords();
  const present = new Set(found.present);
  const damaged = new Set(found.damaged);
  const stateOf = (serialNo: string) => {
    if (present.has(serialNo)) return 'PRESENT';
    if (damaged.has(serialNo)) return 'DAMAGED';
    return restMissing ? 'MISSING' : 'OPEN';
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <ul className={classes.manifest} aria-label={t('stock.receive.manifest')} tabIndex={0}>
        {manifest.serialNos.map((serialNo) => {
          const state = stateOf(serialNo);
          const { Icon, tone } = looks[state];
          return (
            <li key={serialNo} data-tone={tone}>
              <Icon size={15} stroke={2} aria-hidden />
              <span>{grouped(serialNo)}</span>
              <small>{t(`stock.receive.line.${state}`)}</small>
            </li>
          );
        })}
      </ul>
      {found.extra.length > 0 && (
        <div className={classes.extra} role="alert">
          <strong>{t('stock.receive.extra')}</strong> {found.extra.map(grouped).join(' · ')}
        </div>
      )}
    </>
  );
}
