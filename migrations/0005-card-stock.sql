-- Controlled stock (domain.md section 3: receive, assign to a teller, issue, void, return, count; no negative; two
-- people for every hand-over). A card is one row with one status and one place, so it can be neither in two places nor
-- in stock less than nothing times; it changes by a movement and by nothing else.

CREATE TABLE card_batch (
  batch_no     TEXT PRIMARY KEY,
  branch_no    TEXT NOT NULL,
  vendor_code  TEXT NOT NULL,
  -- On the seal of the package.
  package_no   TEXT NOT NULL,
  sent_on      TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('WAITING', 'RECEIVED')),
  -- The entry that received it here; null while it waits, and when another terminal of the branch has received it.
  received_by  INTEGER UNIQUE REFERENCES journal (seq),
  CHECK (status = 'RECEIVED' OR received_by IS NULL)
) STRICT;
CREATE INDEX card_batch_waiting ON card_batch (branch_no) WHERE status = 'WAITING';

CREATE TRIGGER card_batch_is_received_once BEFORE UPDATE ON card_batch WHEN OLD.status = 'RECEIVED'
BEGIN SELECT RAISE(ABORT, 'card_batch: received once'); END;

-- The manifest.
CREATE TABLE card_batch_line (
  batch_no   TEXT NOT NULL REFERENCES card_batch (batch_no),
  serial_no  TEXT NOT NULL REFERENCES stock_card (serial_no),
  PRIMARY KEY (batch_no, serial_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX card_batch_line_serial_no ON card_batch_line (serial_no);

-- Every way a card may go. `people` who must stand in the entry.
CREATE TABLE card_step (
  kind         TEXT NOT NULL,
  from_status  TEXT NOT NULL,
  to_status    TEXT NOT NULL,
  people       INTEGER NOT NULL CHECK (people BETWEEN 0 AND 2),
  PRIMARY KEY (kind, from_status, to_status)
) STRICT, WITHOUT ROWID;

INSERT INTO card_step VALUES
  ('RECEIVED', 'IN_TRANSIT', 'IN_STOCK', 2),
  ('RECEIVED_DAMAGED', 'IN_TRANSIT', 'SPOILED', 2),
  ('NOT_RECEIVED', 'IN_TRANSIT', 'MISSING', 2),
  ('ASSIGNED', 'IN_STOCK', 'IN_STOCK', 2),
  ('ISSUED', 'IN_STOCK', 'ISSUED', 1),
  ('SPOILED', 'IN_STOCK', 'SPOILED', 1),
  ('LOST', 'IN_STOCK', 'LOST', 2),
  -- A customer waits: the issuance ends at once, and its entry is the notice of the loss.
  ('LOST_AT_COUNTER', 'IN_STOCK', 'LOST', 1),
  ('RETURNED', 'IN_STOCK', 'RETURNED', 2),
  ('RETURNED', 'SPOILED', 'RETURNED', 2);
-- The core hears of the branch's other terminals and of head office, and says where a card stands.
INSERT INTO card_step
SELECT 'CORE', a.value, b.value, 0
FROM json_each('["IN_TRANSIT","MISSING","IN_STOCK","ISSUED","SPOILED","LOST","RETURNED"]') a,
     json_each('["IN_TRANSIT","MISSING","IN_STOCK","ISSUED","SPOILED","LOST","RETURNED"]') b;

-- A card's whole story. LISTED, its first line, comes from nowhere.
CREATE TABLE card_movement (
  movement_no    INTEGER PRIMARY KEY,
  serial_no      TEXT NOT NULL REFERENCES stock_card (serial_no),
  kind           TEXT NOT NULL,
  from_status    TEXT,
  from_teller    TEXT,
  to_status      TEXT NOT NULL,
  to_teller      TEXT,
  business_date  TEXT NOT NULL,
  moved_at       TEXT NOT NULL,
  -- The entry that moved it; null for what the core said.
  seq            INTEGER REFERENCES journal (seq),
  CHECK ((kind = 'LISTED') = (from_status IS NULL)),
  CHECK ((kind IN ('LISTED', 'CORE')) = (seq IS NULL)),
  FOREIGN KEY (kind, from_status, to_status) REFERENCES card_step (kind, from_status, to_status)
) STRICT;
CREATE INDEX card_movement_card ON card_movement (serial_no);
-- What a day moved; what was there before is not of a day.
CREATE INDEX card_movement_day ON card_movement (business_date) WHERE kind <> 'LISTED';

CREATE TRIGGER card_moves_from_where_it_is BEFORE INSERT ON card_movement
WHEN NEW.kind <> 'LISTED' AND NOT EXISTS (
  SELECT 1 FROM stock_card
  WHERE serial_no = NEW.serial_no AND status = NEW.from_status AND assigned_to IS NEW.from_teller)
BEGIN SELECT RAISE(ABORT, 'card_movement: a card moves from where it is'); END;

CREATE TRIGGER card_is_listed_once BEFORE INSERT ON card_movement
WHEN NEW.kind = 'LISTED' AND EXISTS (SELECT 1 FROM card_movement WHERE serial_no = NEW.serial_no)
BEGIN SELECT RAISE(ABORT, 'card_movement: a card is listed once'); END;

CREATE TRIGGER card_movement_has_its_people BEFORE INSERT ON card_movement
WHEN NEW.seq IS NOT NULL AND (SELECT 1 + json_array_length(approvals) FROM journal WHERE seq = NEW.seq)
  < (SELECT people FROM card_step WHERE kind = NEW.kind AND from_status = NEW.from_status AND to_status = NEW.to_status)
BEGIN SELECT RAISE(ABORT, 'card_movement: a hand-over takes two people'); END;

CREATE TRIGGER card_in_an_open_issuance_stays BEFORE INSERT ON card_movement
WHEN NEW.kind <> 'LISTED' AND EXISTS (SELECT 1 FROM issuance WHERE serial_no = NEW.serial_no AND state = 'STARTED')
BEGIN SELECT RAISE(ABORT, 'card_movement: the card belongs to an open issuance'); END;

CREATE TRIGGER card_is_where_it_moved AFTER INSERT ON card_movement WHEN NEW.kind <> 'LISTED'
BEGIN
  UPDATE stock_card SET status = NEW.to_status, assigned_to = NEW.to_teller WHERE serial_no = NEW.serial_no;
END;

CREATE TRIGGER stock_card_changes_by_movement BEFORE UPDATE OF status, assigned_to ON stock_card
WHEN (NEW.status <> OLD.status OR NEW.assigned_to IS NOT OLD.assigned_to) AND NOT EXISTS (
  SELECT 1 FROM card_movement
  WHERE movement_no = (SELECT max(movement_no) FROM card_movement WHERE serial_no = NEW.serial_no)
    AND to_status = NEW.status AND to_teller IS NEW.assigned_to)
BEGIN SELECT RAISE(ABORT, 'stock_card: changes by a movement'); END;

CREATE TRIGGER card_movement_is_never_edited BEFORE UPDATE ON card_movement
BEGIN SELECT RAISE(ABORT, 'card_movement: never edited'); END;
CREATE TRIGGER card_movement_is_never_deleted BEFORE DELETE ON card_movement
BEGIN SELECT RAISE(ABORT, 'card_movement: never deleted'); END;

INSERT INTO card_movement (serial_no, kind, to_status, to_teller, business_date, moved_at)
SELECT serial_no, 'LISTED', status, assigned_to, date('now', '+9 hours'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM stock_card;

-- Counts, one a place and time; `place` is a teller, or null for the open stock.
CREATE TABLE stock_count (
  seq            INTEGER PRIMARY KEY REFERENCES journal (seq),
  business_date  TEXT NOT NULL,
  place          TEXT,
  expected       INTEGER NOT NULL CHECK (expected >= 0),
  counted        INTEGER NOT NULL CHECK (counted >= 0),
  explanation    TEXT,
  CHECK ((expected = counted) = (explanation IS NULL))
) STRICT;
CREATE INDEX stock_count_day ON stock_count (business_date);

CREATE TRIGGER stock_difference_is_approved BEFORE INSERT ON stock_count
WHEN NEW.expected <> NEW.counted
  AND (SELECT json_array_length(approvals) FROM journal WHERE seq = NEW.seq) = 0
BEGIN SELECT RAISE(ABORT, 'stock_count: a difference is approved'); END;
CREATE TRIGGER stock_count_is_never_edited BEFORE UPDATE ON stock_count
BEGIN SELECT RAISE(ABORT, 'stock_count: counted again instead of edited'); END;
CREATE TRIGGER stock_count_is_never_deleted BEFORE DELETE ON stock_count
BEGIN SELECT RAISE(ABORT, 'stock_count: never deleted'); END;

DROP INDEX stock_card_in_stock;
CREATE INDEX stock_card_in_stock ON stock_card (branch_no, assigned_to) WHERE status = 'IN_STOCK';
CREATE INDEX stock_card_spoiled ON stock_card (branch_no) WHERE status = 'SPOILED';
-- Issuances of a card that ended without it; the others are in `issuance_card`.
CREATE INDEX issuance_abandoned_card ON issuance (serial_no) WHERE state = 'ABANDONED';
-- A card by the last digits of its number.
CREATE INDEX stock_card_number_end ON stock_card (substr(serial_no, -4));
