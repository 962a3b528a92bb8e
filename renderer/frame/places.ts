import type { Permission } from '../../electron/contract/permission.ts';

/** Where one can be in the page; addresses hold no personal data. */
export const places = {
  home: '/',
  issuance: '/issuance',
  claim: '/claim',
  history: '/history',
  cashDrawer: '/drawer',
  today: '/today',
  stock: '/stock',
  approvals: '/approvals',
  month: '/month',
  tariff: '/tariff',
  corrections: '/corrections',
} as const;

/** What one must be allowed to do to be there: a place is offered to nobody else, and tells whoever reaches it. */
export const placeNeeds: Readonly<Record<keyof typeof places, Permission>> = {
  home: 'LOOK',
  issuance: 'SERVE_CUSTOMERS',
  claim: 'SERVE_CUSTOMERS',
  history: 'LOOK',
  cashDrawer: 'LOOK',
  today: 'LOOK',
  stock: 'LOOK',
  approvals: 'OVERSEE',
  month: 'OVERSEE',
  tariff: 'LOOK',
  corrections: 'SERVE_CUSTOMERS',
};
