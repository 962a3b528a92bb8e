import { createHash } from 'node:crypto';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { corePaths } from '../../contract/core.ts';
import type { CoreClient, CoreFailure, TransferAnswer, TransferRequest } from '../core/core-client.ts';
import type { SendingPace } from './sending-pace.ts';

/** A step of an upload that did not end as the protocol knows. */
export class StepFailed extends Error {
  readonly failure: CoreFailure;

  constructor(failure: CoreFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

export const notUnderstood = () => new StepFailed({ kind: 'NOT_UNDERSTOOD' });

/** Whether this is where an upload of the core's can be. */
export const isUpload = (path: string): boolean => path.startsWith(`${corePaths.evidenceUploads}/`);

/**
 * What the protocol's library sends by: the mutually authenticated connections to the core. Adds the checksum of every
 * piece (tus 1.0, checksum), and lets nothing pass that would lead the library elsewhere or round in circles.
 */
export class TusTransport implements HttpStack {
  readonly #core: CoreClient;
  readonly #pace: SendingPace;
  readonly #signal: AbortSignal;

  constructor(core: CoreClient, pace: SendingPace, signal: AbortSignal) {
    this.#core = core;
    this.#pace = pace;
    this.#signal = signal;
  }

  getName(): string {
    return 'CoreClient';
  }

  createRequest(method: string, url: string): HttpRequest {
    return new Step(this.#core, this.#pace, this.#signal, method, url);
  }
}

class Step implements HttpRequest {
  readonly #core: CoreClient;
  readonly #pace: SendingPace;
  readonly #signal: AbortSignal;
  readonly #method: string;
  readonly #url: string;
  readonly #headers: Record<string, string> = {};

  constructor(core: CoreClient, pace: SendingPace, signal: AbortSignal, method: string, url: string) {
    this.#core = core;
    this.#pace = pace;
    this.#signal = signal;
    this.#method = method;
    this.#url = url;
  }

  getMethod = () => this.#method;
  getURL = () => this.#url;
  getHeader = (header: string) => this.#headers[header];
  getUnderlyingObject = () => null;
  setHeader(header: string, value: string): void {
    this.#headers[header] = value;
  }
  /** Progress is what the core has acknowledged, not what has left this machine. */
  setProgressHandler(): void {}
  async abort(): Promise<void> {
    // The signal ends what is under way.
  }

  async send(body: Uint8Array | null): Promise<HttpResponse> {
    const { pathname } = new URL(this.#url);
    if (pathname !== corePaths.evidenceUploads && !isUpload(pathname)) throw notUnderstood();
    const started = performance.now();
    const answer = await this.#core.transfer({
      method: this.#method as TransferRequest['method'],
      path: pathname,
      headers: {
        ...this.#headers,
        ...(body !== null && { 'Upload-Checksum': `sha256 ${sha256Of(body)}` }),
      },
      body,
      signal: this.#signal,
    });
    if (!answer.ok) {
      if (body !== null) this.#pace.lost();
      throw new StepFailed(answer.failure);
    }
    if (body !== null) this.#check(answer.value, body, performance.now() - started);
    return new StepAnswer(answer.value);
  }

  /** A piece is taken whole, as its checksum demands, or not at all. */
  #check({ status, headers }: TransferAnswer, body: Uint8Array, ms: number): void {
    if (status >= 300) return;
    const taken = Number(headers['upload-offset']) - Number(this.#headers['Upload-Offset']);
    if (taken !== body.length) throw notUnderstood();
    this.#pace.arrived(ms);
  }
}

class StepAnswer implements HttpResponse {
  readonly #answer: TransferAnswer;

  constructor(answer: TransferAnswer) {
    this.#answer = answer;
  }

  getStatus = () => this.#answer.status;
  getBody = () => '';
  getUnderlyingObject = () => null;
  getHeader(header: string): string | undefined {
    const value = this.#answer.headers[header.toLowerCase()];
    return typeof value === 'string' ? value : undefined;
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
