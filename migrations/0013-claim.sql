-- Claims under the liability-sharing standard, from the first key of their intake on.

-- Every set of reference data that came, so that an old claim can be read with the rules of its day. In force on a date
-- is the last to come of those with the latest effective_from up to it.
CREATE TABLE claim_reference (
  version_no      INTEGER PRIMARY KEY,
  effective_from  TEXT NOT NULL CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  value           TEXT NOT NULL CHECK (json_type(value) = 'object'),
  received_at     TEXT NOT NULL
) STRICT;
CREATE INDEX claim_reference_from ON claim_reference (effective_from, version_no);

CREATE TRIGGER claim_reference_is_never_edited BEFORE UPDATE ON claim_reference
BEGIN SELECT RAISE(ABORT, 'claim_reference: a new version instead of editing'); END;
CREATE TRIGGER claim_reference_is_never_deleted BEFORE DELETE ON claim_reference
BEGIN SELECT RAISE(ABORT, 'claim_reference: an old claim may need it'); END;

-- Claims that are being taken in. One a claim, many a teller; of its maker until a supervisor gives it to another.
CREATE TABLE claim_draft (
  claim_id                    TEXT PRIMARY KEY,
  maker                       TEXT NOT NULL CHECK (maker GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  -- The sections, as the program that saved them knew them.
  content                     TEXT NOT NULL CHECK (json_type(content) = 'object'),
  -- Numbers of identity documents stand apart: they go in and never come out but masked.
  customer_identity_no        TEXT,
  representative_identity_no  TEXT,
  begun_at                    TEXT NOT NULL,
  saved_at                    TEXT NOT NULL,
  -- What another program had saved and this one could not take over, for as long as the draft lasts.
  set_aside                   TEXT CHECK (set_aside IS NULL OR json_type(set_aside) = 'object')
) STRICT;
CREATE INDEX claim_draft_maker ON claim_draft (maker);

CREATE TABLE claim (
  claim_id        TEXT PRIMARY KEY,
  provisional_no  TEXT NOT NULL UNIQUE,
  business_date   TEXT NOT NULL,
  -- 1, 2, 3 … without a gap per business date.
  number          INTEGER NOT NULL CHECK (number >= 1),
  customer_no     TEXT NOT NULL,
  -- To be found by; null once it has been erased.
  customer_name   TEXT,
  phone           TEXT,
  accident_type   TEXT NOT NULL,
  means           TEXT NOT NULL,
  -- The day in Seoul on which it began.
  accident_on     TEXT NOT NULL,
  -- Won.
  loss            INTEGER NOT NULL CHECK (loss BETWEEN 0 AND 9007199254740991),
  filed_by        INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  withdrawn_by    INTEGER UNIQUE REFERENCES journal (seq),
  UNIQUE (business_date, number)
) STRICT;
CREATE INDEX claim_customer ON claim (customer_no);

CREATE TRIGGER claim_is_gapless BEFORE INSERT ON claim
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM claim WHERE business_date = NEW.business_date)
BEGIN SELECT RAISE(ABORT, 'claim: numbers have no gaps'); END;
CREATE TRIGGER claim_is_of_its_day BEFORE INSERT ON claim
WHEN NEW.business_date IS NOT (SELECT business_date FROM journal WHERE seq = NEW.filed_by)
BEGIN SELECT RAISE(ABORT, 'claim: the business date is that of the entry'); END;
CREATE TRIGGER claim_is_withdrawn_once_and_not_edited BEFORE UPDATE ON claim
WHEN OLD.withdrawn_by IS NOT NULL AND NEW.withdrawn_by IS NOT OLD.withdrawn_by
  OR NEW.customer_name IS NOT NULL AND NEW.customer_name IS NOT OLD.customer_name
  OR NEW.phone IS NOT NULL AND NEW.phone IS NOT OLD.phone
  OR NEW.claim_id <> OLD.claim_id OR NEW.provisional_no <> OLD.provisional_no
  OR NEW.business_date <> OLD.business_date OR NEW.number <> OLD.number OR NEW.customer_no <> OLD.customer_no
  OR NEW.filed_by <> OLD.filed_by OR NEW.loss <> OLD.loss OR NEW.accident_on <> OLD.accident_on
  OR NEW.accident_type <> OLD.accident_type OR NEW.means <> OLD.means
BEGIN SELECT RAISE(ABORT, 'claim: withdrawn once, erased at most, never edited'); END;
CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'claim: never deleted'); END;

-- What the core said of the course of a case; each step once.
CREATE TABLE claim_progress (
  core_no      TEXT NOT NULL,
  progress_no  INTEGER NOT NULL CHECK (progress_no >= 1),
  claim_id     TEXT,
  at           TEXT NOT NULL,
  event        TEXT NOT NULL CHECK (json_type(event) = 'object'),
  PRIMARY KEY (core_no, progress_no)
) STRICT;
CREATE INDEX claim_progress_of ON claim_progress (claim_id, progress_no) WHERE claim_id IS NOT NULL;

-- Cases of customers that were filed at other terminals or online, as the core last described them.
CREATE TABLE case_elsewhere (
  core_no      TEXT PRIMARY KEY,
  customer_no  TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('CLAIM', 'OBJECTION', 'DISPUTE')),
  filed_at     TEXT NOT NULL,
  channel      TEXT NOT NULL CHECK (channel IN ('BRANCH', 'ONLINE')),
  branch_no    TEXT,
  state        TEXT NOT NULL CHECK (state IN ('OPEN', 'DECIDED', 'PAID', 'REFUSED', 'WITHDRAWN', 'CLOSED')),
  accident_on  TEXT NOT NULL
) STRICT;
CREATE INDEX case_elsewhere_customer ON case_elsewhere (customer_no);
