-- What the core said of a card while this terminal was issuing it, or had moved it and the core had not judged that far.
-- It says so once: the word waits here, the newest of each card, until it holds or a newer one comes.
CREATE TABLE card_word (
  serial_no    TEXT PRIMARY KEY REFERENCES stock_card (serial_no),
  status       TEXT NOT NULL,
  assigned_to  TEXT,
  branch_no    TEXT NOT NULL
) STRICT;
