import { Button, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { ClaimDraftView } from '../../../electron/contract/claim-intake.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { FlowFrame } from '../../form/flow-frame.tsx';
import { places } from '../../frame/places.ts';
import { Keys } from '../../keyboard/keys.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { clockText } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { Notice } from '../../problem/notice.tsx';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { claimSteps, ofEachStep, type SectionName, sectionOf } from './claim-steps.ts';
import { claimViewKey } from './claim-view.ts';
import { DiscardClaimDialog } from './discard-claim-dialog.tsx';
import { EvidenceStep } from './evidence/evidence-step.tsx';
import { missingWords } from './field-words.ts';
import classes from './intake.module.css';
import { IntakeContext } from './intake-context.tsx';
import { missingIn } from './missing.ts';
import { MoneyStep } from './money/money-step.tsx';
import type { StepProps } from './step-props.ts';
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

  // Once the desk has been told who it is, it tells whether a claim may be taken in for this customer.
  const customerStale = view.draft.who.customerNo !== draft.who.customerNo;
  useEffect(() => {
    if (saving.savedAt !== null && customerStale)
      void queries.invalidateQueries({ queryKey: claimViewKey(claimId) });
  }, [saving.savedAt, customerStale, claimId, queries]);

  const duplicates = useDuplicates(view, status);
  const facts = {
    view,
    reference,
    duplicates: duplicates?.ok === true && duplicates.value.cases.length > 0,
    now: Date.now(),
  };
  const missing = ofEachStep((each) => missingIn(each, draft, facts));
  const words = ofEachStep((each) => missingWords(t, each, missing[each], reference, language));

  const at = claimSteps.indexOf(step);
  const before = claimSteps[at - 1];
  const after = claimSteps[at + 1];
  const next = () => {
    if (after !== undefined) go(after);
    else setTried(true);
  };
  useShortcut('mainAction', next);
  useShortcut('stepBack', before === undefined ? null : () => go(before));
  useShortcut('stepForward', after === undefined ? null : next);

  const propsOf = <S extends SectionName>(section: S): StepProps<S> => ({
    content: draft[section],
    change: (part) => change(section, part),
    draft,
    view,
    reference,
    status,
    invalid: (field) => tried && sectionOf[step] === section && missing[step].includes(field),
    saveNow,
  });

  return (
    <>
      <FlowFrame
        title={t('claim.title')}
        steps={claimSteps.map((each) => ({
          step: each,
          label: t(`claim.step.${each}`),
          done: missing[each].length === 0,
          reachable: true,
        }))}
        current={step}
        onGo={go}
        saved={
          saving.savedAt === null ? t('flow.restored') : t('flow.saved', { time: clockText(saving.savedAt) })
        }
        needs={[]}
        aside={<IntakeContext draft={draft} view={view} missing={words} onGo={go} />}
        start={
          <>
            <UnstyledButton className={classes.out} onClick={() => navigate(places.claim)}>
              {t('claim.putAside')}
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
            <Button data-main-action miw={170} onClick={next} rightSection={<Keys of="mainAction" />}>
              {after === undefined ? t('claim.file') : t('flow.next')}
            </Button>
          </>
        }
      >
        {saving.problem !== null && <ProblemPanel problem={saving.problem} />}
        {view.broughtForward !== null && (
          <Notice tone="waiting">{t('claim.broughtForward', { n: view.broughtForward.asked.length })}</Notice>
        )}
        {step === 'WHO' && <WhoStep {...propsOf('who')} />}
        {step === 'WHAT' && <WhatStep {...propsOf('what')} />}
        {step === 'MONEY' && <MoneyStep {...propsOf('money')} />}
        {step === 'EVIDENCE' && <EvidenceStep {...propsOf('evidence')} />}
      </FlowFrame>
      <DiscardClaimDialog
        opened={discarding}
        claimId={claimId}
        before={hold}
        onDiscarded={() => navigate(places.claim)}
        onClose={() => {
          release();
          setDiscarding(false);
        }}
      />
    </>
  );
}
