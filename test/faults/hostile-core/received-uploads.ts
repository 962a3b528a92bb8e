import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { corePaths } from '../../../electron/contract/core.ts';

/** What a step of an upload is answered with; tus 1.0 says all in the headers. */
export interface StepReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Upload {
  readonly sha256: string;
  readonly length: number;
  bytes: Buffer;
}

/** Evidence as a core takes it: tus 1.0 with creation and checksum, kept in memory. */
export class ReceivedUploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #held = new Set<string>();

  /** Does one step honestly. */
  step(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): StepReply {
    if (method === 'POST') return this.#create(headers);
    const upload = this.#uploads.get(path);
    if (upload === undefined) return { status: 404, headers: {} };
    if (method === 'PATCH') {
      if (Number(headers['upload-offset']) !== upload.bytes.length) return { status: 409, headers: {} };
      const sum = createHash('sha256').update(body).digest('base64');
      if (headers['upload-checksum'] !== `sha256 ${sum}`) return { status: 460, headers: {} };
      upload.bytes = Buffer.concat([upload.bytes, body]);
      if (upload.bytes.length === upload.length) this.#compare(path, upload);
    }
    const offset = { 'upload-offset': String(upload.bytes.length) };
    return method === 'PATCH'
      ? { status: 204, headers: offset }
      : { status: 200, headers: { ...offset, 'upload-length': String(upload.length) } };
  }

  /** Those of the contents asked for that have come whole. */
  held(hashes: readonly string[]): string[] {
    return hashes.filter((sha256) => this.#held.has(sha256));
  }

  #create(headers: IncomingHttpHeaders): StepReply {
    const [, metadata = ''] = /sha256 (\S+)/.exec(String(headers['upload-metadata'])) ?? [];
    const sha256 = Buffer.from(metadata, 'base64').toString();
    const location = `${corePaths.evidenceUploads}/${this.#uploads.size + 1}`;
    this.#uploads.set(location, { sha256, length: Number(headers['upload-length']), bytes: Buffer.alloc(0) });
    return { status: 201, headers: { location } };
  }

  /** What is not the file it was said to be is thrown away. */
  #compare(path: string, { sha256, bytes }: Upload): void {
    if (createHash('sha256').update(bytes).digest('hex').toUpperCase() === sha256) this.#held.add(sha256);
    else this.#uploads.delete(path);
  }
}
