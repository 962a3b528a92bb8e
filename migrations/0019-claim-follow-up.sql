-- Filed claims: where each stands, which papers it still wants, objections to its decision; and finding one among many.
-- What follows from entries and feed follows by triggers, in whichever order a restore brings them.

ALTER TABLE claim ADD COLUMN state TEXT NOT NULL DEFAULT 'FILED'
  CHECK (state IN ('FILED', 'RECEIVED', 'HELD_FOR_EVIDENCE', 'UNDER_REVIEW', 'DOCUMENTS_WANTED', 'INVESTIGATION', 'DECIDED',
                   'PAID', 'REFUSED', 'WITHDRAWN', 'CLOSED'));
-- Lines of the checklist that applied when it was filed, and those that were there.
ALTER TABLE claim ADD COLUMN papers_wanted INTEGER NOT NULL DEFAULT 0 CHECK (papers_wanted >= 0);
ALTER TABLE claim ADD COLUMN papers_present INTEGER NOT NULL DEFAULT 0 CHECK (papers_present BETWEEN 0 AND papers_wanted);
-- The entry that erased what was kept of its people.
ALTER TABLE claim ADD COLUMN erased_by INTEGER REFERENCES journal (seq);
CREATE INDEX claim_state ON claim (state, filed_by);

DROP TRIGGER claim_is_withdrawn_once_and_not_edited;
CREATE TRIGGER claim_is_withdrawn_once_and_not_edited BEFORE UPDATE ON claim
WHEN OLD.withdrawn_by IS NOT NULL AND NEW.withdrawn_by IS NOT OLD.withdrawn_by
  OR OLD.erased_by IS NOT NULL AND NEW.erased_by IS NOT OLD.erased_by
  OR NEW.erased_by IS NULL AND (NEW.customer_no, NEW.customer_name, NEW.phone) IS NOT (OLD.customer_no, OLD.customer_name, OLD.phone)
  OR NEW.erased_by IS NOT NULL AND (NEW.customer_no, NEW.customer_name, NEW.phone) IS NOT ('', NULL, NULL)
  OR NEW.claim_id <> OLD.claim_id OR NEW.provisional_no <> OLD.provisional_no
  OR NEW.business_date <> OLD.business_date OR NEW.number <> OLD.number
  OR NEW.filed_by <> OLD.filed_by OR NEW.loss <> OLD.loss OR NEW.accident_on <> OLD.accident_on
  OR NEW.accident_type <> OLD.accident_type OR NEW.means <> OLD.means
BEGIN SELECT RAISE(ABORT, 'claim: withdrawn once, erased at most, never edited'); END;
-- A core that has destroyed a claim by itself can't give it back: a terminal that is being restored lacks its number.
DROP TRIGGER claim_is_gapless;
CREATE TRIGGER claim_is_gapless BEFORE INSERT ON claim
WHEN NEW.number <= (SELECT coalesce(max(number), 0) FROM claim WHERE business_date = NEW.business_date)
  OR NEW.number > 1 + (SELECT coalesce(max(number), 0) FROM claim WHERE business_date = NEW.business_date)
    AND NOT EXISTS (SELECT 1 FROM restoration)
BEGIN SELECT RAISE(ABORT, 'claim: numbers have no gaps'); END;
CREATE TRIGGER claim_is_erased_by_what_says_so BEFORE UPDATE OF erased_by ON claim
WHEN NEW.erased_by IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM journal WHERE seq = NEW.erased_by AND type = 'PersonalDataErased'
    AND json_extract(payload, '$.claimId') = NEW.claim_id)
BEGIN SELECT RAISE(ABORT, 'claim: erased by the entry that names it'); END;

-- Papers a claim wants: by its checklist, by a supplement to it, or because the core asked for more.
CREATE TABLE claim_paper (
  claim_id  TEXT NOT NULL,
  paper     TEXT NOT NULL,
  status    TEXT NOT NULL CHECK (status IN ('PRESENT', 'PENDING', 'WANTED', 'NOT_APPLICABLE')),
  -- The last date for it, of one that is to come.
  until     TEXT,
  -- What the core calls a paper it asked for, both languages; null: as the reference data has it.
  name      TEXT CHECK (name IS NULL OR json_type(name) = 'object'),
  -- When this was so: an older word never takes the place of a newer one.
  as_of     TEXT NOT NULL,
  -- The claim is over: nobody waits for it any more.
  is_over   INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1)),
  CHECK ((status IN ('PENDING', 'WANTED')) = (until IS NOT NULL)),
  PRIMARY KEY (claim_id, paper)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_paper_to_come ON claim_paper (until) WHERE until IS NOT NULL AND is_over = 0;

