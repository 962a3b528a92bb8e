import { Button, Group, TextInput } from '@mantine/core';
import { IconHourglass, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { StaffNo } from '../../electron/contract/staff.ts';
import { FieldColumn } from '../form/field-column.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { elapsedText } from '../language/date-text.ts';
import { useNow } from '../language/use-now.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './consent.module.css';
import { SubjectSummary } from './subject-summary.tsx';
import type { Approval } from './use-approval.ts';

/**
 * What a second person sees and does: the summary, their own number and password, yes or no. A password is typed for
 * one answer and never lies waiting for the next.
 */
export function Consent({ approval }: { approval: Approval }) {
  const { t } = useWords();
  const [approver, setApprover] = useState('');
  const [password, setPassword] = useState('');
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const { request, problem, answering } = approval;
  const waiting = request?.state === 'WAITING';
  const now = useNow(waiting);

  const known = StaffNo.safeParse(approver).success && password !== '' && approver !== request?.maker;
  const ready = waiting && known && !answering && (!refusing || reason.trim().length >= 2);
  const answer = () => {
    if (!ready) return;
    const by = { approver, credential: { method: 'PASSWORD', password } as const };
    setPassword('');
    if (refusing) approval.refuse(by, reason.trim());
    else approval.give(by);
  };
  useShortcut('mainAction', answer);

  const given = request?.approvals.length ?? 0;
  useEffect(() => {
    if (given > 0) setApprover('');
  }, [given]);
  useEffect(() => {
    if (problem !== null && !answering) secret.current?.focus();
  }, [problem, answering]);

  if (request === null) return problem === null ? null : <ProblemPanel problem={problem} />;
  return (
    <FieldColumn startsAnew={`${request.requestId} ${given} ${refusing}`}>
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
          <TextInput
            label={t('approval.approver')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={approver}
            onChange={(event) => setApprover(event.currentTarget.value.replace(/[^0-9]/g, ''))}
          />
          <TextInput
            ref={secret}
            label={t('approval.password')}
            description={t('approval.own')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="password"
            autoComplete="off"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {approver === request.maker && <ProblemPanel problem={{ tag: 'ApproverIsMaker' }} />}
          {problem !== null && <ProblemPanel problem={problem} />}
          <Group justify="space-between">
            <Button variant="default" onClick={() => setRefusing(!refusing)}>
              {t(refusing ? 'approval.notRefuse' : 'approval.refuse')}
            </Button>
            <Button
              data-main-action
              {...(refusing && { color: '#a8201a' })}
              disabled={!known || (refusing && reason.trim().length < 2)}
              loading={answering}
              onClick={answer}
              rightSection={<Keys of="mainAction" />}
            >
              {t(refusing ? 'approval.refuseConfirm' : 'approval.approve')}
            </Button>
          </Group>
        </>
      )}
      {request.state === 'REFUSED' && request.refusal !== null && (
        <output className={classes.refused}>
          {t('approval.refused', { name: request.refusal.approver, reason: request.refusal.reason })}
        </output>
      )}
      {request.state === 'LAPSED' && (
        <ProblemPanel problem={{ tag: request.lapse === 'EXPIRED' ? 'ApprovalExpired' : 'ApprovalLapsed' }} />
      )}
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
