import type { Database } from 'better-sqlite3';
import type { ApprovalCredential, ApprovalView } from '../../contract/approval.ts';
import { instantOf } from '../../contract/moment.ts';
import { RemoteAnswer, RemoteRequest } from '../../contract/remote-approval.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import { canonicalHash } from '../journal/canonical-json.ts';
import type { Journal } from '../journal/journal.ts';
import type { StaffRegister } from '../staff/staff-register.ts';
import type { Approvals } from './approvals.ts';
import type { Credentials } from './credentials.ts';

interface RemoteRow {
  readonly request: string;
  readonly answered_by: number | null;
}

/**
 * Consent at a distance: requests of the branch's other terminals, which the core tells of and a supervisor answers
 * here; and answers given elsewhere to what was asked here. Both ways lead through the core, so only while the line is
 * up; both terminals have request and answer in their journals.
 */
export class RemoteApprovals {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #register: StaffRegister;
  readonly #credentials: Credentials;
  readonly #approvals: Approvals;
  readonly #online: () => boolean;
  readonly #now: () => number;
  readonly #changed: () => void;
  /** When a request was first seen here, by the monotonic clock; neither terminal's clock need be right. */
  readonly #seenAt = new Map<string, number>();

  constructor(parts: {
    connection: Database;
    journal: Journal;
    register: StaffRegister;
    credentials: Credentials;
    approvals: Approvals;
    online: () => boolean;
    now: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#register = parts.register;
    this.#credentials = parts.credentials;
    this.#approvals = parts.approvals;
    this.#online = parts.online;
    this.#now = parts.now;
    this.#changed = parts.changed;
  }

  /** Whether this request was asked at another terminal. */
  knows(requestId: string): boolean {
    return this.#row(requestId) !== undefined;
  }

  /** Requests of other terminals that wait for an answer, oldest first. */
  waiting(): ApprovalView[] {
    const requests = this.#connection
      .prepare<[], string>(
        'SELECT request FROM remote_request WHERE answered_by IS NULL ORDER BY request_id LIMIT 50',
      )
      .pluck()
      .all()
      .map((request) => RemoteRequest.parse(JSON.parse(request)));
    const open = new Set(requests.map(({ requestId }) => requestId));
    for (const requestId of this.#seenAt.keys()) if (!open.has(requestId)) this.#seenAt.delete(requestId);
    return requests
      .filter(isAsHashed)
      .map((request) => this.#view(request, null))
      .filter(({ secondsLeft }) => secondsLeft > 0);
  }

  /** @returns problem ApprovalNotFound */
  find(requestId: string): Result<ApprovalView> {
    const row = this.#row(requestId);
    if (row === undefined) return fail('ApprovalNotFound');
    return succeed(this.#view(RemoteRequest.parse(JSON.parse(row.request)), row.answered_by));
  }

  /** Consents for the other terminal; the same rules hold there again. @returns problems as {@link Approvals.give}, LineDown */
  give(requestId: string, approver: StaffNo, credential: ApprovalCredential): Promise<Result<ApprovalView>> {
    return this.#answer(requestId, approver, credential, null);
  }

  /** Says no for the other terminal. @returns problems as {@link give} */
  refuse(
    requestId: string,
    approver: StaffNo,
    credential: ApprovalCredential,
    reason: string,
  ): Promise<Result<ApprovalView>> {
    return this.#answer(requestId, approver, credential, reason);
  }

  /** Takes in the answers that the core has brought; those of requests that have ended change nothing. */
  takeIn(): void {
    const answers = this.#connection
      .prepare<[], { answer_no: number; answer: string }>('SELECT * FROM remote_answer ORDER BY answer_no')
      .all();
    for (const { answer_no, answer } of answers) {
      this.#approvals.receive(RemoteAnswer.parse(JSON.parse(answer)));
      this.#connection.prepare('DELETE FROM remote_answer WHERE answer_no = ?').run(answer_no);
    }
  }

  async #answer(
    requestId: string,
    approver: StaffNo,
    credential: ApprovalCredential,
    reason: string | null,
  ): Promise<Result<ApprovalView>> {
    const before = this.#waitingFor(requestId, approver);
    if (!before.ok) return before;
    const known = await this.#credentials.prove(approver, credential, before.value, reason);
    if (!known.ok) return known;
    // It may have ended while the password was being checked or the card was signing.
    const asked = this.#waitingFor(requestId, approver);
    if (!asked.ok) return asked;
    const { person, staffCard } = known.value;
    const { needed: _needed, roles, requestedAt: _at, validMinutes: _valid, ...request } = asked.value;
    if (!roles.includes(person.role)) return fail('ApproverNotPermitted');
    // A limit keeps somebody from consenting, never from saying no.
    const allowed = reason === null ? this.#approvals.mayApprove(request.subject, person) : succeed(null);
    if (!allowed.ok) return allowed;
    this.#journal.record(
      {
        type: 'RemoteApprovalAnswered',
        payload: {
          ...request,
          answer: reason === null ? 'GIVEN' : 'REFUSED',
          approver,
          role: person.role,
          method: credential.method,
          approvedAt: instantOf(this.#now()),
          reason,
          staffCard,
        },
        actor: approver,
      },
      (entry) => {
        this.#connection
          .prepare('UPDATE remote_request SET answered_by = ? WHERE request_id = ?')
          .run(entry.seq, requestId);
      },
    );
    this.#changed();
    return this.find(requestId);
  }

  #waitingFor(requestId: string, approver: StaffNo): Result<RemoteRequest> {
    const row = this.#row(requestId);
    if (row === undefined) return fail('ApprovalNotFound');
    if (row.answered_by !== null) return fail('ApprovalAlreadyAnswered');
    const request = RemoteRequest.parse(JSON.parse(row.request));
    if (!isAsHashed(request)) return fail('ApprovalNotFound');
    if (this.#secondsLeft(request) === 0) return fail('ApprovalExpired');
    if (request.maker === approver) return fail('ApproverIsMaker');
    return this.#online() ? succeed(request) : fail('LineDown');
  }

  #row(requestId: string): RemoteRow | undefined {
    return this.#connection
      .prepare<[string], RemoteRow>('SELECT request, answered_by FROM remote_request WHERE request_id = ?')
      .get(requestId);
  }

  /** From when it was first seen here, for the eye: where it was asked its time is over sooner, and the core tells of it. */
  #secondsLeft({ requestId, validMinutes }: RemoteRequest): number {
    const now = performance.now();
    const seenAt = this.#seenAt.get(requestId) ?? now;
    this.#seenAt.set(requestId, seenAt);
    return Math.max(0, Math.ceil((seenAt + validMinutes * 60_000 - now) / 1_000));
  }

  #view(request: RemoteRequest, answeredBy: number | null): ApprovalView {
    const { validMinutes: _valid, terminalId, ...shown } = request;
    const answer = answeredBy === null ? null : RemoteAnswer.parse(this.#asReceived(answeredBy));
    return {
      ...shown,
      from: terminalId,
      makerName: this.#register.nameOf(request.maker),
      secondsLeft: answer === null ? this.#secondsLeft(request) : 0,
      state: answer === null ? 'WAITING' : answer.answer,
      approvals: [],
      refusal:
        answer === null || answer.reason === null
          ? null
          : { approver: answer.approver, reason: answer.reason, method: answer.method, terminal: null },
      lapse: null,
    };
  }

  #asReceived(seq: number): RemoteAnswer {
    const { id, payload } = this.#journal.at(seq);
    const { maker: _maker, subject: _subject, ...answer } = payload;
    return { ...answer, entryId: id } as RemoteAnswer;
  }
}

/** Whether what is shown is what is consented to: the hash goes into the signature, and the core has sent both. */
const isAsHashed = ({ subject, subjectHash }: RemoteRequest): boolean =>
  canonicalHash(subject) === subjectHash;
