-- The documents of a file have higher ids than any that there was when the file was begun, since documents are numbered in
-- their order and by one import at a time. So they are found by their numbers. The index by file cost each document more
-- than its primary key: all of a large file's documents have the same place in it.
ALTER TABLE identify.file ADD COLUMN last_document bigint NOT NULL DEFAULT 0; -- the last document when it was begun
UPDATE identify.file f SET last_document = d.first - 1
FROM (SELECT file_id, min(document_id) AS first FROM identify.document GROUP BY file_id) d WHERE d.file_id = f.file_id;
DROP INDEX identify.document_file;
