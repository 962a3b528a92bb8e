import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type {
  Approval,
  ApprovalCredential,
  ApprovalSubject,
  ApprovalView,
  LapseCause,
} from '../../contract/approval.ts';
import { approvalRecords } from '../../contract/approval-records.ts';
import { instantOf } from '../../contract/moment.ts';
import { problemOfLapse } from '../../contract/problem-of-lapse.ts';
import { approvalPolicyOf } from '../../contract/reference-data.ts';
import { type RemoteAnswer, remoteApprovalRecords } from '../../contract/remote-approval.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { canonicalHash } from '../journal/canonical-json.ts';
import type { Journal } from '../journal/journal.ts';
import { readSettings } from '../settings.ts';
import type { StaffCards } from '../staff/staff-cards.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';
import { ApprovalBook, type RequestRow, rolesOf, subjectOf } from './approval-book.ts';
import { type Answerer, Credentials } from './credentials.ts';
import type { RulesByKind, SubjectRules } from './subject-rules.ts';

/**
 * A second person's consent. An area asks for it with a subject, takes it for the very same subject, and names it in
 * the `approvals` of its act's journal entry; that entry uses it up, which the database sees to. A request dies with
 * any change, with lock, sign-out and restart, and by the monotonic clock: each step (asking, using) has the minutes
 * of the policy.
 */
export class Approvals {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #book: ApprovalBook;
  readonly #register: StaffRegister;
  readonly #credentials: Credentials;
  readonly #rules: RulesByKind;
  readonly #now: () => number;
  readonly #monotonic: () => number;
  readonly #changed: () => void;
  /** Monotonic reading at which an open request lapses, by its id. */
  readonly #deadlines = new Map<string, number>();

