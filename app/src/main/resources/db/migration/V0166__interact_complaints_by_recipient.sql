-- A complaint that was attributed by its recipient hangs on the message that it is about, as its consent tells.
UPDATE interact.mail_in i SET message_id = m.message_id
FROM interact.consent c, interact.message m
WHERE i.kind = 'COMPLAINT' AND i.message_id IS NULL AND c.how = 'complaint' AND NOT c.given
  AND c.evidence = 'mail ' || i.reference || ' about message:' || m.message_id;
