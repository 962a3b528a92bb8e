-- The date the core was last heard to have: what is destroyed when its time is over goes by it while there is no line, as
-- the terminal's own clock may be years ahead. Null before the first word.
ALTER TABLE sync ADD COLUMN core_date TEXT;
