-- What has been issued without the core and is not acknowledged by it yet (docs/decisions/010). Follows from the tables
-- it is made of, by triggers in the same transaction, so that it is right after every kill and asks no clock.
CREATE TABLE offline_issuance (
  issuance_id  TEXT PRIMARY KEY REFERENCES issuance (issuance_id),
  -- The latest entry that says so: a ticket spent, or the card handed over on the strength of one.
  exposed_by   INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  fee_amount   INTEGER NOT NULL
) STRICT;

-- Their number and their fees, won: read at every change of the frame, so not counted each time. One row.
CREATE TABLE offline_exposure (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  issuances  INTEGER NOT NULL CHECK (issuances >= 0),
  won        INTEGER NOT NULL CHECK (won >= 0)
) STRICT;
INSERT INTO offline_exposure VALUES (1, 0, 0);

CREATE TRIGGER offline_issuance_adds AFTER INSERT ON offline_issuance
BEGIN UPDATE offline_exposure SET issuances = issuances + 1, won = won + NEW.fee_amount; END;

CREATE TRIGGER offline_issuance_takes AFTER DELETE ON offline_issuance
BEGIN UPDATE offline_exposure SET issuances = issuances - 1, won = won - OLD.fee_amount; END;

CREATE TRIGGER ticket_exposes AFTER UPDATE OF spent_by ON card_ticket WHEN NEW.spent_by IS NOT NULL
BEGIN
  INSERT INTO offline_issuance
  SELECT issuance_id, NEW.spent_by, fee_amount FROM issuance WHERE serial_no = NEW.serial_no AND state = 'STARTED'
  ON CONFLICT (issuance_id) DO UPDATE SET exposed_by = excluded.exposed_by;
END;

CREATE TRIGGER issuance_end_exposes AFTER UPDATE OF state ON issuance
BEGIN
  INSERT INTO offline_issuance
  SELECT NEW.issuance_id, NEW.closed_by, NEW.fee_amount
  WHERE NEW.state = 'ISSUED' AND json_extract(NEW.shown, '$.provisional')
  ON CONFLICT (issuance_id) DO UPDATE SET exposed_by = excluded.exposed_by;
  DELETE FROM offline_issuance WHERE issuance_id = NEW.issuance_id AND NEW.state = 'ABANDONED';
END;

CREATE TRIGGER acknowledgement_covers AFTER UPDATE OF stored_through ON sync
BEGIN DELETE FROM offline_issuance WHERE exposed_by <= NEW.stored_through; END;

-- A wait the core has asked for outlives a restart; no clock is asked how much of it has passed, so it is noted down
-- while it passes. Milliseconds.
ALTER TABLE sync ADD COLUMN told_wait INTEGER NOT NULL DEFAULT 0 CHECK (told_wait >= 0);
-- How often in a row the core has said that this terminal may not; 0 once it has taken that back.
ALTER TABLE sync ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0 CHECK (refusals >= 0);
