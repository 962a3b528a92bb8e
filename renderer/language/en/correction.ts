/** The correction queue, and undoing an issuance. */
export const correction = {
  reverseReason: 'Why',
  reverseReasons: {
    REJECTED_BY_CORE: 'Rejected by the core',
    CARD_DEFECTIVE: 'Card defective',
    CUSTOMER_WITHDREW: 'Customer changed their mind',
    WRONG_CUSTOMER: 'Wrong customer',
    OTHER: 'Other',
  },
  cardNow: 'The card now',
  cardAfter: {
    IN_STOCK: 'Never left the counter (back to stock)',
    SPOILED: 'Came back (spoiled)',
    RECALLED: 'With the customer (recall)',
    LOST: 'Lost',
  },
  refundBy: {
    CASH: '{{amount}} in cash',
    DEBIT: '{{amount}} to account {{account}}',
    NONE: 'Nothing to return',
  },
  withdrawReason: 'Why',
  withdrawReasons: {
    DUPLICATE: 'The same record is there already',
    SETTLED_WITH_CORE: 'Settled with the core',
  },
  rejectionCode: 'Rejection code',
  entryNo: 'Record no.',
};
