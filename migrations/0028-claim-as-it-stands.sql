-- A withdrawal that the core has rejected counts no more: the claim is what the core says of it, or waits for its word;
-- where its own record was let rest meanwhile, it is withdrawn by that. It may be taken back again.
DROP TRIGGER claim_is_withdrawn_once_and_not_edited;
CREATE TRIGGER claim_is_withdrawn_once_and_not_edited BEFORE UPDATE ON claim
WHEN OLD.withdrawn_by IS NOT NULL AND NEW.withdrawn_by IS NOT OLD.withdrawn_by AND NOT EXISTS (
    SELECT 1 FROM outcome JOIN journal USING (seq)
    WHERE seq = OLD.withdrawn_by AND verdict = 'REJECTED' AND type = 'ClaimWithdrawn')
  OR OLD.erased_by IS NOT NULL AND NEW.erased_by IS NOT OLD.erased_by
  OR NEW.erased_by IS NULL AND (NEW.customer_no, NEW.customer_name) IS NOT (OLD.customer_no, OLD.customer_name)
  OR NEW.erased_by IS NOT NULL AND (NEW.customer_no, NEW.customer_name, NEW.phone) IS NOT ('', NULL, NULL)
  OR NEW.claim_id <> OLD.claim_id OR NEW.provisional_no <> OLD.provisional_no
  OR NEW.business_date <> OLD.business_date OR NEW.number <> OLD.number
  OR NEW.filed_by <> OLD.filed_by
  OR NEW.superseded_by IS OLD.superseded_by AND (
    NEW.erased_by IS NULL AND NEW.phone IS NOT OLD.phone OR NEW.loss <> OLD.loss OR NEW.accident_on <> OLD.accident_on
    OR NEW.accident_type <> OLD.accident_type OR NEW.means <> OLD.means)
BEGIN SELECT RAISE(ABORT, 'claim: withdrawn once, erased at most, changed by a correction, never edited'); END;

-- What a claim is without the withdrawal that it is withdrawn by.
CREATE VIEW claim_not_withdrawn AS
SELECT claim_id,
  (SELECT superseding FROM supersession JOIN journal ON seq = superseding
   WHERE superseded = stands_by AND type = 'RejectedRecordWithdrawn') AS let_rest_by,
  coalesce((
    SELECT kind FROM case_standing s WHERE s.claim_id = claim.claim_id AND kind NOT LIKE 'OBJECTION_%'
    ORDER BY progress_no DESC LIMIT 1), 'FILED') AS state
FROM claim;

CREATE TRIGGER withdrawal_that_is_rejected_counts_no_more AFTER INSERT ON outcome
WHEN NEW.verdict = 'REJECTED' AND (SELECT type FROM journal WHERE seq = NEW.seq) = 'ClaimWithdrawn'
BEGIN
  UPDATE claim SET (withdrawn_by, state) = (
    SELECT let_rest_by, iif(let_rest_by IS NULL, s.state, claim.state) FROM claim_not_withdrawn s
    WHERE s.claim_id = claim.claim_id)
  WHERE withdrawn_by = NEW.seq AND erased_by IS NULL;
END;

UPDATE claim SET (withdrawn_by, state) = (
  SELECT let_rest_by, iif(let_rest_by IS NULL, s.state, claim.state) FROM claim_not_withdrawn s
  WHERE s.claim_id = claim.claim_id)
WHERE erased_by IS NULL AND withdrawn_by IN (
  SELECT seq FROM outcome JOIN journal USING (seq) WHERE verdict = 'REJECTED' AND type = 'ClaimWithdrawn');

-- A correction says anew which papers the claim wants: of what only entries before it have said, no more is waited for,
-- unless it files a paper of that kind. What the core asks for stays.
CREATE VIEW paper_wanted_no_more AS
SELECT p.claim_id, p.paper
FROM claim_paper p JOIN claim c USING (claim_id) JOIN journal j ON j.seq = c.superseded_by
WHERE p.status <> 'WANTED' AND coalesce(p.said_by, 0) < j.seq
  AND p.paper NOT IN (SELECT json_extract(value, '$.paper') FROM json_each(j.payload, '$.evidence.checklist'))
  AND p.paper NOT IN (SELECT json_extract(value, '$.paper') FROM json_each(j.payload, '$.evidence.files'));

