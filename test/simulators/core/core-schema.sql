-- The simulated core's books. Documents the contract defines whole (a customer, a member of staff, a fee) are kept as
-- the contract's JSON; what the core itself decides by stands in columns.

CREATE TABLE installation (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  port INTEGER NOT NULL
) STRICT;

-- AUTHORITY, SERVER: with certificate. CHECKPOINT, SEALING: without. PKCS#8, DER.
CREATE TABLE bank_key (
  name TEXT PRIMARY KEY,
  private_key BLOB NOT NULL,
  certificate TEXT
) STRICT;

CREATE TABLE enrolment_code (
  code_hash TEXT PRIMARY KEY,
  terminal_id TEXT NOT NULL UNIQUE,
  branch_no TEXT NOT NULL,
  used INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE terminal (
  terminal_id TEXT PRIMARY KEY,
  branch_no TEXT NOT NULL,
  public_key BLOB NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0,
  feed_position INTEGER NOT NULL DEFAULT 0,
  -- Sums over offline_issuance.
  offline_issuances INTEGER NOT NULL DEFAULT 0,
  offline_won INTEGER NOT NULL DEFAULT 0,
  contradiction TEXT
) STRICT;

-- Every certificate a terminal was given; each opens the core until its own end.
CREATE TABLE certificate (
  -- SHA-256 of its DER, as TLS tells it.
  fingerprint TEXT PRIMARY KEY,
  terminal_id TEXT NOT NULL REFERENCES terminal (terminal_id)
) STRICT;

CREATE TABLE entry (
  arrival INTEGER PRIMARY KEY,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  -- The last entry of the terminal that was held before the batch of this one came.
  held_before INTEGER NOT NULL,
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  judged INTEGER NOT NULL DEFAULT 0,
  UNIQUE (terminal_id, seq)
) STRICT;
CREATE INDEX entry_to_judge ON entry (arrival) WHERE judged = 0;

CREATE TABLE alarm (
  alarm_no INTEGER PRIMARY KEY,
  raised_at TEXT NOT NULL,
  terminal_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE branch (
  branch_no TEXT PRIMARY KEY,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

CREATE TABLE staff (
  staff_no TEXT PRIMARY KEY,
  branch_no TEXT NOT NULL REFERENCES branch,
  member TEXT NOT NULL CHECK (json_valid(member))
) STRICT;

-- Every staff card ever made; fingerprint: SHA-256 of the signature key's certificate. The member's JSON names the one
-- in force.
CREATE TABLE staff_card (
  fingerprint TEXT PRIMARY KEY,
  staff_no TEXT NOT NULL REFERENCES staff,
  certificate BLOB NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE TABLE fee (
  product TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  PRIMARY KEY (product, effective_from)
) STRICT;

CREATE TABLE tiers (
  effective_from TEXT PRIMARY KEY,
  entry TEXT NOT NULL CHECK (json_valid(entry))
) STRICT;

CREATE TABLE availability (
  effective_from TEXT PRIMARY KEY,
  entry TEXT NOT NULL CHECK (json_valid(entry))
) STRICT;

CREATE TABLE claim_reference (
  effective_from TEXT PRIMARY KEY,
  reference TEXT NOT NULL CHECK (json_valid(reference))
) STRICT;

CREATE TABLE customer (
  customer_no TEXT PRIMARY KEY,
  branch_no TEXT NOT NULL REFERENCES branch,
  customer TEXT NOT NULL CHECK (json_valid(customer))
) STRICT;

CREATE TABLE account (
  account_no TEXT PRIMARY KEY,
  customer_no TEXT NOT NULL REFERENCES customer,
  balance INTEGER NOT NULL CHECK (balance >= 0)
) STRICT;

CREATE TABLE card (
  serial_no TEXT PRIMARY KEY,
  vendor_code TEXT NOT NULL,
  branch_no TEXT NOT NULL REFERENCES branch,
  status TEXT NOT NULL
    CHECK (status IN ('IN_TRANSIT', 'MISSING', 'IN_STOCK', 'ISSUED', 'SPOILED', 'LOST', 'RETURNED', 'RECALLED')),
  -- The teller who has it; null: the branch's open stock, or nobody's any more.
  assigned_to TEXT CHECK (assigned_to IS NULL OR status = 'IN_STOCK'),
  -- Counts the changes a branch has been told of.
  revision INTEGER NOT NULL,
  holder TEXT REFERENCES customer,
  identity_source TEXT NOT NULL,
  identity_value TEXT NOT NULL,
  key_diversification_data TEXT,
  key_version INTEGER NOT NULL,
  key_enc TEXT NOT NULL,
  key_mac TEXT NOT NULL,
  issuer_domain_aid TEXT,
  sequence_counter INTEGER NOT NULL,
  oath_account TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  seed TEXT NOT NULL,
  digits INTEGER NOT NULL,
  period INTEGER NOT NULL,
  UNIQUE (identity_source, identity_value)
) STRICT;

CREATE TABLE card_batch (
  batch_no TEXT PRIMARY KEY,
  branch_no TEXT NOT NULL REFERENCES branch,
  vendor_code TEXT NOT NULL,
  package_no TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  received INTEGER NOT NULL CHECK (received IN (0, 1))
) STRICT;

CREATE TABLE card_batch_line (
  batch_no TEXT NOT NULL REFERENCES card_batch,
  serial_no TEXT NOT NULL REFERENCES card,
  PRIMARY KEY (batch_no, serial_no)
) STRICT;

CREATE TABLE ticket (
  serial_no TEXT NOT NULL REFERENCES card,
  ticket_no INTEGER NOT NULL,
  challenge TEXT NOT NULL,
  answer_sha256 TEXT NOT NULL,
  spent_by TEXT,
  PRIMARY KEY (serial_no, ticket_no)
) STRICT;

-- step: the TOTP time step the code was right for; null when it was not.
CREATE TABLE test_otp (
  terminal_id TEXT NOT NULL REFERENCES terminal,
  issuance_id TEXT NOT NULL,
  serial_no TEXT NOT NULL REFERENCES card,
  otp TEXT NOT NULL,
  step INTEGER,
  confirmation_no TEXT,
  PRIMARY KEY (issuance_id, serial_no, otp),
  UNIQUE (serial_no, step)
) STRICT;

CREATE TABLE debit (
  issuance_id TEXT PRIMARY KEY,
  debit_no TEXT NOT NULL UNIQUE,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  customer_no TEXT NOT NULL REFERENCES customer,
  account_no TEXT NOT NULL REFERENCES account,
  amount INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('AUTHORISED', 'CAPTURED', 'RELEASED', 'REFUNDED'))
) STRICT;

-- The course of an issuance, as the entries around it tell it.
CREATE TABLE issuance (
  issuance_id TEXT PRIMARY KEY,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  started_seq INTEGER NOT NULL,
  serial_no TEXT NOT NULL,
  fee_method TEXT NOT NULL,
  fee_amount INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('STARTED', 'ABANDONED', 'ACCEPTED', 'REJECTED', 'REVERSED')),
  -- What was wrong with the exposure it began under; a rejection code.
  exposure_finding TEXT
) STRICT;

-- Cash of an abandoned issuance that was kept for the customer's next card.
CREATE TABLE carried_fee (
  issuance_id TEXT PRIMARY KEY REFERENCES issuance,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  customer_no TEXT NOT NULL,
  amount INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  -- The entry that used it or gave it back.
  ended_by TEXT
) STRICT;

-- A request for a second person's consent, as the terminals' entries tell it, and the consents given to it.
CREATE TABLE approval (
  request_id TEXT PRIMARY KEY,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  subject TEXT NOT NULL CHECK (json_valid(subject)),
  maker TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'ENDED', 'USED')),
  used_by TEXT,
  -- Business date of the entry that used it.
  used_on TEXT,
  CHECK ((state = 'USED') = (used_by IS NOT NULL))
) STRICT;

