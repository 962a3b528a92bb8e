import type { Database } from 'better-sqlite3';
import { Customer, type CustomerNo } from '../../contract/customer.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import { saveCustomer } from '../sync/apply-feed.ts';

/** For as long as this the core's word on a customer belongs to one visit, milliseconds. */
const visitMs = 30 * 60_000;

/** Finds customers: at the core while there is a line, else among those this terminal knows. */
export class CustomerDirectory {
  readonly #connection: Database;
  readonly #core: CoreClient;
  readonly #line: Line;
  /** When the core last described a customer to this program, monotonic, milliseconds. */
  readonly #described = new Map<CustomerNo, number>();

  constructor(connection: Database, core: CoreClient, line: Line) {
    this.#connection = connection;
    this.#core = core;
    this.#line = line;
  }

  /**
   * By customer number, by the end of the phone number, or by the beginning of the name. A line that fails in the
   * middle is no reason to show nothing: the terminal's own list answers, and `source` says so.
   */
  async search(
    query: string,
    staffNo: StaffNo,
  ): Promise<{ customers: Customer[]; source: 'CORE' | 'TERMINAL' }> {
    // A number may come at full width, as an input method types it, and with any hyphen.
    const plain = query.normalize('NFKC');
    const wanted = /\d/.test(plain) ? plain.replace(/[\s\p{Dash}]+/gu, '') : query.normalize('NFC');
    if (this.#line.online) {
      const answer = await this.#core.searchCustomers({ query: wanted, staffNo });
      if (answer.ok) {
        const { customers } = answer.value;
        this.#connection.transaction(() => {
          for (const customer of customers) saveCustomer(this.#connection, customer);
        })();
        for (const { customerNo } of customers) this.#described.set(customerNo, performance.now());
        return { customers, source: 'CORE' };
      }
    }
    return { customers: this.#searchHere(wanted), source: 'TERMINAL' };
  }

  /** A customer this terminal knows; undefined for nobody. */
  find(customerNo: CustomerNo): Customer | undefined {
    const value = this.#connection
      .prepare<[string], string>('SELECT value FROM customer WHERE customer_no = ?')
      .pluck()
      .get(customerNo);
    return value === undefined ? undefined : Customer.parse(JSON.parse(value));
  }

  /** Where what is known of a customer comes from: the core, at this visit, or what this terminal has kept. */
  sourceOf(customerNo: CustomerNo): 'CORE' | 'TERMINAL' {
    const described = this.#described.get(customerNo);
    return described !== undefined && performance.now() - described < visitMs ? 'CORE' : 'TERMINAL';
  }

  /**
   * This customer now holds a Smart OTP, or none any more, also before the core says so; part of the transaction that
   * issues it or takes it back.
   */
  noteSmartOtp(customerNo: CustomerNo, holds: boolean): void {
    this.#connection
      .prepare(
        "UPDATE customer SET value = json_set(value, '$.holdsSmartOtp', json(?)) WHERE customer_no = ?",
      )
      .run(String(holds), customerNo);
  }

  #searchHere(query: string): Customer[] {
    return this.#connection
      .prepare<{ query: string; behind: string }, string>(`
        SELECT value FROM customer
        WHERE customer_no = @query OR (name >= @query AND name < @behind)
           OR (length(@query) >= 4 AND substr(mobile_phone, -4) = substr(@query, -4)
               AND substr(mobile_phone, -length(@query)) = @query)
        ORDER BY name LIMIT 20`)
      .pluck()
      .all({ query, behind: `${query}\u{10FFFF}` })
      .map((value) => Customer.parse(JSON.parse(value)));
  }
}
