import { useEffect } from 'react';
import type { ApprovalView } from '../../electron/contract/approval.ts';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { desk } from '../bridge/desk.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { answeredBy } from './answered-by.ts';
import { Consent } from './consent.tsx';
import { Sheet } from './sheet.tsx';
import { useApproval } from './use-approval.ts';

/** Lets whoever is signed in answer a request that was asked elsewhere; it closes with the answer. */
export function AnswerSheet({
  request,
  status,
  session,
  onClose,
}: {
  request: ApprovalView | null;
  status: TerminalStatus;
  session: SessionView;
  onClose: () => void;
}) {
  const { t } = useWords();
  const by = answeredBy(request?.subject.kind ?? 'FEE_WAIVER');
  return (
    <Sheet title={t(`approval.title.${by}`)} opened={request !== null} onClose={onClose}>
      {request !== null && (
        <Answering
          key={request.requestId}
          requestId={request.requestId}
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
