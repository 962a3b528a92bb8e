-- Consent at a distance. Requests of the branch's other terminals, as the core told of them; the core takes back what
-- has ended, and what was answered here stays with the entry that says so.
CREATE TABLE remote_request (
  request_id   TEXT PRIMARY KEY,
  request      TEXT NOT NULL CHECK (json_type(request) = 'object'),
  answered_by  INTEGER UNIQUE REFERENCES journal (seq)
) STRICT;
CREATE INDEX remote_request_open ON remote_request (request_id) WHERE answered_by IS NULL;

CREATE TRIGGER remote_request_is_answered_once BEFORE UPDATE ON remote_request
WHEN OLD.answered_by IS NOT NULL OR NEW.request_id <> OLD.request_id OR NEW.request <> OLD.request
  OR NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.answered_by AND type = 'RemoteApprovalAnswered'
                   AND actor <> OLD.request ->> 'maker')
BEGIN SELECT RAISE(ABORT, 'remote approval: answered once, and not by its maker'); END;

-- Answers from other terminals that the core has brought and this one has not yet taken in.
CREATE TABLE remote_answer (
  answer_no  INTEGER PRIMARY KEY,
  answer     TEXT NOT NULL CHECK (json_type(answer) = 'object')
) STRICT;
