import { Agent, request } from 'undici';
import { corePaths } from '../../../electron/contract/core.ts';
import type { CoreIdentity } from '../../../electron/desk/core/core-client.ts';

/** The least that bringing batches to a core in order can be with this library: one request after the other. */
export class BarePoster {
  readonly #url: string;
  readonly #agent: Agent;

  constructor({ origin, authority, client }: CoreIdentity) {
    this.#url = origin + corePaths.journal;
    this.#agent = new Agent({
      connections: 1,
      pipelining: 1,
      connect: { ca: authority, ...(client && { cert: client.certificate, key: client.privateKey }) },
    });
  }

  /** Posts one batch and reads its answer. */
  async post(packed: Uint8Array): Promise<void> {
    const { statusCode, body } = await request(this.#url, {
      dispatcher: this.#agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'zstd' },
      body: packed,
    });
    await body.text();
    if (statusCode !== 200) throw new Error(`the core answered ${statusCode}`);
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }
}