CREATE TRIGGER correction_wants_its_papers_alone AFTER UPDATE OF superseded_by ON claim
WHEN NEW.superseded_by IS NOT NULL
BEGIN
  DELETE FROM claim_paper
  WHERE claim_id = NEW.claim_id AND paper IN (SELECT paper FROM paper_wanted_no_more WHERE claim_id = NEW.claim_id);
END;

DELETE FROM claim_paper
WHERE status = 'PENDING' AND (claim_id, paper) IN (SELECT claim_id, paper FROM paper_wanted_no_more);

-- A supplement that the core has rejected brought nothing: its papers are what they were before, and its files can be
-- sent again. Where the claim is rejected as well they are its correction's, and what that lists stays.
CREATE TRIGGER supplement_that_is_rejected_brought_nothing AFTER INSERT ON outcome
WHEN NEW.verdict = 'REJECTED' AND (SELECT type FROM journal WHERE seq = NEW.seq) = 'ClaimSupplemented'
  AND NOT EXISTS (
    SELECT 1 FROM journal s JOIN claim ON claim_id = json_extract(s.payload, '$.claimId') JOIN outcome o ON o.seq = stands_by
    WHERE s.seq = NEW.seq AND o.verdict = 'REJECTED')
BEGIN
  UPDATE evidence_file SET filed = 0
  WHERE file_id IN (
      SELECT json_extract(value, '$.fileId') FROM journal, json_each(payload, '$.files') WHERE seq = NEW.seq)
    AND file_id NOT IN (
      SELECT json_extract(value, '$.fileId') FROM claim JOIN journal ON seq = stands_by, json_each(payload, '$.evidence.files')
      WHERE claim.claim_id = evidence_file.claim_id);
  -- As the core asked for it; else as another supplement brought it; else as the claim says.
  UPDATE claim_paper SET (status, until, name, as_of, said_by) = (
    SELECT 'WANTED', json_extract(value, '$.until'), json_extract(value, '$.name'), at, NULL
    FROM claim_progress p, json_each(event, '$.papers')
    WHERE p.claim_id = claim_paper.claim_id AND json_extract(event, '$.kind') = 'DOCUMENTS_WANTED'
      AND json_extract(value, '$.paper') = claim_paper.paper
    ORDER BY progress_no DESC LIMIT 1)
  WHERE claim_id = (SELECT json_extract(payload, '$.claimId') FROM journal WHERE seq = NEW.seq) AND said_by = NEW.seq AND paper IN (
    SELECT json_extract(value, '$.paper') FROM claim_progress p, json_each(event, '$.papers')
    WHERE p.claim_id = claim_paper.claim_id AND json_extract(event, '$.kind') = 'DOCUMENTS_WANTED');
  UPDATE claim_paper SET said_by = coalesce((
    SELECT max(j.seq) FROM journal j LEFT JOIN outcome o ON o.seq = j.seq, json_each(j.payload, '$.checklist')
    WHERE json_extract(j.payload, '$.claimId') IS NOT NULL AND json_extract(j.payload, '$.claimId') = +claim_paper.claim_id
      AND j.type = 'ClaimSupplemented' AND o.verdict IS NOT 'REJECTED'
      AND json_extract(value, '$.paper') = claim_paper.paper), said_by)
  WHERE claim_id = (SELECT json_extract(payload, '$.claimId') FROM journal WHERE seq = NEW.seq) AND said_by = NEW.seq;
  UPDATE claim_paper SET (status, until, as_of, said_by) = (
    SELECT json_extract(value, '$.status'), json_extract(value, '$.until'), occurred_at, seq
    FROM claim c JOIN journal ON seq = c.stands_by, json_each(payload, '$.evidence.checklist')
    WHERE c.claim_id = claim_paper.claim_id AND json_extract(value, '$.paper') = claim_paper.paper)
  WHERE claim_id = (SELECT json_extract(payload, '$.claimId') FROM journal WHERE seq = NEW.seq) AND said_by = NEW.seq AND paper IN (
    SELECT json_extract(value, '$.paper') FROM claim c JOIN journal ON seq = c.stands_by, json_each(payload, '$.evidence.checklist')
    WHERE c.claim_id = claim_paper.claim_id);
  DELETE FROM claim_paper WHERE claim_id = (SELECT json_extract(payload, '$.claimId') FROM journal WHERE seq = NEW.seq) AND said_by = NEW.seq;
END;
