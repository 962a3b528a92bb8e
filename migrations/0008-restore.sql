-- Entries read from a damaged file, until it is known which of them continue the journal.
CREATE TABLE salvaged_entry (
  seq             INTEGER PRIMARY KEY CHECK (seq >= 1),
  epoch           INTEGER NOT NULL,
  terminal_id     TEXT NOT NULL,
  id              TEXT NOT NULL,
  type            TEXT NOT NULL,
  schema_version  INTEGER NOT NULL,
  business_date   TEXT NOT NULL,
  occurred_at     TEXT NOT NULL,
  actor           TEXT NOT NULL,
  approvals       TEXT NOT NULL CHECK (json_type(approvals) = 'array'),
  payload         TEXT NOT NULL CHECK (json_type(payload) = 'object'),
  payload_hash    TEXT NOT NULL,
  prev_hash       TEXT NOT NULL,
  hash            TEXT NOT NULL,
  signature       TEXT NOT NULL
) STRICT;

-- An epoch begins with the entry that says why, and never goes back.
CREATE TRIGGER journal_epoch_begins_with_reason BEFORE INSERT ON journal
WHEN NEW.epoch <> coalesce((SELECT epoch FROM journal WHERE seq = NEW.seq - 1), NEW.epoch)
 AND (NEW.type <> 'TerminalRestored' OR NEW.epoch < (SELECT epoch FROM journal WHERE seq = NEW.seq - 1))
BEGIN SELECT RAISE(ABORT, 'journal: an epoch begins with TerminalRestored and never goes back'); END;

CREATE TRIGGER terminal_epoch_never_goes_back BEFORE UPDATE OF epoch ON terminal
WHEN NEW.epoch < OLD.epoch
BEGIN SELECT RAISE(ABORT, 'terminal: the epoch never goes back'); END;

-- Gaps that were found: few, and looked for at every change of the status.
CREATE INDEX journal_gap ON journal (seq) WHERE type = 'JournalGapFound';
