import type { ExistingCase } from '../../../../electron/contract/claim-intake.ts';
import { dateText, dayOf } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './who.module.css';

/** Cases of one customer, here and elsewhere, the last first. */
export function ExistingCases({ cases }: { cases: readonly ExistingCase[] }) {
  const { t, language } = useWords();
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
            <span>{t('claimWho.filedOn', { date: dateText(dayOf(filedAt), language) })}</span>
            <span>{t('claimWho.accidentOn', { date: dateText(accidentOn, language) })}</span>
            <em>
              {one.where === 'HERE'
                ? t(`claimWho.stateHere.${one.state}`)
                : t(`claimWho.stateElsewhere.${one.case.state}`)}
            </em>
          </li>
        );
      })}
    </ul>
  );
}
