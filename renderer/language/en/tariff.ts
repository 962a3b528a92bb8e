/** Words of the tariff. */
export const tariff = {
  title: 'Tariff',
  source: 'As head office has sent it; nothing can be changed here.',
  fees: 'Fees',
  tiers: 'Customer tiers',
  none: 'Head office has not sent it yet.',
  product: { SMART_OTP: 'Smart OTP', OTP_TOKEN: 'OTP token', OTP_CARD: 'OTP card' },
  period: 'In force',
  amount: 'Fee',
  waivable: 'Tiers it may be waived for',
  nobody: 'none',
  names: 'Names of the tiers, highest first',
  succeeds: '{{name}} (before: {{before}})',
  span: '{{from}} to {{to}}',
  open: 'from {{from}}',
  phase: { PAST: 'past', NOW: 'in force', COMING: 'to come' },
  toConfirm:
    'No published source says which new tier takes the place of which old one, or which of them are exempt: the bank is to confirm both.',
  fault: {
    GAP: '{{span}}: nothing is in force. Work that needs it stops in this period.',
    OVERLAP: '{{span}}: more than one is in force. Work that needs it stops in this period.',
  },
  tell: 'Please tell head office.',
};