CREATE TABLE approval_answer (
  request_id TEXT NOT NULL REFERENCES approval,
  approver TEXT NOT NULL,
  method TEXT NOT NULL,
  approved_at TEXT NOT NULL,
  PRIMARY KEY (request_id, approver)
) STRICT;
-- Issuances made on a terminal's own word, by the last entry that says so, until one says it was acknowledged.
CREATE TABLE offline_issuance (
  issuance_id TEXT PRIMARY KEY REFERENCES issuance,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  seq INTEGER NOT NULL,
  amount INTEGER NOT NULL
) STRICT;
CREATE INDEX offline_issuance_seq ON offline_issuance (terminal_id, seq);
CREATE TRIGGER offline_issuance_adds AFTER INSERT ON offline_issuance
BEGIN
  UPDATE terminal SET offline_issuances = offline_issuances + 1, offline_won = offline_won + NEW.amount
  WHERE terminal_id = NEW.terminal_id;
END;
CREATE TRIGGER offline_issuance_takes AFTER DELETE ON offline_issuance
BEGIN
  UPDATE terminal SET offline_issuances = offline_issuances - 1, offline_won = offline_won - OLD.amount
  WHERE terminal_id = OLD.terminal_id;
END;

-- Which entry of a journal takes the place of which; an entry is superseded once.
CREATE TABLE supersession (
  terminal_id TEXT NOT NULL REFERENCES terminal,
  superseded INTEGER NOT NULL,
  superseding INTEGER NOT NULL CHECK (superseding > superseded),
  PRIMARY KEY (terminal_id, superseded)
) STRICT;

-- One an entry that undoes: the reversal of an issuance, or the withdrawal of a rejected record.
CREATE TABLE undoing (
  entry_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('REVERSAL', 'WITHDRAWAL')),
  issuance_id TEXT,
  undoing_no TEXT UNIQUE,
  rejection_code TEXT,
  CHECK ((undoing_no IS NULL) <> (rejection_code IS NULL))
) STRICT;

-- Identity documents whose loss their holders have reported.
CREATE TABLE lost_document (
  number TEXT PRIMARY KEY
) STRICT;

