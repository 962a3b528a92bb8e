import type { OpenIssuance } from '../../electron/contract/issuance.ts';

/** Cash taken for a fee, won; 0 for one that is debited or waived. */
export const cashIn = (fee: OpenIssuance['fee']): number => (fee.method === 'CASH' ? fee.amount : 0);
