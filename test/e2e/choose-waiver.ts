import type { Teller, Visit } from '../demo/teller.ts';
import type { Branch } from './branch.ts';
import { visitOf } from './visit.ts';

/** Comes to where a customer's fee for the n-th sample card is to be waived, and nobody has been asked for consent yet. */
export async function chooseWaiver(
  branch: Branch,
  teller: Teller,
  customer: { readonly customerNo: string },
  card: number,
): Promise<Visit> {
  const visit = visitOf(customer, card);
  await branch.putCard(card);
  await teller.takeIn(visit);
  await teller.seeCard(visit);
  await branch.page.getByRole('radio', { name: '면제' }).check();
  return visit;
}
