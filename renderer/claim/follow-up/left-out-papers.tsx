import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './follow-up.module.css';

/** Papers the claim was filed with before its correction, and why they are no part of it any more. */
export function LeftOutPapers({ leftOut }: Pick<ClaimDetail, 'leftOut'>) {
  const { t, language } = useWords();
  if (leftOut.length === 0) return null;
  return (
    <section aria-label={t('claimFollowUp.leftOut')}>
      <h3>{t('claimFollowUp.leftOut')}</h3>
      <ul className={classes.papers}>
        {leftOut.map(({ fileId, name, reason }) => (
          <li key={fileId}>
            <span>{name[language]}</span>
            <span data-tone="soft">
              {reason === 'LOST'
                ? t('claimFollowUp.leftOutLost')
                : t(`claimEvidence.leaveOutReasons.${reason}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
