import type { IssuanceDraft } from '../../electron/contract/issuance.ts';

export type Step = IssuanceDraft['step'];

/** The steps of an issuance in their order. */
export const steps: readonly Step[] = ['CUSTOMER', 'CHECKS', 'CARD', 'FEE', 'ISSUE'];

export const stepIndex = (step: Step): number => steps.indexOf(step);
