import type { Database } from 'better-sqlite3';
import type { SessionView } from '../../contract/desk.ts';
import { instantOf, seoulDateOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { Journal } from '../journal/journal.ts';
import { readSettings } from '../settings.ts';
import type { KnownPerson, StaffRegister } from './staff-register.ts';

interface Session {
  readonly person: KnownPerson;
  readonly signedInAt: number;
  readonly businessDate: string;
  locked: boolean;
  /** Monotonic, milliseconds. */
  lastActivity: number;
}

/**
 * Who sits at this terminal. One person at a time; ends with the business date, with their leaving, and with the
 * program; locks when nobody has touched the terminal for a while.
 */
export class SessionKeeper {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #register: StaffRegister;
  readonly #now: () => number;
  readonly #online: () => boolean;
  readonly #leaving: (cause: 'SCREEN_LOCKED' | 'SIGNED_OUT' | 'RESTART') => void;
  readonly #changed: () => void;
  #session: Session | null = null;
  /** Whether the screen is locked and what was asked for at it could not be ended yet. */
  #untold = false;
  /** Whom the last program left signed in, null for nobody; undefined once that is settled. */
  #leftOver: string | null | undefined;

  /** @param leaving told before whoever is here locks the screen or goes, or was cut off: what they asked for ends with it */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    register: StaffRegister;
    now: () => number;
    online: () => boolean;
    leaving: (cause: 'SCREEN_LOCKED' | 'SIGNED_OUT' | 'RESTART') => void;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#register = parts.register;
    this.#now = parts.now;
    this.#online = parts.online;
    this.#leaving = parts.leaving;
    this.#changed = parts.changed;
    this.#leftOver = this.#findLeftOver();
  }

  /** Whoever is signed in now, locked or not; null for nobody. */
  view(): SessionView | null {
    const session = this.#session;
    return (
      session && {
        staffNo: session.person.staffNo,
        name: session.person.name,
        role: session.person.role,
        locked: session.locked,
        signedInAt: instantOf(session.signedInAt),
      }
    );
  }

  /**
   * Signs somebody in; whoever was signed in before is signed out, their drafts wait for them.
   *
   * @returns problems of {@link StaffRegister.identify}
   */
  async signIn(staffNo: StaffNo, password: string): Promise<Result<SessionView>> {
    const settings = readSettings(this.#connection);
    if (settings === null) return fail('NoStaffYet');
    const known = await this.#register.identify(staffNo, password, settings);
    if (!known.ok) return known;
    if (this.#session !== null) this.#end('SWITCH');
    else this.closeLeftOver();
    const now = this.#now();
    this.#journal.record({
      type: 'StaffSignedIn',
      payload: { role: known.value.role, online: this.#online() },
      actor: staffNo,
    });
    this.#session = {
      person: known.value,
      signedInAt: now,
      businessDate: seoulDateOf(now),
      locked: false,
      lastActivity: performance.now(),
    };
    this.#changed();
    return succeed(this.view() as SessionView);
  }

  signOut(): void {
    if (this.#session === null) return;
    this.#end('SIGN_OUT');
    this.#changed();
  }

  /** Also on a full disk, where what was asked for can't be told to have ended yet: that is made up for. */
  lock(): void {
    if (this.#session === null || this.#session.locked) return;
    this.#session.locked = true;
    this.#changed();
    this.#tellOfLock();
  }

  #tellOfLock(): void {
    this.#untold = true;
    this.#leaving('SCREEN_LOCKED');
    this.#untold = false;
  }

  /** @returns problems NotSignedIn and those of {@link StaffRegister.identify} */
  async unlock(password: string): Promise<Result<SessionView>> {
    const session = this.#session;
    const settings = readSettings(this.#connection);
    if (session === null || settings === null) return fail('NotSignedIn');
    const known = await this.#register.identify(session.person.staffNo, password, settings);
    if (!known.ok) return known;
    // Somebody else may have signed in while the password was being checked.
    if (this.#session !== session) return fail('NotSignedIn');
    if (this.#untold) this.#tellOfLock();
    session.locked = false;
    session.lastActivity = performance.now();
    this.#changed();
    return succeed(this.view() as SessionView);
  }

  /** Somebody touched the terminal. */
  touch(): void {
    if (this.#session !== null) this.#session.lastActivity = performance.now();
  }

  /**
   * Whoever may act now.
   *
   * @returns problems NotSignedIn, SessionLocked, SessionExpired
   */
  current(): Result<KnownPerson> {
    this.lockWhenIdle();
    const session = this.#session;
    if (session === null) return fail('NotSignedIn');
    if (session.businessDate !== seoulDateOf(this.#now()) || !this.#register.isActive(session.person)) {
      this.#end('SIGN_OUT');
      this.#changed();
      return fail('SessionExpired');
    }
    return session.locked ? fail('SessionLocked') : succeed(session.person);
  }

  /**
   * Whether this person may act still: for what has waited for a card since they asked for it.
   *
   * @returns problems of {@link current}; NotSignedIn also where somebody else is here by now
   */
  isStillHere({ staffNo }: KnownPerson): Result<null> {
    const current = this.current();
    if (!current.ok) return current;
    return current.value.staffNo === staffNo ? succeed(null) : fail('NotSignedIn');
  }

  /** Locks a session nobody has touched for the branch's idle time; called on every call and by a timer. */
  lockWhenIdle(): void {
    if (this.#untold) this.#tellOfLock();
    const minutes = readSettings(this.#connection)?.idleLockMinutes;
    if (this.#session === null || minutes === undefined) return;
    if (performance.now() - this.#session.lastActivity > minutes * 60_000) this.lock();
  }

  #end(cause: 'SIGN_OUT' | 'SWITCH'): void {
    const session = this.#session;
    if (session === null) return;
    // On a full disk their end can't be recorded: they stay, but nobody acts in their name, and what they asked for ends
    // before they unlock.
    session.locked = true;
    this.#changed();
    this.#untold = true;
    this.#leaving('SIGNED_OUT');
    this.#journal.record({ type: 'StaffSignedOut', payload: { cause }, actor: session.person.staffNo });
    this.#untold = false;
    this.#session = null;
  }

  /**
   * A program that was killed could not sign anybody out; this does, so that the record is whole. Not before the core
   * has been heard or somebody comes: until then this may be an older copy, which must not go on by itself.
   */
  closeLeftOver(): void {
    if (this.#session !== null || this.#leftOver === undefined) return;
    const actor = this.#leftOver;
    this.#leaving('RESTART');
    if (actor !== null)
      this.#journal.record({ type: 'StaffSignedOut', payload: { cause: 'RESTART' }, actor });
    this.#leftOver = undefined;
  }

  /** Whom the last program did not sign out; null for nobody. Reads back through the journal, so once a start. */
  #findLeftOver(): string | null {
    const last = this.#connection
      .prepare<[], { type: string; actor: string }>(`
        SELECT type, actor FROM journal WHERE type IN ('StaffSignedIn', 'StaffSignedOut') ORDER BY seq DESC LIMIT 1`)
      .get();
    return last?.type === 'StaffSignedIn' ? last.actor : null;
  }
}
