import { Agent, request } from 'undici';
import { z } from 'zod';
import {
  CardLookUpAnswer,
  type CardLookUpRequest,
  CaseLookUpAnswer,
  type CaseLookUpRequest,
  ContradictionAnswer,
  CustomerSearchAnswer,
  type CustomerSearchRequest,
  corePaths,
  DebitAnswer,
  type DebitRequest,
  EnrolmentAnswer,
  type EnrolmentRequest,
  FeedAnswer,
  type FeedRequest,
  HeldAnswer,
  HeldEvidenceAnswer,
  type HeldEvidenceRequest,
  type HeldRequest,
  largestAnswer,
  PingAnswer,
  RenewalAnswer,
  type RenewalRequest,
  ShipAnswer,
  TestOtpAnswer,
  type TestOtpRequest,
} from '../../contract/core.ts';
import type { Problem } from '../../contract/problem.ts';

/**
 * Every way a call to the core can end other than well.
 * UNREACHABLE: no line, no answer in time · BUSY: 429, 503 or another 5xx · REFUSED: 401, 403 ·
 * TOO_LARGE: 413 · CONTRADICTION: 409 · NOT_UNDERSTOOD: anything the contract does not know.
 */
export type CoreFailure =
  | { readonly kind: 'UNREACHABLE' | 'REFUSED' | 'TOO_LARGE' | 'CONTRADICTION' | 'NOT_UNDERSTOOD' }
  | { readonly kind: 'BUSY'; readonly retryAfterMs: number | null };

export type CoreAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CoreFailure };

/** What hears how every call ended, and can keep one from leaving. */
export interface CoreContact {
  learn(answer: CoreAnswer<unknown>): void;
  /** Why a call must not leave this terminal; null when it may. */
  bars(path: string): CoreFailure | null;
}

/** For calls that nobody follows. */
export const unfollowed: CoreContact = { learn: () => {}, bars: () => null };

/** Who the core is, and who we are to it once enrolled. */
export interface CoreIdentity {
  readonly origin: string;
  /** PEM of the only authority trusted for the core's certificate. */
  readonly authority: string;
  /** Our side of mutual TLS, PEM. */
  readonly client: { readonly certificate: string; readonly privateKey: string } | null;
}

/** A step of an upload as it goes out; the protocol's library has written its headers. */
export interface TransferRequest {
  readonly method: 'POST' | 'HEAD' | 'PATCH';
  /** {@link corePaths.evidenceUploads} or below it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal;
}

/** What the core answered to a step of an upload, in so far as the protocol knows it. */
export interface TransferAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const connectMs = 3_000;
const answerMs = 10_000;
/** A piece of a file on a slow line is given this long. */
const transferMs = 60_000;

/** What each kind of failure is to a person. */
export function problemOfFailure(failure: CoreFailure): Problem {
  const tags = {
    UNREACHABLE: 'LineDown',
    BUSY: 'CoreBusy',
    REFUSED: 'CoreRefusedTerminal',
    TOO_LARGE: 'CoreAnswerNotUnderstood',
    CONTRADICTION: 'CoreContradiction',
    NOT_UNDERSTOOD: 'CoreAnswerNotUnderstood',
  } as const;
  return { tag: tags[failure.kind] };
}

/** The core's endpoints over one kept-alive, mutually authenticated HTTPS connection pool; answers parsed by schema. */
export class CoreClient {
  readonly #origin: string;
  readonly #identity: CoreIdentity;
  #agent: Agent;
  readonly #contact: CoreContact;

  constructor(identity: CoreIdentity, contact: CoreContact) {
    this.#origin = identity.origin;
    this.#identity = identity;
    this.#contact = contact;
    this.#agent = agentFor(identity);
  }

  ping = () => this.#post(corePaths.ping, {}, PingAnswer);
  enrol = (body: EnrolmentRequest) => this.#post(corePaths.enrol, body, EnrolmentAnswer);
  /** @param request a `ShipRequest` as JSON in zstd: a day's backlog is the one thing that is ever large */
  ship = (request: Uint8Array) => this.#post(corePaths.journal, request, ShipAnswer);
  held = (body: HeldRequest) => this.#post(corePaths.heldJournal, body, HeldAnswer);
  feed = (body: FeedRequest) => this.#post(corePaths.feed, body, FeedAnswer);
  searchCustomers = (body: CustomerSearchRequest) =>
    this.#post(corePaths.searchCustomers, body, CustomerSearchAnswer);
  lookUpCases = (body: CaseLookUpRequest) => this.#post(corePaths.lookUpCases, body, CaseLookUpAnswer);
  lookUpCard = (body: CardLookUpRequest) => this.#post(corePaths.lookUpCard, body, CardLookUpAnswer);
  confirmTestOtp = (body: TestOtpRequest) => this.#post(corePaths.confirmTestOtp, body, TestOtpAnswer);
  authoriseDebit = (body: DebitRequest) => this.#post(corePaths.authoriseDebit, body, DebitAnswer);
  heldEvidence = (body: HeldEvidenceRequest) => this.#post(corePaths.heldEvidence, body, HeldEvidenceAnswer);

