-- Room identify: the numbers of documents as they are looked up, in a table of their own that follows the ledger. Two more
-- text indexes on the documents themselves took a third of the time that a document takes to be written. Derived: what is
-- missing is laid out after each import and before corrections look for their originals.
CREATE TABLE identify.document_number (
    document_id bigint PRIMARY KEY,
    number      text COLLATE "C" NOT NULL, -- in capital letters
    figures     text COLLATE "C" NOT NULL  -- its last figures, without zeros before them; empty where it has none
);

INSERT INTO identify.document_number (document_id, number, figures)
SELECT document_id, upper(number), coalesce(identify.last_figures(number), '') FROM identify.document ORDER BY document_id;

DROP INDEX identify.document_number_start;
CREATE INDEX document_number_start ON identify.document_number (number);
CREATE INDEX document_number_figures_start ON identify.document_number (figures) WHERE figures <> '';
DROP INDEX identify.document_number_figures;
ALTER INDEX identify.document_number_figures_start RENAME TO document_number_figures;
