import { instantOf } from '../../../electron/contract/moment.ts';
import { registerBatch } from './card-batch.ts';
import { registerClaimReference } from './claims/claim-reference-master.ts';
import { sampleClaimReference } from './claims/sample-claim-reference.ts';
import { registerCard } from './core-card.ts';
import type { CoreDatabase } from './core-database.ts';
import { registerCustomer } from './customer-book.ts';
import { reportLost } from './lost-document.ts';
import {
  registerAvailability,
  registerBranch,
  registerFee,
  registerStaff,
  registerTiers,
} from './reference-data.ts';
import {
  availability,
  batches,
  branches,
  cardNumbers,
  customers,
  feeSchedule,
  homeBranchNo,
  openingBalance,
  reportedLostDocuments,
  staff,
  stockSampleCard,
  tierSchedule,
} from './sample-bank.ts';
import { verifierOf } from './sample-verifiers.ts';

/** How long a terminal may sign people in on its own. A simulated core has no staff office to renew it. */
const VERIFIER_VALIDITY_MS = 365 * 86_400_000;

/** Enters the sample bank into empty books, and with it the beginning of the feed. */
export function foundBank(database: CoreDatabase): void {
  const verifierValidUntil = instantOf(Date.now() + VERIFIER_VALIDITY_MS);
  const { main, other } = branches;
  for (const settings of Object.values(branches)) registerBranch(database, settings);
  for (const { password: _password, branchNo, ...member } of Object.values(staff))
    registerStaff(database, branchNo, {
      ...member,
      active: true,
      verifier: verifierOf(member.staffNo),
      verifierValidUntil,
      staffCard: null,
    });
  for (const entry of feeSchedule) registerFee(database, entry);
  for (const entry of tierSchedule) registerTiers(database, entry);
  for (const entry of availability) registerAvailability(database, entry);
  registerClaimReference(database, sampleClaimReference);
  const openAccount = database.prepare(
    'INSERT INTO account (account_no, customer_no, balance) VALUES (?, ?, ?)',
  );
  for (const customer of Object.values(customers)) {
    registerCustomer(database, homeBranchNo(customer), customer);
    for (const accountNo of customer.accounts)
      openAccount.run(accountNo, customer.customerNo, openingBalance(customer));
  }
  for (const number of reportedLostDocuments) reportLost(database, number);
  for (const n of cardNumbers.mainBranchStock) registerCard(database, stockSampleCard(n, main.branchNo));
  for (const n of cardNumbers.otherBranchStock) registerCard(database, stockSampleCard(n, other.branchNo));
  for (const n of cardNumbers.inTransit)
    registerCard(database, { ...stockSampleCard(n, main.branchNo), status: 'IN_TRANSIT' });
  registerBatch(database, batches.received, true);
  registerBatch(database, batches.waiting, false);
  registerCard(database, {
    ...stockSampleCard(cardNumbers.issuedToHolder, main.branchNo),
    status: 'ISSUED',
    holder: customers.holder.customerNo,
  });
}
