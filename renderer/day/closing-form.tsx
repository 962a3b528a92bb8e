import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DayClosingSubject, DayView } from '../../electron/contract/day.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { anyTyped, CountGrid, countOf, nothingTyped, type TypedCount } from '../cash/count-grid.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { useUnfinished } from '../form/unfinished.ts';
import { announce } from '../frame/announce.ts';
import card from '../home/card.module.css';
import { MainAction } from '../keyboard/main-action.tsx';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';

/** The closing: the drawer counted, each difference explained, and a second person who sees all of it. */
export function ClosingForm({
  view,
  status,
  onRefused,
  onClosed,
}: {
  view: DayView;
  status: TerminalStatus;
  /** What the closing takes has changed since it was looked at: at other terminals the stock moves on. */
  onRefused: () => void;
  onClosed: (businessDate: string) => void;
}) {
  const { t, language } = useWords();
  const [typed, type] = useState<TypedCount>(nothingTyped);
  const [explanations, explain] = useState<Readonly<Record<string, string>>>({});
  const [subject, askConsent] = useState<DayClosingSubject | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [running, run] = useState(false);
  const explained = view.differences.some(({ side }) => (explanations[side] ?? '') !== '');
  useUnfinished(anyTyped(typed) || explained, t('discard.explain'));
  const unexplained = view.differences.some(({ side }) => (explanations[side] ?? '').trim().length < 2);
  const ready =
    !running && subject === null && view.openIssuances === 0 && view.carriedFees === 0 && !unexplained;

  const prepare = async () => {
    if (!ready) return;
    run(true);
    const given = view.differences.map((difference) => ({
      ...difference,
      explanation: (explanations[difference.side] ?? '').trim(),
    }));
    const answer = await ask((options) =>
      desk.day.prepareClosing({ count: countOf(typed), explanations: given }, options),
    );
    run(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) askConsent(answer.value);
    else onRefused();
  };
  const close = async (agreed: DayClosingSubject, requestId: string) => {
    askConsent(null);
    run(true);
    const answer = await ask((options) => desk.day.close({ subject: agreed, requestId }, options));
    run(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    const date = dateText(agreed.businessDate, language);
    announce(t('day.closed', { date }));
    onClosed(agreed.businessDate);
  };

  return (
    <section className={card.card} aria-label={t('day.close')}>
      <h2 className={card.heading}>{t('day.close')}</h2>
      <p className={card.soft}>{t('day.closeExplain')}</p>
      <FieldColumn startsAnew={view.businessDate}>
        {view.openIssuances > 0 && (
          <Notice tone="waiting">{t('day.openIssuances', { n: view.openIssuances })}</Notice>
        )}
        {view.carriedFees > 0 && (
          <Notice tone="waiting">{t('day.carriedFees', { n: view.carriedFees })}</Notice>
        )}
        <CountGrid label={t('day.counted')} count={typed} onChange={type} />
        {view.differences.map(({ side, difference }) => (
          <TextInput
            key={side}
            label={t(`day.side.${side}`, { n: difference })}
            placeholder={t('day.explainHint')}
            maxLength={200}
            autoComplete="off"
            value={explanations[side] ?? ''}
            onChange={(event) => explain({ ...explanations, [side]: event.currentTarget.value })}
          />
        ))}
        {problem !== null && <ProblemPanel problem={problem} />}
        <Group justify="space-between">
          <span className={card.soft}>{view.unsent > 0 && t('day.unsent', { n: view.unsent })}</span>
          <MainAction miw={190} disabled={!ready} loading={running} onClick={() => void prepare()}>
            {t('day.askConsent')}
          </MainAction>
        </Group>
      </FieldColumn>
      <ApprovalSheet
        subject={subject}
        status={status}
        onGiven={(requestId) => {
          if (subject !== null) void close(subject, requestId);
        }}
        onClose={() => askConsent(null)}
      />
    </section>
  );
}
