import type { Customer } from '../../contract/customer.ts';
import type { Problem } from '../../contract/problem.ts';

/**
 * Why a customer's claim can't be taken in, with where to send them; null when it can. The standard is for persons and
 * sole proprietors (domain.md section 1, who).
 */
export function stopFor(customer: Customer): Problem | null {
  if (customer.kind === 'CORPORATION') return { tag: 'ClaimOfCorporation' };
  if (customer.kind === 'UNINCORPORATED_ORGANISATION') return { tag: 'ClaimOfOrganisation' };
  return null;
}
