/**
 * SQL: what is known of a claim's refund procedure by now, as JSON: what was recorded last after it was filed, unless the
 * core has rejected that, else what was told when it was filed. The claim's number is compared as a value (`+`): a column
 * would lend the journal's index its affinity, and every entry since the filing would be read instead.
 *
 * @param claimId column of the claim
 * @param entry alias of the journal's row that the claim stands by
 */
export const refundKnown = (claimId: string, entry: string): string => `coalesce(
  (SELECT json_extract(u.payload, '$.refund') FROM journal u LEFT JOIN outcome v ON v.seq = u.seq
   WHERE json_extract(u.payload, '$.claimId') IS NOT NULL AND json_extract(u.payload, '$.claimId') = +${claimId}
     AND u.type = 'RefundProcedureRecorded' AND u.seq > ${entry}.seq AND v.verdict IS NOT 'REJECTED'
   ORDER BY u.seq DESC LIMIT 1),
  json_extract(${entry}.payload, '$.money.refund'))`;
