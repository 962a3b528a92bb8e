import type { Database } from 'better-sqlite3';
import { instantOf } from '../../contract/moment.ts';
import { may, type Permission } from '../../contract/permission.ts';
import type { BranchSettings } from '../../contract/reference-data.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { PasswordVerifier, type Role, type StaffNo } from '../../contract/staff.ts';
import type { Journal } from '../journal/journal.ts';
import { nobodysVerifier, passwordFits } from './password.ts';

/** A member of staff whose password was right. */
export interface KnownPerson {
  readonly staffNo: StaffNo;
  readonly name: string;
  readonly role: Role;
}

interface StaffRow {
  staff_no: string;
  name: string;
  role: Role;
  active: number;
  verifier: string;
  verifier_valid_until: string;
  failures: number;
  locked_until: string | null;
  staff_card: string | null;
}

/** Who works here, and whether a password is theirs; works without the line for as long as the verifiers are valid. */
export class StaffRegister {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #knownNow: () => number;

  /**
   * @param now wall clock, milliseconds since 1970
   * @param knownNow the core's time where it has been heard since the start, else the wall clock: one that is years ahead
   *   must not send everybody home
   */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    now: () => number;
    knownNow: () => number;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#now = parts.now;
    this.#knownNow = parts.knownNow;
  }

  /**
   * Checks a password. A wrong one is recorded and counted; after `lockoutAfter` in a row the number is locked out.
   *
   * @returns problems NoStaffYet, SignInRefused, StaffLockedOut, VerifierTooOld
   */
  async identify(staffNo: StaffNo, password: string, settings: BranchSettings): Promise<Result<KnownPerson>> {
    const before = this.#find(staffNo);
    const lockedBefore = this.#lockedOut(before, settings);
    if (!lockedBefore.ok) return lockedBefore;
    const fits = await passwordFits(
      password,
      before === undefined ? nobodysVerifier() : PasswordVerifier.parse(JSON.parse(before.verifier)),
    );
    // Read again: another attempt may have been the last while this password was being checked.
    const row = this.#find(staffNo);
    const locked = this.#lockedOut(row, settings);
    if (!locked.ok) return locked;
    if (row === undefined || row.active === 0 || !fits) return this.#refuse(row, staffNo, settings);
    if (this.#isOutdated(row)) return fail('VerifierTooOld');
    this.#connection
      .prepare('UPDATE staff SET failures = 0, locked_until = NULL WHERE staff_no = ? AND failures > 0')
      .run(staffNo);
    return succeed({ staffNo, name: row.name, role: row.role });
  }

  /** Whether this person still works here in this role. */
  isActive(person: Pick<KnownPerson, 'staffNo' | 'role'>): boolean {
    const row = this.#find(person.staffNo);
    return row !== undefined && row.active === 1 && row.role === person.role;
  }

  /** A colleague's name; empty for a number that is nobody's here. */
  nameOf(staffNo: StaffNo): string {
    return this.#find(staffNo)?.name ?? '';
  }

  /** Everybody here whose role may do this, by name. */
  thoseWho(permission: Permission): { staffNo: StaffNo; name: string }[] {
    return this.#connection
      .prepare<[], StaffRow>('SELECT * FROM staff WHERE active = 1 ORDER BY name, staff_no')
      .all()
      .filter(({ role }) => may(role, permission))
      .map(({ staff_no, name }) => ({ staffNo: staff_no, name }));
  }

  /**
   * Whose staff card has the certificate with this SHA-256. A number locked for wrong passwords may still use its card:
   * the card counts its own wrong PINs.
   *
   * @returns problems StaffCardNotInForce: reported lost, replaced, or of somebody who has left; StaffCardListTooOld
   */
  holderOf(staffNo: StaffNo, fingerprint: string): Result<KnownPerson> {
    const row = this.#find(staffNo);
    if (row === undefined || row.active === 0 || row.staff_card !== fingerprint)
      return fail('StaffCardNotInForce');
    // What is known of cards ages with what is known of passwords: the core renews both.
    if (this.#isOutdated(row)) return fail('StaffCardListTooOld');
    return succeed({ staffNo, name: row.name, role: row.role });
  }

  /** Notes a wrong PIN for this person's staff card. The card does the counting. */
  notePinRefused(staffNo: StaffNo, blocked: boolean): void {
    this.#journal.record({
      type: 'StaffCardPinRefused',
      payload: { staffNo, blocked },
      actor: 'TERMINAL',
    });
  }

  #isOutdated(row: StaffRow): boolean {
    return Date.parse(row.verifier_valid_until) < this.#knownNow();
  }

  #find(staffNo: StaffNo): StaffRow | undefined {
    return this.#connection
      .prepare<[string], StaffRow>('SELECT * FROM staff WHERE staff_no = ?')
      .get(staffNo);
  }

  #refuse(row: StaffRow | undefined, staffNo: StaffNo, settings: BranchSettings): ReturnType<typeof fail> {
    const failures = (row?.failures ?? 0) + 1;
    const lockedOut = row !== undefined && failures >= settings.lockoutAfter;
    const lockedUntil = lockedOut ? instantOf(this.#now() + settings.lockoutMinutes * 60_000) : null;
    this.#journal.record(
      { type: 'StaffSignInRefused', payload: { staffNo, lockedOut }, actor: 'TERMINAL' },
      () => {
        this.#connection
          .prepare('UPDATE staff SET failures = ?, locked_until = ? WHERE staff_no = ?')
          .run(lockedOut ? 0 : failures, lockedUntil, staffNo);
      },
    );
    return lockedOut
      ? fail('StaffLockedOut', { minutes: settings.lockoutMinutes })
      : fail('SignInRefused', row === undefined ? {} : { left: settings.lockoutAfter - failures });
  }

  #lockedOut(row: StaffRow | undefined, settings: BranchSettings): Result<null> {
    const lockedMs = row === undefined ? 0 : this.#lockedFor(row, settings);
    return lockedMs > 0 ? fail('StaffLockedOut', { minutes: Math.ceil(lockedMs / 60_000) }) : succeed(null);
  }

  /**
   * For how long a number is still locked out, milliseconds; 0 for not at all. One that was locked while the clock was
   * ahead is locked like any other from now on, not for as long as the clock was wrong.
   */
  #lockedFor({ staff_no, locked_until }: StaffRow, { lockoutMinutes }: BranchSettings): number {
    if (locked_until === null) return 0;
    const [now, longestMs] = [this.#now(), lockoutMinutes * 60_000];
    const leftMs = Date.parse(locked_until) - now;
    if (leftMs <= longestMs) return Math.max(0, leftMs);
    this.#connection
      .prepare('UPDATE staff SET locked_until = ? WHERE staff_no = ?')
      .run(instantOf(now + longestMs), staff_no);
    return longestMs;
  }
}
