-- Days of refund procedures are reckoned from what claims say: those that speak of one are found without a look into
-- every other claim.
CREATE INDEX journal_refund_procedure ON journal (business_date)
WHERE type IN ('ClaimFiled', 'ClaimCorrected') AND json_extract(payload, '$.money.refund.applied') = 1;
