-- Which word on a paper is the newer one, no clock of a terminal says: of two entries the later number; an entry that is
-- just being made before all that is here; and the core's word before an entry that it had judged by then. Times decide
-- only between an entry and the core where neither is known, and in a terminal that is being restored.

-- The entry that says so; null: the core.
ALTER TABLE claim_paper ADD COLUMN said_by INTEGER REFERENCES journal (seq);

DROP TRIGGER progress_moves_case;
CREATE TRIGGER progress_moves_case AFTER INSERT ON claim_progress WHEN NEW.claim_id IS NOT NULL
BEGIN
  UPDATE claim SET state = (
    SELECT iif(withdrawn_by IS NOT NULL AND kind <> 'CLOSED', 'WITHDRAWN', kind) FROM case_standing
    WHERE case_standing.claim_id = NEW.claim_id AND kind NOT LIKE 'OBJECTION_%' ORDER BY progress_no DESC LIMIT 1)
  WHERE claim_id = NEW.claim_id AND json_extract(NEW.event, '$.kind') NOT LIKE 'OBJECTION_%';
  UPDATE objection SET state = iif(state = 'ANSWERED' OR json_extract(NEW.event, '$.kind') = 'OBJECTION_ANSWERED',
    'ANSWERED', 'RECEIVED')
  WHERE objection_id = NEW.claim_id;
  INSERT INTO claim_paper (claim_id, paper, status, until, name, as_of)
  SELECT NEW.claim_id, json_extract(value, '$.paper'), 'WANTED', json_extract(value, '$.until'), json_extract(value, '$.name'), NEW.at
  FROM json_each(NEW.event, '$.papers') WHERE json_extract(NEW.event, '$.kind') = 'DOCUMENTS_WANTED'
  ON CONFLICT DO UPDATE SET status = excluded.status, until = excluded.until, name = excluded.name,
    as_of = excluded.as_of, said_by = NULL
  WHERE excluded.as_of >= claim_paper.as_of OR EXISTS (SELECT 1 FROM outcome WHERE seq = claim_paper.said_by);
END;

DROP TRIGGER claim_begins_its_course;
CREATE TRIGGER claim_begins_its_course AFTER INSERT ON claim
BEGIN
  INSERT INTO claim_paper (claim_id, paper, status, until, name, as_of, said_by)
  SELECT NEW.claim_id, json_extract(value, '$.paper'), json_extract(value, '$.status'), json_extract(value, '$.until'), NULL,
    occurred_at, seq
  FROM journal, json_each(payload, '$.evidence.checklist') WHERE seq = NEW.filed_by
  ON CONFLICT DO NOTHING;
  UPDATE claim SET
    (papers_wanted, papers_present) = (
      SELECT count(*) FILTER (WHERE json_extract(value, '$.status') <> 'NOT_APPLICABLE'),
        count(*) FILTER (WHERE json_extract(value, '$.status') = 'PRESENT')
      FROM journal, json_each(payload, '$.evidence.checklist') WHERE seq = NEW.filed_by),
    state = coalesce((
      SELECT kind FROM case_standing WHERE case_standing.claim_id = NEW.claim_id AND kind NOT LIKE 'OBJECTION_%'
      ORDER BY progress_no DESC LIMIT 1), state)
  WHERE claim_id = NEW.claim_id;
END;

DROP TRIGGER claim_correction_takes_effect;
CREATE TRIGGER claim_correction_takes_effect AFTER UPDATE OF superseded_by ON claim
BEGIN
  INSERT INTO claim_paper (claim_id, paper, status, until, name, as_of, said_by)
  SELECT NEW.claim_id, json_extract(value, '$.paper'), json_extract(value, '$.status'), json_extract(value, '$.until'), NULL,
    occurred_at, seq
  FROM journal, json_each(payload, '$.evidence.checklist') WHERE seq = NEW.superseded_by
  ON CONFLICT DO UPDATE SET status = excluded.status, until = excluded.until, as_of = excluded.as_of, said_by = excluded.said_by
  WHERE NOT EXISTS (SELECT 1 FROM restoration) OR coalesce(excluded.said_by > claim_paper.said_by, excluded.as_of >= claim_paper.as_of);
  INSERT OR REPLACE INTO claim_number (rowid, numbers) SELECT filed_by, numbers FROM claim_numbers WHERE filed_by = NEW.filed_by;
END;
