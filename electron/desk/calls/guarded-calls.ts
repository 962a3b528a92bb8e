import { type Implementer, type ImplementerInternalWithMiddlewares, implement } from '@orpc/server';
import { deskContract } from '../../contract/desk.ts';
import type { CallMeta } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Counter } from '../counter.ts';
import { problemOfSqlite } from '../database/sqlite-problem.ts';
import type { Desk } from '../desk.ts';
import { permit } from '../permission.ts';
import type { KnownPerson } from '../staff/staff-register.ts';

/** A procedure as a middleware sees it: its access stands in the contract. */
interface Called {
  readonly '~orpc': { readonly meta: CallMeta };
}

type Contract = typeof deskContract;
/** Nothing is known of a call before it is looked at. */
type Nothing = Record<never, never>;
type CallsWith<Context extends object> = ImplementerInternalWithMiddlewares<
  Contract,
  Nothing,
  Nothing & Context
>;

/** Every call of the contract, to be bound by its area. */
export interface Calls {
  /** Unguarded. */
  readonly os: Implementer<Contract, Nothing, Nothing>;
  /** Nobody need be named. */
  readonly open: CallsWith<{ counter: Counter }>;
  /** Somebody makes the call. */
  readonly guarded: CallsWith<{ counter: Counter; person: KnownPerson }>;
}

/** The calls of the contract behind the guard that holds who may make them. */
export function guardedCalls(desk: Desk): Calls {
  const os = implement(deskContract);

  /** The counter, or why the call can't go ahead. */
  const enter = (procedure: Called): Result<{ counter: Counter }> => {
    const { counter } = desk;
    if (counter === null) return fail(desk.restoring ? 'RestoreNeedsLine' : 'TerminalNotEnrolled');
    const permitted = permit(procedure['~orpc'].meta.access, counter.sessions);
    return permitted.ok ? succeed({ counter }) : permitted;
  };

  // A refusal is an ordinary result of the call, which the library cannot know: hence `as never`.

  /** Calls for which nobody need be named. */
  const open = os.use(async ({ next, procedure }, _input, output) => {
    try {
      // Whoever's time is over is signed out here, which is written down.
      const entered = enter(procedure as Called);
      if (!entered.ok) return output(entered) as never;
      return await next({ context: entered.value });
    } catch (error) {
      return output(problemOfSqlite(error)) as never;
    }
  });

  /** Calls that somebody makes. */
  const guarded = open.use(async ({ next, procedure, context: { counter } }, _input, output) => {
    const permitted = permit((procedure as Called)['~orpc'].meta.access, counter.sessions);
    if (!permitted.ok) return output(permitted) as never;
    if (permitted.value === null) throw new Error('a call without roles is bound to the guarded side');
    return await next({ context: { person: permitted.value } });
  });

  return { os, open, guarded };
}
