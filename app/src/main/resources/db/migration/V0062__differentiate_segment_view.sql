-- Room differentiate: who belongs to a segment now, for rooms to the right.
CREATE VIEW differentiate.v_segment_member AS
SELECT segment_id, customer_id FROM differentiate.segment_member WHERE until IS NULL;
