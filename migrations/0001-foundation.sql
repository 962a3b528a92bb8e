-- The terminal itself: one row, made when the database is made.
CREATE TABLE terminal (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  epoch           INTEGER NOT NULL CHECK (epoch >= 1),
  -- PKCS#8 DER; signs the journal and opens mutual TLS. Protected by the encryption of the whole database.
  private_key     BLOB NOT NULL,
  -- SubjectPublicKeyInfo DER.
  public_key      BLOB NOT NULL,
  -- From enrolment; all or none of them.
  terminal_id     TEXT CHECK (terminal_id GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  branch_no       TEXT CHECK (branch_no GLOB '[0-9][0-9][0-9][0-9]'),
  certificate     TEXT,
  checkpoint_key  BLOB,
  sealing_key     BLOB,
  CHECK ((terminal_id IS NULL) = (certificate IS NULL)
     AND (terminal_id IS NULL) = (branch_no IS NULL)
     AND (terminal_id IS NULL) = (checkpoint_key IS NULL)
     AND (terminal_id IS NULL) = (sealing_key IS NULL))
) STRICT;

-- One row a start of the program: the first write of every connection, after which durability is asserted.
CREATE TABLE boot (
  boot_no          INTEGER PRIMARY KEY,
  started_at       TEXT NOT NULL,
  -- Whether the disk took as long to flush as writing takes; null when the start came to an end before.
  flush_plausible  INTEGER CHECK (flush_plausible IN (0, 1))
) STRICT;

-- The journal: audit record and unit of sync at once. Append-only, gapless, chained. `seq` is its only index: id, hash
-- and prev_hash differ from entry to entry as well, by what they are and by the chain that is checked below, but an
-- index to say so would cost every act a page written and encrypted more.
CREATE TABLE journal (
  seq             INTEGER PRIMARY KEY CHECK (seq >= 1),
  epoch           INTEGER NOT NULL CHECK (epoch >= 1),
  terminal_id     TEXT NOT NULL,
  id              TEXT NOT NULL,
  type            TEXT NOT NULL,
  schema_version  INTEGER NOT NULL CHECK (schema_version >= 1),
  business_date   TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  occurred_at     TEXT NOT NULL,
  actor           TEXT NOT NULL,
  approvals       TEXT NOT NULL CHECK (json_type(approvals) = 'array'),
  payload         TEXT NOT NULL CHECK (json_type(payload) = 'object'),
  payload_hash    TEXT NOT NULL CHECK (length(payload_hash) = 64),
  prev_hash       TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash            TEXT NOT NULL CHECK (length(hash) = 64),
  signature       TEXT NOT NULL CHECK (length(signature) = 128)
) STRICT;

CREATE TRIGGER journal_is_gapless BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
  OR NEW.prev_hash <> coalesce((SELECT hash FROM journal WHERE seq = NEW.seq - 1),
                               '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'journal: seq and prev_hash must continue the chain'); END;

CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: entries are never edited'); END;

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: entries are never deleted'); END;

-- Nobody approves what they made themselves.
CREATE TRIGGER journal_approver_is_not_maker BEFORE INSERT ON journal
WHEN NEW.approvals <> '[]'
 AND EXISTS (SELECT 1 FROM json_each(NEW.approvals) WHERE json_extract(value, '$.approver') = NEW.actor)
BEGIN SELECT RAISE(ABORT, 'journal: the approver must not be the maker'); END;

-- What the core said of an entry after it had stored it.
CREATE TABLE outcome (
  seq        INTEGER PRIMARY KEY REFERENCES journal (seq),
  verdict    TEXT NOT NULL CHECK (verdict IN ('ACCEPTED', 'REJECTED')),
  core_no    TEXT,
  rejection  TEXT CHECK (rejection IS NULL OR json_type(rejection) = 'object'),
  CHECK ((verdict = 'ACCEPTED') = (core_no IS NOT NULL)),
  CHECK ((verdict = 'REJECTED') = (rejection IS NOT NULL))
) STRICT;

-- How far the core has come with us, and we with its feed. One row.
CREATE TABLE sync (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  -- The core holds every entry up to this one.
  stored_through  INTEGER NOT NULL CHECK (stored_through >= 0),
  -- Its signed word for that, JSON.
  checkpoint      TEXT,
  feed_cursor     TEXT,
  -- Attempts in a row that failed: the waiting time survives a restart.
  attempts        INTEGER NOT NULL CHECK (attempts >= 0),
  -- Set when core and terminal contradict each other; nothing is sent until a person has looked.
  stopped         TEXT
) STRICT;
INSERT INTO sync VALUES (1, 0, NULL, NULL, 0, NULL);

CREATE TRIGGER sync_never_goes_back BEFORE UPDATE OF stored_through ON sync
WHEN NEW.stored_through < OLD.stored_through
  OR NEW.stored_through > (SELECT coalesce(max(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'sync: what is stored at the core neither shrinks nor outruns the journal'); END;

-- Reference data from the feed.
CREATE TABLE settings (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  value  TEXT NOT NULL CHECK (json_type(value) = 'object')
) STRICT;

CREATE TABLE staff (
  staff_no              TEXT PRIMARY KEY CHECK (staff_no GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  name                  TEXT NOT NULL,
  role                  TEXT NOT NULL CHECK (role IN ('TELLER', 'SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER',
                                                             'TERMINAL_ADMINISTRATOR')),
  active                INTEGER NOT NULL CHECK (active IN (0, 1)),
  verifier              TEXT NOT NULL CHECK (json_type(verifier) = 'object'),
  verifier_valid_until  TEXT NOT NULL,
  -- SHA-256 of the certificate of the staff card in force.
  staff_card            TEXT CHECK (length(staff_card) = 64),
  failures              INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  locked_until          TEXT
) STRICT;

CREATE TABLE fee_schedule (
  product         TEXT NOT NULL,
  effective_from  TEXT NOT NULL,
  effective_to    TEXT CHECK (effective_to IS NULL OR effective_to >= effective_from),
  amount          INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 9007199254740991),
  waivable_tiers  TEXT NOT NULL CHECK (json_type(waivable_tiers) = 'array'),
  PRIMARY KEY (product, effective_from)
) STRICT;

CREATE TABLE tier_schedule (
  effective_from  TEXT PRIMARY KEY,
  effective_to    TEXT CHECK (effective_to IS NULL OR effective_to >= effective_from),
  tiers           TEXT NOT NULL CHECK (json_type(tiers) = 'array')
) STRICT;

CREATE TABLE product_availability (
  product         TEXT NOT NULL,
  effective_from  TEXT NOT NULL,
  effective_to    TEXT CHECK (effective_to IS NULL OR effective_to >= effective_from),
  PRIMARY KEY (product, effective_from)
) STRICT;

CREATE TABLE customer (
  customer_no   TEXT PRIMARY KEY CHECK (customer_no GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  name          TEXT NOT NULL,
  mobile_phone  TEXT NOT NULL,
  -- The whole customer as the core stated it.
  value         TEXT NOT NULL CHECK (json_type(value) = 'object')
) STRICT;
CREATE INDEX customer_name ON customer (name);

CREATE TABLE stock_card (
  serial_no        TEXT PRIMARY KEY,
  vendor_code      TEXT NOT NULL,
  branch_no        TEXT NOT NULL,
  identity_source  TEXT NOT NULL CHECK (identity_source IN ('CIN', 'CPLC', 'KDD')),
  identity_value   TEXT NOT NULL,
  status           TEXT NOT NULL
                     CHECK (status IN ('IN_TRANSIT', 'MISSING', 'IN_STOCK', 'ISSUED', 'SPOILED', 'LOST', 'RETURNED', 'RECALLED')),
  -- The teller who has it; null: the branch's open stock.
  assigned_to      TEXT CHECK (assigned_to IS NULL OR status = 'IN_STOCK'),
  -- The core's count of its changes: an older word than this is not applied.
  revision         INTEGER NOT NULL CHECK (revision >= 0),
  key_version      INTEGER NOT NULL,
  oath_account     TEXT NOT NULL,
  period           INTEGER NOT NULL,
  digits           INTEGER NOT NULL,
  UNIQUE (identity_source, identity_value)
) STRICT;

CREATE TABLE card_ticket (
  serial_no      TEXT NOT NULL REFERENCES stock_card (serial_no),
  ticket_no      INTEGER NOT NULL,
  challenge      TEXT NOT NULL CHECK (length(challenge) = 64),
  answer_sha256  TEXT NOT NULL CHECK (length(answer_sha256) = 64),
  -- The entry that spent it. A ticket is spent before its challenge is shown to any card.
  spent_by       INTEGER REFERENCES journal (seq),
  PRIMARY KEY (serial_no, ticket_no)
) STRICT;

CREATE TRIGGER card_ticket_is_spent_once BEFORE UPDATE ON card_ticket
WHEN OLD.spent_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'card_ticket: spent once'); END;

-- The teller's half-done work.
CREATE TABLE draft (
  staff_no  TEXT PRIMARY KEY,
  draft_id  TEXT NOT NULL UNIQUE,
  content   TEXT NOT NULL CHECK (json_type(content) = 'object'),
  saved_at  TEXT NOT NULL
) STRICT;

CREATE TABLE issuance (
  issuance_id          TEXT PRIMARY KEY,
  -- The teller's order: the same order again finds the same issuance.
  draft_id             TEXT NOT NULL UNIQUE,
  state                TEXT NOT NULL CHECK (state IN ('STARTED', 'ISSUED', 'ABANDONED', 'REVERSED')),
  customer_no          TEXT NOT NULL,
  customer_name        TEXT NOT NULL,
  serial_no            TEXT NOT NULL REFERENCES stock_card (serial_no),
  maker                TEXT NOT NULL,
  fee_method           TEXT NOT NULL CHECK (fee_method IN ('CASH', 'DEBIT', 'WAIVED')),
  fee_amount           INTEGER NOT NULL CHECK (fee_amount BETWEEN 0 AND 9007199254740991),
  business_date        TEXT NOT NULL,
  started_at           TEXT NOT NULL,
  started_by           INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  closed_by            INTEGER UNIQUE REFERENCES journal (seq),
  last_problem         TEXT CHECK (last_problem IS NULL OR json_type(last_problem) = 'object'),
  -- What the teller was shown at the end, so that the same order again shows it again.
  shown                TEXT CHECK (shown IS NULL OR json_type(shown) = 'object'),
  CHECK ((state = 'STARTED') = (closed_by IS NULL))
) STRICT;
-- One card, one issuance that is running or done.
CREATE UNIQUE INDEX issuance_card ON issuance (serial_no) WHERE state IN ('STARTED', 'ISSUED');
CREATE INDEX issuance_started_at ON issuance (started_at);

CREATE TRIGGER issuance_state_goes_forward BEFORE UPDATE OF state ON issuance
WHEN OLD.state <> 'STARTED' AND NOT (OLD.state = 'ISSUED' AND NEW.state = 'REVERSED')
BEGIN SELECT RAISE(ABORT, 'issuance: closed once, reversed once'); END;

CREATE TABLE receipt (
  receipt_no     TEXT PRIMARY KEY,
  business_date  TEXT NOT NULL,
  -- 1, 2, 3 … without a gap per business date.
  number         INTEGER NOT NULL CHECK (number >= 1),
  issuance_id    TEXT NOT NULL REFERENCES issuance (issuance_id),
  -- An issuance has a receipt of its fee, and one of the fee's way back when it is reversed.
  kind           TEXT NOT NULL CHECK (kind IN ('ISSUANCE', 'REVERSAL')),
  prints         INTEGER NOT NULL DEFAULT 0 CHECK (prints >= 0),
  UNIQUE (business_date, number),
  UNIQUE (issuance_id, kind)
) STRICT;

CREATE TRIGGER receipt_is_gapless BEFORE INSERT ON receipt
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM receipt WHERE business_date = NEW.business_date)
BEGIN SELECT RAISE(ABORT, 'receipt: numbers have no gaps'); END;

-- Double entry: every row moves its amount from one account to another, so debits equal credits by construction.
CREATE TABLE posting (
  posting_no     INTEGER PRIMARY KEY,
  seq            INTEGER NOT NULL REFERENCES journal (seq),
  -- Of its entry.
  business_date  TEXT NOT NULL,
  debit          TEXT NOT NULL CHECK (debit IN ('DRAWER', 'VAULT', 'CUSTOMER_ACCOUNTS', 'FEE_INCOME', 'CASH_OVER', 'CASH_SHORT')),
  credit         TEXT NOT NULL CHECK (credit IN ('DRAWER', 'VAULT', 'CUSTOMER_ACCOUNTS', 'FEE_INCOME', 'CASH_OVER', 'CASH_SHORT')),
  -- Won.
  amount         INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  -- The posting this one takes back.
  reverses       INTEGER REFERENCES posting (posting_no),
  CHECK (debit <> credit)
) STRICT;
CREATE INDEX posting_of_day ON posting (business_date, seq);
CREATE UNIQUE INDEX posting_is_reversed_once ON posting (reverses) WHERE reverses IS NOT NULL;

CREATE TRIGGER posting_is_of_its_day BEFORE INSERT ON posting
WHEN NEW.business_date IS NOT (SELECT business_date FROM journal WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'posting: the business date is that of the entry'); END;

CREATE TRIGGER posting_reverses_its_opposite BEFORE INSERT ON posting
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM posting WHERE posting_no = NEW.reverses AND reverses IS NULL
    AND debit = NEW.credit AND credit = NEW.debit AND amount = NEW.amount)
BEGIN SELECT RAISE(ABORT, 'posting: a reversal is the exact opposite of what it reverses'); END;

CREATE TRIGGER posting_is_never_edited BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'posting: reversal instead of editing'); END;
CREATE TRIGGER posting_is_never_deleted BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'posting: reversal instead of deletion'); END;

-- A database that is not this terminal's own latest: a backup put back, a damaged file recovered, or a copy found to be
-- behind the core. One row, from then until the core has given back what it holds and a new epoch has begun.
CREATE TABLE restoration (
  one            INTEGER PRIMARY KEY CHECK (one = 1),
  cause          TEXT NOT NULL CHECK (cause IN ('BACKUP', 'RECOVERY', 'OLDER_COPY')),
  -- The state tables tell of the entries up to this one; the later ones are replayed into them.
  state_through  INTEGER NOT NULL CHECK (state_through >= 0),
  -- The highest number an entry of this terminal is known to have had.
  seen_through   INTEGER NOT NULL CHECK (seen_through >= 0),
  -- The entry that began the new epoch; what is missing is then still to be recorded.
  begun_by       INTEGER REFERENCES journal (seq),
  missing_from   INTEGER CHECK (missing_from >= 1),
  missing_to     INTEGER CHECK (missing_to >= missing_from),
  readable       INTEGER CHECK (readable >= 0),
  CHECK ((missing_from IS NULL) = (missing_to IS NULL) AND (missing_from IS NULL) = (readable IS NULL))
) STRICT;
