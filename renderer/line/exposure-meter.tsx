import { Progress } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type OfflineExposure, shareOfCaps, warningShare } from '../../electron/contract/exposure.ts';
import { countText } from '../language/number-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './line.module.css';

/**
 * What was issued without the core against what may be: calm, amber from four fifths on, red when used up. While the
 * core is there nothing more is added to it, so it only goes down.
 */
export function ExposureMeter({ exposure, online }: { exposure: OfflineExposure; online: boolean }) {
  const { t, language } = useWords();
  const { issuances, won, caps } = exposure;
  const share = shareOfCaps(exposure);
  const tone = online ? 'calm' : share >= 1 ? 'alarm' : share >= warningShare ? 'waiting' : 'calm';
  return (
    <div className={classes.bar} data-tone={tone}>
      <strong>{t('line.exposure')}</strong>
      <Progress
        value={Math.min(100, 100 * share)}
        size="md"
        color={tone === 'alarm' ? 'var(--alarm)' : tone === 'waiting' ? 'var(--waiting-edge)' : 'teal'}
        aria-label={t('line.exposure')}
      />
      <span className={classes.soft}>
        {t('line.exposureCases', { n: countText(issuances), cap: countText(caps.issuances) })} ·{' '}
        {t('line.exposureWon', { amount: wonText(won, language), cap: wonText(caps.won, language) })}
      </span>
      {tone !== 'calm' && (
        <span className={classes.warning}>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
          {t(tone === 'alarm' ? 'line.past' : 'line.near')}
        </span>
      )}
    </div>
  );
}
