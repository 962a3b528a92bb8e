import { implement } from '@orpc/server';
import { deskContract } from '../contract/desk.ts';
import { businessDateOf } from '../contract/moment.ts';
import type { CallMeta } from '../contract/permission.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import type { Counter } from './counter.ts';
import { problemOfSqlite } from './database/sqlite-problem.ts';
import type { Desk } from './desk.ts';
import { permit } from './permission.ts';
import { terminalStatus } from './terminal-status.ts';

/** A procedure as a middleware sees it: its access stands in the contract. */
interface Called {
  readonly '~orpc': { readonly meta: CallMeta };
}

/**
 * Binds every call of the contract to the desk. The contract's schemas check what comes in and what goes out, the
 * guard below who may call; what is left here is a line or two a call.
 */
export function deskRouter(desk: Desk) {
  const os = implement(deskContract);

  /** The counter, or why the call can't go ahead. */
  const enter = (procedure: Called): Result<{ counter: Counter }> => {
    const { counter } = desk;
    if (counter === null) return fail('TerminalNotEnrolled');
    const permitted = permit(procedure['~orpc'].meta.access, counter.sessions);
    return permitted.ok ? succeed({ counter }) : permitted;
  };

  // A refusal is an ordinary result of the call, which the library cannot know: hence `as never`.

  /** Calls for which nobody need be named. */
  const open = os.use(async ({ next, procedure }, _input, output) => {
    const entered = enter(procedure as Called);
    if (!entered.ok) return output(entered) as never;
    const { counter } = entered.value;
    try {
      return await next({ context: { counter } });
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

  return os.router({
    terminal: {
      watch: os.terminal.watch.handler(async function* ({ signal }) {
        for await (const _change of desk.status.listen(signal)) yield terminalStatus(desk);
      }),
      today: guarded.terminal.today.handler(({ context: { counter } }) =>
        succeed(counter.history.today(businessDateOf(desk.now()), counter.stock.count())),
      ),
    },
    session: {
      signIn: open.session.signIn.handler(({ context: { counter }, input }) =>
        counter.sessions.signIn(input.staffNo, input.password),
      ),
      signOut: open.session.signOut.handler(({ context: { counter } }) => {
        counter.sessions.signOut();
        return succeed(null);
      }),
      lock: open.session.lock.handler(({ context: { counter } }) => {
        counter.sessions.lock();
        return succeed(null);
      }),
      unlock: open.session.unlock.handler(({ context: { counter }, input }) =>
        counter.sessions.unlock(input.password),
      ),
      stayAwake: guarded.session.stayAwake.handler(({ context: { counter } }) => {
        counter.sessions.touch();
        return succeed(null);
      }),
    },
    customers: {
      search: guarded.customers.search.handler(async ({ context: { counter, person }, input }) => {
        const { customers, source } = await counter.customers.search(input.query, person.staffNo);
        return succeed({ customers: customers.map((customer) => counter.rules.view(customer)), source });
      }),
    },
    issuance: {
      draft: guarded.issuance.draft.handler(({ context: { counter, person } }) =>
        succeed(counter.drafts.of(person.staffNo)),
      ),
      saveDraft: guarded.issuance.saveDraft.handler(({ context: { counter, person }, input }) =>
        succeed({ savedAt: counter.drafts.save(person.staffNo, input) }),
      ),
      discardDraft: guarded.issuance.discardDraft.handler(({ context: { counter, person }, input }) => {
        counter.drafts.discard(person.staffNo, input.draftId);
        return succeed(null);
      }),
      assess: guarded.issuance.assess.handler(({ context: { counter }, input }) =>
        counter.rules.assess(input.customerNo),
      ),
      identifyCard: guarded.issuance.identifyCard.handler(({ context: { counter }, input }) =>
        counter.cards.identify(input.reader),
      ),
      perform: guarded.issuance.perform.handler(({ context: { counter, person }, input }) =>
        counter.issuer.perform(input, person),
      ),
      open: guarded.issuance.open.handler(({ context: { counter } }) => succeed(counter.issuances.open())),
      resume: guarded.issuance.resume.handler(({ context: { counter, person }, input }) =>
        counter.issuer.resume(input.issuanceId, input.reader, person),
      ),
      abandon: guarded.issuance.abandon.handler(({ context: { counter, person }, input }) =>
        counter.issuer.abandon(input.issuanceId, input.reason, person),
      ),
    },
    receipts: {
      render: guarded.receipts.render.handler(async ({ context: { counter }, input }) => {
        const rendered = await counter.receipts.render(input.receiptNo);
        return rendered.ok ? succeed({ pdf: Buffer.from(rendered.value).toString('base64') }) : rendered;
      }),
      print: guarded.receipts.print.handler(({ context: { counter, person }, input }) =>
        counter.receipts.print(input.receiptNo, person),
      ),
    },
    history: {
      search: guarded.history.search.handler(({ context: { counter }, input }) =>
        succeed(counter.history.search(input.query, input.limit)),
      ),
      detail: guarded.history.detail.handler(({ context: { counter }, input }) => {
        const detail = counter.history.detail(input.issuanceId);
        return detail === undefined ? fail('IssuanceNotFound') : succeed(detail);
      }),
    },
  });
}
