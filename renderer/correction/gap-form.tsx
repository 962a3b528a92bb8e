import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { JournalGapView, StrandedEntry } from '../../electron/contract/journal-gap.ts';
import { may } from '../../electron/contract/permission.ts';
import { GapMeasure } from '../../electron/contract/restore-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { TaskForm } from '../form/task-form.tsx';
import { useOneAtATime } from '../form/use-one-at-a-time.ts';
import { announce } from '../frame/announce.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import record from '../record/record.module.css';
import classes from './corrections.module.css';
import { gapNumbers } from './gap-numbers.ts';

/** What is missing from the journal, what could be read of it, what to do, and how it was dealt with. */
export function GapForm({
  gap,
  status,
  onDone,
}: {
  gap: JournalGapView;
  status: TerminalStatus;
  onDone: () => void;
}) {
  const { t } = useWords();
  const [measure, setMeasure] = useState<GapMeasure | null>(null);
  const { problem, act } = useOneAtATime();
  const queries = useQueryClient();
  const maySettle = status.session !== null && may(status.session.role, 'SETTLE_CONTRADICTION');

  const settle = (chosen: GapMeasure) =>
    act(
      () => ask((options) => desk.journalGaps.settle({ gapNo: gap.gapNo, measure: chosen }, options)),
      () => {
        announce(t('correction.gap.settled'));
        void queries.invalidateQueries({ queryKey: ['journalGaps'] }).then(onDone);
      },
    );
  return (
    <>
      <h2>{t('correction.gap.title', { numbers: gapNumbers(gap) })}</h2>
      <div className={record.said} data-tone="alarm">
        <strong>{t('correction.gap.what')}</strong>
        <br />
        {t('correction.gap.todo')}
      </div>
      <section aria-label={t('correction.gap.stranded')}>
        <h3>{t('correction.gap.strandedOf', { shown: gap.stranded.length, readable: gap.readable })}</h3>
        {gap.stranded.length === 0 ? (
          <p className={classes.soft}>{t('correction.gap.noneReadable')}</p>
        ) : (
          <ol className={record.course}>
            {gap.stranded.map((entry) => (
              <Stranded key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
      </section>
      {maySettle ? (
        <TaskForm
          about={String(gap.gapNo)}
          title={t('correction.gap.settle')}
          problem={problem}
          action={t('correction.gap.settle')}
          ready={measure !== null}
          onAct={() => measure !== null && void settle(measure)}
          onBack={onDone}
        >
          <ChoiceField
            label={t('correction.gap.measure')}
            choices={GapMeasure.options.map((value) => ({
              value,
              label: t(`correction.gap.measures.${value}`),
            }))}
            value={measure}
            onChange={setMeasure}
          />
        </TaskForm>
      ) : (
        <output>{t('correction.gap.supervisorOnly')}</output>
      )}
    </>
  );
}

function Stranded({ entry }: { entry: StrandedEntry }) {
  const { t, language } = useWords();
  const { seq, type, recordedAt, actor, maskedName, serialNo, fee } = entry;
  const about = [
    maskedName,
    serialNo === null ? null : grouped(serialNo),
    fee === null ? null : wonText(fee, language),
  ].filter((part) => part !== null);
  return (
    <li>
      <strong>{t(`history.entry.${type}`)}</strong>
      <span>{shortMoment(recordedAt)}</span>
      <span>{about.join(' · ')}</span>
      <span>
        {t('history.seq', { seq })} · {actor}
      </span>
    </li>
  );
}
