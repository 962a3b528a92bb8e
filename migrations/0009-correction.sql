-- The correction queue. A rejected record is never edited and never deleted: another entry takes its place, and the
-- case it opened is closed by nothing but that entry.

-- Which entry takes the place of which. An entry is superseded once, and supersedes one.
CREATE TABLE supersession (
  superseded   INTEGER PRIMARY KEY REFERENCES journal (seq),
  superseding  INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  CHECK (superseding > superseded)
) STRICT;

CREATE TRIGGER supersession_is_what_the_entry_says BEFORE INSERT ON supersession
WHEN NEW.superseded IS NOT (SELECT json_extract(payload, '$.supersedes.seq') FROM journal WHERE seq = NEW.superseding)
BEGIN SELECT RAISE(ABORT, 'supersession: an entry takes the place of the one it names'); END;
CREATE TRIGGER supersession_is_never_edited BEFORE UPDATE ON supersession
BEGIN SELECT RAISE(ABORT, 'supersession: never edited'); END;
CREATE TRIGGER supersession_is_never_deleted BEFORE DELETE ON supersession
BEGIN SELECT RAISE(ABORT, 'supersession: never deleted'); END;

-- The last entry that took the place of the issuance's end; its verdict is the issuance's.
ALTER TABLE issuance ADD COLUMN superseded_by INTEGER REFERENCES journal (seq);

CREATE TABLE correction_case (
  -- The entry whose rejection opened it.
  opened_by    INTEGER PRIMARY KEY REFERENCES outcome (seq),
  -- The issuance that entry is about, if any.
  issuance_id  TEXT,
  -- The entry that has to be answered for now: the one that opened it, or the last correction that was rejected too.
  rejected     INTEGER NOT NULL UNIQUE REFERENCES outcome (seq),
  closed_by    INTEGER UNIQUE REFERENCES journal (seq),
  closed_how   TEXT CHECK (closed_how IN ('CORRECTED', 'REVERSED', 'WITHDRAWN')),
  CHECK ((closed_by IS NULL) = (closed_how IS NULL)),
  CHECK (rejected >= opened_by AND closed_by > rejected)
) STRICT;
CREATE INDEX correction_case_open ON correction_case (opened_by) WHERE closed_by IS NULL;
CREATE INDEX correction_case_of_issuance ON correction_case (issuance_id);

CREATE VIEW way_of_closing (type, closed_how) AS
VALUES ('SmartOtpIssuanceCorrected', 'CORRECTED'), ('SmartOtpIssuanceReversed', 'REVERSED'),
       ('RejectedRecordWithdrawn', 'WITHDRAWN');

CREATE TRIGGER case_closes_once_by_what_says_how BEFORE UPDATE ON correction_case
WHEN OLD.closed_by IS NOT NULL
  OR NEW.opened_by <> OLD.opened_by OR NEW.issuance_id IS NOT OLD.issuance_id
  OR NEW.closed_by IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM journal JOIN way_of_closing USING (type)
    WHERE seq = NEW.closed_by AND json_extract(payload, '$.supersedes.seq') = NEW.rejected
      AND way_of_closing.closed_how = NEW.closed_how)
BEGIN SELECT RAISE(ABORT, 'correction_case: closed once, by the entry that says how'); END;

CREATE TRIGGER case_is_never_deleted BEFORE DELETE ON correction_case
BEGIN SELECT RAISE(ABORT, 'correction_case: never deleted'); END;

-- A reversal and a withdrawal are done when they are recorded; a correction when the core has accepted it.
CREATE TRIGGER supersession_moves_on AFTER INSERT ON supersession
BEGIN
  UPDATE issuance SET superseded_by = NEW.superseding
  WHERE issuance_id = (SELECT json_extract(payload, '$.issuanceId') FROM journal WHERE seq = NEW.superseding);
  UPDATE correction_case SET (closed_by, closed_how) = (
    SELECT seq, way_of_closing.closed_how FROM journal JOIN way_of_closing USING (type) WHERE seq = NEW.superseding)
  WHERE rejected = NEW.superseded AND closed_by IS NULL
    AND (SELECT type FROM journal WHERE seq = NEW.superseding) <> 'SmartOtpIssuanceCorrected';
