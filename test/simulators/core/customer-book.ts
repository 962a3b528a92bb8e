import { Customer } from '../../../electron/contract/customer.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import type { CoreDatabase } from './core-database.ts';
import { publish } from './feed.ts';

/** Most customers one search gives away. */
const LARGEST_SEARCH = 20;

/** Enters a customer of a branch and tells the branch. */
export function registerCustomer(database: CoreDatabase, branchNo: string, customer: Customer): void {
  database
    .prepare('INSERT INTO customer (customer_no, branch_no, customer) VALUES (?, ?, ?)')
    .run(customer.customerNo, branchNo, JSON.stringify(Customer.parse(customer)));
  publish(database, { kind: 'customer', customer }, { branchNo });
}

export function customerByNo(database: CoreDatabase, customerNo: string): Customer | undefined {
  const text = database
    .prepare<[string], string>('SELECT customer FROM customer WHERE customer_no = ?')
    .pluck()
    .get(customerNo);
  return text === undefined ? undefined : Customer.parse(JSON.parse(text));
}

/** Customers of the whole bank by number, by the end of their phone number (four digits or more), or by part of their name. */
export function searchCustomers(database: CoreDatabase, query: string): Customer[] {
  return database
    .prepare<{ query: string; limit: number }, string>(
      `SELECT customer FROM customer
       WHERE customer_no = :query
          OR instr(customer ->> 'name', :query) > 0
          OR (length(:query) >= 4 AND substr(customer ->> 'mobilePhone', -length(:query)) = :query)
       ORDER BY customer_no LIMIT :limit`,
    )
    .pluck()
    .all({ query: query.trim().normalize('NFC'), limit: LARGEST_SEARCH })
    .map((text) => Customer.parse(JSON.parse(text)));
}

/**
 * Notes that a customer has a working Smart OTP, or none any more, and tells the customer's branch and, if it is
 * another, `alsoBranchNo`.
 */
export function noteSmartOtp(
  database: CoreDatabase,
  customer: Customer,
  holdsSmartOtp: boolean,
  alsoBranchNo: string,
): void {
  const changed: Customer = { ...customer, holdsSmartOtp, asOf: instantOf(Date.now()) };
  const homeBranchNo = database
    .prepare<[string, string], string>(
      'UPDATE customer SET customer = ? WHERE customer_no = ? RETURNING branch_no',
    )
    .pluck()
    .get(JSON.stringify(changed), customer.customerNo);
  const branches = new Set([alsoBranchNo, ...(homeBranchNo === undefined ? [] : [homeBranchNo])]);
  for (const branchNo of branches) publish(database, { kind: 'customer', customer: changed }, { branchNo });
}

/** Bars a customer from electronic banking; the branches learn it with whatever they hear of the customer next. */
export function restrictCustomer(database: CoreDatabase, customerNo: string): void {
  database
    .prepare(
      `UPDATE customer SET customer = json_set(customer, '$.restricted', json('true')) WHERE customer_no = ?`,
    )
    .run(customerNo);
}
