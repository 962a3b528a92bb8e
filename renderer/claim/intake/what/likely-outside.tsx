import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ClaimWhatDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import { likelyOutside } from '../../../../electron/contract/likely-outside.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './what.module.css';

/** What was told so far makes likely, said as it is told. */
export function LikelyOutside({ what, reference }: { what: ClaimWhatDraft; reference: ClaimReference }) {
  const { t, language } = useWords();
  const findings = likelyOutside(reference, what);
  const open = reference.exclusions.filter(({ code }) => what.exclusions?.[code] === undefined).length;
  if (findings.length === 0)
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
        {findings.map(({ code, because }) => (
          <strong key={code}>
            {t('claimWhat.likelyOutside', { because: because[language] })}
            <br />
          </strong>
        ))}
        {t('claimWhat.bankDecides')}
      </span>
    </output>
  );
}
