-- Cash of an abandoned issuance that stays on the counter for the same customer's next card. Nothing is booked for it:
-- the next issuance of that customer and business date uses it, or it is given back; one of the two, once.
CREATE TABLE carried_fee (
  issuance_id    TEXT PRIMARY KEY REFERENCES issuance (issuance_id),
  customer_no    TEXT NOT NULL,
  amount         INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  business_date  TEXT NOT NULL,
  carried_by     INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  used_by        INTEGER UNIQUE REFERENCES journal (seq),
  returned_by    INTEGER UNIQUE REFERENCES journal (seq),
  CHECK (used_by IS NULL OR returned_by IS NULL)
) STRICT;
CREATE INDEX carried_fee_open ON carried_fee (customer_no, business_date)
WHERE used_by IS NULL AND returned_by IS NULL;

CREATE TRIGGER carried_fee_is_of_abandoned_cash BEFORE INSERT ON carried_fee
WHEN NOT EXISTS (
  SELECT 1 FROM issuance WHERE issuance_id = NEW.issuance_id AND state = 'ABANDONED' AND fee_method = 'CASH'
    AND customer_no = NEW.customer_no AND fee_amount = NEW.amount AND closed_by = NEW.carried_by)
BEGIN SELECT RAISE(ABORT, 'carried_fee: no cash of an abandoned issuance'); END;
CREATE TRIGGER carried_fee_is_used_for_its_customer BEFORE UPDATE OF used_by ON carried_fee
WHEN NOT EXISTS (
  SELECT 1 FROM issuance WHERE started_by = NEW.used_by AND fee_method = 'CASH'
    AND customer_no = OLD.customer_no AND business_date = OLD.business_date)
BEGIN SELECT RAISE(ABORT, 'carried_fee: for the same customer and business date only'); END;
CREATE TRIGGER carried_fee_ends_once BEFORE UPDATE ON carried_fee
WHEN OLD.used_by IS NOT NULL OR OLD.returned_by IS NOT NULL OR OLD.issuance_id <> NEW.issuance_id
  OR OLD.customer_no <> NEW.customer_no OR OLD.amount <> NEW.amount
  OR OLD.business_date <> NEW.business_date OR OLD.carried_by <> NEW.carried_by
BEGIN SELECT RAISE(ABORT, 'carried_fee: ends once, and is not edited'); END;
CREATE TRIGGER carried_fee_is_never_deleted BEFORE DELETE ON carried_fee
BEGIN SELECT RAISE(ABORT, 'carried_fee: never deleted'); END;
