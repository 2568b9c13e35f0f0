-- Points at a table of another room.
CREATE TABLE identify.planted (job bigint REFERENCES platform.job (id));
