/** Words of the month's plots in English. */
export const month = {
  title: 'The month so far',
  open: 'Show the month',
  asTable: 'As a table',
  asPlots: 'As plots',
  date: 'Date',
  issued: 'Issued by day (cards)',
  cash: 'Cash',
  debit: 'Debit',
  waived: 'Waived',
  reversed: 'Reversed',
  cashDifference: 'Cash over and short (won)',
  over: 'Over',
  short: 'Short',
  stock: 'Cards in stock',
  stockDifference: 'Difference',
  none: 'Nothing yet this month',
};
