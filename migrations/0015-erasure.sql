-- Personal data whose time is over leaves the journal. An entry's header stays what it was, and the chain with it; its
-- payload alone gives way to the number of the entry that erased it, when that entry names it, about the same claim, the
-- core holds it (a terminal that gets its journal back has it from there), and the time it says is over.
DROP TRIGGER journal_is_never_edited;
CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
WHEN NOT EXISTS (
    SELECT 1
    FROM journal e JOIN sync JOIN json_each(e.payload, '$.entries') named
    WHERE e.seq = json_extract(NEW.payload, '$.erasedBy') AND e.seq > OLD.seq AND e.type = 'PersonalDataErased'
      AND NEW.payload = json_object('erasedBy', e.seq)
      AND OLD.type <> 'PersonalDataErased'
      AND json_extract(OLD.payload, '$.claimId') = json_extract(e.payload, '$.claimId')
      AND json_extract(named.value, '$.seq') = OLD.seq
      AND json_extract(named.value, '$.payloadHash') = OLD.payload_hash
      AND (OLD.seq <= sync.stored_through OR EXISTS (SELECT 1 FROM restoration))
      AND OLD.business_date <= json_extract(e.payload, '$.keptUntil')
      AND json_extract(e.payload, '$.keptUntil') < e.business_date)
  OR (NEW.seq, NEW.epoch, NEW.terminal_id, NEW.id, NEW.type, NEW.schema_version, NEW.business_date, NEW.occurred_at,
      NEW.actor, NEW.approvals, NEW.payload_hash, NEW.prev_hash, NEW.hash, NEW.signature)
    IS NOT
     (OLD.seq, OLD.epoch, OLD.terminal_id, OLD.id, OLD.type, OLD.schema_version, OLD.business_date, OLD.occurred_at,
      OLD.actor, OLD.approvals, OLD.payload_hash, OLD.prev_hash, OLD.hash, OLD.signature)
BEGIN SELECT RAISE(ABORT, 'journal: entries are never edited'); END;

-- Entries about a claim, to be found with it. Partial: the common acts write no page more.
CREATE INDEX journal_about_claim ON journal (json_extract(payload, '$.claimId'))
WHERE json_extract(payload, '$.claimId') IS NOT NULL;
