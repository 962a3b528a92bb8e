import { Button, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { ClaimDraftView, ClaimReview } from '../../../electron/contract/claim-intake.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { problemMessage } from '../../../electron/contract/problem-message.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { DiscardDraftDialog } from '../../form/discard-draft-dialog.tsx';
import { focusFirstError } from '../../form/field-column.tsx';
import { FlowFrame } from '../../form/flow-frame.tsx';
import { places } from '../../frame/places.ts';
import { Keys } from '../../keyboard/keys.tsx';
import { MainAction } from '../../keyboard/main-action.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { clockText } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { Notice } from '../../problem/notice.tsx';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { useClaimPrinting } from '../paper/use-claim-printing.ts';
import { claimSteps, ofEachStep, type SectionName, sectionOf } from './claim-steps.ts';
import { claimViewKey } from './claim-view.ts';
import { DeclarationStep } from './declaration/declaration-step.tsx';
import { EvidenceStep } from './evidence/evidence-step.tsx';
import { openWords } from './field-words.ts';
import { Filed } from './filed.tsx';
import classes from './intake.module.css';
import { IntakeContext } from './intake-context.tsx';
import { MoneyStep } from './money/money-step.tsx';
import { isAbout, isWrong } from './open-things.ts';
import type { StepProps } from './step-props.ts';
import { useFiling } from './use-filing.ts';
import { useReview } from './use-review.ts';
import { useSavedDraft } from './use-saved-draft.ts';
import { WhatStep } from './what/what-step.tsx';
import { useDuplicates } from './who/use-duplicates.ts';
import { WhoStep } from './who/who-step.tsx';

/** The intake of one claim. Every step is open at any moment; only the filing wants all of them whole. */
export function IntakeFlow({
  view,
  reference,
  status,
}: {
  view: ClaimDraftView;
  reference: ClaimReference;
  status: TerminalStatus;
}) {
  const { t, language } = useWords();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { draft, change, go, saving, saveNow, hold, release } = useSavedDraft(view.draft);
  const [tried, setTried] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const { claimId, step } = draft;

  // Once the desk has been told who it is, it tells whether a claim may be taken in for this customer, and whose numbers
  // it keeps.
  const isStale = (['customerNo', 'representation'] as const).some(
    (told) => view.draft.who[told] !== draft.who[told],
  );
  useEffect(() => {
    if (saving.savedAt !== null && isStale)
      void queries.invalidateQueries({ queryKey: claimViewKey(claimId) });
  }, [saving.savedAt, isStale, claimId, queries]);

  const { review, reviewAnew } = useReview(claimId, saving.savedAt);
  // Of a claim that is filed the desk says nothing any more: what is still to come is what it said last.
  const reviewed = useRef<ClaimReview>(null);
  if (review?.ok === true) reviewed.current = review.value;
  // Whatever step one takes it up at, the core is asked for other cases, and what it tells may stand in the way.
  const duplicates = useDuplicates(view, status);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when other cases have been told, and only then
  useEffect(() => void reviewAnew(), [duplicates]);
  const objections = review?.ok === true ? review.value.objections : [];
  const open = ofEachStep((each) => objections.filter(({ section }) => section === each));
  const words = ofEachStep((each) => openWords(open[each], reference, t, language));

  const showWhatIsOpen = () => {
    setTried(true);
    // Elsewhere first: the steps before this one are a press away.
    if (document.querySelector('[data-open-step]') === null) focusFirstError();
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-open-step]')?.focus());
  };
  const mend = (to: ClaimStep) => {
    go(to);
    setTried(true);
    focusFirstError();
  };
  const filing = useFiling(claimId, {
    saveNow,
    hold,
    release,
    onRefused: async () => {
      await reviewAnew();
      showWhatIsOpen();
    },
  });

  const at = claimSteps.indexOf(step);
  const before = claimSteps[at - 1];
  const after = claimSteps[at + 1];
  const next = () => {
    if (after !== undefined) go(after);
    else if (objections.length > 0) showWhatIsOpen();
    else filing.file();
  };
  const filed = filing.receipt;
  const printing = useClaimPrinting(saveNow);
  const printDraft = () => printing.print({ claimId, paper: 'DRAFT', language: draft.who.language ?? 'ko' });
  useShortcut('print', filed === null ? printDraft : null);
  useShortcut('stepBack', before === undefined || filed !== null ? null : () => go(before));
  useShortcut('stepForward', after === undefined || filed !== null ? null : next);

  if (filed !== null)
    return (
      <Filed
        receipt={filed}
        maskedName={view.customer?.maskedName ?? ''}
        papersIn={draft.who.language ?? 'ko'}
        review={reviewed.current}
        status={status}
        onNext={() => navigate(places.claim)}
      />
    );

  const objectionTo = (section: SectionName, field: string) =>
    objections.find(
      (one) => sectionOf[one.section] === section && isAbout(one, field) && (tried || isWrong(one)),
    );
  const propsOf = <S extends SectionName>(section: S): StepProps<S> => ({
    content: draft[section],
    change: (part) => change(section, part),
    draft,
    view,
    review: review?.ok === true ? review.value : null,
    reviewAnew,
    reference,
    status,
    invalid: (field) => objectionTo(section, field) !== undefined,
    error: (field) => {
      const found = objectionTo(section, field);
      return found !== undefined && isWrong(found)
        ? problemMessage(found.problem, language).happened
        : found !== undefined;
    },
    saveNow,
  });

  return (
    <>
      <FlowFrame
        title={t('claim.title')}
        steps={claimSteps.map((each) => ({
          step: each,
          label: t(`claim.step.${each}`),
          done: review !== null && open[each].length === 0,
          reachable: true,
        }))}
        current={step}
        onGo={go}
        saved={
          saving.savedAt === null ? t('flow.restored') : t('flow.saved', { time: clockText(saving.savedAt) })
        }
        needs={[]}
        aside={<IntakeContext draft={draft} view={view} open={words} onGo={go} />}
        start={
          <>
            <UnstyledButton className={classes.out} onClick={() => navigate(places.claim)}>
              {t('claim.putAside')}
            </UnstyledButton>
            <UnstyledButton className={classes.out} onClick={printDraft}>
              {t('claimPaper.print', { paper: t('claimPaper.name.DRAFT') })}
            </UnstyledButton>
            <UnstyledButton className={classes.out} onClick={() => setDiscarding(true)}>
              {t('claim.discard')}
            </UnstyledButton>
          </>
        }
        actions={
          <>
            {before !== undefined && (
              <Button variant="default" onClick={() => go(before)} rightSection={<Keys of="stepBack" />}>
                {t('flow.back')}
              </Button>
            )}
            <MainAction miw={170} loading={filing.running} onClick={next}>
              {after === undefined ? t('claim.file') : t('flow.next')}
            </MainAction>
          </>
        }
      >
        {review?.ok === false && <ProblemPanel problem={review.problem} />}
        {filing.problem !== null && step === 'DECLARATION' && <ProblemPanel problem={filing.problem} />}
        {printing.problem !== null && <ProblemPanel problem={printing.problem} />}
        {saving.problem !== null && <ProblemPanel problem={saving.problem} />}
        {view.broughtForward !== null && (
          <Notice tone="waiting">{t('claim.broughtForward', { n: view.broughtForward.asked.length })}</Notice>
        )}
        {step === 'WHO' && <WhoStep {...propsOf('who')} />}
        {step === 'WHAT' && <WhatStep {...propsOf('what')} />}
        {step === 'MONEY' && <MoneyStep {...propsOf('money')} />}
        {step === 'DECLARATION' && <DeclarationStep {...propsOf('declaration')} onGo={mend} />}
        {step === 'EVIDENCE' && <EvidenceStep {...propsOf('evidence')} />}
      </FlowFrame>
      <DiscardDraftDialog
        opened={discarding}
        words={{
          title: t('claim.discardTitle'),
          explain: t('claim.discardExplain'),
          keep: t('claim.keep'),
          discard: t('claim.discardConfirm'),
        }}
        before={hold}
        discard={() => ask((options) => desk.claims.discard({ claimId }, options))}
        onDiscarded={() => navigate(places.claim)}
        onClose={() => {
          release();
          setDiscarding(false);
        }}
      />
    </>
  );
}
