-- Room identify: what is attached to documents, as it came in. It belongs to the document in all its versions.
CREATE TABLE identify.attachment (
    attachment_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_key  uuid  NOT NULL, -- the key of a document
    file_id       int   NOT NULL, -- the file that brought it first
    name          text  NOT NULL, -- as the document names it
    kind          text  NOT NULL, -- what the document says that it is, such as PDF; empty where it says nothing
    sha256        bytea NOT NULL,
    content       bytea NOT NULL,
    UNIQUE (document_key, sha256)
);
CREATE INDEX attachment_file ON identify.attachment (file_id);
