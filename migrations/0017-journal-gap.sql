-- Gaps in the journal, each until somebody has settled what was missing.
DROP INDEX journal_gap;
CREATE TABLE journal_gap (
  -- The entry that tells of it.
  found_by      INTEGER PRIMARY KEY REFERENCES journal (seq),
  missing_from  INTEGER NOT NULL CHECK (missing_from >= 1),
  missing_to    INTEGER NOT NULL CHECK (missing_to >= missing_from),
  -- How many of the missing entries could be read.
  readable      INTEGER NOT NULL CHECK (readable >= 0),
  settled_by    INTEGER REFERENCES journal (seq)
) STRICT;
INSERT INTO journal_gap (found_by, missing_from, missing_to, readable)
SELECT seq, json_extract(payload, '$.from'), json_extract(payload, '$.to'), json_extract(payload, '$.readable')
FROM journal WHERE type = 'JournalGapFound';

-- Entries that were read from a damaged file and that nothing leads to any more: they count for nothing, and people are
-- shown them so that they can do again what was done.
CREATE TABLE stranded_entry (
  entry_no       INTEGER PRIMARY KEY,
  -- Null until the entry that tells of the gap is made.
  gap            INTEGER REFERENCES journal_gap (found_by),
  seq            INTEGER NOT NULL,
  type           TEXT NOT NULL,
  occurred_at    TEXT NOT NULL,
  actor          TEXT NOT NULL,
  payload        TEXT NOT NULL CHECK (json_type(payload) = 'object')
) STRICT;
CREATE INDEX stranded_entry_of_gap ON stranded_entry (gap, seq);