  /** Nobody hears how this ended: a core that renews no certificates is not a line that is down. */
  renewCertificate = (body: RenewalRequest): Promise<CoreAnswer<RenewalAnswer>> =>
    this.#exchange(corePaths.renewCertificate, body, RenewalAnswer);

  /** Shows another certificate, of the same key, from the next connection on; calls under way end in theirs. */
  present(certificate: string): void {
    const { client } = this.#identity;
    if (client === null) throw new Error('who has no certificate has none to renew');
    const before = this.#agent;
    this.#agent = agentFor({ ...this.#identity, client: { ...client, certificate } });
    void before.close();
  }

  /**
   * Makes a step of an upload (tus 1.0) over the same connections. A line that a large file can't pass, or a core busy
   * with one, says nothing of small calls; that this terminal may not, counts for all.
   */
  async transfer(step: TransferRequest): Promise<CoreAnswer<TransferAnswer>> {
    const barred = this.#contact.bars(step.path);
    if (barred !== null) return failed(barred);
    const answer = await this.#transfer(step);
    if (!answer.ok && answer.failure.kind === 'REFUSED') this.#contact.learn(answer);
    return answer;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #transfer({
    method,
    path,
    headers,
    body,
    signal,
  }: TransferRequest): Promise<CoreAnswer<TransferAnswer>> {
    try {
      const response = await request(this.#origin + path, {
        dispatcher: this.#agent,
        method,
        headers,
        body,
        headersTimeout: transferMs,
        signal: AbortSignal.any([signal, AbortSignal.timeout(transferMs)]),
      });
      const { statusCode: status } = response;
      await response.body.dump();
      return isOfTus(status)
        ? { ok: true, value: { status, headers: response.headers } }
        : failed(failureOf(path, status, '', response.headers['retry-after']));
    } catch {
      return failed({ kind: 'UNREACHABLE' });
    }
  }

  async #post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<CoreAnswer<T>> {
    const barred = this.#contact.bars(path);
    if (barred !== null) return failed(barred);
    const answer = await this.#exchange(path, body, schema);
    this.#contact.learn(answer);
    return answer;
  }

  async #exchange<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<CoreAnswer<T>> {
    let status: number;
    let retryAfter: string | string[] | undefined;
    let text: string;
    try {
      const response = await request(this.#origin + path, {
        dispatcher: this.#agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(body instanceof Uint8Array && { 'content-encoding': 'zstd' }),
        },
        body: body instanceof Uint8Array ? body : JSON.stringify(body),
        // The limits above are per chunk; a core that drips bytes for ever is cut off here.
        signal: AbortSignal.timeout(connectMs + 2 * answerMs),
      });
      status = response.statusCode;
      retryAfter = response.headers['retry-after'];
      text = await response.body.text();
    } catch {
      return failed({ kind: 'UNREACHABLE' });
    }
    if (status === 200) {
      const parsed = schema.safeParse(parseJson(text));
      return parsed.success ? { ok: true, value: parsed.data } : failed({ kind: 'NOT_UNDERSTOOD' });
    }
    return failed(failureOf(path, status, text, retryAfter));
  }
}

const agentFor = ({ authority, client }: CoreIdentity): Agent =>
  new Agent({
    connections: 3,
    pipelining: 1,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    maxResponseSize: largestAnswer,
    connect: {
      timeout: connectMs,
      ca: authority,
      ...(client !== null && { cert: client.certificate, key: client.privateKey }),
    },
  });
/** Done; no such upload (any more); another offset; a piece whose checksum differs (tus 1.0, core and checksum). */
const isOfTus = (status: number): boolean =>
  (status >= 200 && status < 300) || [404, 409, 410, 460].includes(status);

function failureOf(
  path: string,
  status: number,
  text: string,
  retryAfter: string | string[] | undefined,
): CoreFailure {
  if (status === 401 || status === 403) return { kind: 'REFUSED' };
  // Only a shipment can contradict what the core holds; to any other question a 409 is no answer.
  if (status === 409 && path === corePaths.journal && ContradictionAnswer.safeParse(parseJson(text)).success)
    return { kind: 'CONTRADICTION' };
  if (status === 413) return { kind: 'TOO_LARGE' };
  if (status === 429 || status >= 500) return { kind: 'BUSY', retryAfterMs: parseRetryAfter(retryAfter) };
  return { kind: 'NOT_UNDERSTOOD' };
}

/** Seconds form only (RFC 9110, 10.2.3): the date form would trust a wall clock. At most an hour is believed. */
function parseRetryAfter(header: string | string[] | undefined): number | null {
  const seconds = z.coerce.number().int().nonnegative().safeParse(header);
  return seconds.success ? Math.min(seconds.data, 3_600) * 1_000 : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(failure: CoreFailure): { readonly ok: false; readonly failure: CoreFailure } {
  return { ok: false, failure };
}
