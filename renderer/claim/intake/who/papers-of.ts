/** What each kind of representative shows (domain.md section 2, minors and agents). */
export const papersOf = {
  AGENT: ['powerOfAttorney', 'sealCertificate'],
  LEGAL_REPRESENTATIVE: ['basicCertificate', 'familyRelationCertificate'],
} as const;
