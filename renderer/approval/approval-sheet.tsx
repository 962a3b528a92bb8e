import { type RefObject, useEffect, useRef } from 'react';
import type { ApprovalSubject } from '../../electron/contract/approval.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { answeredBy } from './answered-by.ts';
import { Consent } from './consent.tsx';
import classes from './sheet.module.css';
import { Sheet } from './sheet.tsx';
import { useApproval } from './use-approval.ts';

/**
 * Asks for a second person's consent beside the task, which stays in sight. Esc and the cross take the request back and
 * never approve; the request's number is handed on once everybody needed has approved.
 */
export function ApprovalSheet({
  subject,
  status,
  onGiven,
  onClose,
}: {
  /** What is to be approved; null keeps the sheet away. */
  subject: ApprovalSubject | null;
  status: TerminalStatus;
  onGiven: (requestId: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const by = answeredBy(subject?.kind ?? 'FEE_WAIVER');
  const waiting = useRef<string | null>(null);
  const close = () => {
    const requestId = waiting.current;
    if (requestId !== null) void ask((options) => desk.approvals.withdraw({ requestId }, options));
    onClose();
  };
  return (
    <Sheet title={t(`approval.title.${by}`)} opened={subject !== null} onClose={close}>
      {subject !== null && (
        <Asking subject={subject} status={status} waiting={waiting} onGiven={onGiven} onClose={close} />
      )}
    </Sheet>
  );
}

function Asking({
  subject,
  status,
  waiting,
  onGiven,
  onClose,
}: {
  subject: ApprovalSubject;
  status: TerminalStatus;
  /** Is told which request could be taken back. */
  waiting: RefObject<string | null>;
  onGiven: (requestId: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const approval = useApproval((options) => desk.approvals.request({ subject }, options), status);
  const { request } = approval;
  useEffect(() => {
    if (request?.state === 'GIVEN') onGiven(request.requestId);
  }, [request, onGiven]);
  useEffect(() => {
    waiting.current = request?.state === 'WAITING' ? request.requestId : null;
    return () => {
      waiting.current = null;
    };
  }, [request, waiting]);
  useShortcut('close', onClose);
  return (
    <>
      <Consent key={request?.requestId} approval={approval} readers={status.readers} />
      <small className={classes.note}>{t('approval.closes')}</small>
    </>
  );
}