CREATE TABLE objection (
  objection_id    TEXT PRIMARY KEY,
  claim_id        TEXT NOT NULL,
  provisional_no  TEXT NOT NULL UNIQUE,
  business_date   TEXT NOT NULL,
  -- 1, 2, 3 … without a gap per business date.
  number          INTEGER NOT NULL CHECK (number >= 1),
  received_at     TEXT NOT NULL,
  due_on          TEXT NOT NULL,
  state           TEXT NOT NULL DEFAULT 'FILED' CHECK (state IN ('FILED', 'RECEIVED', 'ANSWERED')),
  filed_by        INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  UNIQUE (business_date, number)
) STRICT;
CREATE INDEX objection_of_claim ON objection (claim_id);
CREATE INDEX objection_open ON objection (due_on) WHERE state <> 'ANSWERED';

CREATE TRIGGER objection_is_gapless BEFORE INSERT ON objection
WHEN NEW.number <= (SELECT coalesce(max(number), 0) FROM objection WHERE business_date = NEW.business_date)
  OR NEW.number > 1 + (SELECT coalesce(max(number), 0) FROM objection WHERE business_date = NEW.business_date)
    AND NOT EXISTS (SELECT 1 FROM restoration)
  OR NEW.business_date IS NOT (SELECT business_date FROM journal WHERE seq = NEW.filed_by)
BEGIN SELECT RAISE(ABORT, 'objection: numbers have no gaps, and are of the entry''s date'); END;
CREATE TRIGGER objection_is_never_deleted BEFORE DELETE ON objection
BEGIN SELECT RAISE(ABORT, 'objection: never deleted'); END;

-- Where a case stands by the last step that moves it. A withdrawal counts from the moment it is recorded.
CREATE VIEW case_standing AS
SELECT claim_id, progress_no, json_extract(event, '$.kind') AS kind FROM claim_progress
WHERE claim_id IS NOT NULL;

CREATE TRIGGER progress_moves_case AFTER INSERT ON claim_progress WHEN NEW.claim_id IS NOT NULL
BEGIN
  UPDATE claim SET state = (
    SELECT iif(withdrawn_by IS NOT NULL AND kind <> 'CLOSED', 'WITHDRAWN', kind) FROM case_standing
    WHERE case_standing.claim_id = NEW.claim_id AND kind NOT LIKE 'OBJECTION_%' ORDER BY progress_no DESC LIMIT 1)
  WHERE claim_id = NEW.claim_id AND json_extract(NEW.event, '$.kind') NOT LIKE 'OBJECTION_%';
  UPDATE objection SET state = iif(state = 'ANSWERED' OR json_extract(NEW.event, '$.kind') = 'OBJECTION_ANSWERED',
    'ANSWERED', 'RECEIVED')
  WHERE objection_id = NEW.claim_id;
  INSERT INTO claim_paper (claim_id, paper, status, until, name, as_of)
  SELECT NEW.claim_id, json_extract(value, '$.paper'), 'WANTED', json_extract(value, '$.until'), json_extract(value, '$.name'), NEW.at
  FROM json_each(NEW.event, '$.papers') WHERE json_extract(NEW.event, '$.kind') = 'DOCUMENTS_WANTED'
  ON CONFLICT DO UPDATE SET status = excluded.status, until = excluded.until, name = excluded.name, as_of = excluded.as_of
  WHERE excluded.as_of >= claim_paper.as_of;
END;

CREATE TRIGGER claim_begins_its_course AFTER INSERT ON claim
BEGIN
  INSERT INTO claim_paper (claim_id, paper, status, until, name, as_of)
  SELECT NEW.claim_id, json_extract(value, '$.paper'), json_extract(value, '$.status'), json_extract(value, '$.until'), NULL, occurred_at
  FROM journal, json_each(payload, '$.evidence.checklist') WHERE seq = NEW.filed_by
  ON CONFLICT DO NOTHING;
  UPDATE claim SET
    (papers_wanted, papers_present) = (
      SELECT count(*) FILTER (WHERE json_extract(value, '$.status') <> 'NOT_APPLICABLE'),
        count(*) FILTER (WHERE json_extract(value, '$.status') = 'PRESENT')
      FROM journal, json_each(payload, '$.evidence.checklist') WHERE seq = NEW.filed_by),
    state = coalesce((
      SELECT kind FROM case_standing WHERE case_standing.claim_id = NEW.claim_id AND kind NOT LIKE 'OBJECTION_%'
      ORDER BY progress_no DESC LIMIT 1), state)
  WHERE claim_id = NEW.claim_id;
