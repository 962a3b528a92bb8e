-- A card that the core gives to another branch moves, too: where from and where to, both null while its branch stays.
ALTER TABLE card_movement ADD COLUMN from_branch TEXT
  CHECK (from_branch IS NULL OR kind = 'CORE');
ALTER TABLE card_movement ADD COLUMN to_branch TEXT
  CHECK ((to_branch IS NULL) = (from_branch IS NULL));
