import { UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCardsFilled, IconFileOff, IconPencilCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CorrectionDetail } from '../../electron/contract/correction.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { WayOut } from '../../electron/contract/rejection.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { places } from '../frame/places.ts';
import { dateText, shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { Course } from '../record/course.tsx';
import { Facts } from '../record/facts.tsx';
import record from '../record/record.module.css';
import { PanelWithoutRecord, RecordPanel } from '../record/record-panel.tsx';
import { CorrectForm } from './correct-form.tsx';
import classes from './corrections.module.css';
import { RecallForm } from './recall-form.tsx';
import { recallText } from './recall-text.ts';
import { refundText } from './refund-text.ts';
import { ReverseForm } from './reverse-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const icons = {
  CORRECT: IconPencilCheck,
  REVERSE: IconArrowBackUp,
  RECALL_CARD: IconCardsFilled,
  WITHDRAW: IconFileOff,
} as const;

/** Ways that need a second person. */
const needsSecond: readonly WayOut[] = ['REVERSE', 'WITHDRAW'];

/** One rejected record: the core's reason, the ways out and what each will do, and the whole course. */
export function CaseDetail({ caseNo, status }: { caseNo: number; status: TerminalStatus }) {
  const { t, language } = useWords();
  const [way, take] = useState<WayOut | null>(null);
  const claim = useClaimCorrection();
  const detail = useQuery({
    queryKey: ['correction', caseNo, status.lastSeq, status.waiting, status.rejected, status.corrections],
    queryFn: () => ask((options) => desk.corrections.detail({ caseNo }, options)),
    placeholderData: (previous) => previous,
  });
  if (!detail.data?.ok) return <PanelWithoutRecord refused={detail.data} />;
  const found = detail.data.value;
  const { rejection, state } = found.entry;
  return (
    <RecordPanel label={t('correction.detail')}>
      <h2>
        {found.entry.issuance?.maskedName ??
          found.entry.claim?.maskedName ??
          t(`history.entry.${found.entry.type}`)}
        <small>{t(`correction.state.${state}`)}</small>
      </h2>
      <div className={record.said} data-tone={state === 'OPEN' ? 'alarm' : 'waiting'}>
        <strong>{rejection[language]}</strong>
        <br />
        <small>{`${t('common.code')} ${rejection.code}`}</small>
      </div>
      {state === 'RESENT' && <output>{t('correction.resentHint')}</output>}
      {way !== null && <Form way={way} found={found} status={status} onClose={() => take(null)} />}
      {claim.problem !== null && <ProblemPanel problem={claim.problem} />}
      {way === null && state === 'OPEN' && (
        <Ways
          found={found}
          onTake={(taken) =>
            taken === 'CORRECT' && found.entry.claim !== null
              ? claim.correct(found.entry.claim.claimId)
              : take(taken)
          }
        />
      )}
      {way === null && (
        <>
          <CaseFacts found={found} />
          <Course
            title={t('correction.course')}
            entries={found.course.map(({ approver, rejection: refused, ...entry }) => ({
              ...entry,
              more: [
                ...(approver === null ? [] : [`${t('history.approver')} ${approver}`]),
                ...(refused === null ? [] : [refused[language]]),
              ],
            }))}
          />
        </>
      )}
    </RecordPanel>
  );
}

/** A rejected claim is corrected in its intake: it is opened there again as a draft. */
function useClaimCorrection() {
  const [, navigate] = useLocation();
  const opening = useMutation({
    mutationFn: (claimId: string) => ask((options) => desk.claims.correct({ claimId }, options)),
    onSuccess: (answer, claimId) => {
      if (answer.ok) navigate(`${places.claim}/intake/${claimId}`);
    },
  });
  return { correct: opening.mutate, problem: opening.data?.ok === false ? opening.data.problem : null };
}

function Ways({ found, onTake }: { found: CorrectionDetail; onTake: (way: WayOut) => void }) {
  const { t, language } = useWords();
  const ways = useRef<HTMLElement>(null);
  useEffect(() => {
    ways.current?.querySelector('button')?.focus();
  }, []);
  const { issuance, claim, rejection } = found.entry;
  const ended = issuance?.recall !== null && issuance?.recall.outcome !== 'PENDING';
  const offered = rejection.ways.filter(
    (way) =>
      (way !== 'CORRECT' || claim !== null || (found.refund !== null && issuance?.recall === null)) &&
      (way !== 'REVERSE' || found.refund !== null) &&
      (way !== 'RECALL_CARD' || (issuance !== null && !ended)),
  );
  const effect = (way: WayOut): string => {
    if (way === 'CORRECT' && claim !== null)
      return t(`correction.effect.${claim.beingCorrected ? 'CORRECT_CLAIM_AGAIN' : 'CORRECT_CLAIM'}`);
    if (way !== 'REVERSE' || found.refund === null)
      return t(`correction.effect.${way === 'REVERSE' ? 'REVERSE_NONE' : way}`);
    return t(`correction.effect.REVERSE_${found.refund.method}`, {
      amount: found.refund.method === 'NONE' ? '' : wonText(found.refund.amount, language),
    });
  };
  return (
    <section ref={ways} className={classes.ways} aria-label={t('correction.ways')}>
      <h3>{t('correction.ways')}</h3>
      {offered.map((way) => {
        const Icon = icons[way];
        return (
          <UnstyledButton key={way} className={classes.way} onClick={() => onTake(way)}>
            <Icon size={19} stroke={1.7} aria-hidden />
            <strong>{t(`correction.way.${way}`)}</strong>
            {needsSecond.includes(way) && <em>{t('correction.needsSecond')}</em>}
            <span>{effect(way)}</span>
          </UnstyledButton>
        );
      })}
    </section>
  );
}

function Form({
  way,
  found,
  status,
  onClose,
}: {
  way: WayOut;
  found: CorrectionDetail;
  status: TerminalStatus;
  onClose: () => void;
}) {
  const { caseNo, issuance } = found.entry;
  if (way === 'WITHDRAW') return <WithdrawForm caseNo={caseNo} status={status} onDone={onClose} />;
  if (issuance === null) return null;
  if (way === 'RECALL_CARD') return <RecallForm issuance={issuance} onDone={onClose} />;
  if (way === 'REVERSE')
    return (
      <ReverseForm
        issuanceId={issuance.issuanceId}
        recalled={issuance.recall !== null}
        rejected
        status={status}
        onDone={onClose}
      />
    );
  return found.papers === null ? null : (
    <CorrectForm caseNo={caseNo} papers={found.papers} onDone={onClose} />
  );
}

function CaseFacts({ found: { entry, refund } }: { found: CorrectionDetail }) {
  const { t, language } = useWords();
  const { issuance, claim, maker, recordedAt } = entry;
  const facts: readonly (readonly [string, string])[] = [
    [t('correction.recordedAt'), shortMoment(recordedAt)],
    [t('correction.maker'), maker],
    ...(issuance === null
      ? []
      : ([
          [t('customer.customerNo'), issuance.customerNo],
          [t('correction.card'), grouped(issuance.serialNo)],
          [t('correction.refund'), refund === null ? '' : refundText(t, language, refund)],
          [t('correction.recallTitle'), issuance.recall === null ? '' : recallText(t, issuance.recall)],
        ] as const)),
    ...(claim === null
      ? []
      : ([
          [t('claimFiled.provisionalNo'), claim.provisionalNo],
          [t('claimWhat.beganAt'), dateText(claim.accidentOn, language)],
          [t('claim.loss'), wonText(claim.loss, language)],
        ] as const)),
  ];
  return <Facts facts={facts} columns={2} />;
}
