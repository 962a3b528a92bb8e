-- Every version of the reference data this terminal has worked under, so that an old entry can be read with the rules
-- of its day. The tables the rules are read from hold the newest alone.
CREATE TABLE reference_version (
  version_no     INTEGER PRIMARY KEY,
  kind           TEXT NOT NULL CHECK (kind IN ('settings', 'staff', 'fee', 'tiers', 'availability')),
  -- What it is a version of: a staff number, a product and the date it is effective from; empty for the settings.
  key            TEXT NOT NULL,
  value          TEXT NOT NULL CHECK (json_type(value) = 'object'),
  -- The last entry before it came: the entries after that one were made under it.
  after_seq      INTEGER NOT NULL CHECK (after_seq >= 0),
  business_date  TEXT NOT NULL,
  received_at    TEXT NOT NULL
) STRICT;
CREATE INDEX reference_version_of ON reference_version (kind, key, after_seq, version_no);

CREATE TRIGGER reference_version_is_never_edited BEFORE UPDATE ON reference_version
BEGIN SELECT RAISE(ABORT, 'reference_version: a new version instead of editing'); END;
CREATE TRIGGER reference_version_is_never_deleted BEFORE DELETE ON reference_version
BEGIN SELECT RAISE(ABORT, 'reference_version: an old entry may need it'); END;
