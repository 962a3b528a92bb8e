import type { Visit } from '../demo/teller.ts';
import { VIRTUAL_READERS } from '../simulators/card/virtual-reader.ts';
import { serialNoOf } from '../simulators/core/sample-bank.ts';

/**
 * A customer comes for the n-th sample card, which lies in the first reader, and hands over 5,000 won. Every test that
 * issues has a card and a customer of its own, or one for a replacement; those that don't share the customer `family`
 * and the card 12.
 */
export const visitOf = (customer: { readonly customerNo: string }, card: number): Visit => ({
  customerNo: customer.customerNo,
  reader: VIRTUAL_READERS[0].name,
  serialNo: serialNoOf(card),
  cash: 5_000,
});
