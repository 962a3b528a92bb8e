/** What the desk knows of a draft: its customer, whether they are stopped, the masked numbers. */
export const claimViewKey = (claimId: string) => ['claim', 'view', claimId] as const;
