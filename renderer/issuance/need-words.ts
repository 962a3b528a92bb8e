import type { Need } from './missing.ts';

/** What a need is called: the label of its field. */
export const needWords = {
  customer: 'issuance.step.CUSTOMER',
  eligibility: 'issuance.eligibility',
  documentKind: 'checks.documentKind',
  documentNumber: 'checks.documentNumber',
  authenticity: 'checks.authenticity',
  device: 'checks.device',
  nfc: 'checks.nfc',
  sim: 'checks.sim',
  papers: 'checks.representative',
  replacement: 'checks.replacementLabel',
  card: 'issuance.step.CARD',
  feeMethod: 'fee.method',
  received: 'fee.received',
  account: 'fee.account',
  ground: 'fee.ground',
  proof: 'fee.proof',
  approval: 'fee.approval',
  exposureApproval: 'line.exposure',
} as const satisfies Record<Need, string>;
