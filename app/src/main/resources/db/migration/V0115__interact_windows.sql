-- A window of messages that a sender begins together, so that he knows it again where the answer to a commit was lost.
ALTER TABLE interact.message ADD COLUMN begun_with bigint;
