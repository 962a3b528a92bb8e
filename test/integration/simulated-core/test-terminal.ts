import 'reflect-metadata';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import canonicalize from 'canonicalize';
import { Agent, request } from 'undici';
import { v7 as uuidv7 } from 'uuid';
import type { Approval } from '../../../electron/contract/approval.ts';
import { corePaths, EnrolmentAnswer, FeedAnswer, type FeedItem } from '../../../electron/contract/core.ts';
import type { OfflineExposure } from '../../../electron/contract/exposure.ts';
import type {
  JournalEntry,
  JournalHeader,
  JournalPayload,
  JournalType,
} from '../../../electron/contract/journal-entry.ts';
import { instantOf, seoulDateOf } from '../../../electron/contract/moment.ts';
import { won } from '../../../electron/contract/won.ts';
import { branches } from '../../simulators/core/sample-bank.ts';

/** Answer of the core as it came: the body parsed when it is JSON, else its text. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape, right and wrong
  readonly body: any;
}

export interface Circumstances {
  readonly actor?: string;
  readonly approvals?: Approval[];
  readonly businessDate?: string;
}

export interface CoreAddress {
  readonly origin: string;
  readonly authority: string;
}

/** A key pair and its PKCS#10 request, PEM. */
export async function makeKeyAndRequest(namedCurve: 'P-256' | 'P-384' = 'P-256') {
  const keys = generateKeyPairSync('ec', { namedCurve });
  const algorithm = { name: 'ECDSA', namedCurve, hash: 'SHA-256' };
  const csr = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=whatever a terminal calls itself',
    keys: {
      privateKey: keys.privateKey.toCryptoKey(algorithm, true, ['sign']) as CryptoKey,
      publicKey: keys.publicKey.toCryptoKey(algorithm, true, ['verify']) as CryptoKey,
    },
    signingAlgorithm: algorithm,
  });
  return { ...keys, csr: csr.toString('pem') };
}

/** Who shows which certificate to the core. */
export class Caller {
  readonly #agent: Agent;
  readonly #origin: string;

  constructor({ origin, authority }: CoreAddress, client?: { certificate: string; privateKey: KeyObject }) {
    this.#origin = origin;
    this.#agent = new Agent({
      connect: {
        ca: authority,
        ...(client && {
          cert: client.certificate,
          key: client.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
        }),
      },
    });
  }

  async post(path: string, body: unknown, coding?: 'zstd' | 'gzip'): Promise<RawAnswer> {
    const text = Buffer.from(JSON.stringify(body));
    const packed = coding === 'zstd' ? zstdCompressSync(text) : coding === 'gzip' ? gzipSync(text) : text;
    return this.send(path, packed, coding && { 'content-encoding': coding });
  }

  async send(
    path: string,
    body: Uint8Array,
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<RawAnswer> {
    const response = await request(this.#origin + path, {
      dispatcher: this.#agent,
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: method === 'GET' ? null : body,
    });
    const text = await response.body.text();
    const json = response.headers['content-type'] === 'application/json';
    return { status: response.statusCode, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

/**
 * A terminal as a stranger would write it from the contract alone: no code of the product's, none of the core's.
 * Keeps its journal in memory.
 */
export class TestTerminal {
  readonly terminalId: string;
  readonly branchNo: string;
  readonly checkpointKey: string;
  readonly publicKey: KeyObject;
  readonly caller: Caller;
  readonly #privateKey: KeyObject;
  #head = { seq: 0, hash: '0'.repeat(64) };
  /** Issued on this terminal's own word: entry and fee of each. */
  readonly offline = new Map<string, { seq: number; amount: number }>();
  /** The last entry the core has acknowledged. */
  #acknowledged = 0;

  private constructor(
    core: CoreAddress,
    { terminalId, branchNo, certificate, checkpointKey }: EnrolmentAnswer,
    keys: { privateKey: KeyObject; publicKey: KeyObject },
  ) {
    this.terminalId = terminalId;
    this.branchNo = branchNo;
    this.checkpointKey = checkpointKey;
    this.publicKey = keys.publicKey;
    this.#privateKey = keys.privateKey;
    this.caller = new Caller(core, { certificate, privateKey: keys.privateKey });
  }

  static async enrol(core: CoreAddress, code: string): Promise<TestTerminal> {
    const { csr, ...keys } = await makeKeyAndRequest();
    const stranger = new Caller(core);
    const answer = await stranger.post(corePaths.enrol, { code, certificateSigningRequest: csr });
    await stranger.close();
    return new TestTerminal(core, EnrolmentAnswer.parse(answer.body), keys);
  }

  /** Seals an entry onto the end of the journal. Nothing is sent. */
  append<T extends JournalType>(
    type: T,
    payload: JournalPayload<T>,
    circumstances: Circumstances = {},
  ): JournalEntry {
    const entry = this.seal({
      header: {
        terminalId: this.terminalId,
        epoch: 1,
        seq: this.#head.seq + 1,
        id: uuidv7(),
        type,
        schemaVersion: 1,
        businessDate: circumstances.businessDate ?? seoulDateOf(Date.now()),
        occurredAt: instantOf(Date.now()),
        actor: circumstances.actor ?? '100001',
        approvals: circumstances.approvals ?? [],
        payloadHash: hashOf(payload),
        prevHash: this.#head.hash,
      },
      payload: payload as JournalEntry['payload'],
    });
    this.#head = entry;
    return entry;
  }

  /** An entry that is nobody's business: somebody signed out. */
  appendSignOut(): JournalEntry {
    return this.append('StaffSignedOut', { cause: 'SIGN_OUT' });
  }

  /** Hash and signature for a header as it is given, right or wrong. */
  seal({ header, payload }: { header: JournalHeader; payload: JournalEntry['payload'] }): JournalEntry {
    const text = canonical(header);
    const signature = sign('sha256', Buffer.from(text), {
      key: this.#privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    return { ...header, hash: sha256(text), signature: upperHex(signature), payload };
  }

  async ship(entries: readonly JournalEntry[], terminalId = this.terminalId): Promise<RawAnswer> {
    const answer = await this.caller.post(corePaths.journal, { terminalId, entries }, 'zstd');
    this.#acknowledged = answer.body?.storedThrough?.seq ?? this.#acknowledged;
    return answer;
  }

  /** What an issuance without the core would come on top of now. */
  exposure(): OfflineExposure {
    const open = [...this.offline.values()].filter(({ seq }) => seq > this.#acknowledged);
    return {
      since: this.#acknowledged,
      issuances: open.length,
      won: won(open.reduce((sum, { amount }) => sum + amount, 0)),
      caps: branches.main.offlineCaps,
    };
  }

  async feed(cursor: string | null): Promise<FeedAnswer> {
    const { body } = await this.caller.post(corePaths.feed, { cursor });
    return FeedAnswer.parse(body);
  }

  /** The whole feed from the beginning. */
  async wholeFeed(): Promise<FeedItem[]> {
    const items: FeedItem[] = [];
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const part: FeedAnswer = await this.feed(cursor);
      items.push(...part.items);
      ({ cursor, more } = part);
    }
    return items;
  }
}

/** A header without its hash and signature, to be changed and sealed anew. */
export function unseal({ hash, signature, payload, ...header }: JournalEntry): {
  header: JournalHeader;
  payload: JournalEntry['payload'];
} {
  return { header, payload };
}

/** SHA-256 of canonical JSON, as the contract wants it. */
export const hashOf = (value: unknown): string => sha256(canonical(value));

export const sha256 = (data: string | Uint8Array): string =>
  upperHex(createHash('sha256').update(data).digest());

export const upperHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('no JSON');
  return text;
}
