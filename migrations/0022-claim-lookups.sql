-- Customers also apply for the refund procedure after their claim was filed: what was recorded then is found without a
-- look into every other entry.
CREATE INDEX journal_refund_recorded ON journal (business_date) WHERE type = 'RefundProcedureRecorded';

-- What was destroyed, the last first.
CREATE INDEX journal_erasure ON journal (seq) WHERE type IN ('PersonalDataErased', 'EvidenceCopiesErased');

-- Claims that customers have filed online, counted by week.
CREATE INDEX case_elsewhere_online ON case_elsewhere (filed_at) WHERE kind = 'CLAIM' AND channel = 'ONLINE';
