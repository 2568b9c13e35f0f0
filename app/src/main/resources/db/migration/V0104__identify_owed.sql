-- What follows an import (corrections find their originals, cards are derived anew) is done from settled_at on. What a
-- crash, a cancellation or a fault cut off is owed by the next import.
ALTER TABLE identify.import ADD COLUMN settled_at timestamptz;
UPDATE identify.import SET settled_at = coalesce(ended_at, started_at) WHERE state = 'done';
CREATE INDEX import_owed ON identify.import (import_id) WHERE settled_at IS NULL;

-- Words that two records are two customers which a join by hand lifted: undone, it gives them back.
ALTER TABLE identify.apart ADD COLUMN lifted_for bigint REFERENCES identify.customer_join;
CREATE INDEX apart_lifted_for ON identify.apart (lifted_for) WHERE lifted_for IS NOT NULL;
