import { type Access, may } from '../contract/permission.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import type { SessionKeeper } from './staff/session.ts';
import type { KnownPerson } from './staff/staff-register.ts';

/**
 * Holds the permission matrix: whether a call with this access may go ahead now, and who makes it (null where nobody
 * need be named).
 *
 * @returns problems NotSignedIn, SessionLocked, SessionExpired, NotPermitted
 */
export function permit(access: Access, sessions: SessionKeeper): Result<KnownPerson | null> {
  if (access === 'ANYBODY') return succeed(null);
  if (access === 'SIGNED_IN') return sessions.view() === null ? fail('NotSignedIn') : succeed(null);
  const current = sessions.current();
  if (!current.ok) return current;
  return may(current.value.role, access) ? current : fail('NotPermitted');
}
