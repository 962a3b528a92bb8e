import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ClaimWhatDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import { useWords } from '../../../language/use-words.ts';
import { outsideBecause } from './outside-because.ts';
import classes from './what.module.css';

/** What the answers so far make likely, said as they are given. */
export function LikelyOutside({
  answers,
  reference,
}: {
  answers: NonNullable<ClaimWhatDraft['exclusions']>;
  reference: ClaimReference;
}) {
  const { t, language } = useWords();
  const because = outsideBecause(answers, reference);
  const open = reference.exclusions.filter(({ code }) => answers[code] === undefined).length;
  if (because.length === 0)
    return (
      <output className={classes.result} data-tone={open === 0 ? 'done' : 'open'}>
        {open === 0 ? (
          <IconCircleCheck size={18} stroke={1.8} aria-hidden />
        ) : (
          <IconInfoCircle size={18} stroke={1.8} aria-hidden />
        )}
        {open === 0 ? t('claimWhat.nothingOutside') : t('claimWhat.questionsOpen', { n: open })}
      </output>
    );
  return (
    <output className={classes.result} data-tone="waiting">
      <IconInfoCircle size={18} stroke={1.8} aria-hidden />
      <span>
        {because.map((exclusion) => (
          <strong key={exclusion.code}>
            {t('claimWhat.likelyOutside', { because: exclusion.because[language] })}
            <br />
          </strong>
        ))}
        {t('claimWhat.bankDecides')}
      </span>
    </output>
  );
}
