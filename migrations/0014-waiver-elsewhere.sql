-- Waivers at the branch's other terminals, as the core tells of them: the day's limits and the pairs of maker and
-- approver are the branch's, not one terminal's.
CREATE TABLE waiver_elsewhere (
  request_id     TEXT PRIMARY KEY,
  business_date  TEXT NOT NULL,
  maker          TEXT NOT NULL,
  approvers      TEXT NOT NULL CHECK (json_type(approvers) = 'array'),
  -- For a reason other than a tier.
  for_reason     INTEGER NOT NULL CHECK (for_reason IN (0, 1)),
  -- 0: consented to, and still to be used or to lapse.
  used           INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT;
CREATE INDEX waiver_elsewhere_day ON waiver_elsewhere (business_date);
