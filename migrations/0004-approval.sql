-- Requests for a second person's consent. The rules stand here too, whatever a program does: nobody approves their own
-- request, two consents are of two people, a request is answered in time, used once, and by an act of its maker alone.
CREATE TABLE approval_request (
  request_id    TEXT PRIMARY KEY,
  subject       TEXT NOT NULL CHECK (json_type(subject) = 'object'),
  kind          TEXT NOT NULL GENERATED ALWAYS AS (subject ->> 'kind') STORED,
  subject_hash  TEXT NOT NULL CHECK (length(subject_hash) = 64),
  maker         TEXT NOT NULL,
  -- Different people who must approve, and in which roles: the policy when it was asked.
  needed        INTEGER NOT NULL CHECK (needed IN (1, 2)),
  roles         TEXT NOT NULL CHECK (json_type(roles) = 'array'),
  state         TEXT NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'GIVEN', 'REFUSED', 'LAPSED', 'USED')),
  business_date TEXT NOT NULL,
  requested_by  INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  -- The entry that refused it, let it lapse, or used it.
  ended_by      INTEGER REFERENCES journal (seq),
  CHECK ((state IN ('WAITING', 'GIVEN')) = (ended_by IS NULL))
) STRICT;
CREATE INDEX approval_request_day ON approval_request (business_date);
CREATE INDEX approval_request_open ON approval_request (requested_by) WHERE ended_by IS NULL;

-- One consent.
CREATE TABLE approval_answer (
  request_id   TEXT NOT NULL REFERENCES approval_request (request_id),
  approver     TEXT NOT NULL,
  role         TEXT NOT NULL,
  method       TEXT NOT NULL CHECK (method IN ('PASSWORD', 'STAFF_CARD')),
  approved_at  TEXT NOT NULL,
  given_by     INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
  PRIMARY KEY (request_id, approver)
) STRICT;

CREATE TRIGGER approval_request_begins BEFORE INSERT ON approval_request
WHEN NEW.state <> 'WAITING'
  OR NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.requested_by AND type = 'ApprovalRequested'
                   AND actor = NEW.maker AND payload ->> 'requestId' = NEW.request_id
                   AND payload ->> 'subjectHash' = NEW.subject_hash)
BEGIN SELECT RAISE(ABORT, 'approval: begins with its maker''s own request'); END;

CREATE TRIGGER approval_request_is_frozen
BEFORE UPDATE OF request_id, subject, subject_hash, maker, needed, roles, business_date, requested_by ON approval_request
BEGIN SELECT RAISE(ABORT, 'approval: what was asked is never edited'); END;
CREATE TRIGGER approval_request_stays BEFORE DELETE ON approval_request
BEGIN SELECT RAISE(ABORT, 'approval: never deleted'); END;

CREATE TRIGGER approval_request_goes_forward BEFORE UPDATE OF state ON approval_request
WHEN NOT (OLD.state = 'WAITING' AND NEW.state IN ('GIVEN', 'REFUSED', 'LAPSED')
       OR OLD.state = 'GIVEN' AND NEW.state IN ('USED', 'LAPSED'))
BEGIN SELECT RAISE(ABORT, 'approval: answered once, used once'); END;

CREATE TRIGGER approval_request_is_given BEFORE UPDATE OF state ON approval_request
WHEN NEW.state = 'GIVEN'
 AND (SELECT count(*) FROM approval_answer WHERE request_id = NEW.request_id) <> NEW.needed
BEGIN SELECT RAISE(ABORT, 'approval: given by as many people as it needs'); END;

CREATE TRIGGER approval_answer_is_anothers BEFORE INSERT ON approval_answer
WHEN NOT EXISTS (SELECT 1 FROM approval_request r
                 WHERE r.request_id = NEW.request_id AND r.state = 'WAITING' AND r.maker <> NEW.approver
                   AND EXISTS (SELECT 1 FROM json_each(r.roles) WHERE value = NEW.role))
  OR NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.given_by AND type IN ('ApprovalGiven', 'RemoteApprovalReceived')
                   AND payload ->> 'requestId' = NEW.request_id AND payload ->> 'approver' = NEW.approver)
BEGIN SELECT RAISE(ABORT, 'approval: given while it waits, by somebody who may and is not the maker'); END;

CREATE TRIGGER approval_answer_is_never_edited BEFORE UPDATE ON approval_answer
BEGIN SELECT RAISE(ABORT, 'approval: answers are never edited'); END;
CREATE TRIGGER approval_answer_is_never_deleted BEFORE DELETE ON approval_answer
BEGIN SELECT RAISE(ABORT, 'approval: answers are never deleted'); END;

-- An entry names only consents that were given to its actor, unused, and all that the request needed. (That none of
-- them is the actor's own has its rule, and its words, in journal_approver_is_not_maker.) An entry that comes back after
-- a restore was let in once already, and its consents are replayed after it.
CREATE TRIGGER journal_approvals_were_given BEFORE INSERT ON journal
WHEN NEW.approvals <> '[]' AND NOT EXISTS (SELECT 1 FROM restoration)
 AND NOT EXISTS (SELECT 1 FROM json_each(NEW.approvals) WHERE value ->> 'approver' = NEW.actor) AND (
  EXISTS (SELECT 1 FROM json_each(NEW.approvals) named WHERE NOT EXISTS (
    SELECT 1 FROM approval_request r JOIN approval_answer a USING (request_id)
    WHERE r.request_id = named.value ->> 'requestId' AND r.state = 'GIVEN' AND r.maker = NEW.actor
      AND r.subject_hash = named.value ->> 'subjectHash' AND a.approver = named.value ->> 'approver'
      AND a.method = named.value ->> 'method' AND a.approved_at = named.value ->> 'approvedAt'))
  OR EXISTS (SELECT 1 FROM approval_request r WHERE r.request_id IN
      (SELECT value ->> 'requestId' FROM json_each(NEW.approvals))
    AND r.needed <> (SELECT count(DISTINCT value ->> 'approver') FROM json_each(NEW.approvals)
                     WHERE value ->> 'requestId' = r.request_id)))
BEGIN SELECT RAISE(ABORT, 'journal: approvals are given to the maker, whole, and not yet used'); END;

-- The entry that names them uses them up, in its own transaction: there is nothing to forget.
CREATE TRIGGER journal_uses_approvals AFTER INSERT ON journal
WHEN NEW.approvals <> '[]' AND NOT EXISTS (SELECT 1 FROM restoration)
BEGIN
  UPDATE approval_request SET state = 'USED', ended_by = NEW.seq
  WHERE request_id IN (SELECT value ->> 'requestId' FROM json_each(NEW.approvals));
END;

-- Patterns that a person should look into.
CREATE TABLE security_event (
  raised_by      INTEGER PRIMARY KEY REFERENCES journal (seq),
  business_date  TEXT NOT NULL,
  maker          TEXT NOT NULL,
  approver       TEXT NOT NULL
) STRICT;
CREATE INDEX security_event_day ON security_event (business_date);
