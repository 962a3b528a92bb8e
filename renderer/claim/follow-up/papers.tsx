import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './follow-up.module.css';

const tones = { PRESENT: 'soft', PENDING: 'waiting', WANTED: 'alarm', NOT_APPLICABLE: 'soft' } as const;

/** The checklist as it stands. */
export function Papers({ papers }: Pick<ClaimDetail, 'papers'>) {
  const { t, language } = useWords();
  if (papers.length === 0) return null;
  return (
    <section aria-label={t('claimFollowUp.papers')}>
      <h3>{t('claimFollowUp.papers')}</h3>
      <ul className={classes.papers}>
        {papers.map(({ paper, name, status, until }) => (
          <li key={paper}>
            <span>{name[language]}</span>
            <span data-tone={tones[status]}>
              {t(`claimFollowUp.paperStatus.${status}`)}
              {until !== null && ` · ${t('claimFollowUp.until', { date: until })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