END;

-- Verdicts go by what the entries say, not by the table above: a terminal that is restored hears them before its
-- entries are replayed.
CREATE TRIGGER acceptance_closes_case AFTER INSERT ON outcome WHEN NEW.verdict = 'ACCEPTED'
BEGIN
  UPDATE correction_case SET closed_by = NEW.seq, closed_how = 'CORRECTED'
  WHERE rejected = (SELECT json_extract(payload, '$.supersedes.seq') FROM journal
                    WHERE seq = NEW.seq AND type = 'SmartOtpIssuanceCorrected')
    AND closed_by IS NULL;
END;

-- A correction that is rejected goes back to the case it was made for. A record that was reversed before the core had
-- judged it is a case that is closed as soon as it is opened.
CREATE TRIGGER rejection_opens_case AFTER INSERT ON outcome WHEN NEW.verdict = 'REJECTED'
BEGIN
  UPDATE correction_case SET rejected = NEW.seq
  WHERE rejected = (SELECT json_extract(payload, '$.supersedes.seq') FROM journal
                    WHERE seq = NEW.seq AND type = 'SmartOtpIssuanceCorrected')
    AND closed_by IS NULL;
  INSERT INTO correction_case
  SELECT NEW.seq, json_extract(j.payload, '$.issuanceId'), NEW.seq, s.superseding,
    iif(s.superseding IS NULL, NULL, 'REVERSED')
  FROM journal j LEFT JOIN supersession s ON s.superseded = NEW.seq
  WHERE j.seq = NEW.seq AND NOT EXISTS (SELECT 1 FROM correction_case WHERE rejected = NEW.seq);
END;

-- Cards that are to come back. The customer is to be told until the card is here or known to be lost.
CREATE TABLE card_recall (
  issuance_id  TEXT PRIMARY KEY REFERENCES issuance (issuance_id),
  outcome      TEXT NOT NULL CHECK (outcome IN ('PENDING', 'RETURNED', 'LOST')),
  opened_by    INTEGER NOT NULL REFERENCES journal (seq),
  -- The last entry that tells of a word with the customer.
  last_word    INTEGER REFERENCES journal (seq),
  CHECK (outcome = 'PENDING' OR last_word IS NOT NULL)
) STRICT;
CREATE INDEX card_recall_open ON card_recall (opened_by) WHERE outcome = 'PENDING';

CREATE TRIGGER card_recall_ends_once BEFORE UPDATE ON card_recall WHEN OLD.outcome <> 'PENDING'
BEGIN SELECT RAISE(ABORT, 'card_recall: ended once'); END;
CREATE TRIGGER card_recall_is_never_deleted BEFORE DELETE ON card_recall
BEGIN SELECT RAISE(ABORT, 'card_recall: never deleted'); END;

-- A reversed card comes back, is known to be lost, or is still out; a recalled one is out until it comes back or is lost.
INSERT INTO card_step VALUES
  ('REVERSED', 'ISSUED', 'IN_STOCK', 2),
  ('REVERSED', 'ISSUED', 'SPOILED', 2),
  ('REVERSED', 'ISSUED', 'LOST', 2),
  ('REVERSED', 'ISSUED', 'RECALLED', 2),
  ('RECALLED', 'ISSUED', 'RECALLED', 1),
  ('RECALLED', 'ISSUED', 'SPOILED', 1),
  ('RECALLED', 'ISSUED', 'LOST', 1),
  ('RECALLED', 'RECALLED', 'SPOILED', 1),
  ('RECALLED', 'RECALLED', 'LOST', 1);
INSERT INTO card_step
SELECT 'CORE', a.value, b.value, 0
FROM json_each('["IN_TRANSIT","MISSING","IN_STOCK","ISSUED","SPOILED","LOST","RETURNED","RECALLED"]') a,
     json_each('["IN_TRANSIT","MISSING","IN_STOCK","ISSUED","SPOILED","LOST","RETURNED","RECALLED"]') b
WHERE 'RECALLED' IN (a.value, b.value);
