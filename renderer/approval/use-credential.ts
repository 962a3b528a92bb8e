import { useCallback, useState } from 'react';
import type { ApprovalCredential } from '../../electron/contract/approval.ts';
import type { ReaderSnapshot } from '../../electron/contract/card-process.ts';
import { StaffNo } from '../../electron/contract/staff.ts';
import { StaffCardPin } from '../../electron/contract/staff-card.ts';
import type { Answerer } from './use-approval.ts';
import { type StaffCardView, useStaffCard } from './use-staff-card.ts';

export type CredentialMethod = ApprovalCredential['method'];

/** How an approver is showing who they are: typed so far, or by the card that lies on a reader. */
export interface CredentialEntry {
  readonly method: CredentialMethod;
  readonly approver: string;
  readonly password: string;
  readonly pin: string;
  readonly staffCard: StaffCardView;
  /** The card was taken for the way, and nobody has chosen. */
  readonly suggested: boolean;
  /** Whose answer it would be; null while that is not known. */
  readonly who: string | null;
  /** The whole of it; null while something is missing. */
  readonly answerer: Answerer | null;
  readonly choose: (method: CredentialMethod) => void;
  readonly enter: (change: { approver?: string; password?: string; pin?: string }) => void;
}

const nothing = { approver: '', password: '', pin: '' };

/**
 * An approver's credential for one answer. A staff card on a reader is taken for the way its holder means to answer,
 * until they choose or type otherwise.
 *
 * @param proposed the number that stands there already; empty for none
 */
export function useCredential(readers: ReaderSnapshot, wanted: boolean, proposed: string): CredentialEntry {
  const [chosen, choose] = useState<CredentialMethod | null>(null);
  const [typed, setTyped] = useState({ ...nothing, approver: proposed });
  const staffCard = useStaffCard(readers, wanted);
  const { card } = staffCard;
  const typing = typed.approver !== proposed || typed.password !== '';
  const suggested = chosen === null && card !== null && !typing;
  const method = chosen ?? (suggested ? 'STAFF_CARD' : 'PASSWORD');
  const enter = useCallback((change: Partial<typeof nothing>) => {
    setTyped((before) => ({ ...before, ...change }));
  }, []);
  const who = method === 'STAFF_CARD' ? (card?.staffNo ?? null) : numberIn(typed.approver);
  return {
    ...typed,
    method,
    staffCard,
    suggested,
    who,
    answerer: who === null ? null : answererOf(who, method, typed, card?.pinTriesLeft === 0),
    choose,
    enter,
  };
}

const numberIn = (approver: string): string | null => (StaffNo.safeParse(approver).success ? approver : null);

function answererOf(
  approver: string,
  method: CredentialMethod,
  { password, pin }: typeof nothing,
  blocked: boolean,
): Answerer | null {
  if (method === 'PASSWORD') return password === '' ? null : { approver, credential: { method, password } };
  return blocked || !StaffCardPin.safeParse(pin).success ? null : { approver, credential: { method, pin } };
}
