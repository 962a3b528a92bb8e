/** Where one can be in the page; addresses hold no personal data. */
export const places = { home: '/', issuance: '/issuance', history: '/history' } as const;
