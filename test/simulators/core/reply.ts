/** What the core answers to a call: an HTTP status and a JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export const answer = (body: unknown): Reply => ({ status: 200, body });

/** A refusal; `reason` is for the people who read a trace. */
export const refuse = (status: number, reason: string): Reply => ({ status, body: { reason } });
