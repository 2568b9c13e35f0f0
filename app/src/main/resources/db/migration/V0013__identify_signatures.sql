-- Room identify: the signatures under files and under the files inside archives, each with its place.
CREATE TABLE identify.signature (
    signature_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_id      int NOT NULL,  -- a file, as it was handed in
    place        text NOT NULL, -- the signed file with its path inside an archive
    signer       text NOT NULL, -- empty where nobody can be named
    tax_code     text NOT NULL, -- the signer's, empty where the certificate carries none
    issuer       text NOT NULL,
    signed_at    timestamptz,   -- as the signature claims
    in_dates     boolean,       -- whether the certificate was within its dates then; NULL where the time is not known
    broken       text NOT NULL  -- why it does not hold (its file was refused), empty where it holds
);
CREATE INDEX signature_file ON identify.signature (file_id);

INSERT INTO identify.signature (file_id, place, signer, tax_code, issuer, signed_at, in_dates, broken)
SELECT file_id, signature ->> 'file', signature ->> 'signer', signature ->> 'signerTaxCode', signature ->> 'issuer',
    (signature ->> 'signedAt')::timestamptz, (signature ->> 'validAtSigning')::boolean, ''
FROM identify.file WHERE signature IS NOT NULL ORDER BY file_id;

ALTER TABLE identify.file DROP COLUMN signature;
