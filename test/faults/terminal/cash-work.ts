import { type CashCount, denominations, noCash } from '../../../electron/contract/cash.ts';
import type { DrawerSubject, DrawerView } from '../../../electron/contract/drawer.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { won } from '../../../electron/contract/won.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { approved, type Call } from './second-person.ts';

const float = 100_000;
const moved = 20_000;
/** What a count finds too much or too little, won. */
const miscounted = 500;

/** What a teller does with the cash drawer, each with whoever has to consent. */
export class CashWork {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  openDrawer(): Promise<Result<unknown>> {
    return this.#carryOut(({ businessDate }) => ({
      kind: 'DRAWER_OPENING',
      businessDate,
      count: countOf(float),
      amount: won(float),
    }));
  }

  moveCash(direction: 'FROM_VAULT' | 'TO_VAULT'): Promise<Result<unknown>> {
    return this.#carryOut(({ businessDate }) => ({
      kind: 'CASH_MOVEMENT',
      businessDate,
      direction,
      count: countOf(moved),
      amount: won(moved),
    }));
  }

  async count(): Promise<Result<unknown>> {
    const view = await this.#call.drawer.view();
    return view.ok ? await this.#call.drawer.count({ count: countOf(view.value.expected) }) : view;
  }

  /** Counts otherwise than the books, and has it booked. */
  bookDifference(found: 'OVER' | 'SHORT'): Promise<Result<unknown>> {
    return this.#carryOut(({ businessDate, expected }) => {
      const counted = won(Math.max(0, expected + (found === 'OVER' ? miscounted : -miscounted)));
      return {
        kind: 'CASH_DIFFERENCE',
        businessDate,
        count: countOf(counted),
        counted,
        expected,
        reason: 'UNEXPLAINED',
        explanation: 'counted twice',
      };
    });
  }

  /** The drawer goes from whoever holds it into the other teller's hands; then the first teller is signed in again. */
  async handOver(): Promise<Result<unknown>> {
    const view = await this.#call.drawer.view();
    if (!view.ok) return view;
    const [teller, second] = [staff.teller, staff.secondTeller];
    const [from, to] = view.value.holder?.staffNo === second.staffNo ? [second, teller] : [teller, second];
    const came = await this.#signIn(from);
    if (!came.ok) return came;
    const handedOver = await this.#carryOut(
      ({ businessDate, expected }) => ({
        kind: 'DRAWER_HAND_OVER',
        businessDate,
        to: to.staffNo,
        count: countOf(expected),
        amount: expected,
      }),
      to,
    );
    const back = await this.#signIn(teller);
    return handedOver.ok ? back : handedOver;
  }

  /** Closes the day, whatever differs in it explained; cash is to be as the books say. */
  async closeDay(): Promise<Result<unknown>> {
    const [day, view] = [await this.#call.day.view(), await this.#call.drawer.view()];
    if (!day.ok) return day;
    if (!view.ok) return view;
    const explanations = day.value.differences.map((difference) => ({
      ...difference,
      explanation: 'looked into',
    }));
    const count = countOf(view.value.expected);
    const prepared = await this.#call.day.prepareClosing({ count, explanations });
    if (!prepared.ok) return prepared;
    const request = await approved(this.#call, prepared.value);
    return request.ok
      ? await this.#call.day.close({ subject: prepared.value, requestId: request.value })
      : request;
  }

  async #carryOut(
    subjectOf: (view: DrawerView) => DrawerSubject,
    by?: Parameters<typeof approved>[2],
  ): Promise<Result<unknown>> {
    const view = await this.#call.drawer.view();
    if (!view.ok) return view;
    const subject = subjectOf(view.value);
    const request = await approved(this.#call, subject, by);
    return request.ok ? await this.#call.drawer.carryOut({ subject, requestId: request.value }) : request;
  }

  #signIn({ staffNo, password }: { readonly staffNo: string; readonly password: string }) {
    return this.#call.session.signIn({ staffNo, password });
  }
}

/** An amount in as few pieces as it takes. */
function countOf(amount: number): CashCount {
  const count = noCash();
  let left = amount;
  for (const piece of denominations) {
    count[piece] = Math.floor(left / Number(piece));
    left -= count[piece] * Number(piece);
  }
  return count;
}