-- One a SmartOtpIssued entry or a correction of it: accepted with a number, or rejected with a reason.
CREATE TABLE judgement (
  entry_id TEXT PRIMARY KEY,
  issuance_id TEXT NOT NULL,
  serial_no TEXT NOT NULL,
  customer_no TEXT NOT NULL,
  -- The entry it takes the place of; null for the first.
  supersedes TEXT,
  core_no TEXT UNIQUE,
  rejection_code TEXT,
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  CHECK ((core_no IS NULL) <> (rejection_code IS NULL))
) STRICT;

-- One an entry that files a claim.
CREATE TABLE claim_judgement (
  entry_id TEXT PRIMARY KEY,
  claim_id TEXT,
  core_no TEXT UNIQUE,
  rejection_code TEXT,
  CHECK ((core_no IS NULL) <> (rejection_code IS NULL))
) STRICT;

-- Claims and objections that were accepted; what they say stands in their entries.
CREATE TABLE claim_case (
  core_no TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('CLAIM', 'OBJECTION')),
  terminal_id TEXT NOT NULL REFERENCES terminal,
  customer_no TEXT NOT NULL REFERENCES customer,
  accident_on TEXT NOT NULL,
  filed_at TEXT NOT NULL,
  provisional_no TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX claim_case_customer ON claim_case (customer_no, accident_on);

-- Files a claim lists, and papers it has promised.
CREATE TABLE claim_file (
  claim_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  UNIQUE (claim_id, sha256)
) STRICT;

CREATE TABLE claim_paper_to_come (
  claim_id TEXT NOT NULL,
  paper TEXT NOT NULL,
  until TEXT NOT NULL,
  UNIQUE (claim_id, paper)
) STRICT;

-- One an act about a claim after it was filed.
CREATE TABLE claim_act (
  entry_id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  core_no TEXT UNIQUE,
  rejection_code TEXT,
  CHECK ((core_no IS NULL) <> (rejection_code IS NULL))
) STRICT;

-- The course of a case, step by step.
CREATE TABLE claim_step (
  core_no TEXT NOT NULL,
  progress_no INTEGER NOT NULL,
  at TEXT NOT NULL,
  event TEXT NOT NULL CHECK (json_valid(event)),
  PRIMARY KEY (core_no, progress_no)
) STRICT;

-- One an act of the controlled stock.
CREATE TABLE stock_judgement (
  entry_id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  core_no TEXT UNIQUE,
  rejection_code TEXT,
  CHECK ((core_no IS NULL) <> (rejection_code IS NULL))
) STRICT;

-- Cards that came into a branch's stock or left it, and the entry whose judgement moved them; to hold closings against.
CREATE TABLE stock_move (
  move_no INTEGER PRIMARY KEY,
  branch_no TEXT NOT NULL,
  to_status TEXT NOT NULL,
  terminal_id TEXT REFERENCES terminal,
  business_date TEXT,
  type TEXT
) STRICT;
CREATE INDEX stock_move_new ON stock_move (move_no) WHERE terminal_id IS NULL;
CREATE TRIGGER card_moves AFTER UPDATE OF status ON card
WHEN (OLD.status = 'IN_STOCK') <> (NEW.status = 'IN_STOCK')
BEGIN
  INSERT INTO stock_move (branch_no, to_status) VALUES (NEW.branch_no, NEW.status);
END;

-- What the counts of a terminal found, counted less expected.
CREATE TABLE stock_count (
  terminal_id TEXT NOT NULL REFERENCES terminal,
  seq INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  place TEXT,
  difference INTEGER NOT NULL,
  PRIMARY KEY (terminal_id, seq)
) STRICT;

-- To all branches, one branch, or one terminal.
CREATE TABLE feed_item (
  position INTEGER PRIMARY KEY,
  branch_no TEXT,
  terminal_id TEXT,
  -- Of its branch's terminals the one that is not told.
  except_terminal_id TEXT,
  item TEXT NOT NULL CHECK (json_valid(item))
) STRICT;
CREATE INDEX feed_item_settings ON feed_item (branch_no) WHERE item ->> '$.kind' = 'settings';

-- What moved the cash drawers, by the core's own reckoning from the entries; negative for what left a drawer.
CREATE TABLE drawer_move (
  terminal_id TEXT NOT NULL REFERENCES terminal,
  seq INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (terminal_id, seq)
) STRICT;

-- How the fee of every card issued was settled, on the date of its entry.
CREATE TABLE issued_fee (
  terminal_id TEXT NOT NULL REFERENCES terminal,
  seq INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  method TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (terminal_id, seq)
) STRICT;

CREATE TABLE drawer_holder (
  terminal_id TEXT PRIMARY KEY REFERENCES terminal,
  holder TEXT NOT NULL
) STRICT;

CREATE TABLE closed_day (
  terminal_id TEXT NOT NULL REFERENCES terminal,
  business_date TEXT NOT NULL,
  PRIMARY KEY (terminal_id, business_date)
) STRICT;

-- Evidence files that have come whole: the hash of every byte was compared.
CREATE TABLE evidence (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  terminal_id TEXT NOT NULL REFERENCES terminal,
  arrived_at TEXT NOT NULL
) STRICT;
