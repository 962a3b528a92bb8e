import type { ClaimMoment } from '../../../electron/contract/claim-follow-up.ts';
import type { ProgressEvent } from '../../../electron/contract/claim-progress.ts';
import { SyncMark } from '../../history/sync-mark.tsx';
import { shortMoment } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { wonText } from '../../language/won-text.ts';
import classes from './follow-up.module.css';

/** Everything that happened, here and at the core, the last below. */
export function Course({ course }: { course: readonly ClaimMoment[] }) {
  const { t } = useWords();
  return (
    <section aria-label={t('claimFollowUp.course')}>
      <h3>{t('claimFollowUp.course')}</h3>
      <ol className={classes.course}>
        {course.map((moment) =>
          moment.from === 'CORE' ? (
            <li key={`core ${moment.at} ${moment.event.kind}`} data-from="CORE">
              <strong>
                <EventText event={moment.event} />
              </strong>
              <small>
                {shortMoment(moment.at)} · {t('claimFollowUp.core')}
              </small>
            </li>
          ) : (
            <li key={`here ${moment.seq}`} data-from="HERE">
              <strong>{t(`history.entry.${moment.type}`)}</strong>
              <SyncMark sync={moment.sync} />
              <small>
                {shortMoment(moment.at)} · {t('claimFollowUp.here')} ·{' '}
                {moment.actor === 'TERMINAL' ? t('history.byTerminal') : moment.actor}
              </small>
              {moment.words !== null && <p>{moment.words}</p>}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function EventText({ event }: { event: ProgressEvent }) {
  const { t, language } = useWords();
  switch (event.kind) {
    case 'HELD_FOR_EVIDENCE':
      return t('claimFollowUp.events.HELD_FOR_EVIDENCE', { n: event.missing.length });
    case 'DOCUMENTS_WANTED':
      return t('claimFollowUp.events.DOCUMENTS_WANTED', {
        papers: event.papers
          .map(({ name, until }) => `${name[language]} (${t('claimFollowUp.until', { date: until })})`)
          .join(', '),
      });
    case 'DECIDED':
      return t('claimFollowUp.events.DECIDED', { amount: wonText(event.amount, language) });
    case 'OBJECTION_RECEIVED':
      return t('claimFollowUp.events.OBJECTION_RECEIVED', { date: event.dueOn });
    case 'OBJECTION_ANSWERED':
      return t('claimFollowUp.events.OBJECTION_ANSWERED', { answer: event.answer[language] });
    case 'PAID':
      return t('claimFollowUp.events.PAID', { date: event.on, amount: wonText(event.amount, language) });
    default:
      return t(`claimFollowUp.events.${event.kind}`);
  }
}
