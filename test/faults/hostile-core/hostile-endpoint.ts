import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { corePaths } from '../../../electron/contract/core.ts';
import { readBody } from '../../simulators/core/request-body.ts';
import type { CoreInHostileHands } from './core-in-hostile-hands.ts';
import { type HostileAnswer, hostileAnswers, rareAnswers } from './hostile-answer.ts';

/** One connection of so many never gets as far as TLS. */
const garbageOf = 40;
/** What a decoder that believes `content-encoding` would unpack, bytes. */
const bombBytes = 64 * 2 ** 20;

const bomb = Buffer.alloc(bombBytes, '[');
const bombs = {
  gzip: gzipSync(bomb),
  deflate: deflateSync(bomb),
  // At its own best quality it would think about it for seconds.
  br: brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: zstdCompressSync(bomb),
};

/**
 * The socket of a hostile core on 127.0.0.1. It speaks TLS with the right certificate and takes client certificates, as
 * the true core does; what it answers it decides anew for every request.
 */
export class HostileEndpoint {
  readonly #core: CoreInHostileHands;
  readonly #server: Server;
  readonly #answers: Generator<HostileAnswer>;
  /** Of the rare answers those still to come, by path. */
  readonly #rare = new Map(Object.entries(rareAnswers).map(([path, answers]) => [path, [...answers]]));
  #connections = 0;
  /** While false it is the true core. */
  hostile = false;
  /** Hostile answers so far, by kind; GARBAGE: connections without TLS. */
  readonly given: Record<string, number> = {};

  constructor(core: CoreInHostileHands, seed: number) {
    this.#core = core;
    this.#answers = hostileAnswers(seed);
    const https = createHttpsServer(
      {
        cert: core.credentials.certificate,
        key: core.credentials.privateKey,
        ca: core.authority.certificate,
        minVersion: 'TLSv1.3',
        requestCert: true,
        rejectUnauthorized: false,
      },
      (request, response) => void this.#serve(request, response),
    );
    // A terminal that hangs up on nonsense is right to do so.
    https.on('tlsClientError', () => {});
    https.on('secureConnection', (socket) => socket.on('error', () => {}));
    https.on('clientError', (_error, socket) => socket.destroy());
    this.#server = createServer((socket) => {
      socket.on('error', () => {});
      this.#connections += 1;
      if (this.hostile && this.#connections % garbageOf === 0) this.#garbage(socket);
      else https.emit('connection', socket);
    });
  }

  /** Opens the socket on any free port and gives it. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  #count(kind: string): void {
    this.given[kind] = (this.given[kind] ?? 0) + 1;
  }

  #next(path: string): HostileAnswer {
    const drawn = this.#answers.next().value;
    // Between honest answers, so that there is work under way to do harm to.
    return drawn.kind === 'HONEST' ? (this.#rare.get(path)?.shift() ?? drawn) : drawn;
  }

  #garbage(socket: Socket): void {
    this.#count('GARBAGE');
    const lines = [
      randomBytes(600),
      Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
      // A record that says it is a TLS alert of 16 KB.
      Buffer.concat([Buffer.from('1503033FFF', 'hex'), randomBytes(100)]),
      Buffer.alloc(0),
    ];
    socket.end(lines[(this.#connections / garbageOf) % lines.length] ?? '');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    const path = request.url ?? '';
    const hostile = this.hostile && path !== corePaths.enrol ? this.#next(path) : honest;
    if (this.hostile) this.#count(hostile.kind);
    if (hostile.kind === 'CLOSED') {
      request.socket.destroy();
      return;
    }
    const body = await readBody(request, 2 ** 20).catch(() => 400 as const);
    if (typeof body === 'number') {
      response.writeHead(body).end();
      return;
    }
    await this.#answer(request, response, body, hostile);
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    hostile: HostileAnswer,
  ): Promise<void> {
    const path = request.url ?? '';
    const socket = request.socket as TLSSocket;
    switch (hostile.kind) {
      case 'STATUS':
        for (const [name, value] of hostile.headers) response.appendHeader(name, value);
        response.writeHead(hostile.status).end(hostile.body);
        return;
      case 'RAW':
        if (hostile.end) socket.end(Buffer.from(hostile.text, 'latin1'));
        else {
          socket.write(Buffer.from(hostile.text, 'latin1'));
          // Half open: it will never say more. The terminal's own limits are tried elsewhere, here time is short.
          setTimeout(() => socket.destroy(), 20);
        }
        return;
      case 'HUGE':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(hugeBody(hostile.bytes, hostile.as));
        return;
      case 'BOMB':
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': hostile.encoding,
        });
        response.end(bombs[hostile.encoding]);
        return;
      default: {
        if (path.startsWith(corePaths.evidenceUploads)) {
          this.#step(request, response, body, hostile);
          return;
        }
        const fingerprint = socket.authorized ? socket.getPeerCertificate()?.fingerprint256 : undefined;
        const reply = await this.#core.honest(path, fingerprint, JSON.parse(body.toString()));
        if (hostile.kind === 'LOST') {
          socket.destroy();
          return;
        }
        const { status, text } = this.#core.pervert(path, reply, hostile);
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      }
    }
  }

  /** A step of an upload: no body comes back, the headers say all. */
  #step(request: IncomingMessage, response: ServerResponse, body: Buffer, hostile: HostileAnswer): void {
    const { method = '', url = '', headers } = request;
    const reply = this.#core.uploads.step(method, url, headers, body);
    if (hostile.kind === 'LOST') {
      request.socket.destroy();
      return;
    }
    const { status, headers: said } = this.#core.pervertStep(reply, hostile);
    response.writeHead(status, said).end();
  }
}

const honest: HostileAnswer = { kind: 'HONEST' };

function hugeBody(bytes: number, as: 'JSON' | 'NOISE' | 'ITEMS'): Buffer {
  switch (as) {
    case 'JSON':
      return Buffer.from(`{"now":"${'0'.repeat(bytes)}"}`);
    case 'NOISE':
      return randomBytes(bytes);
    case 'ITEMS':
      return Buffer.from(`{"items":[${'{},'.repeat(Math.floor(bytes / 3))}{}],"cursor":"","more":true}`);
  }
}
