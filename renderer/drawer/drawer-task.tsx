import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { cashOf } from '../../electron/contract/cash.ts';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { CashDifferenceReason, type DrawerSubject, type DrawerView } from '../../electron/contract/drawer.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import { StaffNo } from '../../electron/contract/staff.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { anyTyped, CountGrid, countOf, nothingTyped, type TypedCount } from '../cash/count-grid.tsx';
import { ChoiceField } from '../form/choice-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { afterDecision, useUnfinished } from '../form/unfinished.ts';
import { announce } from '../frame/announce.ts';
import card from '../home/card.module.css';
import { MainAction } from '../keyboard/main-action.tsx';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './drawer.module.css';

type Task = 'OPEN' | 'COUNT' | 'FROM_VAULT' | 'TO_VAULT' | 'HAND_OVER';

const whenOpen: readonly Task[] = ['COUNT', 'FROM_VAULT', 'TO_VAULT', 'HAND_OVER'];

/** One thing to do with the drawer at a time: always a count, mostly a second person's consent to it. */
export function DrawerTask({
  drawer,
  status,
  session,
  onDone,
}: {
  drawer: DrawerView;
  status: TerminalStatus;
  session: SessionView;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const tasks: readonly Task[] = drawer.state === 'NOT_OPENED' ? ['OPEN', 'COUNT'] : whenOpen;
  const [chosen, choose] = useState<Task | null>(null);
  const task = chosen !== null && tasks.includes(chosen) ? chosen : (tasks[0] ?? 'COUNT');
  const [typed, type] = useState<TypedCount>(nothingTyped);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState<CashDifferenceReason | null>(null);
  const [explanation, explain] = useState('');
  /** What a recorded count differs by from the books, until it is booked or counted again. */
  const [differs, setDiffers] = useState<number | null>(null);
  const [subject, askConsent] = useState<DrawerSubject | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [running, run] = useState(false);

  useUnfinished(anyTyped(typed) || to !== '' || explanation !== '', t('discard.explain'));

  const { businessDate, expected } = drawer;
  const count = countOf(typed);
  const amount = cashOf(count);
  const startAnew = () => {
    type(nothingTyped);
    setTo('');
    setReason(null);
    explain('');
    setDiffers(null);
    setProblem(null);
  };

  const subjectOf = (): DrawerSubject | null => {
    switch (task) {
      case 'OPEN':
        return { kind: 'DRAWER_OPENING', businessDate, count, amount };
      case 'FROM_VAULT':
      case 'TO_VAULT':
        return { kind: 'CASH_MOVEMENT', businessDate, direction: task, count, amount };
      case 'HAND_OVER':
        return StaffNo.safeParse(to).success && to !== session.staffNo
          ? { kind: 'DRAWER_HAND_OVER', businessDate, to, count, amount }
          : null;
      case 'COUNT':
        return differs === null || reason === null || explanation.trim().length < 2
          ? null
          : {
              kind: 'CASH_DIFFERENCE',
              businessDate,
              count,
              counted: amount,
              expected,
              reason,
              explanation: explanation.trim(),
            };
    }
  };
  const wanted = subjectOf();
  const ready = !running && subject === null && (wanted !== null || (task === 'COUNT' && differs === null));

  const recordCount = async () => {
    run(true);
    const answer = await ask((options) => desk.drawer.count({ count }, options));
    run(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    onDone();
    if (amount !== answer.value.expected) {
      // What was left empty was counted as none: the next thing to fill in is the reason.
      type(count);
      setDiffers(amount - answer.value.expected);
      return;
    }
    announce(t('drawer.agrees'));
    startAnew();
  };
  const carryOut = async (agreed: DrawerSubject, requestId: string) => {
    askConsent(null);
    run(true);
    const answer = await ask((options) => desk.drawer.carryOut({ subject: agreed, requestId }, options));
    run(false);
    setProblem(answer.ok ? null : answer.problem);
    onDone();
    if (!answer.ok) return;
    announce(t(`drawer.done.${agreed.kind}`));
    startAnew();
    choose(null);
  };
  const go = () => {
    if (!ready) return;
    if (wanted === null) void recordCount();
    else {
      setProblem(null);
      askConsent(wanted);
    }
  };

  return (
    <section className={card.card} aria-label={t(`drawer.task.${task}`)}>
      <FieldColumn startsAnew={`${drawer.state} ${task} ${differs}`}>
        <ChoiceField
          label={t('drawer.tasks')}
          choices={tasks.map((value) => ({ value, label: t(`drawer.task.${value}`) }))}
          value={task}
          onChange={(value) =>
            afterDecision(() => {
              choose(value);
              startAnew();
            })
          }
        />
        <CountGrid
          label={t(`drawer.count.${task}`)}
          count={typed}
          onChange={(next) => {
            type(next);
            setDiffers(null);
          }}
        />
        {task === 'HAND_OVER' && (
          <TextInput
            label={t('drawer.to')}
            description={t('drawer.toHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value.replace(/[^0-9]/g, ''))}
          />
        )}
        {differs !== null && (
          <>
            <output className={classes.difference}>
              {t(differs > 0 ? 'drawer.over' : 'drawer.short', {
                amount: wonText(Math.abs(differs), language),
              })}
            </output>
            <ChoiceField
              label={t('drawer.reason')}
              choices={CashDifferenceReason.options.map((value) => ({
                value,
                label: t(`drawer.differs.${value}`),
              }))}
              value={reason}
              onChange={setReason}
            />
            <TextInput
              label={t('drawer.explanation')}
              maxLength={200}
              autoComplete="off"
              value={explanation}
              onChange={(event) => explain(event.currentTarget.value)}
            />
          </>
        )}
        {problem !== null && <ProblemPanel problem={problem} />}
        <Group justify="flex-end">
          <MainAction miw={190} disabled={!ready} loading={running} onClick={go}>
            {t(task === 'COUNT' && differs === null ? 'drawer.recordCount' : 'drawer.askConsent')}
          </MainAction>
        </Group>
      </FieldColumn>
      <ApprovalSheet
        subject={subject}
        status={status}
        onGiven={(requestId) => {
          if (subject !== null) void carryOut(subject, requestId);
        }}
        onClose={() => askConsent(null)}
      />
    </section>
  );
}
