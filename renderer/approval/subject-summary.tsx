import type { ApprovalView } from '../../electron/contract/approval.ts';
import { clockText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { factsOf } from './subject-facts.ts';
import classes from './subject-summary.module.css';

/** What will happen, in plain words; the amount large; who asks, and why. */
export function SubjectSummary({ request }: { request: ApprovalView }) {
  const { t, language } = useWords();
  const { subject, maker, makerName, requestedAt } = request;
  const { measure, facts } = factsOf(t, language, subject);
  const rows = [
    ...facts,
    [
      t('approval.asks'),
      `${makerName} (${maker}) · ${t('approval.askedAt', { time: clockText(requestedAt) })}`,
    ],
    ...(request.from === null ? [] : [[t('approval.from'), request.from] as const]),
  ] as const;
  return (
    <section className={classes.summary} aria-label={t(`approval.kind.${subject.kind}`)}>
      <span className={classes.kind}>{t(`approval.kind.${subject.kind}`)}</span>
      <strong className={classes.measure}>{measure}</strong>
      <p>{t(`approval.what.${subject.kind}`)}</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
