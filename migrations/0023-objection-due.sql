-- When the answer to an objection is due is the core's to say: a holiday may have been announced while the line was down.
CREATE TRIGGER objection_is_due_as_the_core_says AFTER INSERT ON claim_progress
WHEN NEW.claim_id IS NOT NULL AND json_extract(NEW.event, '$.kind') = 'OBJECTION_RECEIVED'
BEGIN
  UPDATE objection SET due_on = json_extract(NEW.event, '$.dueOn') WHERE objection_id = NEW.claim_id;
END;

-- The core may have said it before the objection is here again, in a terminal that is being restored.
CREATE TRIGGER objection_is_due_as_the_core_has_said AFTER INSERT ON objection
BEGIN
  UPDATE objection SET due_on = coalesce(
    (SELECT json_extract(event, '$.dueOn') FROM claim_progress
     WHERE claim_id = NEW.objection_id AND json_extract(event, '$.kind') = 'OBJECTION_RECEIVED'), due_on)
  WHERE objection_id = NEW.objection_id;
END;
