-- Who planned a sending, by his number (a name may change), and the version of each of its texts that was approved: that goes
-- out, whatever is written into the template afterwards.
ALTER TABLE interact.sending ADD COLUMN planned_by_person bigint; -- a person; none for a program
ALTER TABLE interact.sending ADD COLUMN texts jsonb NOT NULL DEFAULT '{}'; -- template to version; empty before the approval
UPDATE interact.sending s SET texts = (
    SELECT jsonb_object_agg(t.template_id, t.version) FROM interact.template t
    WHERE t.template_id = s.template_id
       OR t.template_id IN (SELECT (arm.value ->> 'template')::bigint FROM jsonb_each(s.arms) arm))
WHERE s.state IN ('approved', 'running');
