import { Button, Group, TextInput } from '@mantine/core';
import { IconHourglass, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReaderSnapshot } from '../../electron/contract/card-process.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import { problemOfLapse } from '../../electron/contract/problem-of-lapse.ts';
import { FieldColumn } from '../form/field-column.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { elapsedText } from '../language/date-text.ts';
import { useNow } from '../language/use-now.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { answeredBy } from './answered-by.ts';
import classes from './consent.module.css';
import { CredentialFields } from './credential-fields.tsx';
import { SubjectSummary } from './subject-summary.tsx';
import type { Approval } from './use-approval.ts';
import { useCredential } from './use-credential.ts';

/**
 * What a second person sees and does: the summary, their own number and password or their staff card and its PIN, yes or
 * no. A secret is typed for one answer and never lies waiting for the next.
 */
export function Consent({
  approval,
  readers,
  approver = '',
}: {
  approval: Approval;
  readers: ReaderSnapshot;
  /** Whose number stands there already: who is signed in at a terminal of their own. */
  approver?: string;
}) {
  const { t } = useWords();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const { request, problem, answering } = approval;
  const waiting = request?.state === 'WAITING';
  const now = useNow(waiting);
  const entry = useCredential(readers, waiting, approver);
  const { answerer: by, enter, staffCard } = entry;
  const { readAgain } = staffCard;
  const isMaker = entry.who !== null && entry.who === request?.maker;

  /** What the card's own fields say is not said twice. */
  const isSaidByCard = ({ tag }: Problem) =>
    entry.method === 'STAFF_CARD' &&
    (tag === staffCard.problem?.tag || (tag === 'StaffCardPinBlocked' && staffCard.card?.pinTriesLeft === 0));

  const known = by !== null && !isMaker;
  const ready = waiting && known && !answering && (!refusing || reason.trim().length >= 2);
  const answer = () => {
    if (!ready || by === null) return;
    enter({ password: '', pin: '' });
    entry.choose(entry.method);
    if (refusing) approval.refuse(by, reason.trim());
    else approval.give(by);
  };

  const given = request?.approvals.length ?? 0;
  useEffect(() => {
    if (given > 0) enter({ approver: '' });
  }, [given, enter]);
  useEffect(() => {
    if (problem === null || answering) return;
    secret.current?.focus();
    readAgain();
  }, [problem, answering, readAgain]);

  if (request === null) return problem === null ? null : <ProblemPanel problem={problem} />;
  return (
    <FieldColumn startsAnew={`${request.requestId} ${given} ${refusing} ${entry.suggested}`}>
      <SubjectSummary request={request} />
      {waiting && (
        <span className={classes.left}>
          <IconHourglass size={15} stroke={1.8} aria-hidden />
          {t('approval.left', {
            time: elapsedText(new Date(now).toISOString(), Math.max(now, approval.endsAt)),
          })}
        </span>
      )}
      {given > 0 && given < request.needed && (
        <output className={classes.partly}>
          <IconShieldCheck size={17} stroke={1.8} aria-hidden />
          {t('approval.partly', {
            names: request.approvals.map((one) => one.approver).join(', '),
            given,
            needed: request.needed,
          })}
        </output>
      )}
      {waiting && (
        <>
          {refusing && (
            <TextInput
              label={t('approval.refuseReason')}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <CredentialFields entry={entry} by={answeredBy(request.subject.kind)} secret={secret} />
          {isMaker && <ProblemPanel problem={{ tag: 'ApproverIsMaker' }} />}
          {problem !== null && !isSaidByCard(problem) && <ProblemPanel problem={problem} />}
          <Group justify="space-between" className={classes.answers}>
            <Button variant="default" onClick={() => setRefusing(!refusing)}>
              {t(refusing ? 'approval.notRefuse' : 'approval.refuse')}
            </Button>
            <MainAction
              {...(refusing && { color: '#a8201a' })}
              disabled={!known || (refusing && reason.trim().length < 2)}
              loading={answering}
              onClick={answer}
            >
              {t(refusing ? 'approval.refuseConfirm' : 'approval.approve')}
            </MainAction>
          </Group>
        </>
      )}
      {request.state === 'REFUSED' && request.refusal !== null && (
        <output className={classes.refused}>
          {t('approval.refused', { name: request.refusal.approver, reason: request.refusal.reason })}
        </output>
      )}
      {request.lapse !== null && <ProblemPanel problem={{ tag: problemOfLapse[request.lapse] }} />}
      {(request.state === 'REFUSED' || request.state === 'LAPSED') && (
        <Group justify="flex-end">
          <Button data-main-action variant="default" onClick={approval.askAgain}>
            {t('approval.askAgain')}
          </Button>
        </Group>
      )}
    </FieldColumn>
  );
}
