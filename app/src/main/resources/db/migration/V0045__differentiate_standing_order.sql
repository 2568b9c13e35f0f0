-- Room differentiate: lists of standings come in the order of an index, the largest value first.
DROP INDEX differentiate.standing_group;
DROP INDEX differentiate.standing_rfm;
CREATE INDEX standing_order ON differentiate.standing ((coalesce(value, '-Infinity')), customer_id);
CREATE INDEX standing_group ON differentiate.standing (group_id, (coalesce(value, '-Infinity')), customer_id);
CREATE INDEX standing_rfm ON differentiate.standing
    (recency, frequency, (coalesce(value, '-Infinity')), customer_id);
