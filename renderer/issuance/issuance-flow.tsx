import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { ApprovalSubject } from '../../electron/contract/approval.ts';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { exceedsCaps } from '../../electron/contract/exposure.ts';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import { ApprovalSheet } from '../approval/approval-sheet.tsx';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { DiscardDraftDialog } from '../form/discard-draft-dialog.tsx';
import { focusFirstError } from '../form/field-column.tsx';
import { FlowFrame } from '../form/flow-frame.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { clockText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { AbandonDialog } from './abandon-dialog.tsx';
import { CardStep } from './card-step.tsx';
import { ChecksStep } from './checks-step.tsx';
import { CustomerStep } from './customer-step.tsx';
import { exposureSubject } from './exposure-subject.ts';
import { FeeStep } from './fee-step.tsx';
import { IssuanceContext } from './issuance-context.tsx';
import classes from './issuance-flow.module.css';
import { IssueStep } from './issue-step.tsx';
import { Issued } from './issued.tsx';
import { type Circumstances, furthestStep, missingIn, type Need, stepWithin } from './missing.ts';
import { needWords } from './need-words.ts';
import { pictureOf } from './picture-of.ts';
import type { StepProps } from './step-props.ts';
import { isOfConsent, stepToMend } from './step-to-mend.ts';
import { type Step, stepIndex, steps } from './steps.ts';
import { useCardOnReader } from './use-card-on-reader.ts';
import { useIssuing } from './use-issuing.ts';
import { useSavedWork } from './use-saved-work.ts';
import { waiverSubject } from './waiver-subject.ts';
import { orderOf, type Work } from './work.ts';

