import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { corePaths } from '../../../electron/contract/core.ts';
import type { TlsCredentials } from './bank-authority.ts';
import type { UploadReply, UploadStep } from './evidence/evidence-uploads.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { type Reply, refuse } from './reply.ts';
import { readBody } from './request-body.ts';
import type { Traffic } from './traffic.ts';

/** Who makes a call: SHA-256 fingerprint of a client certificate that TLS found to be of the bank's authority. */
export type PeerCertificate = string | undefined;

/** Does the work of a call. `body` is parsed JSON and nothing more. */
export type CallHandler = (path: string, peer: PeerCertificate, body: unknown) => Promise<Reply>;

/** Makes a step of an upload. */
export type UploadHandler = (step: UploadStep, peer: PeerCertificate) => Promise<UploadReply>;

const SOMEBODY_ELSES_PAGE = '<!doctype html><title>Free Wi-Fi</title><p>Please sign in to continue.';

/**
 * The core's HTTPS socket on 127.0.0.1: TLS 1.3, client certificates asked for and checked against the authority but
 * left to the handler to demand, since enrolment comes without one. Carries out the misbehaviour that is HTTP's.
 */
export class CoreEndpoint {
  readonly #server: Server;
  readonly #misbehaviour: Misbehaviour;
  readonly #handle: CallHandler;
  readonly #takeUpload: UploadHandler;
  #connections = 0;
  readonly #requests: Record<string, number> = {};
  /** Calls that come after the one behind them. */
  readonly #late: (() => Promise<Reply>)[] = [];

  constructor(
    credentials: TlsCredentials,
    authority: string,
    misbehaviour: Misbehaviour,
    handle: CallHandler,
    takeUpload: UploadHandler,
  ) {
    this.#misbehaviour = misbehaviour;
    this.#handle = handle;
    this.#takeUpload = takeUpload;
    this.#server = createServer(
      {
        cert: credentials.certificate,
        key: credentials.privateKey,
        ca: authority,
        minVersion: 'TLSv1.3',
        requestCert: true,
        rejectUnauthorized: false,
      },
      (request, response) => void this.#serve(request, response),
    );
    this.#server.on('secureConnection', () => {
      this.#connections += 1;
    });
  }

  /** Opens the socket on a port, 0 for any; gives the port. Rejects when it is taken. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    return (this.#server.address() as AddressInfo).port;
  }

  get traffic(): Traffic {
    return { connections: this.#connections, requests: { ...this.#requests } };
  }

  get isOpen(): boolean {
    return this.#server.listening;
  }

  /** Closes the socket and cuts every connection; answers under way are lost. */
  async cut(): Promise<void> {
    if (!this.isOpen) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request.url ?? '');
    this.#requests[path] = (this.#requests[path] ?? 0) + 1;
    const reply = await this.#reply(path, request).catch((error: unknown) => {
      // The peer went away while it was sending, or the core meanwhile. Whatever else fails here is a bug and must be seen.
      if (!request.complete || !this.isOpen) return undefined;
      throw error;
    });
    if (reply === undefined) return;
    if (this.#misbehaviour.delayMs > 0) await wait(this.#misbehaviour.delayMs);
    if (this.#misbehaviour.loses(path)) request.socket.destroy();
    else if (this.#misbehaviour.isGarbageFor(path))
      response.writeHead(200, { 'content-type': 'text/html' }).end(SOMEBODY_ELSES_PAGE);
    else send(response, reply);
  }

  /** Nobody waits for the answers any more. */
  async #deliverLate(): Promise<void> {
    for (const work of this.#late.splice(0)) await work();
  }

  /** Undefined for a call that nobody will be answered. */
  async #reply(path: string, request: IncomingMessage): Promise<SentReply | UploadReply | undefined> {
    const ordered = this.#misbehaviour.statusFor(path);
    // Before the body: a caller that is gone by its end has still said all of it, and is taken at its word.
    const certificate = certificateOf(request.socket as TLSSocket);
    const body = await readBody(request, this.#misbehaviour.largestBody);
    if (body === 413 && this.#misbehaviour.hangsUpOnLarge) {
      request.socket.destroy();
      return undefined;
    }
    if (ordered) return { ...refuse(ordered.code, 'ordered'), retryAfter: ordered.retryAfter };
    if (path === corePaths.evidenceUploads) {
      if (body === 413) return refuse(413, 'body');
      const step = { method: request.method ?? '', path: request.url ?? '', headers: request.headers };
      return this.#takeUpload(
        this.#misbehaviour.damaged({ ...step, body: typeof body === 'number' ? Buffer.alloc(0) : body }),
        certificate,
      );
    }
    if (request.method !== 'POST') return refuse(405, 'POST alone');
    if (typeof body === 'number') return refuse(body, 'body');
    const parsed = parseJson(body.toString());
    if (parsed === undefined) return refuse(400, 'no JSON');
    const work = () => this.#handle(path, certificate, parsed);
    if (this.#misbehaviour.delays(path)) {
      this.#late.push(work);
      request.socket.destroy();
      return undefined;
    }
    // Whoever asks what is held is not told less than what is on its way.
    if (path === corePaths.heldJournal) await this.#deliverLate();
    const reply = await work();
    if (path === corePaths.journal) await this.#deliverLate();
    return reply;
  }
}

type SentReply = Reply & { readonly retryAfter?: number | undefined };

function send(response: ServerResponse, reply: SentReply | UploadReply): void {
  if ('headers' in reply) {
    response.writeHead(reply.status, reply.headers).end();
    return;
  }
  const { status, body, retryAfter } = reply;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Every upload has a path of its own; to whoever counts or misbehaves they are one. */
const pathOf = (url: string): string =>
  url.startsWith(`${corePaths.evidenceUploads}/`) ? corePaths.evidenceUploads : url;

/** A socket that is closed already gives null, whatever its type says. */
const certificateOf = (socket: TLSSocket): PeerCertificate =>
  socket.authorized
    ? (socket.getPeerCertificate() as { fingerprint256: string } | null)?.fingerprint256
    : undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
