import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { corePaths } from '../../../../electron/contract/core.ts';
import { Sha256 } from '../../../../electron/contract/hex.ts';
import { instantOf } from '../../../../electron/contract/moment.ts';
import { raiseAlarm } from '../alarm.ts';
import type { CoreDatabase } from '../core-database.ts';
import type { Terminal } from '../terminal.ts';
import { CHECKSUM_ALGORITHMS, checkPiece } from './checksum.ts';

/** A step of an upload as it came. */
export interface UploadStep {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What the core answers to it. */
export interface UploadReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Bytes of one file that the core takes. */
const LARGEST_FILE = 1_000_000_000;

/** Of an upload: which content it claims to be, and whose it is. */
interface Metadata {
  readonly sha256: string;
  readonly terminalId: string;
}

/**
 * Takes evidence files by tus 1.0. A piece reaches the store only when its checksum is right, a file the books only
 * when the hash of all of it is.
 */
export class EvidenceUploads {
  readonly #database: CoreDatabase;
  readonly #folder: string;
  readonly #store: FileStore;
  readonly #server: Server;
  readonly #arrived: (sha256: string) => void;

  /**
   * @param folder of the files
   * @param arrived called for every content that has come whole
   */
  constructor(database: CoreDatabase, folder: string, arrived: (sha256: string) => void) {
    this.#database = database;
    this.#folder = folder;
    this.#arrived = arrived;
    this.#store = new FileStore({ directory: folder });
    this.#server = new Server({
      path: corePaths.evidenceUploads,
      datastore: this.#store,
      relativeLocation: true,
      maxSize: LARGEST_FILE,
      onUploadCreate: async (request, upload) => {
        const sha256 = Sha256.safeParse(upload.metadata?.sha256);
        if (!sha256.success) throw { status_code: 400, body: 'no sha256' };
        const terminalId = request.headers.get(TERMINAL_HEADER);
        return { metadata: { sha256: sha256.data, terminalId } };
      },
      onUploadFinish: async (_request, upload) => {
        await this.#finish(upload.id, upload.metadata as unknown as Metadata, upload.size ?? 0);
        return {};
      },
    });
  }

  /** Makes a step of a terminal's own upload. */
  async take({ method, path, headers, body }: UploadStep, { terminalId }: Terminal): Promise<UploadReply> {
    if (!['POST', 'HEAD', 'PATCH', 'OPTIONS'].includes(method)) return { status: 405, headers: {} };
    const id = path.slice(corePaths.evidenceUploads.length + 1);
    if (id !== '' && (await this.#terminalOf(id)) !== terminalId) return { status: 404, headers: {} };
    const checksum = headers['upload-checksum'];
    const checked = checkPiece(typeof checksum === 'string' ? checksum : undefined, body);
    if (checked !== 'RIGHT') return { status: checked, headers: { 'tus-resumable': '1.0.0' } };
    const request = new Request(`https://core.invalid${path}`, {
      method,
      headers: { ...textsOf(headers), [TERMINAL_HEADER]: terminalId },
      ...(method === 'PATCH' && { body: new Uint8Array(body) }),
    });
    const { status, headers: answered } = await this.#server.handleWeb(request);
    const reply = Object.fromEntries(answered);
    if (method !== 'OPTIONS') return { status, headers: reply };
    const extensions = `${reply['tus-extension']},checksum`;
    return {
      status,
      headers: {
        ...reply,
        'tus-extension': extensions,
        'tus-checksum-algorithm': CHECKSUM_ALGORITHMS.join(','),
      },
    };
  }

  async #terminalOf(id: string): Promise<string | null | undefined> {
    const upload = await this.#store.getUpload(id).catch(() => undefined);
    return upload?.metadata?.terminalId;
  }

  /** The hash of the whole decides: the file goes into the books, or is dropped and somebody told. */
  async #finish(id: string, { sha256, terminalId }: Metadata, bytes: number): Promise<void> {
    const file = join(this.#folder, id);
    if ((await hashOf(file)) !== sha256) {
      await this.#store.remove(id);
      raiseAlarm(this.#database, terminalId, 0, 'EVIDENCE_NOT_ITS_HASH');
      return;
    }
    await rename(file, join(this.#folder, sha256));
    await rm(`${file}.json`, { force: true });
    this.#database
      .prepare(
        `INSERT INTO evidence (sha256, bytes, terminal_id, arrived_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      )
      .run(sha256, bytes, terminalId, instantOf(Date.now()));
    this.#arrived(sha256);
  }
}

/** Set by the core itself; what a terminal writes there is overwritten. */
const TERMINAL_HEADER = 'x-terminal-id';

const textsOf = (headers: UploadStep['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter((header): header is [string, string] => typeof header[1] === 'string'),
  );

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex').toUpperCase();
}