END;

CREATE TRIGGER objection_begins_its_course AFTER INSERT ON objection
BEGIN
  UPDATE objection SET state = coalesce((
    SELECT iif(max(kind = 'OBJECTION_ANSWERED'), 'ANSWERED', 'RECEIVED') FROM case_standing
    WHERE case_standing.claim_id = NEW.objection_id HAVING count(*) > 0), state)
  WHERE objection_id = NEW.objection_id;
END;

CREATE TRIGGER claim_that_is_over_waits_for_nothing AFTER UPDATE OF state ON claim
BEGIN
  UPDATE claim_paper SET is_over = NEW.state IN ('PAID', 'REFUSED', 'WITHDRAWN', 'CLOSED') WHERE claim_id = NEW.claim_id;
END;

CREATE TRIGGER withdrawal_counts_at_once AFTER UPDATE OF withdrawn_by ON claim
WHEN NEW.withdrawn_by IS NOT NULL AND NEW.state <> 'CLOSED'
BEGIN UPDATE claim SET state = 'WITHDRAWN' WHERE claim_id = NEW.claim_id; END;

-- Claims by name: every end of it, so that any part is the beginning of one. By number: digits of the provisional and
-- the core's number, the customer number and the telephone; rowid = filed_by.
CREATE TABLE claim_name_part (
  part      TEXT NOT NULL COLLATE NOCASE,
  filed_by  INTEGER NOT NULL REFERENCES claim (filed_by),
  PRIMARY KEY (part, filed_by)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE claim_number USING fts5 (numbers, content = '', contentless_delete = 1, tokenize = 'trigram');

CREATE VIEW claim_numbers AS
SELECT filed_by, replace(concat_ws(' ', provisional_no, substr(core_no, 3), customer_no, phone,
  (SELECT group_concat(o.provisional_no, ' ') FROM objection o WHERE o.claim_id = claim.claim_id)), '-', '') AS numbers
FROM claim LEFT JOIN outcome ON seq = filed_by;

CREATE TRIGGER claim_is_findable AFTER INSERT ON claim
BEGIN
  INSERT INTO claim_name_part
  SELECT substr(NEW.customer_name, n), NEW.filed_by FROM name_position WHERE n <= length(NEW.customer_name);
  INSERT INTO claim_number (rowid, numbers) SELECT filed_by, numbers FROM claim_numbers WHERE filed_by = NEW.filed_by;
END;
CREATE TRIGGER claim_is_findable_by_its_number AFTER INSERT ON outcome WHEN NEW.core_no IS NOT NULL
BEGIN
  INSERT OR REPLACE INTO claim_number (rowid, numbers) SELECT filed_by, numbers FROM claim_numbers WHERE filed_by = NEW.seq;
END;
CREATE TRIGGER claim_is_findable_by_its_objection AFTER INSERT ON objection
BEGIN
  INSERT OR REPLACE INTO claim_number (rowid, numbers)
  SELECT filed_by, numbers FROM claim_numbers WHERE filed_by = (SELECT filed_by FROM claim WHERE claim_id = NEW.claim_id);
END;
CREATE TRIGGER claim_is_found_no_more AFTER UPDATE OF erased_by ON claim WHEN NEW.erased_by IS NOT NULL
BEGIN
  DELETE FROM claim_name_part WHERE filed_by = NEW.filed_by;
  DELETE FROM claim_number WHERE rowid = NEW.filed_by;
  DELETE FROM claim_paper WHERE claim_id = NEW.claim_id;
  DELETE FROM claim_progress WHERE claim_id = NEW.claim_id
    OR claim_id IN (SELECT objection_id FROM objection WHERE objection.claim_id = NEW.claim_id);
END;
-- For the numbers of a stretch of time.
CREATE INDEX claim_accident ON claim (business_date, accident_on);
