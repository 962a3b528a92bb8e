import type { Database } from 'better-sqlite3';
import type { DuplicateCheck } from '../../contract/claim-intake.ts';
import type { CustomerNo } from '../../contract/customer.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { CoreClient } from '../core/core-client.ts';
import { saveCaseElsewhere } from './claim-feed.ts';

/** For as long as this a look at the core belongs to one visit, milliseconds. */
const visitMs = 30 * 60_000;

/**
 * Asks the core for a customer's cases at other terminals and online. The feed brings those of this branch and of its
 * customers; of a customer of another branch only the core knows.
 */
export class CaseLookUp {
  readonly #connection: Database;
  readonly #core: CoreClient;
  readonly #online: () => boolean;
  /** When the core last answered for a customer, monotonic, milliseconds. */
  readonly #answered = new Map<CustomerNo, number>();

  constructor(parts: { connection: Database; core: CoreClient; online: () => boolean }) {
    this.#connection = parts.connection;
    this.#core = parts.core;
    this.#online = parts.online;
  }

  /** Asks, while there is a line, and keeps what it hears; a line that fails leaves the check as it was. */
  async look(customerNo: CustomerNo, staffNo: StaffNo): Promise<void> {
    if (!this.#online()) return;
    const answer = await this.#core.lookUpCases({ customerNo, staffNo });
    if (!answer.ok) return;
    this.#connection.transaction(() => {
      for (const one of answer.value.cases)
        if (one.customerNo === customerNo) saveCaseElsewhere(this.#connection, one);
    })();
    this.#answered.set(customerNo, performance.now());
  }

  /** Whether the core has answered for this customer at this visit. */
  checkOf(customerNo: CustomerNo): DuplicateCheck['check'] {
    const answered = this.#answered.get(customerNo);
    return answered !== undefined && performance.now() - answered < visitMs ? 'DONE' : 'NOT_DONE';
  }
}
