-- A rejected claim sent again: an entry takes the place of the rejected one, as issuances have it. The claim keeps its
-- id, its provisional number and the moment it was filed; what it says, and whose verdict is its, is the new entry's.

ALTER TABLE claim ADD COLUMN superseded_by INTEGER REFERENCES journal (seq);
-- The entry that says what the claim is now.
ALTER TABLE claim ADD COLUMN stands_by INTEGER GENERATED ALWAYS AS (coalesce(superseded_by, filed_by)) VIRTUAL;
CREATE INDEX claim_stands_by ON claim (stands_by);

-- The rejected entry this draft corrects; null for a claim that is new. Drafts are saved from a damaged file before the
-- entries are there.
ALTER TABLE claim_draft ADD COLUMN corrects INTEGER;

DROP VIEW way_of_closing;
CREATE VIEW way_of_closing (type, closed_how) AS
VALUES ('SmartOtpIssuanceCorrected', 'CORRECTED'), ('ClaimCorrected', 'CORRECTED'),
       ('SmartOtpIssuanceReversed', 'REVERSED'), ('RejectedRecordWithdrawn', 'WITHDRAWN');

-- A reversal and a withdrawal are done when they are recorded; a correction when the core has accepted it. A claim whose
-- record is let rest is no live claim any more.
DROP TRIGGER supersession_moves_on;
CREATE TRIGGER supersession_moves_on AFTER INSERT ON supersession
BEGIN
  UPDATE issuance SET superseded_by = NEW.superseding
  WHERE issuance_id = (SELECT json_extract(payload, '$.issuanceId') FROM journal WHERE seq = NEW.superseding);
  UPDATE claim SET withdrawn_by = NEW.superseding
  WHERE stands_by = NEW.superseded AND withdrawn_by IS NULL
    AND (SELECT type FROM journal WHERE seq = NEW.superseding) = 'RejectedRecordWithdrawn';
  UPDATE correction_case SET (closed_by, closed_how) = (
    SELECT seq, way_of_closing.closed_how FROM journal JOIN way_of_closing USING (type) WHERE seq = NEW.superseding)
  WHERE rejected = NEW.superseded AND closed_by IS NULL
    AND (SELECT way_of_closing.closed_how FROM journal JOIN way_of_closing USING (type) WHERE seq = NEW.superseding)
      <> 'CORRECTED';
END;

DROP TRIGGER acceptance_closes_case;
CREATE TRIGGER acceptance_closes_case AFTER INSERT ON outcome WHEN NEW.verdict = 'ACCEPTED'
BEGIN
  UPDATE correction_case SET closed_by = NEW.seq, closed_how = 'CORRECTED'
  WHERE rejected = (SELECT json_extract(payload, '$.supersedes.seq') FROM journal JOIN way_of_closing w USING (type)
                    WHERE seq = NEW.seq AND w.closed_how = 'CORRECTED')
    AND closed_by IS NULL;
END;

DROP TRIGGER rejection_opens_case;
CREATE TRIGGER rejection_opens_case AFTER INSERT ON outcome WHEN NEW.verdict = 'REJECTED'
BEGIN
  UPDATE correction_case SET rejected = NEW.seq
  WHERE rejected = (SELECT json_extract(payload, '$.supersedes.seq') FROM journal JOIN way_of_closing w USING (type)
                    WHERE seq = NEW.seq AND w.closed_how = 'CORRECTED')
    AND closed_by IS NULL;
  INSERT INTO correction_case
  SELECT NEW.seq, json_extract(j.payload, '$.issuanceId'), NEW.seq, s.superseding,
    iif(s.superseding IS NULL, NULL, 'REVERSED')
  FROM journal j LEFT JOIN supersession s ON s.superseded = NEW.seq
  WHERE j.seq = NEW.seq AND NOT EXISTS (SELECT 1 FROM correction_case WHERE rejected = NEW.seq);
END;

DROP TRIGGER claim_is_withdrawn_once_and_not_edited;
CREATE TRIGGER claim_is_withdrawn_once_and_not_edited BEFORE UPDATE ON claim
WHEN OLD.withdrawn_by IS NOT NULL AND NEW.withdrawn_by IS NOT OLD.withdrawn_by
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
CREATE TRIGGER claim_is_corrected_by_what_supersedes_it BEFORE UPDATE OF superseded_by ON claim
WHEN NEW.superseded_by IS NOT OLD.superseded_by AND NOT EXISTS (
  SELECT 1 FROM supersession JOIN journal ON seq = superseding
  WHERE superseding = NEW.superseded_by AND superseded = OLD.stands_by AND type = 'ClaimCorrected'
    AND json_extract(payload, '$.claimId') = NEW.claim_id)
BEGIN SELECT RAISE(ABORT, 'claim: corrected by the entry that supersedes the one it stands by'); END;

-- The papers as the correction has them, and the numbers it is found by.
DROP VIEW claim_numbers;
CREATE VIEW claim_numbers AS
SELECT filed_by, replace(concat_ws(' ', provisional_no, substr(core_no, 3), customer_no, phone,
  (SELECT group_concat(o.provisional_no, ' ') FROM objection o WHERE o.claim_id = claim.claim_id)), '-', '') AS numbers
FROM claim LEFT JOIN outcome ON seq = stands_by;

CREATE TRIGGER claim_correction_takes_effect AFTER UPDATE OF superseded_by ON claim
BEGIN
  INSERT INTO claim_paper (claim_id, paper, status, until, name, as_of)
  SELECT NEW.claim_id, json_extract(value, '$.paper'), json_extract(value, '$.status'), json_extract(value, '$.until'), NULL, occurred_at
  FROM journal, json_each(payload, '$.evidence.checklist') WHERE seq = NEW.superseded_by
  ON CONFLICT DO UPDATE SET status = excluded.status, until = excluded.until, as_of = excluded.as_of
  WHERE excluded.as_of >= claim_paper.as_of;
  INSERT OR REPLACE INTO claim_number (rowid, numbers) SELECT filed_by, numbers FROM claim_numbers WHERE filed_by = NEW.filed_by;
END;
DROP TRIGGER claim_is_findable_by_its_number;
CREATE TRIGGER claim_is_findable_by_its_number AFTER INSERT ON outcome WHEN NEW.core_no IS NOT NULL
BEGIN
  INSERT OR REPLACE INTO claim_number (rowid, numbers)
  SELECT filed_by, numbers FROM claim_numbers WHERE filed_by = (SELECT filed_by FROM claim WHERE stands_by = NEW.seq);
END;
