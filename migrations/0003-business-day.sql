-- Business dates that were closed. A day that has no row here is open.
CREATE TABLE closed_day (
  business_date  TEXT PRIMARY KEY,
  closed_by      INTEGER NOT NULL UNIQUE REFERENCES journal (seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER closed_day_is_closed_once BEFORE INSERT ON closed_day
WHEN NEW.business_date <= (SELECT max(business_date) FROM closed_day)
  OR NEW.business_date IS NOT (SELECT business_date FROM journal WHERE seq = NEW.closed_by)
BEGIN SELECT RAISE(ABORT, 'closed_day: each day once, in order, by an entry of that day'); END;

CREATE TRIGGER closed_day_stays_closed BEFORE UPDATE ON closed_day
BEGIN SELECT RAISE(ABORT, 'closed_day: a closed day stays closed'); END;
CREATE TRIGGER closed_day_is_never_opened_again BEFORE DELETE ON closed_day
BEGIN SELECT RAISE(ABORT, 'closed_day: a closed day stays closed'); END;

-- No clock, however wrong, writes into a closed day.
CREATE TRIGGER journal_leaves_closed_days_alone BEFORE INSERT ON journal
WHEN NEW.business_date <= (SELECT max(business_date) FROM closed_day)
BEGIN SELECT RAISE(ABORT, 'journal: that business day is closed'); END;
