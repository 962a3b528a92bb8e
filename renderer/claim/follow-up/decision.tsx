import type { DecisionView } from '../../../electron/contract/claim-follow-up.ts';
import { useWords } from '../../language/use-words.ts';
import { wonReading, wonText } from '../../language/won-text.ts';
import { Facts } from '../../record/facts.tsx';
import classes from './follow-up.module.css';

/** What the core has decided, and how the amount comes about; reckoned nowhere but there. */
export function Decision({ decision }: { decision: DecisionView }) {
  const { t, language } = useWords();
  const { loss, refund, base, ratioBasisPoints, amount, agrees, reasons } = decision;
  const won = (n: number) => wonText(n, language);
  const ratio = `${ratioBasisPoints / 100}%`;
  return (
    <section className={classes.decision} aria-label={t('claimFollowUp.decision')}>
      <h3>{t('claimFollowUp.decision')}</h3>
      <strong>{won(amount)}</strong>
      {language === 'ko' && <small className={classes.soft}>{wonReading(amount, language)}</small>}
      <Facts
        facts={[
          [t('claimFollowUp.decisionLoss'), won(loss)],
          [t('claimFollowUp.decisionRefund'), won(refund)],
          [t('claimFollowUp.decisionBase'), won(base)],
          [t('claimFollowUp.decisionRatio'), ratio],
          [t('claimFollowUp.decisionAmount'), won(amount)],
        ]}
      />
      {agrees && (
        <p>
          {t('claimFollowUp.formula', { loss: won(loss), refund: won(refund), ratio, amount: won(amount) })}
        </p>
      )}
      <p className={classes.soft}>{t(agrees ? 'claimFollowUp.agrees' : 'claimFollowUp.differs')}</p>
      {reasons.length > 0 && (
        <>
          <h3>{t('claimFollowUp.reasons')}</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason.ko}>{reason[language]}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
