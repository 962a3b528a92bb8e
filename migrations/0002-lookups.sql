-- What a person waits for must not take longer the more a terminal has done: finding an issuance, the numbers of the
-- frame and of the day. Everything here follows from the tables it is made of, by triggers in the same transaction.

-- Issuances by name: every end of the customer's name (홍길동, 길동, 동), so that any part of it is the beginning of one.
CREATE TABLE issuance_name_part (
  part        TEXT NOT NULL COLLATE NOCASE,
  started_by  INTEGER NOT NULL REFERENCES issuance (started_by),
  PRIMARY KEY (part, started_by)
) STRICT, WITHOUT ROWID;

CREATE VIEW name_position AS
WITH RECURSIVE position (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM position WHERE n < 60)
SELECT n FROM position;

-- Issuances by number: digits of serial, customer and receipt number and of the fee in won; rowid = started_by.
CREATE VIRTUAL TABLE issuance_number USING fts5 (numbers, content = '', contentless_delete = 1, tokenize = 'trigram');

CREATE TRIGGER issuance_is_findable AFTER INSERT ON issuance
BEGIN
  INSERT INTO issuance_name_part
  SELECT substr(NEW.customer_name, n), NEW.started_by FROM name_position WHERE n <= length(NEW.customer_name);
  INSERT INTO issuance_number (rowid, numbers)
  VALUES (NEW.started_by, NEW.serial_no || ' ' || NEW.customer_no || ' ' || NEW.fee_amount);
END;

CREATE TRIGGER receipt_is_findable AFTER INSERT ON receipt
BEGIN
  INSERT OR REPLACE INTO issuance_number (rowid, numbers)
  SELECT started_by, concat_ws(' ', serial_no, customer_no, fee_amount, replace(group_concat(receipt_no, ' '), '-', ''))
  FROM issuance JOIN receipt USING (issuance_id) WHERE issuance_id = NEW.issuance_id;
END;

INSERT INTO issuance_name_part
SELECT substr(customer_name, n), started_by FROM issuance JOIN name_position ON n <= length(customer_name);
INSERT INTO issuance_number (rowid, numbers)
SELECT started_by, concat_ws(' ', serial_no, customer_no, fee_amount, replace(group_concat(receipt_no, ' '), '-', ''))
FROM issuance LEFT JOIN receipt USING (issuance_id) GROUP BY started_by;

-- Entries about an issuance besides the two that begin and issue it; those stand in the issuance itself. Partial: the
-- common acts write no page more.
CREATE INDEX journal_about_issuance ON journal (json_extract(payload, '$.issuanceId'))
WHERE type NOT IN ('SmartOtpIssuanceStarted', 'SmartOtpIssued') AND json_extract(payload, '$.issuanceId') IS NOT NULL;

-- Issuances by what is still to come: a card's proof, the core's verdict.
CREATE INDEX issuance_open ON issuance (started_by) WHERE state = 'STARTED';

CREATE TABLE issuance_unjudged (
  closed_by  INTEGER PRIMARY KEY REFERENCES issuance (closed_by)
) STRICT;

-- A restore can bring the verdict back before the issuance.
CREATE TRIGGER issuance_awaits_verdict AFTER UPDATE OF state ON issuance
WHEN NEW.state = 'ISSUED' AND NOT EXISTS (SELECT 1 FROM outcome WHERE seq = NEW.closed_by)
BEGIN INSERT INTO issuance_unjudged VALUES (NEW.closed_by); END;

CREATE TRIGGER outcome_is_verdict AFTER INSERT ON outcome
BEGIN DELETE FROM issuance_unjudged WHERE closed_by = NEW.seq; END;

INSERT INTO issuance_unjudged
SELECT closed_by FROM issuance i WHERE state = 'ISSUED' AND NOT EXISTS (SELECT 1 FROM outcome WHERE seq = i.closed_by);

CREATE INDEX outcome_rejected ON outcome (seq) WHERE verdict = 'REJECTED';

-- Debits less credits of every account, won.
CREATE TABLE balance (
  account  TEXT PRIMARY KEY,
  amount   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER posting_moves_balances AFTER INSERT ON posting
BEGIN
  INSERT INTO balance VALUES (NEW.debit, NEW.amount), (NEW.credit, -NEW.amount)
  ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;
  -- A drawer cannot hold less than nothing, and no account more than a program can count exactly.
  SELECT RAISE(ABORT, 'balance: the drawer does not hold that much')
  FROM balance WHERE account = 'DRAWER' AND amount < 0;
  SELECT RAISE(ABORT, 'balance: beyond what can be counted exactly')
  FROM balance WHERE account IN (NEW.debit, NEW.credit) AND abs(amount) > 9007199254740991;
END;

INSERT INTO balance
SELECT account, sum(amount)
FROM (SELECT debit AS account, amount FROM posting UNION ALL SELECT credit, -amount FROM posting) GROUP BY account;

-- The day, the stock, the customers of this terminal.
DROP INDEX issuance_started_at;
CREATE INDEX issuance_business_date ON issuance (business_date);
CREATE INDEX stock_card_in_stock ON stock_card (branch_no) WHERE status = 'IN_STOCK';
CREATE INDEX customer_phone_end ON customer (substr(mobile_phone, -4));
