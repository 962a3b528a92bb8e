import type { HistoryDetail } from '../../electron/contract/desk.ts';
import { SyncMark } from '../history/sync-mark.tsx';
import { clockText, shortMoment } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './record.module.css';

type Entry = HistoryDetail['entries'][number];

/** An entry of the journal as its course tells it. */
interface Told extends Entry {
  /** What is said of it besides. */
  readonly more?: readonly string[];
}

/** The entries of a record one after the other: what, when, by whom, and where each stands with the core. */
export function Course({ title, entries }: { title: string; entries: readonly Told[] }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{title}</h3>
      <ol className={classes.course}>
        {entries.map(({ seq, type, occurredAt, actor, sync, more = [] }) => (
          <li key={seq}>
            <span>{t(`history.entry.${type}`)}</span>
            <SyncMark sync={sync} />
            <small>
              {[
                // A reversal, or a reprint, may be of a day long after.
                `${shortMoment(occurredAt)}${clockText(occurredAt).slice(5)}`,
                t('history.seq', { seq: String(seq) }),
                actor === 'TERMINAL' ? t('history.byTerminal') : actor,
                ...more,
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
