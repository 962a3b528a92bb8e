-- The cash drawer while it is open: one row at most, so it is in one person's hands and of one business date.
CREATE TABLE drawer (
  one            INTEGER PRIMARY KEY CHECK (one = 1),
  business_date  TEXT NOT NULL,
  holder         TEXT NOT NULL CHECK (holder GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  opened_by      INTEGER NOT NULL UNIQUE REFERENCES journal (seq)
) STRICT;

-- Every count of the drawer, as the entry of that number says it.
CREATE TABLE drawer_count (
  seq            INTEGER PRIMARY KEY REFERENCES journal (seq),
  business_date  TEXT NOT NULL,
  count          TEXT NOT NULL CHECK (json_type(count) = 'object'),
  counted        INTEGER NOT NULL CHECK (counted BETWEEN 0 AND 9007199254740991),
  expected       INTEGER NOT NULL CHECK (expected BETWEEN 0 AND 9007199254740991)
) STRICT;
CREATE INDEX drawer_count_of_day ON drawer_count (business_date, seq);

CREATE TRIGGER drawer_count_is_never_edited BEFORE UPDATE ON drawer_count
BEGIN SELECT RAISE(ABORT, 'drawer_count: a count is never edited'); END;
CREATE TRIGGER drawer_count_is_never_deleted BEFORE DELETE ON drawer_count
BEGIN SELECT RAISE(ABORT, 'drawer_count: a count is never deleted'); END;

-- Nobody takes a fee into a drawer that is in a colleague's hands, or of another day.
CREATE TRIGGER posting_takes_fees_into_own_drawer BEFORE INSERT ON posting
WHEN NEW.debit = 'DRAWER' AND NEW.credit = 'FEE_INCOME' AND NEW.reverses IS NULL
  AND EXISTS (SELECT 1 FROM drawer WHERE business_date <> NEW.business_date
                OR holder <> (SELECT actor FROM journal WHERE seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'posting: the drawer is in other hands, or of another day'); END;
