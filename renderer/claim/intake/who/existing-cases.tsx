import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { ExistingCase } from '../../../../electron/contract/claim-intake.ts';
import { seoulDateOf } from '../../../../electron/contract/moment.ts';
import { dateText } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import { claimPlaces } from '../../claim-tabs.tsx';
import classes from './who.module.css';

/** Cases of one customer, here and elsewhere, the last first; those filed here can be opened, the draft is kept. */
export function ExistingCases({ cases }: { cases: readonly ExistingCase[] }) {
  const { t, language } = useWords();
  const [, navigate] = useLocation();
  return (
    <ul className={classes.cases}>
      {cases.map((one) => {
        const { no, filedAt, accidentOn } =
          one.where === 'HERE'
            ? { no: one.coreNo ?? one.provisionalNo, filedAt: one.filedAt, accidentOn: one.accidentOn }
            : { no: one.case.coreNo, filedAt: one.case.filedAt, accidentOn: one.case.accidentOn };
        return (
          <li key={no}>
            <strong>{no}</strong>
            <span>
              {one.where === 'HERE' ? t('claimWho.here') : t(`claimWho.filedBy.${one.case.channel}`)}
            </span>
            <span>{t('claimWho.filedOn', { date: dateText(seoulDateOf(filedAt), language) })}</span>
            <span>{t('claimWho.accidentOn', { date: dateText(accidentOn, language) })}</span>
            <em>
              {one.where === 'HERE'
                ? t(`claimWho.stateHere.${one.state}`)
                : t(`claimWho.stateElsewhere.${one.case.state}`)}
            </em>
            {one.where === 'HERE' && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('claimWho.openOf', { no })}
                onClick={() => navigate(`${claimPlaces.filed}/${one.claimId}`)}
              >
                {t('claimWho.openIt')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
