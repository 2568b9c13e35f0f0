-- Whether a program wrote it, such as an out-of-office notice: it is shown, counts as no answer, waits for none.
ALTER TABLE interact.received ADD COLUMN automatic boolean NOT NULL DEFAULT false;
UPDATE interact.received r
SET automatic = true, settled_at = coalesce(r.settled_at, r.taken_at),
    settled_by = CASE WHEN r.settled_at IS NULL THEN 'system' ELSE r.settled_by END
FROM interact.mail_in i WHERE i.received_id = r.received_id AND i.kind = 'AUTO_REPLY';