  /** @param monotonic a clock that nobody can set, milliseconds */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    register: StaffRegister;
    staffCards: Pick<StaffCards, 'sign'>;
    rules: RulesByKind;
    now: () => number;
    monotonic?: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#book = new ApprovalBook(parts.connection);
    this.#register = parts.register;
    this.#credentials = new Credentials(parts.connection, parts.register, parts.staffCards);
    this.#rules = parts.rules;
    this.#now = parts.now;
    this.#monotonic = parts.monotonic ?? (() => performance.now());
    this.#changed = parts.changed;
  }

  /**
   * Asks for consent to exactly this. The same person asking for the same again finds the request that waits; asking
   * for something else of that kind lets the one before lapse.
   *
   * @returns problems NoStaffYet and those of the kind's rules
   */
  request(subject: ApprovalSubject, maker: KnownPerson): Result<ApprovalView> {
    this.lapseExpired();
    const settings = readSettings(this.#connection);
    if (settings === null) return fail('NoStaffYet');
    const subjectHash = canonicalHash(subject);
    const before = this.#book
      .open()
      .filter((row) => row.maker === maker.staffNo && row.kind === subject.kind);
    const same = before.find((row) => row.subject_hash === subjectHash);
    // What was given counts towards the limits of the day itself.
    const allowed = same?.state === 'GIVEN' ? succeed(null) : this.#rulesOf(subject).mayAsk(subject, maker);
    if (!allowed.ok) return allowed;
    for (const row of before) if (row !== same) this.#lapse(row, 'SUBJECT_CHANGED');
    if (same !== undefined) return succeed(this.#view(same));
    const asked = {
      requestId: uuidv7(),
      subject,
      subjectHash,
      ...approvalPolicyOf(settings, subject.kind),
      validMinutes: settings.approvals.validMinutes,
    };
    this.#journal.record({ type: 'ApprovalRequested', payload: asked, actor: maker.staffNo }, (entry) =>
      this.#book.begin(entry, asked),
    );
    this.#prolong(asked.requestId, asked.validMinutes);
    this.#changed();
    return this.find(asked.requestId);
  }

  /** @returns problem ApprovalNotFound */
  find(requestId: string): Result<ApprovalView> {
    this.lapseExpired();
    const row = this.#book.find(requestId);
    return row === undefined ? fail('ApprovalNotFound') : succeed(this.#view(row));
  }

  /** Requests that wait for an answer, oldest first. */
  waiting(): ApprovalView[] {
    this.lapseExpired();
    return this.#book
      .open()
      .filter(({ state }) => state === 'WAITING')
      .map((row) => this.#view(row));
  }

  /**
   * Somebody consents, with their own credential for this one act. A wrong password counts towards their lockout, a wrong
   * PIN towards their card's; both leave the request waiting.
   *
   * @returns problems ApprovalNotFound, ApprovalAlreadyAnswered, the request's end, ApproverIsMaker,
   *   ApproverGaveAlready, ApproverNotPermitted, those of the password or {@link StaffCards.sign}, and of the kind's rules
   */
  async give(
    requestId: string,
    approver: StaffNo,
    credential: ApprovalCredential,
  ): Promise<Result<ApprovalView>> {
    const known = await this.#answerer(requestId, approver, credential, null);
    if (!known.ok) return known;
    const { row, person, staffCard } = known.value;
    const allowed = this.mayApprove(subjectOf(row), person);
    if (!allowed.ok) return allowed;
    const given = {
      requestId,
      approver,
      method: credential.method,
      approvedAt: instantOf(this.#now()),
      subjectHash: row.subject_hash,
      role: person.role,
      staffCard,
    };
    this.#journal.record({ type: 'ApprovalGiven', payload: given, actor: approver }, (entry) =>
      this.#book.enter(entry, row, given),
    );
    this.#prolong(requestId, this.#validMinutes(row));
    this.#changed();
    return this.find(requestId);
  }

  /** Whether this person, whose role is allowed, may consent to this now by the rules of its kind; wherever it was asked. */
  mayApprove(subject: ApprovalSubject, approver: KnownPerson): Result<null> {
    return this.#rulesOf(subject).mayApprove(subject, approver);
  }

  /** Somebody who might have consented says no, and why. @returns the problems of {@link give} */
  async refuse(
    requestId: string,
    approver: StaffNo,
    credential: ApprovalCredential,
    reason: string,
  ): Promise<Result<ApprovalView>> {
    const known = await this.#answerer(requestId, approver, credential, reason);
    if (!known.ok) return known;
    const { row, person, staffCard } = known.value;
    const payload = { requestId, subjectHash: row.subject_hash, role: person.role, reason, staffCard };
    this.#journal.record({ type: 'ApprovalRefused', payload, actor: approver }, (entry) =>
      this.#book.end(entry, requestId, 'REFUSED'),
    );
    this.#deadlines.delete(requestId);
    this.#changed();
    return this.find(requestId);
  }

  /**
   * An answer given at another terminal has come through the core, which has checked it. The rules hold here again; an
   * answer to what has ended in the meantime changes nothing.
   */
  receive(answer: RemoteAnswer): void {
    const { requestId, approver, role, subjectHash } = answer;
    const found = this.#waitingFor(requestId, approver);
    if (!found.ok || found.value.subject_hash !== subjectHash) return;
    const row = found.value;
    const person = { staffNo: approver, name: this.#register.nameOf(approver), role };
    const mayAnswer = rolesOf(row).includes(role) && this.#register.isActive(person);
    // A limit keeps somebody from consenting, never from saying no.
    const refuses = answer.answer === 'REFUSED';
    if (!mayAnswer || !(refuses || this.mayApprove(subjectOf(row), person).ok)) {
      this.#lapse(row, 'APPROVER_GONE');
      return;
    }
    this.#journal.record({ type: 'RemoteApprovalReceived', payload: answer, actor: 'TERMINAL' }, (entry) => {
      if (answer.answer === 'GIVEN') this.#book.enter(entry, row, answer);
      else this.#book.end(entry, requestId, 'REFUSED');
    });
    if (answer.answer === 'GIVEN') this.#prolong(requestId, this.#validMinutes(row));
    else this.#deadlines.delete(requestId);
    this.#changed();
  }

  /** The maker no longer wants it. @returns problem ApprovalNotFound */
  withdraw(requestId: string, maker: KnownPerson): Result<null> {
    const row = this.#book.find(requestId);
    if (row === undefined || row.maker !== maker.staffNo) return fail('ApprovalNotFound');
    if (row.ended_by === null) this.#lapse(row, 'WITHDRAWN');
    return succeed(null);
  }

  /**
   * The consent to exactly this subject, for the `approvals` of the act's entry: recording that entry uses it up. A
   * request for anything else dies of the attempt.
   *
   * @returns problems ApprovalNotFound, ApprovalNotGiven, ApprovalRefused, ApprovalExpired, ApprovalLapsed,
   *   ApprovalSubjectChanged, ApprovalAlreadyUsed, ApproverNotPermitted
   */
  take(requestId: string, subject: ApprovalSubject, maker: KnownPerson): Result<readonly Approval[]> {
    this.lapseExpired();
    const row = this.#book.find(requestId);
    if (row === undefined || row.maker !== maker.staffNo) return fail('ApprovalNotFound');
    if (row.state === 'WAITING') return fail('ApprovalNotGiven');
    if (row.state !== 'GIVEN') return this.#ended(row);
    if (canonicalHash(subject) !== row.subject_hash) {
      this.#lapse(row, 'SUBJECT_CHANGED');
      return fail('ApprovalSubjectChanged');
    }
    const given = this.#book.approvals(row);
    if (!given.every(({ approver, role }) => this.#register.isActive({ staffNo: approver, role }))) {
      this.#lapse(row, 'APPROVER_GONE');
      return fail('ApproverNotPermitted');
    }
    return succeed(given.map(({ role: _role, terminal: _terminal, ...approval }) => approval));
  }

  /** Lets every open request lapse: nobody is there any more for whom it was asked. */
  lapseAll(cause: LapseCause): void {
    for (const row of this.#book.open()) this.#lapse(row, cause);
  }

  /** Lets the requests lapse whose time is over; called before every look and by a timer. */
  lapseExpired(): void {
    const now = this.#monotonic();
    for (const [requestId, deadline] of this.#deadlines) {
      if (deadline > now) continue;
      const row = this.#book.find(requestId);
      if (row?.ended_by === null) this.#lapse(row, 'EXPIRED');
      this.#deadlines.delete(requestId);
    }
  }

  /** Who answers a request that still waits for them. @param refusal why they say no; null when they consent */
  async #answerer(
    requestId: string,
    approver: StaffNo,
    credential: ApprovalCredential,
    refusal: string | null,
  ): Promise<Result<Answerer & { row: RequestRow }>> {
    const before = this.#waitingFor(requestId, approver);
    if (!before.ok) return before;
    const { subject_hash: subjectHash } = before.value;
    const known = await this.#credentials.prove(approver, credential, { requestId, subjectHash }, refusal);
    if (!known.ok) return known;
    // The request may have ended while the password was being checked or the card was signing.
    const row = this.#waitingFor(requestId, approver);
    if (!row.ok) return row;
    if (!rolesOf(row.value).includes(known.value.person.role)) return fail('ApproverNotPermitted');
    return succeed({ ...known.value, row: row.value });
  }

  #waitingFor(requestId: string, approver: StaffNo): Result<RequestRow> {
    this.lapseExpired();
    const row = this.#book.find(requestId);
    if (row === undefined) return fail('ApprovalNotFound');
    if (row.state === 'LAPSED') return this.#ended(row);
    if (row.state !== 'WAITING') return fail('ApprovalAlreadyAnswered');
    if (row.maker === approver) return fail('ApproverIsMaker');
    if (this.#book.approvals(row).some((given) => given.approver === approver))
      return fail('ApproverGaveAlready');
    return succeed(row);
  }

  #ended(row: RequestRow): ReturnType<typeof fail> {
    if (row.state === 'USED') return fail('ApprovalAlreadyUsed');
    if (row.state === 'REFUSED') return fail('ApprovalRefused');
    return fail(problemOfLapse[this.#lapseOf(row) ?? 'EXPIRED']);
  }

  #lapse(row: RequestRow, cause: LapseCause): void {
    const { request_id: requestId, subject_hash: subjectHash } = row;
    this.#journal.record(
      {
        type: 'ApprovalLapsed',
        payload: { requestId, subjectHash, cause },
        actor: cause === 'WITHDRAWN' ? row.maker : 'TERMINAL',
      },
      (entry) => this.#book.end(entry, requestId, 'LAPSED'),
    );
    this.#deadlines.delete(requestId);
    this.#changed();
  }

  #view(row: RequestRow): ApprovalView {
    return {
      requestId: row.request_id,
      from: null,
      subject: subjectOf(row),
      subjectHash: row.subject_hash,
      maker: row.maker,
      makerName: this.#register.nameOf(row.maker),
      requestedAt: this.#journal.at(row.requested_by).occurredAt,
      state: row.state,
      secondsLeft: this.#secondsLeft(row),
      needed: row.needed,
      roles: rolesOf(row),
      approvals: this.#book.approvals(row).map(({ role: _role, ...approval }) => approval),
      refusal: this.#refusalOf(row),
      lapse: this.#lapseOf(row),
    };
  }

  #refusalOf(row: RequestRow): ApprovalView['refusal'] {
    if (row.state !== 'REFUSED' || row.ended_by === null) return null;
    const { type, actor, payload } = this.#journal.at(row.ended_by);
    if (type !== 'RemoteApprovalReceived') {
      const { reason, staffCard } = approvalRecords.ApprovalRefused.parse(payload);
      const method = staffCard === null ? 'PASSWORD' : 'STAFF_CARD';
      return { approver: actor, reason, method, terminal: null };
    }
    const { approver, reason, method, terminalId } =
      remoteApprovalRecords.RemoteApprovalReceived.parse(payload);
    return { approver, reason: reason ?? '', method, terminal: terminalId };
  }

  #lapseOf(row: RequestRow): LapseCause | null {
    if (row.state !== 'LAPSED' || row.ended_by === null) return null;
    return approvalRecords.ApprovalLapsed.parse(this.#journal.at(row.ended_by).payload).cause;
  }

  #secondsLeft(row: RequestRow): number {
    const deadline = this.#deadlines.get(row.request_id);
    if (row.ended_by !== null || deadline === undefined) return 0;
    return Math.max(0, Math.ceil((deadline - this.#monotonic()) / 1_000));
  }

  #prolong(requestId: string, minutes: number): void {
    this.#deadlines.set(requestId, this.#monotonic() + minutes * 60_000);
  }

  #validMinutes(row: RequestRow): number {
    return approvalRecords.ApprovalRequested.parse(this.#journal.at(row.requested_by).payload).validMinutes;
  }

  /** The rules of a subject's kind, which fit it by the type of {@link RulesByKind}. */
  #rulesOf<Subject extends ApprovalSubject>(subject: Subject): SubjectRules<Subject['kind']> {
    return this.#rules[subject.kind] as unknown as SubjectRules<Subject['kind']>;
  }
}
