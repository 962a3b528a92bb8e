-- Files of customers beside the database, and how far they are on their way to the core.

-- One a content that is sealed on the disk. Without its key the file is nothing.
CREATE TABLE evidence_content (
  sha256      TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL CHECK (bytes > 0),
  key         BLOB NOT NULL CHECK (length(key) = 32),
  media_type  TEXT NOT NULL,
  -- Null where nobody could count them.
  pages       INTEGER CHECK (pages > 0),
  marks       TEXT NOT NULL CHECK (json_type(marks) = 'array'),
  -- Found damaged when it was read.
  unreadable  INTEGER NOT NULL DEFAULT 0 CHECK (unreadable IN (0, 1))
) STRICT;

-- One a paper of a claim, being taken in or filed: the same content may belong to several claims.
CREATE TABLE evidence_file (
  file_id   TEXT PRIMARY KEY,
  claim_id  TEXT NOT NULL,
  sha256    TEXT NOT NULL REFERENCES evidence_content,
  paper     TEXT NOT NULL,
  name      TEXT NOT NULL,
  rotation  INTEGER NOT NULL DEFAULT 0 CHECK (rotation IN (0, 90, 180, 270)),
  added_by  TEXT NOT NULL,
  added_at  TEXT NOT NULL,
  -- An entry of the journal lists it.
  filed     INTEGER NOT NULL DEFAULT 0 CHECK (filed IN (0, 1)),
  UNIQUE (claim_id, sha256)
) STRICT;
CREATE INDEX evidence_file_content ON evidence_file (sha256);

-- One a content the core is to get: an entry of the journal lists it.
CREATE TABLE evidence_upload (
  sha256   TEXT PRIMARY KEY REFERENCES evidence_content ON DELETE CASCADE,
  -- Where the core takes it (tus); null until it has said so.
  url      TEXT,
  sent     INTEGER NOT NULL DEFAULT 0 CHECK (sent >= 0),
  -- The core has compared the hash.
  at_core  INTEGER NOT NULL DEFAULT 0 CHECK (at_core IN (0, 1))
) STRICT;
CREATE INDEX evidence_upload_waiting ON evidence_upload (sha256) WHERE at_core = 0;

-- Attempts in a row that failed, and what is left of a wait the core has asked for, milliseconds.
CREATE TABLE evidence_sync (
  only       INTEGER PRIMARY KEY CHECK (only = 1),
  attempts   INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  told_wait  INTEGER NOT NULL DEFAULT 0 CHECK (told_wait >= 0)
) STRICT;
INSERT INTO evidence_sync (only) VALUES (1);
