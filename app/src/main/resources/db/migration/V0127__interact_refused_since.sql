-- Since when the medium cannot take a message: only that wears out the patience with it, not that it was put off before.
ALTER TABLE interact.message ADD COLUMN not_taken_since timestamptz;
