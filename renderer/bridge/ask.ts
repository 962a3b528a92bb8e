import { ORPCError } from '@orpc/client';
import { Problem } from '../../electron/contract/problem.ts';
import { fail, type Result } from '../../electron/contract/result.ts';
import { noteSessionEnd } from './session-end.ts';

/** How long a call may take, milliseconds: an answer out of the desk's own books, or one that waits for a card. */
const patience = { DESK: 30_000, CARD: 180_000 } as const;

/**
 * Makes a call to the desk and always comes back with a result: a desk that does not answer in time, or is gone, is
 * ConnectionLost, and what the desk's outer edge refuses is the problem it names.
 */
export async function ask<T>(
  call: (options: { signal: AbortSignal }) => Promise<Result<T>>,
  waitsFor: keyof typeof patience = 'DESK',
): Promise<Result<T>> {
  try {
    const answer = await call({ signal: AbortSignal.timeout(patience[waitsFor]) });
    // Whatever asked goes with the session, and would take the word along.
    if (!answer.ok && answer.problem.tag === 'SessionExpired') noteSessionEnd(answer.problem);
    return answer;
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof ORPCError)) return fail('ConnectionLost').problem;
  const named = Problem.safeParse(error.data);
  return named.success ? named.data : fail('InputNotUnderstood').problem;
}
