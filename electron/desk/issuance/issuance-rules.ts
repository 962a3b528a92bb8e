import type { Database } from 'better-sqlite3';
import type { Customer, CustomerNo, CustomerView } from '../../contract/customer.ts';
import type { EligibilityAssessment } from '../../contract/issuance.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Tariff } from '../../contract/tariff.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import { viewCustomer } from '../customer/mask.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { readSettings } from '../settings.ts';
import { CarriedFees } from './carried-fees.ts';
import { assess } from './eligibility.ts';
import { feeOn, isAvailableOn, tariffOn, tiersOn } from './fee-schedule.ts';

/** The rules of issuance as they stand today: the law's and the tariff's dates come from the feed. */
export class IssuanceRules {
  readonly #connection: Database;
  readonly #carried: CarriedFees;
  readonly #customers: CustomerDirectory;
  readonly #days: BusinessDays;
  readonly #now: () => number;

  constructor(connection: Database, customers: CustomerDirectory, days: BusinessDays, now: () => number) {
    this.#connection = connection;
    this.#carried = new CarriedFees(connection);
    this.#customers = customers;
    this.#days = days;
    this.#now = now;
  }

  /**
   * What the rules say of a customer today.
   *
   * @returns problems CustomerNotFound, NoStaffYet
   */
  assess(customerNo: CustomerNo): Result<EligibilityAssessment> {
    const customer = this.#customers.find(customerNo);
    return customer === undefined ? fail('CustomerNotFound') : this.#assess(customer);
  }

  /** The schedules of fees and tiers, with today's date to read them by. */
  tariff(): Tariff {
    return tariffOn(this.#connection, this.#days.today());
  }

  /** A customer as the page may see them today. */
  view(customer: Customer): CustomerView {
    const assessed = this.#assess(customer);
    return assessed.ok ? assessed.value.customer : viewCustomer(customer, false);
  }

  #assess(customer: Customer): Result<EligibilityAssessment> {
    const settings = readSettings(this.#connection);
    if (settings === null) return fail('NoStaffYet');
    const businessDate = this.#days.today();
    return succeed(
      assess(customer, {
        businessDate,
        available: isAvailableOn(this.#connection, 'SMART_OTP', businessDate),
        fee: feeOn(this.#connection, 'SMART_OTP', businessDate),
        ageOfMajority: settings.ageOfMajority,
        tiers: tiersOn(this.#connection, businessDate),
        source: this.#customers.sourceOf(customer.customerNo),
        waivers: settings.waivers,
        now: this.#now(),
        carried: this.#carried.openFor(customer.customerNo, businessDate),
      }),
    );
  }
}
