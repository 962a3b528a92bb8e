import type { StockCard } from '../../../electron/contract/smart-otp-card.ts';
import { branches } from '../../simulators/core/sample-bank.ts';

/** Cards the branch's list names and the core's books do not: whoever takes one out of use is told so by the core. */
export const phantomCards = 6;

/** Serial numbers from here on are nobody's. */
const firstPhantom = 904299990001;

export const isPhantom = (serialNo: string): boolean => Number(serialNo) >= firstPhantom;

/** The n-th of them, from 0, as the feed tells of it. */
export const phantomCard = (n: number): StockCard => ({
  serialNo: String(firstPhantom + n),
  vendorCode: '904',
  branchNo: branches.main.branchNo,
  identity: { source: 'CIN', value: `FFFF${String(n).padStart(4, '0')}` },
  status: 'IN_STOCK',
  assignedTo: null,
  revision: 0,
  keyVersion: 1,
  oathAccount: 'phantom',
  period: 30,
  digits: 6,
  tickets: [],
});
