import { useEffect } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { desk } from '../bridge/desk.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { Consent } from './consent.tsx';
import { Sheet } from './sheet.tsx';
import { useApproval } from './use-approval.ts';

/** Lets whoever is signed in answer a request that was asked elsewhere; it closes with the answer. */
export function AnswerSheet({
  requestId,
  status,
  session,
  onClose,
}: {
  requestId: string | null;
  status: TerminalStatus;
  session: SessionView;
  onClose: () => void;
}) {
  return (
    <Sheet opened={requestId !== null} onClose={onClose}>
      {requestId !== null && (
        <Answering
          key={requestId}
          requestId={requestId}
          status={status}
          approver={session.staffNo}
          onClose={onClose}
        />
      )}
    </Sheet>
  );
}

function Answering({
  requestId,
  status,
  approver,
  onClose,
}: {
  requestId: string;
  status: TerminalStatus;
  approver: string;
  onClose: () => void;
}) {
  const approval = useApproval((options) => desk.approvals.find({ requestId }, options), status);
  const { request } = approval;
  useEffect(() => {
    if (request !== null && request.state !== 'WAITING' && request.state !== 'LAPSED') onClose();
  }, [request, onClose]);
  useShortcut('close', onClose);
  return (
    <Consent key={request?.requestId} approval={approval} readers={status.readers} approver={approver} />
  );
}
