-- A complaint that was attributed by its recipient hangs on the message that it is about, as its consent tells.
UPDATE interact.mail_in i SET message_id = c.about
FROM (SELECT evidence, CAST(substring(evidence FROM ' about message:([0-9]+)$') AS bigint) AS about
      FROM interact.consent WHERE how = 'complaint' AND NOT given AND evidence ~ ' about message:[0-9]+$') c
WHERE i.kind = 'COMPLAINT' AND i.message_id IS NULL
  AND c.evidence = 'mail ' || i.reference || ' about message:' || c.about
  AND EXISTS (SELECT 1 FROM interact.message m WHERE m.message_id = c.about);
