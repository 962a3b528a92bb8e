import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { dateText } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { wonText } from '../../language/won-text.ts';
import classes from './follow-up.module.css';

const tones = { HAPPENED: 'soft', DUE: 'waiting', EARLIEST: 'soft', LAPSED: 'alarm' } as const;

/** The refund procedure as it stands: its steps in their order, and what was decided. */
export function RefundSteps({ refund }: Pick<ClaimDetail, 'refund'>) {
  const { t, language } = useWords();
  if (!refund?.known.applied || (refund.timeline.length === 0 && refund.known.refund === null)) return null;
  return (
    <section aria-label={t('claimMoney.refund')}>
      <h3>{t('claimMoney.refund')}</h3>
      <ul className={classes.papers}>
        {refund.timeline.map(({ step, on, certainty }) => (
          <li key={step}>
            <span>{t(`claimMoney.step.${step}`)}</span>
            <span data-tone={tones[certainty]}>
              {t(`claimMoney.certainty.${certainty}`, { date: dateText(on, language) })}
            </span>
          </li>
        ))}
        {refund.known.refund !== null && (
          <li>
            <span>{t('claimMoney.refunded')}</span>
            <span data-tone="soft">{wonText(refund.known.refund, language)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