/** One issuance from the customer to the card handed over. Going back loses nothing. */
export function IssuanceFlow({
  initial,
  restored,
  status,
  session,
  onStartAnew,
}: {
  initial: Work;
  restored: boolean;
  status: TerminalStatus;
  session: SessionView;
  onStartAnew: () => void;
}) {
  const { t } = useWords();
  const { work, change, saving, hold, release } = useSavedWork(initial);
  const issuing = useIssuing(status);
  const [refused, setRefused] = useState<Step | null>(null);
  const [consent, askConsent] = useState<ApprovalSubject | null>(null);
  const [asking, confirm] = useState<'DISCARD' | 'ABANDON' | null>(null);

  const assess = useQuery({
    queryKey: ['assessment', work.customerNo, status.businessDate],
    queryFn: () => ask((options) => desk.issuance.assess({ customerNo: work.customerNo ?? '' }, options)),
    enabled: work.customerNo !== null,
  });
  const assessment = assess.data?.ok === true ? assess.data.value : null;

  const touched = issuing.running || issuing.problem !== null || issuing.outcome !== null;
  const card = useCardOnReader(status.readers, work.reader, stepIndex(work.step) >= 2 && !touched);
  const online = status.line.state === 'ONLINE';
  const circumstances: Circumstances = {
    assessment,
    // Once the order is given the desk watches over the card; a pulled card is its business then.
    cardReady: touched || (card.state === 'READY' && card.card?.serialNo === work.cardSerialNo),
    online,
    pastCaps:
      !online &&
      assessment !== null &&
      status.exposure !== null &&
      exceedsCaps(status.exposure, assessment.fee.amount),
  };
  const furthest = furthestStep(work, circumstances);
  // Until the customer has been looked up again, a draft stays where it was left.
  const step = assess.isPending && work.customerNo !== null ? work.step : stepWithin(work.step, furthest);
  const frozen = issuing.running || issuing.begun !== null;

  // Before the screen says that the card is ready: F12 pressed at once would find none.
  useLayoutEffect(() => {
    const read = card.card;
    if (read === null || touched) return;
    if (read.serialNo !== work.cardSerialNo || read.reader !== work.reader) {
      change({ cardSerialNo: read.serialNo, reader: read.reader });
    }
  }, [card.card, touched, work.cardSerialNo, work.reader, change]);

  // Refused before anything was recorded: the draft is still a draft.
  const refusedOutright = issuing.problem !== null && issuing.begun === null && !issuing.running;
  useEffect(() => {
    if (refusedOutright) release();
  }, [refusedOutright, release]);
  const mend =
    refusedOutright && issuing.problem !== null
      ? stepToMend(issuing.problem.tag, work.feeMethod === 'WAIVED')
      : null;
  const consentRefused = refusedOutright && issuing.problem !== null && isOfConsent(issuing.problem.tag);
  useEffect(() => {
    if (consentRefused) change({ exposureApprovalId: null });
  }, [consentRefused, change]);

  const go = (to: Step) => {
    if (frozen || to === step) return;
    setRefused(null);
    issuing.forget();
    // What a refused order had as its consent is of no use any more.
    change({ step: to, ...(refusedOutright && { approvalRequestId: null, exposureApprovalId: null }) });
  };

  const issue = async () => {
    const order = orderOf(work, {
      legalRepresentative: assessment?.needsLegalRepresentative ?? false,
      replacement: assessment?.needsReplacementReason ?? false,
      carried: assessment?.fee.carried ?? null,
    });
    if (order === null || issuing.running) return;
    await hold();
    issuing.attempt(order, card.reader?.name ?? order.reader);
  };

  const subjectFor = (
    need: Need | undefined,
    known: EligibilityAssessment | null,
  ): ApprovalSubject | null => {
    if (need === 'approval') return waiverSubject(work, known);
    return need === 'exposureApproval' ? exposureSubject(work, known, status.exposure) : null;
  };
  const showMissing = () => {
    setRefused(step);
    focusFirstError();
  };
  /** What was told of the customer when they were chosen may be older by now, or no longer so. */
  const askSecond = async () => {
    const { data } = await assess.refetch();
    const known = data?.ok === true ? data.value : null;
    const [need, ...others] = missingIn(step, work, { ...circumstances, assessment: known });
    const subject = others.length === 0 ? subjectFor(need, known) : null;
    if (subject === null) showMissing();
    else askConsent(subject);
  };

  const next = () => {
    if (mend !== null) {
      go(mend);
    } else if (issuing.begun === null && missingIn(step, work, circumstances).length > 0) {
      // All that is missing may be somebody else's consent, and that is asked for here.
      const [need, ...others] = missingIn(step, work, circumstances);
      if (others.length === 0 && subjectFor(need, assessment) !== null) void askSecond();
      else showMissing();
    } else if (step === 'ISSUE') {
      void issue();
    } else {
      go(steps[stepIndex(step) + 1] ?? 'ISSUE');
    }
  };

  const before = steps[stepIndex(step) - 1];
  const after = steps[stepIndex(step) + 1];
  const done = issuing.outcome !== null;
  useShortcut('stepBack', before === undefined || frozen || done ? null : () => go(before));
  useShortcut('stepForward', after === undefined || frozen || done ? null : next);

  if (issuing.outcome !== null) {
    return (
      <Issued
        outcome={issuing.outcome}
        maskedName={assessment?.customer.maskedName ?? ''}
        onNext={onStartAnew}
      />
    );
  }

  const props: StepProps = {
    work,
    change,
    assessment,
    status,
    session,
    missing: refused === step ? missingIn(step, work, circumstances) : [],
  };
  const picture = pictureOf(card, issuing);
  const canDiscard = work.customerNo !== null && !frozen;

  return (
    <>
      <FlowFrame
        title={t('issuance.title')}
        steps={steps.map((each) => ({
          step: each,
          label: t(`issuance.step.${each}`),
          done: stepIndex(each) < stepIndex(furthest),
          reachable: !frozen && stepIndex(each) <= stepIndex(furthest),
        }))}
        current={step}
        onGo={go}
        saved={
          saving.savedAt !== null
            ? t('flow.saved', { time: clockText(saving.savedAt) })
            : restored && t('flow.restored')
        }
        needs={props.missing.map((need) => t(needWords[need]))}
        aside={
          <IssuanceContext
            work={work}
            assessment={assessment}
            circumstances={circumstances}
            picture={step === 'CARD' || step === 'ISSUE' ? null : picture}
          />
        }
        start={
          canDiscard && (
            <UnstyledButton className={classes.discard} onClick={() => confirm('DISCARD')}>
              {t('issuance.startOver')}
            </UnstyledButton>
          )
        }
        actions={
          <>
            {issuing.begun !== null && (
              <Button variant="default" disabled={issuing.running} onClick={() => confirm('ABANDON')}>
                {t('open.abandon')}
              </Button>
            )}
            {before !== undefined && !frozen && (
              <Button variant="default" onClick={() => go(before)} rightSection={<Keys of="stepBack" />}>
                {t('flow.back')}
              </Button>
            )}
            <MainAction miw={170} loading={issuing.running} onClick={next}>
              {mainWords()}
            </MainAction>
          </>
        }
      >
        {saving.problem !== null && <ProblemPanel problem={saving.problem} />}
        {assess.data?.ok === false && <ProblemPanel problem={assess.data.problem} />}
        {step === 'CUSTOMER' && <CustomerStep {...props} />}
        {step === 'CHECKS' && <ChecksStep {...props} />}
        {step === 'CARD' && <CardStep {...props} card={card} picture={picture} />}
        {step === 'FEE' && <FeeStep {...props} />}
        {step === 'ISSUE' && (
          <IssueStep
            {...props}
            issuing={issuing}
            picture={picture}
            consentNeeded={missingIn('ISSUE', work, circumstances).length > 0}
          />
        )}
      </FlowFrame>
      <ApprovalSheet
        subject={consent}
        status={status}
        onGiven={(requestId) => {
          askConsent(null);
          setRefused(null);
          change(
            consent?.kind === 'OFFLINE_EXPOSURE'
              ? { exposureApprovalId: requestId }
              : { approvalRequestId: requestId, step: 'ISSUE' },
          );
        }}
        onClose={() => askConsent(null)}
      />
      <DiscardDraftDialog
        opened={asking === 'DISCARD'}
        words={{
          title: t('issuance.startOverTitle'),
          explain: t('issuance.startOverExplain'),
          keep: t('issuance.keepWorking'),
          discard: t('issuance.startOverConfirm'),
        }}
        before={hold}
        discard={() => ask((options) => desk.issuance.discardDraft({ draftId: work.draftId }, options))}
        onDiscarded={onStartAnew}
        onClose={() => {
          release();
          confirm(null);
        }}
      />
      <AbandonDialog
        entry={
          asking === 'ABANDON' && issuing.begun !== null
            ? {
                issuanceId: issuing.begun,
                maskedName: assessment?.customer.maskedName ?? '',
                cardSerialNo: work.cardSerialNo ?? '',
                cash: work.feeMethod === 'CASH' ? (assessment?.fee.amount ?? 0) : 0,
              }
            : null
        }
        onClose={() => confirm(null)}
        onAbandoned={onStartAnew}
      />
    </>
  );

  function mainWords(): string {
    if (step !== 'ISSUE') return t('flow.next');
    if (mend !== null) return t('issue.goToStep', { step: t(`issuance.step.${mend}`) });
    if (issuing.begun !== null) return t('issue.resume');
    return t(issuing.problem === null ? 'issue.action' : 'issue.again');
  }
}
