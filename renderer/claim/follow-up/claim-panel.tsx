import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { may } from '../../../electron/contract/permission.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { SyncMark } from '../../history/sync-mark.tsx';
import { shortMoment } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { wonText } from '../../language/won-text.ts';
import { Facts } from '../../record/facts.tsx';
import record from '../../record/record.module.css';
import { PanelWithoutRecord, RecordPanel } from '../../record/record-panel.tsx';
import { Course } from './course.tsx';
import { Decision } from './decision.tsx';
import classes from './follow-up.module.css';
import { LeftOutPapers } from './left-out-papers.tsx';
import { NoteForm } from './note-form.tsx';
import { ObjectionForm } from './objection-form.tsx';
import { Papers } from './papers.tsx';
import { PersonalFields } from './personal-fields.tsx';
import { RefundForm } from './refund-form.tsx';
import { RefundSteps } from './refund-steps.tsx';
import { SentFiles } from './sent-files.tsx';
import { claimStateMark } from './state-mark.tsx';
import { Supplement } from './supplement.tsx';
import { WithdrawalForm } from './withdrawal-form.tsx';

type Task = 'NOTE' | 'REFUND' | 'WITHDRAW' | 'OBJECT';

/** One claim after its filing: where it stands, what was decided and why, what is still wanted, what happened. */
export function ClaimPanel({
  claimId,
  status,
  onClose,
}: {
  claimId: string;
  status: TerminalStatus;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const [task, take] = useState<Task | null>(null);
  const detail = useQuery({
    queryKey: [
      'claim detail',
      claimId,
      status.lastSeq,
      status.waiting,
      status.provisional,
      status.claimsHeard,
    ],
    queryFn: () => ask((options) => desk.claims.detail({ claimId }, options)),
    // What is being done in the panel stays while the claim moves on.
    placeholderData: (previous) => previous,
  });
  if (!detail.data?.ok) return <PanelWithoutRecord refused={detail.data} />;
  const claim = detail.data.value;
  const { row } = claim;
  const serves = status.session !== null && may(status.session.role, 'SERVE_CUSTOMERS');
  const done = () => {
    take(null);
    void detail.refetch();
  };
  return (
    <RecordPanel label={t('claimFollowUp.detail')}>
      <h2>
        {row.maskedName ?? t('claimFollowUp.erasedCustomer')}
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </h2>
      <div className={classes.marks}>
        {claimStateMark(row.state, t)}
        <SyncMark sync={row.sync} />
      </div>
      {claim.erased !== null && (
        <p className={classes.hint}>
          {t('claimFollowUp.erased', { date: claim.erased.on, basis: claim.erased.basis[language] })}
        </p>
      )}
      <Told claim={claim} />
      {task === null && serves && <Tasks claim={claim} onTake={take} />}
      {task === 'NOTE' && <NoteForm claimId={claimId} onDone={done} />}
      {task === 'REFUND' && claim.refund !== null && (
        <RefundForm claimId={claimId} known={claim.refund.known} onDone={done} />
      )}
      {task === 'OBJECT' && <ObjectionForm claimId={claimId} onDone={done} />}
      {task === 'WITHDRAW' && <WithdrawalForm claimId={claimId} status={status} onDone={done} />}
      <ClaimFacts claim={claim} />
      <RefundSteps refund={claim.refund} />
      <Papers papers={claim.papers} />
      <LeftOutPapers leftOut={claim.leftOut} />
      {claim.may.supplement && serves && <Supplement claimId={claimId} papers={claim.papers} onDone={done} />}
      {claim.erased === null && <SentFiles claimId={claimId} evidence={status.evidence} heading="h3" />}
      {claim.erased === null && <PersonalFields claimId={claimId} masked={claim.masked} />}
      <Course course={claim.course} />
      <OtherCases claim={claim} />
    </RecordPanel>
  );
}

/** What the core has said that the customer wants to hear first. */
function Told({ claim }: { claim: ClaimDetail }) {
  const { t, language } = useWords();
  return (
    <>
      {claim.rejection !== null && (
        <div className={record.said} data-tone="alarm" role="alert">
          <strong>{t('claimFollowUp.rejected')}</strong>
          <br />
          {claim.rejection[language]}
        </div>
      )}
      {claim.refusal !== null && (
        <section className={record.said} data-tone="alarm" aria-label={t('claimFollowUp.refusal')}>
          <strong>{t('claimFollowUp.refusal')}</strong>
          <br />
          {claim.refusal.reason[language]}
          <br />
          <small>{`${t('common.code')} ${claim.refusal.code}`}</small>
        </section>
      )}
      {claim.decision !== null && <Decision decision={claim.decision} />}
    </>
  );
}

function Tasks({ claim, onTake }: { claim: ClaimDetail; onTake: (task: Task) => void }) {
  const { t } = useWords();
  if (claim.erased !== null) return null;
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={() => onTake('NOTE')}>
        {t('claimFollowUp.addNote')}
      </Button>
      {claim.may.recordRefund && (
        <Button variant="default" onClick={() => onTake('REFUND')}>
          {t('claimFollowUp.recordRefund')}
        </Button>
      )}
      {claim.may.object && (
        <Button variant="default" onClick={() => onTake('OBJECT')}>
          {t('claimFollowUp.object')}
        </Button>
      )}
      {claim.may.withdraw && (
        <Button variant="default" onClick={() => onTake('WITHDRAW')}>
          {t('claimFollowUp.withdraw')}
        </Button>
      )}
    </div>
  );
}

function ClaimFacts({ claim: { row, objections } }: { claim: ClaimDetail }) {
  const { t, language } = useWords();
  const facts: readonly (readonly [string, string])[] = [
    [
      t('claimFollowUp.number'),
      [row.coreNo, row.provisionalNo].filter((number) => number !== null).join(' · '),
    ],
    [t('claimFollowUp.filedAt'), shortMoment(row.filedAt)],
    [
      t('claimFollowUp.kind'),
      `${t(`claimWhat.meansOf.${row.means}`)} · ${t(`claimWhat.types.${row.accidentType}`)}`,
    ],
    [t('claimFollowUp.accidentOn'), row.accidentOn],
    [t('claimFollowUp.loss'), wonText(row.loss, language)],
    [t('claimFollowUp.maker'), row.maker],
    ...objections.map((one) => {
      const state = t(`claimFollowUp.objectionStates.${one.state}`);
      const isOwed = one.state === 'FILED' || one.state === 'RECEIVED';
      return [
        `${t('claimFollowUp.objection')} ${one.coreNo ?? one.provisionalNo}`,
        isOwed
          ? `${state} · ${t('claimFollowUp.objectionDue', { date: one.dueOn })}`
          : (one.answer?.[language] ?? state),
      ] as const;
    }),
  ];
  return <Facts facts={facts} />;
}

function OtherCases({ claim: { otherCases } }: { claim: ClaimDetail }) {
  const { t } = useWords();
  if (otherCases.length === 0) return null;
  return (
    <section>
      <h3>{t('claimFollowUp.otherCases')}</h3>
      <ul className={classes.papers}>
        {otherCases.map((one) => (
          <li key={one.coreNo}>
            <span>
              {one.coreNo} · {one.accidentOn}
            </span>
            <span className={classes.soft}>
              {t(`claimFollowUp.otherChannel.${one.channel}`)} · {t(`claimFollowUp.otherState.${one.state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
